"""How a case ends, comes back, and is joined or divided."""

from fastapi import APIRouter
from pydantic import StrictBool

from activesupport.desk.api.acting import JUST_SO, ActAsked, case_acts, done, hand_for
from activesupport.desk.api.caller import Here
from activesupport.desk.api.route import Route
from activesupport.desk.api.shapes import Done
from activesupport.desk.api.values import Number, RowNumber, Words
from activesupport.domain.case import Dismissal, Outcome
from activesupport.domain.people import Permission
from activesupport.work.casework import closing, joining

router = case_acts()
decisions = APIRouter(prefix="/decisions", tags=["cases"], route_class=Route)


class DismissAsked(ActAsked):
    """Why nobody answers; `why` in words, where the reason does not say it all."""

    reason: Dismissal
    why: Words = ""


@router.post("/dismiss")
def dismiss_case(here: Here, number: Number, asked: DismissAsked) -> Done:
    """Close without an answer."""
    return done(here, number, closing.dismiss(hand_for(here, number, asked), number, asked.reason, asked.why))


class OutcomeAsked(ActAsked):
    """How it ended for the customer."""

    outcome: Outcome


@router.post("/resolve")
def resolve_case(here: Here, number: Number, asked: OutcomeAsked) -> Done:
    """Close with what came of it."""
    return done(here, number, closing.resolve(hand_for(here, number, asked), number, asked.outcome))


@router.post("/outcome")
def correct_outcome(here: Here, number: Number, asked: OutcomeAsked) -> Done:
    """Correct what came of a closed case."""
    return done(here, number, closing.set_outcome(hand_for(here, number, asked), number, asked.outcome))


@router.post("/reopen")
def reopen_case(here: Here, number: Number, asked: ActAsked = JUST_SO) -> Done:
    """Open a closed case again."""
    return done(here, number, closing.reopen(hand_for(here, number, asked), number))


class MergeAsked(ActAsked):
    """The case that stays; of somebody else's only where it is the `same_person` with two accounts."""

    into: RowNumber
    same_person: StrictBool = False


@router.post("/merge")
def merge_case(here: Here, number: Number, asked: MergeAsked) -> Done:
    """Say that a case is the same as another of the brand: this one is closed, and shown with the other."""
    return done(here, number, joining.merge(hand_for(here, number, asked), number, asked.into, asked.same_person))


class SplitAsked(ActAsked):
    """The post that becomes a case of its own."""

    post: RowNumber


@router.post("/split", status_code=201)
def split_case(here: Here, number: Number, asked: SplitAsked) -> Done:
    """Give one post a case of its own, for a second matter of the same person. The answer is about the new case."""
    return done(here, joining.split(hand_for(here, number, asked), number, asked.post, here.desk.rules()))


@decisions.post("/{number:int}/undo")
def undo_decision(here: Here, number: Number) -> Done:
    """Take back one's own last act on a case, as long as nothing else has happened to it."""
    here.must(Permission.ANSWER)
    return done(here, closing.undo(here.hand, number))
