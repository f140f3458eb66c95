"""The outbox: messages that were promised, and how far each has come."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, or_, select, update
from sqlalchemy.orm import Session

from activesupport.domain.errors import UserError
from activesupport.domain.notice import DeliveryState, Message
from activesupport.domain.reason import Reason
from activesupport.storage.codec import reason_to_json
from activesupport.storage.dialect import insert_unseen
from activesupport.storage.tables import OutboxRow

CONFIDENTIAL = "link:"
"""Keys of messages that hold a secret begin so: once such a message has gone out or was given up, its text is too."""


def promise(session: Session, channel: str, message: Message, now: datetime, team: str | None = None) -> None:
    """Put a message into the outbox. The same key on the same channel is promised once only."""
    row = {
        "channel": channel,
        "key": message.key,
        "team": team,
        "recipients": list(message.recipients),
        "subject": message.subject,
        "text": message.text,
        "html": message.html,
        "data": dict(message.data),
        "attachments": dict(message.attachments),
        "state": DeliveryState.PENDING,
        "attempts": 0,
        "created_at": now,
        "next_try_at": now,
        "changed_at": now,
    }
    insert_unseen(session, OutboxRow, [row])


def due(session: Session, now: datetime, most: int = 100) -> list[int]:
    """Messages that may be sent now. A clock that jumped back does not hold them up: an hour is the longest wait."""
    return list(
        session.scalars(
            select(OutboxRow.id)
            .where(
                OutboxRow.state.in_([DeliveryState.PENDING, DeliveryState.RETRY]),
                or_(OutboxRow.next_try_at <= now, OutboxRow.next_try_at > now + timedelta(hours=2)),
            )
            .order_by(OutboxRow.id)
            .limit(most)
        )
    )


def take(session: Session, row_id: int, now: datetime) -> OutboxRow | None:
    """Mark a message as being sent; None when another worker has it already."""
    result = session.execute(
        update(OutboxRow)
        .where(OutboxRow.id == row_id, OutboxRow.state.in_([DeliveryState.PENDING, DeliveryState.RETRY]))
        .values(state=DeliveryState.SENDING, attempts=OutboxRow.attempts + 1, changed_at=now)
        .execution_options(synchronize_session=False)
    )
    if not isinstance(result, CursorResult) or result.rowcount != 1:
        return None
    return session.get(OutboxRow, row_id, populate_existing=True)


def finish(
    session: Session,
    row_id: int,
    state: DeliveryState,
    now: datetime,
    problem: Reason | None = None,
    next_try_at: datetime | None = None,
) -> None:
    """Record how an attempt ended."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.id == row_id, OutboxRow.state == DeliveryState.SENDING)
        .values(
            state=state,
            changed_at=now,
            problem=reason_to_json(problem) if problem else None,
            next_try_at=next_try_at or now,
        )
    )
    if state is DeliveryState.SENT:
        _forget(session, row_id)


def _forget(session: Session, row_id: int) -> None:
    session.execute(
        update(OutboxRow).where(OutboxRow.id == row_id, OutboxRow.key.startswith(CONFIDENTIAL)).values(text="", html="")
    )


def abandon_lost(session: Session, before: datetime, now: datetime) -> int:
    """Messages whose sender died half-way: nobody knows whether they arrived, so they become `uncertain`."""
    result = session.execute(
        update(OutboxRow)
        .where(OutboxRow.state == DeliveryState.SENDING, OutboxRow.changed_at < before)
        .values(
            state=DeliveryState.UNCERTAIN,
            changed_at=now,
            problem=reason_to_json(Reason("outbox.sender_died")),
        )
    )
    return result.rowcount if isinstance(result, CursorResult) else 0


def troubled(session: Session, since: datetime) -> Sequence[OutboxRow]:
    """Messages that were not delivered, or perhaps not, or are late, since a time."""
    return session.scalars(
        select(OutboxRow)
        .where(
            OutboxRow.changed_at >= since,
            OutboxRow.state.in_([DeliveryState.FAILED, DeliveryState.UNCERTAIN, DeliveryState.RETRY]),
        )
        .order_by(OutboxRow.id)
    ).all()


def count_between(session: Session, team: str, prefix: str, since: datetime, until: datetime) -> int:
    """How many different messages of a kind (by the beginning of their key) a team was promised in a time."""
    return len(
        session.scalars(
            select(OutboxRow.key)
            .where(OutboxRow.team == team, OutboxRow.created_at.between(since, until), OutboxRow.key.startswith(prefix))
            .distinct()
        ).all()
    )


_OPEN_TO_PEOPLE = (DeliveryState.FAILED, DeliveryState.UNCERTAIN, DeliveryState.RETRY)


def undelivered(session: Session, *, everything: bool = False) -> Sequence[OutboxRow]:
    """Messages that somebody should look at, or every message, in the order in which they were promised."""
    query = select(OutboxRow).order_by(OutboxRow.id)
    return session.scalars(query if everything else query.where(OutboxRow.state.in_(_OPEN_TO_PEOPLE))).all()


def resend(session: Session, row_id: int, now: datetime) -> None:
    """Put a message back to the start. Raises UserError for one that is not waiting for a decision."""
    _decide(session, row_id, {"state": DeliveryState.PENDING, "attempts": 0, "next_try_at": now, "changed_at": now})


def drop(session: Session, row_id: int, now: datetime) -> None:
    """Give a message up. Raises UserError for one that is not waiting for a decision."""
    _decide(session, row_id, {"state": DeliveryState.DROPPED, "changed_at": now})
    _forget(session, row_id)


def _decide(session: Session, row_id: int, values: dict[str, object]) -> None:
    result = session.execute(
        update(OutboxRow).where(OutboxRow.id == row_id, OutboxRow.state.in_(_OPEN_TO_PEOPLE)).values(**values)
    )
    if not isinstance(result, CursorResult) or result.rowcount != 1:
        raise UserError("outbox.not_open", message=row_id)


def is_promised(session: Session, key: str) -> bool:
    """Whether a message of this key is in the outbox, on any channel and in any state."""
    return session.scalar(select(OutboxRow.id).where(OutboxRow.key == key).limit(1)) is not None
