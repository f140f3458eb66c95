"""A request that is sent twice is done once: its key is taken before anything is done, and its answer is kept."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from activesupport.domain.errors import LostRace, UserError
from activesupport.storage import idempotency
from activesupport.storage.database import Database

KEPT = timedelta(hours=24)
"""How long the same key means the same request."""
_NOT_DEFINITE = frozenset({409, 429})
"""Refusals that may turn out otherwise the next time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request was answered: the HTTP status and the body as JSON."""

    status: int
    body: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A key that is ours now: the request is to be done, and `settle` told what came of it."""

    row: int


def take(database: Database, user_id: int, key: str, request: bytes, now: datetime) -> Taken | Answer:
    """Take a key for a request (all that makes it this one), or find the answer that it had.

    Raises UserError when the key was used for another request, LostRace while the first of them has no answer: it is
    still at work, or the program stopped in the middle of it and nobody knows what came of it.
    """
    digest = hashlib.sha256(request).hexdigest()
    with database.writing() as session:
        forget_answers(session, now)
        row = idempotency.take(session, user_id, key, digest, now)
        if row is not None:
            return Taken(row)
        found = idempotency.of_key(session, user_id, key)
    if found is not None and found.request != digest:
        raise UserError("api.key_reused", key=key)
    if found is None or found.status is None:
        raise LostRace("api.still_running", key=key)
    return Answer(found.status, found.body or "")


def settle(database: Database, taken: Taken, answer: Answer) -> None:
    """Keep an answer that will not change: what was done, or a definite no. Otherwise the key is free again."""
    with database.writing() as session:
        if answer.status < 500 and answer.status not in _NOT_DEFINITE:
            idempotency.answered(session, taken.row, answer.status, answer.body)
        else:
            idempotency.free(session, taken.row)


def forget_answers(session: Session, now: datetime) -> None:
    """Drop the answers that are kept no longer. For the sweep; a key that is used again is not held by them either."""
    idempotency.forget(session, now - KEPT)
