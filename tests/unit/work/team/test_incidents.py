"""Incidents: while one goes on, drafts for the brand are held; and who may say so."""

import pytest

from activesupport.domain.errors import Forbidden, UserError
from activesupport.domain.people import Role
from activesupport.storage import contacts
from activesupport.storage.desk_tables import AuditRow, IncidentRow
from activesupport.work.speaking import overrule
from activesupport.work.team import incidents
from activesupport.work.team.incidents import Announced, IncidentKind
from tests.unit.work.deskshop import Desk
from tests.unit.work.workshop import HOUR

OUTAGE = Announced("acme", IncidentKind.INCIDENT, {"en": " We are on it. ", "ja": " "}, "https://status.example.com")


def test_while_it_lasts_every_draft_for_the_brand_is_held(desk: Desk) -> None:
    desk.complain("a1")
    number = incidents.start(desk.hand("lea"), OUTAGE)
    (row,) = desk.rows(IncidentRow)
    assert (row.brand, row.kind, row.statements, row.link, row.by, row.started_at, row.ended_at) == (
        "acme", "incident", {"en": "We are on it."}, "https://status.example.com", "lea", desk.clock(), None,
    )  # fmt: skip
    error = desk.refused(lambda: desk.send("ann", 1), "sending.gate_holds", UserError)
    assert error.reason.values["reason"] == "incident"
    assert desk.case(desk.complain("a2")).gate_reason == "incident"
    other = desk.complain("a3", "Globex is broken")
    assert desk.send("ann", other).state == "handed"
    overrule(desk.hand("ann"), 1, "another matter")
    assert desk.send("ann", 1).state == "handed"
    desk.clock.forward(HOUR)
    incidents.end(desk.hand("lea"), number)
    (row,) = desk.rows(IncidentRow)
    assert (row.ended_at, row.ended_by) == (desk.clock(), "lea")
    assert desk.send("ann", 2).state == "handed"
    assert [(row.action, row.target) for row in desk.rows(AuditRow)] == [
        ("incident_start", "brand:acme"), ("incident_end", "brand:acme"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("announced", "code"),
    [
        (Announced("acme", IncidentKind.INCIDENT, {"en": " "}), "incident.no_statement"),
        (Announced("acme", IncidentKind.INCIDENT, {"en": "x"}, "javascript:alert(1)"), "incident.bad_link"),
        (Announced("globex", IncidentKind.DISASTER, {"en": "x"}), "incident.unknown_brand"),
    ],
)
def test_what_cannot_be_announced(small_desk: Desk, announced: Announced, code: str) -> None:
    small_desk.add("wall", Role.LEAD, brands=["acme"])
    small_desk.refused(lambda: incidents.start(small_desk.hand("wall"), announced), code, UserError)


def test_responders_announce_and_end_nothing(small_desk: Desk) -> None:
    small_desk.refused(lambda: incidents.start(small_desk.hand("ann"), OUTAGE), "people.may_not", Forbidden)
    number = incidents.start(small_desk.hand("lea"), OUTAGE)
    small_desk.refused(lambda: incidents.end(small_desk.hand("ann"), number), "people.may_not", Forbidden)


def test_an_incident_behind_a_wall_is_as_unknown_as_one_that_is_over(small_desk: Desk) -> None:
    desk = small_desk
    desk.add("wall", Role.LEAD, brands=["globex"])
    number = incidents.start(desk.hand("lea"), OUTAGE)
    desk.refused(lambda: incidents.end(desk.hand("wall"), number), "incident.not_going_on", UserError)
    desk.refused(lambda: incidents.end(desk.hand("lea"), 99), "incident.not_going_on", UserError)
    incidents.end(desk.hand("lea"), number)
    desk.refused(lambda: incidents.end(desk.hand("lea"), number), "incident.not_going_on", UserError)


def test_of_several_the_latest_counts_and_those_that_go_on_come_first(desk: Desk) -> None:
    first = incidents.start(desk.hand("lea"), OUTAGE)
    second = incidents.start(desk.hand("lea"), Announced("acme", IncidentKind.DISASTER, {"en": "Stay safe."}))
    incidents.start(desk.hand("lea"), Announced("globex", IncidentKind.INCIDENT, {"en": "We are on it."}))
    with desk.database.reading() as session:
        going_on = contacts.incident(session, "acme")
        assert going_on is not None
        assert going_on.id == second
    incidents.end(desk.hand("lea"), second)
    with desk.database.reading() as session:
        assert [row.id for row in contacts.incidents(session, None)] == [3, first, second]
        assert [row.id for row in contacts.incidents(session, frozenset({"globex"}))] == [3]
