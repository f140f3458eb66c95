"""Reported abuse: from then on a case is a lead's, who says whether it is answered at all."""

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState
from activesupport.domain.errors import UserError
from activesupport.domain.gate import Gate, GateReason, gravest
from activesupport.domain.people import Permission
from activesupport.storage import posts
from activesupport.work.casework.hand import FREE, Hand
from activesupport.work.circumstances import Circumstances
from activesupport.work.speaking import gate_unreported


def report(hand: Hand, case_id: int, why: str) -> int:
    """Say that a post abuses whoever reads it, and what a lead should know of it.

    Its text is hidden, nobody is to answer it, and the case waits for a lead. Who decided before to speak all the same
    had not been told of this.
    """
    hand.must(Permission.ANSWER)
    if not why.strip():
        raise UserError("case.why_abuse", case=case_id)
    with hand.database.writing() as session:
        case = hand.own_case(session, case_id)
        gate = gravest([Gate.of(GateReason.ABUSE), Gate.of(GateReason(case.gate_reason))])
        return hand.change(
            session, case, Act.ABUSE, {"flag": True, "text": why.strip()},
            abuse=True, gate=gate.decision, gate_reason=gate.reason, gate_overruled_by=None, delight=False,
            escalated_at=hand.now(), state=CaseState.OPEN, assignee=None, wake_at=None, **FREE,
        )  # fmt: skip


def take_back(hand: Hand, case_id: int) -> int:
    """A lead says that it is no abuse: the text is shown, and the case is the team's again, or stays with whoever has
    it. What its posts say to the gate counts as before.
    """
    hand.must(Permission.LEAD)
    with hand.database.writing() as session:
        case = hand.own_case(session, case_id)
        gate = gate_unreported(Circumstances(session, hand.now()), case, posts.gates_of_case(session, case.id))
        return hand.change(
            session, case, Act.ABUSE, {"flag": False},
            abuse=False, gate=gate.decision, gate_reason=gate.reason, gate_overruled_by=None, escalated_at=None,
        )  # fmt: skip
