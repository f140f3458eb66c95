"""The frame around a page: the menu with its numbers, the stop, the viewer."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from activesupport.desk.fill.names import Names
from activesupport.desk.house import Desk
from activesupport.desk.views.shell import Door, Flash, Shell, Stop, Theme, Viewer
from activesupport.desk.visitor import Visitor
from activesupport.domain.case import Lane
from activesupport.domain.outgoing import ReplyState
from activesupport.domain.people import Permission, Person
from activesupport.storage import contacts, counting, lanes, queue, replies
from activesupport.words import say

_DOORS: dict[Door, Permission] = {
    Door.APPROVALS: Permission.LEAD,
    Door.LEAD: Permission.LOOK,
    Door.DELIGHT: Permission.LOOK,
    Door.FAQ_GAPS: Permission.LOOK,
    Door.PLAYBOOKS: Permission.LOOK,
    Door.INCIDENTS: Permission.LOOK,
    Door.PEOPLE: Permission.PEOPLE,
    Door.AUDIT: Permission.PEOPLE,
}


def shell_for(here: Visitor, flashes: Sequence[Flash], *, light: bool = False) -> Shell:
    """The frame for a visitor; `light` leaves out what a fragment does not show."""
    person = here.person
    counts: dict[str, int] = {}
    stop = None
    if not light:
        with here.desk.database.reading() as session:
            counts, stop = counts_for(session, here), stop_in_force(session)
    return Shell(
        now=here.desk.now(),
        zone=person.timezone,
        language=person.language,
        csrf=here.csrf,
        path=here.path,
        viewer=Viewer(
            id=person.id or 0,
            name=person.display or person.name,
            role=say(f"role.{person.role}", person.language),
            theme=Theme(here.signed_in.theme),
            keys=here.signed_in.keys,
        ),
        doors=doors_of(person),
        counts=counts,
        flashes=tuple(flashes),
        stop=stop,
    )


def doors_of(person: Person) -> frozenset[Door]:
    return frozenset(door for door, permission in _DOORS.items() if person.may(permission))


def bare_shell(desk: Desk, language: str, csrf: str, path: str, flashes: Sequence[Flash] = ()) -> Shell:
    """The frame where nobody is signed in."""
    return Shell(now=desk.now(), zone="UTC", language=language, csrf=csrf, path=path, flashes=tuple(flashes))


def counts_for(session: Session, here: Visitor) -> dict[str, int]:
    """The numbers of the menu, each up to a thousand and all in one statement. Who leads nobody has none for what waits
    for a lead.
    """
    person, now = here.person, here.desk.now()
    lead = person.may(Permission.LEAD)
    views = [view for view in queue.View if view is not queue.View.CLOSED and (lead or view is not queue.View.LEAD)]
    wishes = {
        view: queue.Wish(view, person.name, now, person.brands, () if view is queue.View.MINE else person.teams)
        for view in views
    }
    own = lanes.Within(person.brands, person.teams)
    numbers = {str(view): queue.counted(session, wish) for view, wish in wishes.items()}
    numbers |= {str(lane): lanes.counted(lane, own) for lane in (Lane.UNSURE, Lane.LANGUAGE)}
    if lead:
        numbers[Door.APPROVALS] = replies.counted(ReplyState.APPROVAL, person.brands)
    return counting.counts(session, numbers)


def stop_in_force(session: Session) -> Stop | None:
    row = contacts.switch(session, contacts.SENDING)
    return Stop(Names(session).of(row.by), row.at, row.why) if row is not None and row.on else None
