"""Every minute: defer again whatever lags, let held cases in, and notice silence."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from activesupport.domain.notice import DeliveryState
from activesupport.domain.ports import Jobs
from activesupport.domain.post import TIMELINE
from activesupport.domain.reason import Reason, Value
from activesupport.storage import heartbeat, outbox, posts, subscriptions
from activesupport.storage.codec import reason_from_json
from activesupport.storage.database import Database
from activesupport.words import explain, say
from activesupport.work.alerts import Alerts
from activesupport.work.poll import defer_processing
from activesupport.work.process import admit_held
from activesupport.work.repeating import forget_answers
from activesupport.work.rulekit import RuleKit
from activesupport.work.sending.reconcile import reconcile
from activesupport.work.team.keeping import keep

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
    with database.reading() as session:
        found = [*_silence(session, alerts.language, moment), *_undelivered(session, alerts.language, moment)]
        found += _set_aside(session, moment)
    with database.writing() as session:
        heartbeat.beat(session, moment)
        lost = outbox.abandon_lost(session, moment - SENDER_IS_DEAD_AFTER, moment)
        if lost:
            log.warning("deliveries_uncertain", count=lost)
        for key, reason in found:
            alerts.tell_operators(session, reason, key, moment)
        forget_answers(session, moment)
        defer_processing(session, jobs, posts.unprocessed(session))
        if outbox.due(session, moment, most=1):
            jobs.defer(session, "deliver", key="due", args={})
    admit_held(database=database, rules=rules, now=now)
    reconcile(database=database, rules=rules, now=now)
    keep(database=database, rules=rules, alerts=alerts, now=now)


Notice = tuple[str, Reason]
"""A warning with the key under which it is told once."""


def _silence(session: Session, language: str, now: datetime) -> Iterator[Notice]:
    """Subscriptions that fail or are silent unusually long; each is told once a day."""
    for row in subscriptions.active(session):
        place: dict[str, Value] = {"source": row.source, "key": row.key}
        if row.trouble is not None and row.failures >= 3:
            why = explain(reason_from_json(row.trouble), language)
            yield f"failing:{row.id}:{now:%Y-%m-%d}", Reason("alert.source_failing", {**place, "why": why})
            continue
        if row.key.startswith(TIMELINE):
            continue  # how often a brand answers says nothing about whether its timeline can be read
        quiet = subscriptions.silence(session, row, now)
        if quiet.suspicious:
            yield f"quiet:{row.id}:{now:%Y-%m-%d}", Reason("alert.source_quiet", {**place, **quiet.reason.values})


def _undelivered(session: Session, language: str, now: datetime) -> Iterator[Notice]:
    """Messages that did not arrive, or perhaps did not: told by whatever channel still works."""
    for row in outbox.troubled(session, now - timedelta(days=1)):
        if row.state == DeliveryState.RETRY or row.key.startswith(_UNDELIVERED) or row.problem is None:
            continue
        why = explain(reason_from_json(row.problem), language)
        values: dict[str, Value] = {"key": row.key, "state": say(f"delivery.{row.state}", language), "why": why}
        yield f"{_UNDELIVERED}{row.id}", Reason("digest.not_delivered", values)


def _set_aside(session: Session, now: datetime) -> Iterator[Notice]:
    """Posts that could not be processed; told once a day while there are any."""
    count = posts.count_set_aside(session)
    if count:
        yield f"aside:{now:%Y-%m-%d}", Reason("doctor.set_aside", {"count": count})
