"""Who is given a case by itself: whoever may, can, is there and has least to do; and only where the team wants it."""

from typing import Any

import pytest

from activesupport.domain.people import Role
from activesupport.work.casework import claims, closing
from tests.unit.work.deskshop import Desk
from tests.unit.work.workshop import DAY, HOUR, MINUTE

GRIEF = "Globex is broken and my mother died last week, please cancel her contract"


@pytest.fixture
def night(small_desk: Desk) -> Desk:
    """The team of Globex assigns by itself; nobody fits but whom a test brings."""
    for name in ("ann", "bob", "lea"):
        small_desk.change(name, teams=["support"])
    return small_desk


def _given(desk: Desk, *people: tuple[str, dict[str, Any]], text: str = "Globex is broken") -> str | None:
    for name, facts in people:
        desk.add(name, **facts)
    desk.complain(text=text)
    desk.run("sweep")
    return desk.case().assignee


@pytest.mark.parametrize(
    "facts",
    [
        {"teams": ["support"]},
        {"brands": ["acme"]},
        {"languages": ["ja"]},
        {"skills": ["shipping"]},
        {"capacity": 0},
        {"shifts": ["mon-sun 13:00-14:00"]},
        {"shifts": ["mon-sun 12:00-14:00"], "timezone": "Asia/Tokyo"},
        {"active": False},
        {"role": Role.VIEWER},
    ],
)
def test_nobody_gets_what_they_cannot_do(night: Desk, facts: dict[str, Any]) -> None:
    assert _given(night, ("nia", facts)) is None


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"brands": ["acme", "globex"]},
        {"languages": ["ja", "en"], "skills": ["billing", "shipping"]},
        {"shifts": ["mon-sun 21:00-22:00"], "timezone": "Asia/Tokyo"},
    ],
)
def test_who_can_gets_it_and_the_record_says_why(night: Desk, facts: dict[str, Any]) -> None:
    assert _given(night, ("nia", facts)) == "nia"
    assert (night.case().state, night.case().claimed_by) == ("open", None)
    last = night.last()
    assert (last.actor, last.action, last.detail["to"]) == ("activesupport", "assign", "nia")
    assert last.detail["why"]["code"].startswith("assign.only")


def test_the_least_busy_gets_it_and_what_one_sweep_gives_counts_at_once(night: Desk) -> None:
    night.add("nia", capacity=10)
    night.add("noa", capacity=10)
    for author in ("a1", "a2", "a3", "a4"):
        night.complain(author, "Globex is broken")
    night.run("sweep")
    assert sorted(str(case.assignee) for case in night.cases()) == ["nia", "nia", "noa", "noa"]


def test_nobody_gets_more_than_they_can_hold_and_what_waits_does_not_count(night: Desk) -> None:
    night.add("nia", capacity=1)
    first, second = night.complain("a1", "Globex is broken"), night.complain("a2", "Globex is broken")
    night.run("sweep")
    assert [night.case(number).assignee for number in (first, second)] == ["nia", None]
    night.answer("nia", first)
    night.run("sweep")
    assert night.case(second).assignee == "nia"


def test_a_senior_case_is_given_to_a_lead(night: Desk) -> None:
    assert _given(night, ("nia", {}), text=GRIEF) is None
    assert night.case().gate == "senior"
    night.add("zoe", Role.LEAD)
    night.run("sweep")
    assert night.case().assignee == "zoe"


def test_the_other_team_gives_nothing_away_by_itself(night: Desk) -> None:
    night.complain(text="Acme is broken")
    night.run("sweep")
    assert night.case().assignee is None


def test_what_waits_for_a_lead_or_sleeps_or_is_somebodys_stays(night: Desk) -> None:
    for author in ("a1", "a2", "a3"):
        night.complain(author, "Globex is broken")
    claims.escalate(night.hand("boss"), 1, "too hard")
    closing.snooze(night.hand("boss"), 2, night.clock() + DAY)
    claims.claim(night.hand("boss"), 3)
    night.add("nia")
    night.run("sweep")
    assert [case.assignee for case in night.cases()] == [None, "boss", "boss"]


# Warnings


def test_a_team_is_warned_once_of_a_promise_that_comes_near(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain("a1")
    desk.complain("a2")
    warn_at, due_at = desk.case().warn_at, desk.case().due_at
    assert warn_at is not None
    assert due_at is not None
    desk.clock.now = warn_at - MINUTE
    desk.run("sweep")
    assert desk.promised("near:") == []
    desk.clock.now = warn_at
    desk.run("sweep")
    mail = [row for row in desk.promised("near:") if row.channel == "email"]
    assert [row.data["cases"] for row in mail] == [[1, 2]]
    assert (desk.case().warn_at, desk.case().version) == (None, 1)
    for _ in range(3):
        desk.clock.forward(HOUR)
        desk.run("sweep")
    assert len([row for row in desk.promised("near:") if row.channel == "email"]) == 1
    desk.answer("ann", 1)
    desk.clock.forward(HOUR)
    desk.complain("a1", "Acme is broken all the same")
    again = desk.case().warn_at
    assert again is not None
    desk.clock.now = again
    desk.run("sweep")
    assert len([row for row in desk.promised("near:") if row.channel == "email"]) == 2, "a new promise"


def test_nobody_is_warned_of_what_is_answered_or_closed(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain("a1")
    desk.complain("a2")
    warn_at = desk.case().warn_at
    desk.answer("ann", 1)
    closing.dismiss(desk.hand("ann"), 2, closing.Dismissal.OTHER)
    assert warn_at is not None
    desk.clock.now = warn_at + HOUR
    desk.run("sweep")
    assert desk.promised("near:") == []
