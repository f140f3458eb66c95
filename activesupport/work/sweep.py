"""Every minute: defer again whatever lags, let held cases in, and notice silence."""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from activesupport.domain.errors import LostRace
from activesupport.domain.ports import Jobs
from activesupport.domain.reason import Reason
from activesupport.domain.schedule import judge_silence
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
    try:
        admit_held(database=database, rules=rules, now=now)
    except LostRace:
        log.info("admission_lost_race")  # a responder took a held case meanwhile; the next sweep goes on


def _tell_silence(session: Session, alerts: Alerts, now: datetime) -> None:
    """Quiet or broken? Tell the operators once a day, of a subscription that fails or is silent unusually long."""
    for row in subscriptions.active(session):
        if row.trouble is not None and row.failures >= 3:
            reason = Reason(
                "alert.source_failing",
                {
                    "source": row.source,
                    "key": row.key,
                    "why": explain(reason_from_json(row.trouble), alerts.language),
                },
            )
            alerts.tell_operators(session, reason, f"failing:{row.id}:{now:%Y-%m-%d}", now)
            continue
        quiet = judge_silence(subscriptions.recent_post_times(session, row.id), now)
        if quiet.suspicious:
            reason = Reason("alert.source_quiet", {"source": row.source, "key": row.key, **quiet.reason.values})
            alerts.tell_operators(session, reason, f"quiet:{row.id}:{now:%Y-%m-%d}", now)
