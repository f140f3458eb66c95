"""What a platform has taken away goes here too: the post's id stays, its text does not."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from itertools import groupby

import structlog
from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState, Outcome
from activesupport.domain.errors import AdapterError
from activesupport.domain.outgoing import ReplyState
from activesupport.domain.ports import Lookup
from activesupport.domain.post import PostKey
from activesupport.storage import cases, deletions, journal, replies, search, subscriptions
from activesupport.storage.database import Database
from activesupport.work.casebook import ACTOR
from activesupport.work.casework.closing import ENDED

log = structlog.get_logger(__name__)

ASK_AGAIN_AFTER = timedelta(hours=24)
"""Platforms want a deletion followed within a day."""
MOST_A_RUN = 100
"""Posts of a platform that one run asks about: one request, and each post may cost money."""


def check_deletions(
    *, database: Database, lookup_of: Callable[[str], Lookup | None], now: Callable[[], datetime]
) -> None:
    """Ask the platforms that can tell whether the headlines of open cases still stand; `lookup_of` is by source."""
    with database.reading() as session:
        sources = sorted({row.source for row in subscriptions.active(session)})
    for source in sources:
        lookup = lookup_of(source)
        if lookup is not None:
            _check(database, source, lookup, now())


def _check(database: Database, source: str, lookup: Lookup, now: datetime) -> None:
    with database.reading() as session:
        asked = deletions.unchecked(session, source, now - ASK_AGAIN_AFTER, MOST_A_RUN)
    if not asked:
        return
    try:
        gone = lookup.gone([one.platform_id for one in asked])
    except AdapterError as error:
        log.warning("deletions_unknown", source=source, code=error.reason.code)  # the next run asks again
        return
    with database.writing() as session:
        deletions.checked(session, [one.id for one in asked], now)
        mark_gone(session, source, gone, now)


def mark_gone(session: Session, source: str, ids: Collection[str], now: datetime) -> int:
    """Drop the texts of these posts, what was made of them, and their words in the search; how many were stored.
    The histories of their cases say so.

    `ids` are the platform's. Those that are not stored or known to be gone already change nothing.
    """
    found = deletions.standing(session, source, ids)
    if found:
        held = deletions.drop_texts(session, found, now)
        decision = {"at": now, "actor": ACTOR, "action": Act.GONE, "detail": {}}
        journal.add_all(session, [decision | {"case_id": case, "post_id": post} for post, case in held])
        search.index_cases(session, {case for _post, case in held})
        _end(session, held, now)
        log.info("posts_gone", source=source, count=len(found))
    return len(found)


def _end(session: Session, held: Iterable[tuple[int, int]], now: datetime) -> None:
    """A case whose headline is gone has nothing left to answer. One in somebody's hand is theirs to end."""
    ended = []
    for post, number in held:
        case = cases.get(session, number)
        if case.headline_id == post and case.closed_at is None and case.state != CaseState.CLAIMED:
            _withdraw(session, number, now)
            values = {"state": CaseState.RESOLVED, "outcome": Outcome.DELETED, "outcome_by": ACTOR, "closed_at": now}
            cases.change(session, case.id, case.version, values | ENDED | {"outcome_confidence": 1.0})
            ended.append({"at": now, "actor": ACTOR, "action": Act.RESOLVE, "case_id": case.id, "post_id": post})
    journal.add_all(session, [one | {"detail": {"outcome": Outcome.DELETED}} for one in ended])


def _withdraw(session: Session, case_id: int, now: datetime) -> None:
    """A reply to a post that is gone is not sent any more; one that was posted stands."""
    reply = replies.on_its_way(session, case_id)
    if reply is not None and reply.state != ReplyState.POSTED:
        replies.change(session, reply, now, state=ReplyState.CANCELLED)


def mark_all_gone(session: Session, posts: Iterable[PostKey], now: datetime) -> None:
    """As `mark_gone`, for posts of several sources."""
    for source, group in groupby(sorted(posts), key=lambda post: post[0]):
        mark_gone(session, source, [platform_id for _source, platform_id in group], now)
