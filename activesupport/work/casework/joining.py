"""One matter in two cases, and two matters in one."""

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState, Dismissal
from activesupport.domain.errors import UserError
from activesupport.domain.people import Permission
from activesupport.storage import cases, posts, replies, search
from activesupport.work.casework.closing import ENDED
from activesupport.work.casework.hand import FREE, Hand


def merge(hand: Hand, case_id: int, into: int) -> int:
    """Say that a case is the same as another: it is closed, and its posts are shown with the other's.

    Raises UserError where that cannot be meant: the case itself, another brand, a closed or merged target.
    """
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        cases.lock(session, [case_id, into])  # or two people merge each into the other, and nobody has either
        case, target = hand.own_case(session, case_id), hand.case(session, into)
        hand.must_not_pass_over(case)
        if target.id == case.id or target.brand != case.brand or CaseState(target.state).is_closed:
            raise UserError("case.not_the_same", case=case_id, other=into)
        if replies.on_its_way(session, case_id) is not None:
            raise UserError("case.reply_on_its_way", case=case_id)
        hand.record(session, target, Act.MERGE, {"merged": case.id})
        return hand.change(
            session, case, Act.MERGE, {"into": target.id},
            state=CaseState.DISMISSED, dismissal=Dismissal.DUPLICATE, merged_into=target.id, closed_at=hand.now(),
            **ENDED,
        )  # fmt: skip


def split(hand: Hand, case_id: int, post_id: int) -> int:
    """Give one post of a case a case of its own, for a second matter of the same person; its number.

    The headline stays where it is: with it, nothing would be left to answer.
    """
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        case = hand.own_case(session, case_id)
        mention = posts.mention_in_case(session, case_id, post_id)
        if mention is None or post_id == case.headline_id:
            raise UserError("case.not_to_split", case=case_id)
        post, now = posts.get(session, post_id), hand.now()
        (number,) = cases.open_cases(
            session,
            [
                {
                    "version": 1,
                    "brand": case.brand,
                    "team": case.team,
                    "source": case.source,
                    "author_id": case.author_id,
                    "author_handle": case.author_handle,
                    "thread": post.thread or post.platform_id,
                    "state": CaseState.OPEN,
                    "priority": mention.priority,
                    "reasons": list(mention.reasons),
                    "labels": list(mention.labels),
                    "language": post.language or case.language,
                    "headline_id": post.id,
                    "posts": 1,
                    "opened_at": now,
                    "last_post_at": post.time,
                    "first_due_at": case.first_due_at,
                    "due_at": case.first_due_at,
                    "warn_at": case.warn_at,
                    "gate": case.gate,
                    "gate_reason": case.gate_reason,
                    "abuse": case.abuse,
                    "previous_id": case.id,
                    "part": cases.next_part(session, (case.brand, case.source, case.author_id)),
                    **FREE,
                }
            ],
        )
        posts.change_mention(session, mention.id, {"case_id": number})
        hand.change(session, case, Act.SPLIT, {"to": number, "post": post_id}, posts=max(1, case.posts - 1))
        hand.record(session, cases.get(session, number), Act.SPLIT, {"from": case.id})
        search.index_cases(session, [case.id, number])
        return number
