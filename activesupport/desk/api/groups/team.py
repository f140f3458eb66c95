"""What concerns everybody: incidents, and the stop of all sending."""

from fastapi import APIRouter
from pydantic import StrictBool

from activesupport.desk.api.caller import Caller, Here
from activesupport.desk.api.fill import incident_item
from activesupport.desk.api.route import Route
from activesupport.desk.api.shapes import Incident, Stop
from activesupport.desk.api.values import Asked, LongText, Name, Number, Words
from activesupport.domain.errors import UserError
from activesupport.storage import contacts
from activesupport.storage.desk_tables import IncidentRow
from activesupport.work.sending import handing
from activesupport.work.team import incidents
from activesupport.work.team.incidents import Announced, IncidentKind

router = APIRouter(tags=["team"], route_class=Route)


@router.get("/incidents")
def list_incidents(here: Here) -> list[Incident]:
    """Incidents that go on, and then the latest of those that are over."""
    with here.desk.database.reading() as session:
        return [incident_item(row) for row in contacts.incidents(session, here.person.brands)]


class Statements(Asked):
    """What may be said to everybody, in Japanese and in English."""

    ja: LongText = ""
    en: LongText = ""


class IncidentAsked(Asked):
    """What is going on. `statements` are what may be said to everybody, one at least; `link` leads to more."""

    brand: Name
    kind: IncidentKind
    statements: Statements
    link: Words = ""


@router.post("/incidents", status_code=201)
def declare_incident(here: Here, asked: IncidentAsked) -> Incident:
    """From now on replies for the brand are held, and people speak with the statement."""
    if asked.brand not in here.desk.rules().rules.brands:
        raise UserError("incident.unknown_brand", brand=asked.brand)
    announced = Announced(asked.brand, asked.kind, asked.statements.model_dump(), asked.link)
    return _shown(here, incidents.start(here.hand, announced))


@router.post("/incidents/{number:int}/end")
def end_incident(here: Here, number: Number) -> Incident:
    """It is over: replies are free again."""
    _shown(here, number)
    incidents.end(here.hand, number)
    return _shown(here, number)


def _shown(here: Caller, number: int) -> Incident:
    """An incident of a brand that the caller sees; others are as unknown as those that never were."""
    with here.desk.database.reading() as session:
        row = session.get(IncidentRow, number)
    if row is None or not here.person.sees(row.brand):
        raise UserError("api.no_incident", number=number)
    return incident_item(row)


@router.get("/stop")
def show_stop(here: Here) -> Stop:
    """Whether all sending is held."""
    with here.desk.database.reading() as session:
        row = contacts.switch(session, contacts.SENDING)
    if row is None:
        return Stop(on=False, by=None, at=None, why=None)
    return Stop(on=row.on, by=row.by, at=row.at, why=row.why)


class StopAsked(Asked):
    """Whether sending is held from now on, and why."""

    on: StrictBool
    why: Words = ""


@router.put("/stop")
def turn_stop(here: Here, asked: StopAsked) -> Stop:
    """Hold all sending at once, or let it go on."""
    handing.stop_sending(here.hand, asked.on, asked.why)
    return show_stop(here)
