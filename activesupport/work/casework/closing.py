"""How a case ends, rests, and comes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState, Dismissal, Outcome
from activesupport.domain.errors import Forbidden, LostRace, UserError
from activesupport.domain.gate import GateDecision
from activesupport.domain.people import Permission
from activesupport.domain.reason import Reason
from activesupport.storage import cases, duties, journal, replies
from activesupport.storage.codec import columns_from_json
from activesupport.storage.tables import CaseRow
from activesupport.work.casework.hand import FREE, Hand

ENDED: dict[str, None] = {"wake_at": None, "escalated_at": None, "lease_until": None}
"""What a case that is closed does not wait for any more. When it was due stays, for the case that it is reopened."""

LONGEST_SNOOZE = timedelta(days=366)
NOT_CLOSED: dict[str, None] = {
    "closed_at": None, "outcome": None, "outcome_by": None, "outcome_confidence": None, "dismissal": None,
    "merged_into": None,
}  # fmt: skip
"""The columns of an end, when there is none."""


def dismiss(hand: Hand, case_id: int, reason: Dismissal, why: str = "") -> int:
    """Close without an answer; the decision's number, by which it can be undone."""
    detail = {"reason": reason} | ({"text": why.strip()} if why.strip() else {})
    return _close(hand, case_id, Act.DISMISS, detail, state=CaseState.DISMISSED, dismissal=reason)


def resolve(hand: Hand, case_id: int, outcome: Outcome) -> int:
    """Close with what came of it for the customer."""
    return _close(
        hand, case_id, Act.RESOLVE, {"outcome": outcome},
        state=CaseState.RESOLVED, outcome=outcome, outcome_by=hand.actor, outcome_confidence=None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Swept:
    """What came of an act on many cases: the decisions that can be undone, and what could not be done and why."""

    done: tuple[int, ...]
    refused: tuple[tuple[int, Reason], ...]


def dismiss_many(hand: Hand, case_ids: Sequence[int], reason: Dismissal) -> Swept:
    """Dismiss each case by itself: one that somebody else holds does not stop the others.

    What asks for a senior person is not ended among many, save by one.
    """
    hand.must(Permission.ANSWER)
    done, refused = [], []
    for case_id in dict.fromkeys(case_ids):
        try:
            _must_not_be_grave(hand, case_id)
            done.append(dismiss(hand, case_id, reason))
        except (UserError, LostRace, Forbidden) as error:
            refused.append((case_id, error.reason))
    return Swept(tuple(done), tuple(refused))


def _must_not_be_grave(hand: Hand, case_id: int) -> None:
    with hand.database.reading() as session:
        if hand.case(session, case_id).gate == GateDecision.SENIOR and not hand.person.may(Permission.LEAD):
            raise Forbidden("case.not_among_many", case=case_id)


def set_outcome(hand: Hand, case_id: int, outcome: Outcome) -> int:
    """Correct what came of a closed case; the person's word stands above what was read from posts."""
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        case = hand.case(session, case_id)
        if not CaseState(case.state).is_closed:
            raise UserError("case.not_closed", case=case_id)
        if case.merged_into is not None:
            raise UserError("case.merged_away", case=case_id, into=case.merged_into)
        return hand.change(
            session, case, Act.OUTCOME, {"before": case.outcome, "outcome": outcome},
            outcome=outcome, outcome_by=hand.actor, outcome_confidence=None,
        )  # fmt: skip


def reopen(hand: Hand, case_id: int) -> int:
    """Open a closed case again. Raises UserError while the person has another open one."""
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        case = hand.case(session, case_id)
        if not CaseState(case.state).is_closed:
            raise UserError("case.not_closed", case=case_id)
        must_be_alone(session, case)
        detail = {"outcome": case.outcome, "dismissal": case.dismissal}
        return hand.change(
            session, case, Act.REOPEN, detail,
            state=CaseState.OPEN, due_at=case.due_at or hand.now(), **NOT_CLOSED, **FREE,
            **({"escalated_at": hand.now()} if case.abuse else {}),
        )  # fmt: skip


def must_be_alone(session: Session, case: CaseRow) -> None:
    """Raises UserError when the person has another open case of the same part."""
    other = cases.open_one(session, (case.brand, case.source, case.author_id), case.part)
    if other is not None and other != case.id:
        raise UserError("case.other_open", case=case.id, other=other)


def snooze(hand: Hand, case_id: int, until: datetime) -> int:
    """Let a case rest until a time, a year ahead at most; a new post of the customer wakes it at once."""
    hand.must(Permission.ANSWER)
    if until <= hand.now():
        raise UserError("case.snooze_past", case=case_id)
    if until - hand.now() > LONGEST_SNOOZE:
        raise UserError("limits.snooze", case=case_id)
    with hand.database.writing() as session:
        case = hand.own_case(session, case_id)
        hand.must_not_pass_over(case)
        detail = {"until": until.isoformat()}
        return hand.change(
            session, case, Act.SNOOZE, detail, state=CaseState.WAITING, wake_at=until, assignee=hand.actor, **FREE
        )


def wake(hand: Hand, session: Session, now: datetime) -> int:
    """Bring back every case whose time has come; how many."""
    found = duties.to_wake(session, now)
    for case in found:
        hand.change(session, case, Act.WAKE, state=CaseState.OPEN, wake_at=None)
    return len(found)


def _close(hand: Hand, case_id: int, act: Act, detail: dict[str, Any], **values: Any) -> int:
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        case = hand.own_case(session, case_id)
        hand.must_not_pass_over(case)
        if replies.on_its_way(session, case_id) is not None:
            raise UserError("case.reply_on_its_way", case=case_id)
        return hand.change(session, case, act, detail, closed_at=hand.now(), **ENDED, **values)


def undo(hand: Hand, decision_id: int) -> int:
    """Take back one's own last act on a case, as long as nothing else has happened to it; the case's number."""
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        decision = journal.get(session, decision_id)
        if decision is None or decision.case_id is None or decision.actor != hand.actor:
            raise UserError("case.not_to_undo")
        case = hand.case(session, decision.case_id)
        if decision.before is None or decision.action not in UNDOABLE or case.version != decision.case_version:
            raise UserError("case.not_to_undo")
        values = columns_from_json(decision.before)
        if CaseState(case.state).is_closed and values.get("closed_at", case.closed_at) is None:
            must_be_alone(session, case)
        if decision.action == Act.MERGE and case.merged_into is not None:
            hand.record(session, hand.case(session, case.merged_into), Act.UNDO, {"parted": case.id})
        hand.change(session, case, Act.UNDO, {"undone": decision.action}, **values)
        return case.id


UNDOABLE = frozenset(
    {Act.DISMISS, Act.RESOLVE, Act.SNOOZE, Act.RELEASE, Act.ASSIGN, Act.HAND_OVER, Act.ESCALATE, Act.REOPEN, Act.MERGE,
     Act.ABUSE, Act.OUTCOME, Act.OVERRULE, Act.DELIGHT, Act.TAKEN_UP}
)  # fmt: skip
"""What can be taken back with the case's own columns alone."""
