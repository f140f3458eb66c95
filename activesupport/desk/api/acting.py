"""What all acts on a case have in common: the version that the caller has seen, and the answer."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field

from activesupport.desk.api.caller import Caller
from activesupport.desk.api.route import Route
from activesupport.desk.api.shapes import Done
from activesupport.desk.api.values import Asked, RowNumber
from activesupport.work.casework.hand import Hand

_SEEN = "The case's version as it was last read: where it is another by now, nothing is done (409)."


class ActAsked(Asked):
    """An act on a case."""

    version: Annotated[RowNumber | None, Field(description=_SEEN)] = None


JUST_SO = ActAsked()
"""An act about which nothing else is to be said: its body may be left out."""


def case_acts() -> APIRouter:
    """A router for operations below a case."""
    return APIRouter(prefix="/cases/{number:int}", tags=["cases"], route_class=Route)


def hand_for(here: Caller, number: int, asked: ActAsked) -> Hand:
    return here.hand_at(number, asked.version)


def done(here: Caller, number: int, undo: int | None = None) -> Done:
    """The case as it is after an act."""
    return Done.model_validate(state_of(here, number) | {"undo": undo})


def state_of(here: Caller, number: int) -> dict[str, Any]:
    """What every answer to an act tells of the case."""
    with here.desk.database.reading() as session:
        case = here.hand.case(session, number)
    same = ("version", "state", "claimed_by", "lease_until")
    return {name: getattr(case, name) for name in same} | {"case": number}
