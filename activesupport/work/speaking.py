"""Should we speak? The gate over a stored case: its posts, and what is known of the person and the hour."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.errors import Forbidden, UserError
from activesupport.domain.gate import SENIOR_REASONS, Gate, GateDecision, GateReason, circumstances, gravest
from activesupport.domain.people import Permission
from activesupport.storage import posts
from activesupport.storage.tables import CaseRow
from activesupport.work.casework.hand import Hand
from activesupport.work.circumstances import Circumstances

ONLY_A_LEAD = frozenset({GateReason.OPT_OUT, GateReason.ABUSE})
"""Besides what asks for a senior person: reasons that a responder alone cannot set aside."""


def gate_of(session: Session, case: CaseRow, now: datetime) -> Gate:
    """What speaks against answering this case now."""
    return gate_under(Circumstances(session, now), case, posts.gates_of_case(session, case.id))


def gate_under(known: Circumstances, case: CaseRow, said: Iterable[str]) -> Gate:
    """The gravest of what the posts of a case `said` to the gate, of the circumstances, and of what was reported.

    A colleague who reports abuse weighs as much as words that say so.
    """
    reported = [Gate.of(GateReason.ABUSE)] if case.abuse else []
    return gravest([*reported, gate_unreported(known, case, said)])


def gate_unreported(known: Circumstances, case: CaseRow, said: Iterable[str]) -> Gate:
    """The same without what colleagues have reported.

    The care that somebody needs goes with them: a case that was split off from one with a death in it has it too.
    """
    context = known.of((case.brand, case.source, case.author_id), but_for=case.id)
    reasons = {*map(GateReason, said), *(SENIOR_REASONS & {GateReason(case.gate_reason)})}
    return gravest(map(Gate.of, [*reasons, *circumstances(context)]))


def overrule(hand: Hand, case_id: int, why: str) -> int:
    """Speak all the same, with a reason that stands in the history. Raises Forbidden where only a lead may.

    A lead decides also for a case in somebody else's hand: that is whom the responder asks.
    """
    hand.must(Permission.ANSWER)
    if not why.strip():
        raise UserError("gate.why_overrule", case=case_id)
    with hand.database.writing() as session:
        lead = hand.person.may(Permission.LEAD)
        case = hand.open_case(session, case_id) if lead else hand.own_case(session, case_id)
        gate = gate_of(session, case, hand.now())
        if _asks_for_a_lead(gate) and not lead:
            raise Forbidden("gate.lead_overrules")
        return hand.change(
            session, case, Act.OVERRULE, {"gate": gate.reason, "text": why.strip()},
            gate=gate.decision, gate_reason=gate.reason, gate_overruled_by=hand.actor,
        )  # fmt: skip


def _asks_for_a_lead(gate: Gate) -> bool:
    return gate.decision is GateDecision.SENIOR or gate.reason in ONLY_A_LEAD


def is_overruled(case: CaseRow, gate: Gate) -> bool:
    """Whether somebody has decided to speak in spite of this very reason."""
    return case.gate_overruled_by is not None and case.gate_reason == gate.reason


def may_offer(case: CaseRow, gate: Gate) -> bool:
    """Whether suggestions are shown: never where only a senior person answers, elsewhere once nothing holds the case.

    What nobody may send now is no help to anybody, and it invites to speak all the same. Nor is anybody to be kind
    from a drawer to what a colleague has reported as abuse, even where a lead answers it.
    """
    if gate.decision is GateDecision.OK:
        return True
    return gate.decision is GateDecision.HOLD and is_overruled(case, gate) and not case.abuse


def must_pass_gate(hand: Hand, case: CaseRow, gate: Gate) -> None:
    """Raises UserError while the gate holds and nobody has overruled it. A lead is the senior person it asks for."""
    if gate.decision is GateDecision.OK or is_overruled(case, gate):
        return
    lead = hand.person.may(Permission.LEAD)
    if gate.decision is GateDecision.SENIOR and lead:
        return
    code = "sending.lead_decides" if _asks_for_a_lead(gate) and not lead else "sending.gate_holds"
    raise UserError(code, case=case.id, reason=gate.reason)
