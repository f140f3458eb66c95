"""The answers to requests that carried a key: each key of a person is taken once, whoever asks at the same time."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from activesupport.storage.desk_tables import IdempotencyRow


def take(session: Session, user_id: int, key: str, request: str, at: datetime) -> int | None:
    """Take a key for a request (its digest); the row's number, None where the key is taken already."""
    row = {"user_id": user_id, "key": key, "request": request, "at": at}
    try:
        with session.begin_nested():
            return session.scalars(insert(IdempotencyRow).returning(IdempotencyRow.id), [row]).one()
    except IntegrityError:
        return None


def of_key(session: Session, user_id: int, key: str) -> IdempotencyRow | None:
    """What a key was taken for; `status` None while there is no answer."""
    return session.scalars(select(IdempotencyRow).filter_by(user_id=user_id, key=key)).one_or_none()


def answered(session: Session, row_id: int, status: int, body: str) -> None:
    """Keep the answer: the same request gets it again."""
    session.execute(update(IdempotencyRow).where(IdempotencyRow.id == row_id).values(status=status, body=body))


def free(session: Session, row_id: int) -> None:
    """Nothing came of the request: the key may be used again."""
    session.execute(delete(IdempotencyRow).where(IdempotencyRow.id == row_id))


def forget(session: Session, before: datetime) -> None:
    """Drop what was asked before a time."""
    session.execute(delete(IdempotencyRow).where(IdempotencyRow.at < before))
