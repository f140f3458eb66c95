"""Who has a case, and when it comes back."""

from pydantic import StrictBool

from activesupport.desk.api.acting import JUST_SO, ActAsked, case_acts, done, hand_for
from activesupport.desk.api.caller import Here
from activesupport.desk.api.shapes import Done
from activesupport.desk.api.values import LongText, Moment, Name, Number, Words
from activesupport.domain.errors import UserError
from activesupport.domain.people import Permission
from activesupport.work.casework import claims, closing

router = case_acts()


@router.post("/claim")
def claim_case(here: Here, number: Number, asked: ActAsked = JUST_SO) -> Done:
    """Take a case; taking one's own again renews the claim."""
    claims.claim(hand_for(here, number, asked), number)
    return done(here, number)


@router.post("/renew")
def renew_claim(here: Here, number: Number, asked: ActAsked = JUST_SO) -> Done:
    """Go on working: the claim ends a lease from now. Unlike `claim`, this takes nothing that has become free."""
    here.must(Permission.ANSWER)
    hand = hand_for(here, number, asked)
    with here.desk.database.reading() as session:
        hand.own_case(session, number)
    if not claims.renew(hand, number):
        raise UserError("case.not_claimed", case=number)
    return done(here, number)


class ReleaseAsked(ActAsked):
    """`force` takes the case from somebody who is away, which is for leads."""

    force: StrictBool = False


UNFORCED = ReleaseAsked()


@router.post("/release")
def release_case(here: Here, number: Number, asked: ReleaseAsked = UNFORCED) -> Done:
    """Give a case back to the queue."""
    return done(here, number, claims.release(hand_for(here, number, asked), number, asked.force))


class AssignAsked(ActAsked):
    """Whose case it is to be; null: anybody's."""

    person: Name | None
    why: Words = ""


@router.post("/assign")
def assign_case(here: Here, number: Number, asked: AssignAsked) -> Done:
    """Say whose case it is to be. Leads assign to others, everybody who answers to themselves."""
    return done(here, number, claims.assign(hand_for(here, number, asked), number, asked.person, asked.why))


class HandOverAsked(ActAsked):
    """To whom ("": back to the team), and what they should know."""

    to: Name = ""
    note: LongText = ""


@router.post("/hand-over")
def hand_over_case(here: Here, number: Number, asked: HandOverAsked) -> Done:
    """Give a case to a colleague."""
    return done(here, number, claims.hand_over(hand_for(here, number, asked), number, asked.to, asked.note))


class EscalateAsked(ActAsked):
    """What the lead should know."""

    why: LongText


@router.post("/escalate")
def escalate_case(here: Here, number: Number, asked: EscalateAsked) -> Done:
    """Ask for a lead: the case then stands before every lead of the team."""
    return done(here, number, claims.escalate(hand_for(here, number, asked), number, asked.why))


class SnoozeAsked(ActAsked):
    """Until when; a new post of the customer wakes the case at once."""

    until: Moment


@router.post("/snooze")
def snooze_case(here: Here, number: Number, asked: SnoozeAsked) -> Done:
    """Let a case rest until a time."""
    return done(here, number, closing.snooze(hand_for(here, number, asked), number, asked.until))
