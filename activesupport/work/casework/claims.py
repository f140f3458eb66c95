"""Who has a case: claims that end by themselves, and giving cases to one another."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState
from activesupport.domain.errors import LostRace, UserError
from activesupport.domain.people import Permission
from activesupport.storage import cases, duties, people
from activesupport.storage.tables import CaseRow
from activesupport.work.casework.hand import FREE, Hand
from activesupport.work.casework.notes import colleague


def claim(hand: Hand, case_id: int) -> None:
    """Take a case. Raises LostRace when somebody else has it; taking one's own again only renews the claim."""
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        case = hand.own_case(session, case_id)
        if case.state == CaseState.CLAIMED and case.claimed_by == hand.actor:
            cases.renew(session, case_id, hand.actor, hand.now() + hand.lease)
            return
        take(hand, session, case)


def take(hand: Hand, session: Session, case: CaseRow) -> None:
    """Write the claim of a case that is free, as part of a larger act."""
    detail = {"from": case.claimed_by} if case.claimed_by else {}
    now = hand.now()
    hand.change(
        session, case, Act.CLAIM, detail,
        state=CaseState.CLAIMED, claimed_by=hand.actor, claimed_at=now, lease_until=now + hand.lease,
        assignee=hand.actor, wake_at=None,
    )  # fmt: skip


def renew(hand: Hand, case_id: int) -> bool:
    """Go on working: the claim ends a lease from now. False when it is not the person's any more."""
    if not hand.person.may(Permission.ANSWER):
        return False
    with hand.database.writing() as session:
        hand.case(session, case_id)
        return cases.renew(session, case_id, hand.actor, hand.now() + hand.lease)


def release(hand: Hand, case_id: int, force: bool = False) -> int:
    """Give a case back to the queue; `force` takes it from somebody who is away, and the record says so."""
    hand.must(Permission.LEAD if force else Permission.ANSWER)
    with hand.database.writing() as session:
        case = hand.case(session, case_id)
        if case.state != CaseState.CLAIMED:
            raise UserError("case.not_claimed", case=case_id)
        if not force and case.claimed_by != hand.actor:
            raise LostRace("case.held_by", case=case_id, who=case.claimed_by or "?")
        detail = {"from": case.claimed_by, "forced": force and case.claimed_by != hand.actor}
        free: dict[str, Any] = {"state": CaseState.OPEN, "assignee": None, **FREE, **_still_a_leads(hand, case)}
        return hand.change(session, case, Act.RELEASE, detail, **free)


def _still_a_leads(hand: Hand, case: CaseRow) -> dict[str, datetime]:
    """The column by which reported abuse stands before the leads, however it came back to the queue."""
    return {"escalated_at": case.escalated_at or hand.now()} if case.abuse else {}


def _seen_to(hand: Hand, case: CaseRow) -> Mapping[str, datetime | None]:
    """What was asked of a lead is answered once a lead says whose the case is to be; reported abuse stays a lead's."""
    if case.abuse:
        return _still_a_leads(hand, case)
    return {"escalated_at": None} if hand.person.may(Permission.LEAD) else {}


def _whose(session: Session, case: CaseRow, name: str | None) -> str | None:
    """The colleague whose case it is to be. Raises UserError for whom it cannot be given to."""
    if name is None:
        return None
    to = colleague(session, name, case.brand)
    found = people.by_name(session, to)
    if case.abuse and (found is None or not people.person_of(found).may(Permission.LEAD)):
        raise UserError("case.only_to_a_lead", case=case.id, who=to)
    return to


def assign(hand: Hand, case_id: int, name: str | None, why: str = "") -> int:
    """Say whose case it is to be (None: anybody's). A case in another person's hand stays there."""
    hand.must(Permission.ANSWER if name == hand.actor else Permission.LEAD)
    with hand.database.writing() as session:
        case = hand.own_case(session, case_id)
        to = _whose(session, case, name)
        detail = {"to": to, "from": case.assignee} | ({"text": why.strip()} if why.strip() else {})
        return hand.change(session, case, Act.ASSIGN, detail, assignee=to, **_seen_to(hand, case))


def hand_over(hand: Hand, case_id: int, to: str, note: str) -> int:
    """Give one's case to a colleague (or, with an empty name, back to the team), with what they should know."""
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        case = hand.own_case(session, case_id)
        name = _whose(session, case, to or None)
        detail = {"to": name, "text": note.strip()}
        return hand.change(
            session,
            case,
            Act.HAND_OVER,
            detail,
            state=CaseState.OPEN,
            assignee=name,
            wake_at=None,
            **FREE,
            **_seen_to(hand, case),
        )


def escalate(hand: Hand, case_id: int, why: str) -> int:
    """Ask for a lead: the case leaves the person's hand and stands before every lead of the team."""
    hand.must(Permission.ANSWER)
    if not why.strip():
        raise UserError("case.why_escalate", case=case_id)
    with hand.database.writing() as session:
        case = hand.own_case(session, case_id)
        return hand.change(
            session, case, Act.ESCALATE, {"text": why.strip()},
            state=CaseState.OPEN, assignee=None, escalated_at=hand.now(), wake_at=None, **FREE,
        )  # fmt: skip


def release_idle(hand: Hand, session: Session, now: datetime) -> int:
    """Give back what nobody has worked on for a lease; how many cases. The person stays the assignee."""
    found = duties.run_out(session, now)
    for case in found:
        hand.change(session, case, Act.EXPIRE, {"from": case.claimed_by}, state=CaseState.OPEN, **FREE)
    return len(found)
