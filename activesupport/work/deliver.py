"""Empty the outbox: pending → sending → sent | retry | failed | uncertain."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from threading import Event

import structlog

from activesupport.domain.errors import AdapterError, RetryLater, Uncertain
from activesupport.domain.notice import DeliveryState, Message
from activesupport.domain.ports import Channel
from activesupport.domain.reason import Reason
from activesupport.domain.schedule import backoff
from activesupport.storage import outbox
from activesupport.storage.database import Database
from activesupport.storage.tables import OutboxRow

log = structlog.get_logger(__name__)

MOST_ATTEMPTS = 10
"""With doubling waits this is about four hours of trying."""
LONGEST_WAIT = 3600.0
"""Seconds; the outbox takes what lies much further ahead for a clock that jumped back (`storage.outbox.due`)."""


def deliver(*, database: Database, channels: Mapping[str, Channel], now: Callable[[], datetime], stop: Event) -> None:
    """Send what is due, one message a transaction pair: taken before sending, finished after."""
    with database.reading() as session:
        waiting = outbox.due(session, now())
    for row_id in waiting:
        if stop.is_set():
            return
        with database.writing() as session:
            row = outbox.take(session, row_id, now())
        if row is None:
            continue
        try:
            _send(database, channels, row, now)
        except Exception:  # nobody knows whether it went out: it stays `sending`, and the sweep makes it `uncertain`
            log.exception("delivery_broke", channel=row.channel, key=row.key)


def _send(database: Database, channels: Mapping[str, Channel], row: OutboxRow, now: Callable[[], datetime]) -> None:
    channel = channels.get(row.channel)
    if channel is None:
        _finish(database, row, DeliveryState.FAILED, now(), Reason("outbox.no_channel", {"channel": row.channel}))
        return
    try:
        channel.send(_message(row))
    except RetryLater as error:
        if row.attempts >= MOST_ATTEMPTS:
            _finish(database, row, DeliveryState.FAILED, now(), error.reason)
        else:
            wait = min(LONGEST_WAIT, error.after) if error.after is not None else backoff(row.attempts)
            _finish(database, row, DeliveryState.RETRY, now(), error.reason, now() + timedelta(seconds=wait))
    except Uncertain as error:
        _finish(database, row, DeliveryState.UNCERTAIN, now(), error.reason)
    except AdapterError as error:
        _finish(database, row, DeliveryState.FAILED, now(), error.reason)
    else:
        _finish(database, row, DeliveryState.SENT, now())


def _finish(
    database: Database,
    row: OutboxRow,
    state: DeliveryState,
    now: datetime,
    problem: Reason | None = None,
    next_try_at: datetime | None = None,
) -> None:
    with database.writing() as session:
        outbox.finish(session, row.id, state, now, problem, next_try_at)
    say = log.info if state is DeliveryState.SENT else log.warning
    say(
        "delivery",
        channel=row.channel,
        key=row.key,
        state=str(state),
        attempt=row.attempts,
        code=problem.code if problem else None,
    )


def _message(row: OutboxRow) -> Message:
    return Message(
        key=row.key,
        recipients=tuple(row.recipients),
        subject=row.subject,
        text=row.text,
        html=row.html,
        data=row.data,
        attachments=row.attachments,
    )
