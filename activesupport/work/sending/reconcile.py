"""Is it there? Replies that people posted are looked for among the brand's own posts."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState
from activesupport.domain.errors import LostRace
from activesupport.domain.outgoing import FORGOTTEN, NOT_YET_THERE, ReplyState
from activesupport.domain.people import operator
from activesupport.domain.post import TIMELINE
from activesupport.domain.rules import Rules
from activesupport.storage import cases, replies, subscriptions
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import PostRow
from activesupport.work.casebook import ACTOR
from activesupport.work.casework.closing import NOT_CLOSED
from activesupport.work.casework.hand import FREE, Hand
from activesupport.work.rulekit import RuleKit
from activesupport.work.sending.handing import answered

CLOCKS_DIFFER = timedelta(minutes=5)


def reconcile(*, database: Database, rules: Callable[[], RuleKit], now: Callable[[], datetime]) -> None:
    """Mark replies that have appeared as seen, and those that have not as missing, which reopens their case.

    A reply is missing only where the brand's timeline was read after it must have been there: a platform that
    cannot be read leaves the responder's word standing.
    """
    current = rules().rules
    hand = Hand(database, operator(ACTOR), now, current.version)
    with database.reading() as session:
        seen = _appeared(session, current)
        missing = [one for one in _overdue(session, current, now()) if one.id not in seen]
    for reply_id, post in seen.items():
        _settle(hand, reply_id, partial(_saw, hand, post))
    for reply in missing:
        _settle(hand, reply.id, partial(_missed, hand))


def _appeared(session: Session, rules: Rules) -> dict[int, PostRow]:
    """The brand's own post for each reply that has one; a post stands for one reply only."""
    found: dict[int, PostRow] = {}
    used: set[int] = set()
    for one in replies.answers(session):
        brand = rules.brands.get(one.reply.brand)
        own = brand is not None and brand.owns(one.post.source, one.post.author_handle)
        in_time = one.post.time >= one.reply.created_at - CLOCKS_DIFFER
        if own and in_time and one.reply.id not in found and one.post.id not in used:
            found[one.reply.id] = one.post
            used.add(one.post.id)
    return found


def _overdue(session: Session, rules: Rules, now: datetime) -> list[ReplyRow]:
    """Replies that would have to be in the timeline by now, going by when it was last read."""
    found = []
    for state, wait in ((ReplyState.POSTED, NOT_YET_THERE), (ReplyState.HANDED, FORGOTTEN)):
        for reply in replies.in_state(session, state):
            since = reply.posted_at or reply.handed_at or reply.created_at
            brand = rules.brands.get(reply.brand)
            accounts = brand.accounts.get(reply.source, ()) if brand else ()
            keys = [TIMELINE + account.lstrip("@") for account in accounts]
            if now >= since + wait and subscriptions.all_read_since(session, reply.source, keys, since + wait):
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
    told = reply.state == ReplyState.POSTED
    replies.change(session, reply, hand.now(), posted_at=reply.posted_at or post.time, **values)
    case = cases.get(session, reply.case_id)
    if told:
        hand.record(session, case, Act.SEEN, {"reply": reply.id})
    else:  # opened on the platform and posted, without a word to us; or missed too early
        answered(hand, session, case, reply, Act.SEEN)


def _missed(hand: Hand, session: Session, reply: ReplyRow) -> None:
    """The customer never got it: whoever wrote it has the case again, first in line."""
    if reply.state == ReplyState.MISSING:
        return
    replies.change(session, reply, hand.now(), state=ReplyState.MISSING)
    case, detail = cases.get(session, reply.case_id), {"reply": reply.id}
    if not CaseState(case.state).is_closed:
        hand.change(session, case, Act.MISSING, detail, **_back(reply, hand.now()))
    elif cases.open_one(session, (case.brand, case.source, case.author_id), case.part) is None:
        hand.change(session, case, Act.MISSING, detail, **_back(reply, hand.now()), **NOT_CLOSED)
    else:  # they have another open case, in which somebody will see what happened here
        hand.record(session, case, Act.MISSING, detail)


def _back(reply: ReplyRow, now: datetime) -> dict[str, Any]:
    return {"state": CaseState.OPEN, "assignee": reply.author, "wake_at": None, "due_at": now, **FREE}
