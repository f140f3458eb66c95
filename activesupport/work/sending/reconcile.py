"""Is it there? Replies that people posted are looked for among the brand's own posts."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from typing import Any

from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState
from activesupport.domain.errors import LostRace
from activesupport.domain.outgoing import FORGOTTEN, NOT_YET_THERE, ReplyState
from activesupport.domain.people import operator
from activesupport.domain.post import TIMELINE
from activesupport.domain.rules import Rules
from activesupport.storage import cases, posts, replies, subscriptions
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import CaseRow, PostRow
from activesupport.work.casebook import ACTOR
from activesupport.work.casework.closing import NOT_CLOSED
from activesupport.work.casework.hand import FREE, Hand
from activesupport.work.rulekit import RuleKit
from activesupport.work.sending.handing import answered, not_answered

CLOCKS_DIFFER = timedelta(minutes=5)
LOOKED_FOR = timedelta(days=14)
"""A reply that nothing has happened to for so long is not looked for any more."""
READ_LATELY = timedelta(hours=1)
"""A timeline that was read within this time goes on being read."""


def reconcile(*, database: Database, rules: Callable[[], RuleKit], now: Callable[[], datetime]) -> None:
    """Mark replies that have appeared as seen, and those that have not as missing, which reopens their case.

    A reply is missing only where the brand's timeline was read after it must have been there: a platform that
    cannot be read leaves the responder's word standing.
    """
    current = rules().rules
    hand = Hand(database, operator(ACTOR), now, current.version)
    with database.reading() as session:
        seen = _appeared(session, current, now())
        missing = [one for one in _overdue(session, current, now()) if one.id not in seen]
    for reply_id, post in seen.items():
        _settle(hand, reply_id, partial(_saw, hand, post))
    for reply in missing:
        _settle(hand, reply.id, partial(_missed, hand, reply.version))


def appears_by_itself(session: Session, rules: Rules, brand: str, source: str, now: datetime) -> bool:
    """Whether the brand's timelines on a platform are read, so that a posted reply is found without being told of."""
    return subscriptions.all_read_since(session, source, _timelines(rules, brand, source), now - READ_LATELY)


def _timelines(rules: Rules, brand: str, source: str) -> list[str]:
    return [TIMELINE + handle for handle in _handles(rules, brand, source)]


def _handles(rules: Rules, brand_id: str, source: str) -> list[str]:
    """The brand's own accounts on a platform, as the keys of their subscriptions have them."""
    brand = rules.brands.get(brand_id)
    return [one.strip().lstrip("@").lower() for one in brand.accounts.get(source, ())] if brand else []


def _accounts(rules: Rules) -> Iterator[replies.Account]:
    for brand in rules.brands.values():
        for source in brand.accounts:
            yield from ((brand.id, source, handle) for handle in _handles(rules, brand.id, source))


def _appeared(session: Session, rules: Rules, now: datetime) -> dict[int, PostRow]:
    """The brand's own post for each reply that has one; a post stands for one reply only."""
    found: dict[int, PostRow] = {}
    answers = replies.answers(session, list(_accounts(rules)), now - LOOKED_FOR)
    for _post_id, group in groupby(answers, key=lambda one: one.post.id):
        pairs = list(group)
        post = pairs[0].post
        reply = _meant(post, [one.reply for one in pairs if one.reply.id not in found])
        if reply is not None:
            found[reply.id] = post
    return found


def _meant(post: PostRow, waiting: Sequence[ReplyRow]) -> ReplyRow | None:
    """The reply that a post is: the latest that was written before it or, as clocks differ, the next one."""
    before = [one for one in waiting if one.created_at <= post.time]
    soon = [one for one in waiting if post.time < one.created_at <= post.time + CLOCKS_DIFFER]
    return before[-1] if before else soon[0] if soon else None


def _overdue(session: Session, rules: Rules, now: datetime) -> list[ReplyRow]:
    """Replies that would have to be in the timeline by now, going by when it was last read."""
    found = []
    for reply in replies.unseen(session, now - LOOKED_FOR):
        since = reply.posted_at or reply.handed_at or reply.created_at
        until = since + (NOT_YET_THERE if reply.state == ReplyState.POSTED else FORGOTTEN)
        keys = _timelines(rules, reply.brand, reply.source)
        if now >= until and subscriptions.all_read_since(session, reply.source, keys, until):
            found.append(reply)
    return found


def _settle(hand: Hand, reply_id: int, act: Callable[[Session, ReplyRow], None]) -> None:
    """One transaction a reply: what a responder changes in between is looked at the next time."""
    try:
        with hand.database.writing() as session:
            reply = replies.get(session, reply_id)
            if reply.state in {ReplyState.HANDED, ReplyState.POSTED, ReplyState.MISSING}:
                act(session, reply)
    except LostRace:
        return


def _saw(hand: Hand, post: PostRow, session: Session, reply: ReplyRow) -> None:
    values = {"state": ReplyState.SEEN, "seen_at": hand.now(), "platform_id": post.platform_id, "url": post.url}
    replies.change(session, reply, hand.now(), posted_at=reply.posted_at or post.time, **values)
    case = cases.get(session, reply.case_id)
    if reply.state == ReplyState.POSTED or replies.has_later(session, reply):
        hand.record(session, case, Act.SEEN, {"reply": reply.id})
    else:  # opened on the platform and posted, without a word to us; or missed too early
        answered(hand, session, case, reply, Act.SEEN, post.time)


def _missed(hand: Hand, version: int, session: Session, reply: ReplyRow) -> None:
    """The customer never got it: whoever wrote it has the case again, first in line."""
    if reply.version != version:
        return  # its author has said something of it just now
    replies.change(session, reply, hand.now(), state=ReplyState.MISSING)
    case, detail = cases.get(session, reply.case_id), {"reply": reply.id}
    if not CaseState(case.state).is_closed:
        hand.change(session, case, Act.MISSING, detail, **_back(case, reply, hand.now()))
    elif _can_come_back(session, case, reply):
        hand.change(session, case, Act.MISSING, detail, **_back(case, reply, hand.now()), **NOT_CLOSED)
    else:
        hand.record(session, case, Act.MISSING, detail)


def _can_come_back(session: Session, case: CaseRow, reply: ReplyRow) -> bool:
    """Not what the customer has deleted, nor beside another open case, in which somebody will see what happened."""
    person = (case.brand, case.source, case.author_id)
    gone = posts.get(session, reply.post_id).deleted_at is not None
    return not gone and cases.open_one(session, person, case.part) is None


def _back(case: CaseRow, reply: ReplyRow, now: datetime) -> dict[str, Any]:
    """Whoever works on the case at this moment goes on with it."""
    values = {"due_at": now, **not_answered(case, reply)}
    if case.state != CaseState.CLAIMED:
        values |= {"state": CaseState.OPEN, "assignee": reply.author, "wake_at": None, **FREE}
    return values
