"""One matter in two cases, and two matters in one."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState, Dismissal
from activesupport.domain.errors import UserError
from activesupport.domain.people import Permission
from activesupport.domain.priority import is_life
from activesupport.storage import cases, offers, posts, replies, search
from activesupport.storage.tables import CaseRow, MentionRow, PostRow
from activesupport.work.casework.closing import ENDED
from activesupport.work.casework.hand import FREE, Hand
from activesupport.work.promises import promise
from activesupport.work.rulekit import RuleKit
from activesupport.work.suggesting import suggest_for


def merge(hand: Hand, case_id: int, into: int, same_person: bool = False) -> int:
    """Say that a case is the same as another: it is closed, and its posts are shown with the other's.

    Raises UserError where that cannot be meant: the case itself, another brand, a closed or merged target; and for
    cases of two people, each of whom waits for an answer, unless somebody says that they are the `same_person`.
    """
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        cases.lock(session, [case_id, into])  # or two people merge each into the other, and nobody has either
        case, target = hand.own_case(session, case_id), hand.case(session, into)
        hand.must_not_pass_over(case)
        if target.id == case.id or target.brand != case.brand or CaseState(target.state).is_closed:
            raise UserError("case.not_the_same", case=case_id, other=into)
        if (case.source, case.author_id) != (target.source, target.author_id) and not same_person:
            raise UserError("case.other_person", case=case_id, other=into, who=_called(case), whom=_called(target))
        if replies.on_its_way(session, case_id) is not None:
            raise UserError("case.reply_on_its_way", case=case_id)
        hand.record(session, target, Act.MERGE, {"merged": case.id})
        _hand_danger_on(hand, session, case, target)
        return hand.change(
            session, case, Act.MERGE, {"into": target.id},
            state=CaseState.DISMISSED, dismissal=Dismissal.DUPLICATE, merged_into=target.id, closed_at=hand.now(),
            **ENDED,
        )  # fmt: skip


def _called(case: CaseRow) -> str:
    return f"@{case.author_handle}" if case.author_handle else case.author_id


def _hand_danger_on(hand: Hand, session: Session, case: CaseRow, target: CaseRow) -> None:
    """Where a life may be in danger in what is merged, the case that it goes into comes first from now on."""
    if is_life(case.priority) and not is_life(target.priority):
        due = {"due_at": case.due_at or target.due_at, "warn_at": case.warn_at or target.warn_at}
        first = {"priority": case.priority, "reasons": list(case.reasons)}
        cases.change(session, target.id, target.version, first | due)


def split(hand: Hand, case_id: int, post_id: int, kit: RuleKit) -> int:
    """Give one post of a case a case of its own, for a second matter of the same person; its number.

    The headline stays where it is: with it, nothing would be left to answer. The new case has suggestions as if it
    had opened with its post, and waits for an answer since that came.
    """
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        case = hand.own_case(session, case_id)
        mention = posts.mention_in_case(session, case_id, post_id)
        if mention is None or post_id == case.headline_id:
            raise UserError("case.not_to_split", case=case_id)
        post, now = posts.get(session, post_id), hand.now()
        part = cases.next_part(session, (case.brand, case.source, case.author_id))
        (number,) = cases.open_cases(session, [_split_off(case, mention, post, part, kit) | {"suggested_at": now}])
        posts.change_mention(session, mention.id, {"case_id": number})
        left = _offered_without(session, case, post_id, kit, now)
        left |= {"posts": max(1, case.posts - 1), "last_post_at": posts.latest_of_case(session, case.id)}
        hand.change(session, case, Act.SPLIT, {"to": number, "post": post_id}, **left)
        fresh = cases.get(session, number)
        offered = suggest_for(session, kit, fresh, mention, post, now)
        cases.mark_without_faq(session, [number] if offered["without_faq"] else [])
        hand.record(session, fresh, Act.SPLIT, {"from": case.id})
        search.index_cases(session, [case.id, number])
        return number


def _split_off(case: CaseRow, mention: MentionRow, post: PostRow, part: int, kit: RuleKit) -> dict[str, Any]:
    """The columns of a case that is split off. Its clock runs since its post came in, as that of any case."""
    same = ("brand", "team", "source", "author_id", "author_handle", "gate", "gate_reason", "abuse")
    return {name: getattr(case, name) for name in same} | {
        "version": 1,
        "thread": post.thread or post.platform_id,
        "state": CaseState.OPEN,
        "priority": mention.priority,
        "reasons": list(mention.reasons),
        "labels": list(mention.labels),
        "language": post.language or case.language,
        "headline_id": post.id,
        "posts": 1,
        "opened_at": mention.judged_at,
        "last_post_at": post.time,
        "previous_id": case.id,
        "part": part,
        **promise(kit.rules, case.team, mention.priority, mention.judged_at),
        **FREE,
    }


def _offered_without(session: Session, case: CaseRow, post_id: int, kit: RuleKit, now: datetime) -> dict[str, Any]:
    """New suggestions for what is left of a case, where the old ones were for the post that leaves it."""
    offered = offers.of_cases(session, [case.id]).get(case.id, [])
    mention = posts.mention_in_case(session, case.id, case.headline_id)
    if mention is None or all(one.post_id != post_id for one in offered):
        return {}
    return suggest_for(session, kit, case, mention, posts.get(session, case.headline_id), now)
