"""Whom we do not write to: at their own wish, or because of what they write to us."""

from enum import StrEnum

from activesupport.domain.acts import Act
from activesupport.domain.errors import UserError
from activesupport.domain.people import Permission
from activesupport.storage import contacts
from activesupport.work.casework.hand import Hand


class Bar(StrEnum):
    """`opt_out` is the customer's wish, `blocked` ours after abuse."""

    OPT_OUT = "opt_out"
    BLOCKED = "blocked"


def bar(hand: Hand, case_id: int, kind: Bar, why: str) -> None:
    """Write to this person no more. A lead blocks; anybody who answers notes a wish."""
    hand.must(Permission.LEAD if kind is Bar.BLOCKED else Permission.ANSWER)
    if kind is Bar.BLOCKED and not why.strip():
        raise UserError("case.why_block", case=case_id)
    with hand.database.writing() as session:
        case = hand.case(session, case_id)
        contacts.bar(session, (case.brand, case.source, case.author_id), kind, hand.actor, hand.now(), why.strip())
        hand.record(session, case, Act.BAR, {"bar": kind, "text": why.strip()})


def unbar(hand: Hand, case_id: int) -> None:
    """The person may be written to again."""
    hand.must(Permission.LEAD)
    with hand.database.writing() as session:
        case = hand.case(session, case_id)
        if contacts.unbar(session, (case.brand, case.source, case.author_id)):
            hand.record(session, case, Act.UNBAR)
