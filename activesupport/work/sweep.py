"""Every minute: defer again whatever lags, let held cases in, and notice silence."""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from activesupport.domain.errors import LostRace
from activesupport.domain.notice import DeliveryState
from activesupport.domain.ports import Jobs
from activesupport.domain.reason import Reason, Value
from activesupport.storage import outbox, posts, subscriptions
from activesupport.storage.codec import reason_from_json
from activesupport.storage.database import Database
from activesupport.words import explain
from activesupport.work.alerts import Alerts
from activesupport.work.poll import defer_processing
from activesupport.work.process import admit_held
from activesupport.work.rulekit import RuleKit

log = structlog.get_logger(__name__)

SENDER_IS_DEAD_AFTER = timedelta(minutes=10)
_UNDELIVERED = "undelivered:"


def sweep(
    *,
    database: Database,
    rules: Callable[[], RuleKit],
    jobs: Jobs,
    alerts: Alerts,
    now: Callable[[], datetime],
) -> None:
    """Rows are the truth: what they say is unfinished is handed out again."""
    moment = now()
    with database.writing() as session:
        lost = outbox.abandon_lost(session, moment - SENDER_IS_DEAD_AFTER, moment)
        if lost:
            log.warning("deliveries_uncertain", count=lost)
        defer_processing(session, jobs, posts.unprocessed(session))
        if outbox.due(session, moment, most=1):
            jobs.defer(session, "deliver", key="due", args={})
        _tell_silence(session, alerts, moment)
        _tell_undelivered(session, alerts, moment)
    try:
        admit_held(database=database, rules=rules, now=now)
    except LostRace:
        log.info("admission_lost_race")  # a responder took a held case meanwhile; the next sweep goes on


def _tell_silence(session: Session, alerts: Alerts, now: datetime) -> None:
    """Tell the operators once a day of each subscription that fails or is silent unusually long."""
    for row in subscriptions.active(session):
        place: dict[str, Value] = {"source": row.source, "key": row.key}
        if row.trouble is not None and row.failures >= 3:
            why = explain(reason_from_json(row.trouble), alerts.language)
            reason = Reason("alert.source_failing", {**place, "why": why})
            alerts.tell_operators(session, reason, f"failing:{row.id}:{now:%Y-%m-%d}", now)
            continue
        quiet = subscriptions.silence(session, row, now)
        if quiet.suspicious:
            reason = Reason("alert.source_quiet", {**place, **quiet.reason.values})
            alerts.tell_operators(session, reason, f"quiet:{row.id}:{now:%Y-%m-%d}", now)


def _tell_undelivered(session: Session, alerts: Alerts, now: datetime) -> None:
    """Tell the operators, by whatever channel still works, of messages that did not arrive or perhaps did not."""
    for row in outbox.troubled(session, now - timedelta(days=1)):
        if row.state == DeliveryState.RETRY or row.key.startswith(_UNDELIVERED) or row.problem is None:
            continue
        why = explain(reason_from_json(row.problem), alerts.language)
        reason = Reason("digest.not_delivered", {"key": row.key, "state": row.state, "why": why})
        alerts.tell_operators(session, reason, f"{_UNDELIVERED}{row.id}", now)
