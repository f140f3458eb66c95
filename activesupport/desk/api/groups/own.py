"""Whose token it is, the views of the queue that they have saved, and the figures of their day."""

from typing import Annotated
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Query, Response
from pydantic import Field, StringConstraints

from activesupport.desk.api.caller import Caller, Here
from activesupport.desk.api.route import Route
from activesupport.desk.api.shapes import Filter, Me
from activesupport.desk.api.values import Asked, Name, Number
from activesupport.domain.errors import UserError
from activesupport.domain.people import ALLOWED
from activesupport.insight import leads
from activesupport.insight.leads import DayFigures
from activesupport.storage import filters

router = APIRouter(tags=["own"], route_class=Route)


@router.get("/me")
def me(here: Here) -> Me:
    """Whose token this is, and what it may be used for."""
    person = here.person
    return Me(
        number=here.user_id,
        name=person.name,
        display=person.display,
        role=person.role,
        permissions=sorted(ALLOWED[person.role]),
        scopes=sorted(here.bearer.scopes),
        language=person.language,
        timezone=person.timezone,
        teams=sorted(person.teams),
        brands=None if person.brands is None else sorted(person.brands),
        needs_approval=person.needs_approval,
    )


class FilterAsked(Asked):
    """A view to keep: `query` as in the address of the queue (`view=all&label=churn`)."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[^\x00\s]([^\x00]*[^\x00\s])?$")]
    query: Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"^[^\x00]*$")]


@router.get("/filters")
def saved_filters(here: Here) -> list[Filter]:
    """The views that the token's owner has saved, by name."""
    return _filters(here)


@router.put("/filters")
def save_filter(here: Here, asked: FilterAsked) -> list[Filter]:
    """Save a view; the same name replaces what it was. All of them then."""
    if not parse_qs(asked.query):
        raise UserError("api.bad_filter")
    with here.desk.database.writing() as session:
        filters.save(session, here.user_id, asked.name, asked.query)
    return _filters(here)


@router.delete("/filters/{number:int}", status_code=204, response_class=Response)
def drop_filter(here: Here, number: Number) -> None:
    """Drop a saved view."""
    with here.desk.database.writing() as session:
        if number not in {row.id for row in filters.of_user(session, here.user_id)}:
            raise UserError("api.no_filter", number=number)
        filters.remove(session, here.user_id, number)


def _filters(here: Caller) -> list[Filter]:
    with here.desk.database.reading() as session:
        rows = filters.of_user(session, here.user_id)
    return [Filter(number=row.id, name=row.name, query=row.query) for row in rows]


class FiguresAsked(Asked):
    """Of which teams; none: all."""

    team: Annotated[tuple[Name, ...], Field(max_length=50)] = ()


@router.get("/figures/today")
def figures_today(here: Here, asked: Annotated[FiguresAsked, Query()]) -> DayFigures:
    """The day at a look, in the time zone of the token's owner. Lengths of time are ISO 8601 durations."""
    teams = frozenset(asked.team) or None
    zone = ZoneInfo(here.person.timezone)
    with here.desk.database.reading() as session:
        return leads.today(session, here.desk.rules().rules, teams, here.person.brands, here.desk.now(), zone)
