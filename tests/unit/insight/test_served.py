"""How cases were served, and the edges of hours and days: pure arithmetic."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from activesupport.domain.case import CaseState, Outcome
from activesupport.insight.leads import Served, Share, edges_of_days, edges_of_hours, served, spread
from activesupport.storage.figures import Course

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
TOKYO = ZoneInfo("Asia/Tokyo")


def course(age: timedelta, answer: timedelta | None = None, end: timedelta | None = None, **values: Any) -> Course:
    """A case that was opened `age` ago, answered and closed that long after its opening."""
    opened = NOW - age
    facts: dict[str, Any] = {"state": CaseState.OPEN, "outcome": None}
    if end is not None:
        facts = {"state": CaseState.RESOLVED, "outcome": Outcome.SOLVED}
    closed = None if end is None else opened + end
    return Course(opened, None if answer is None else opened + answer, closed, **(facts | values))


def test_nothing_has_no_shares_and_no_median() -> None:
    nothing = Share(0, 0)
    assert served([], NOW) == Served(0, nothing, nothing, nothing, nothing, None)
    assert nothing.value is None
    assert Share(1, 4).value == 0.25


def test_a_promise_counts_from_the_moment_it_could_be_missed() -> None:
    young, kept, late, never = course(59 * MINUTE), course(DAY, HOUR), course(DAY, 61 * MINUTE), course(2 * DAY)
    answered_young = course(50 * MINUTE, MINUTE)
    found = served([young, kept, late, never, answered_young], NOW)
    assert found.within_hour == Share(1, 3), "those younger than an hour are neither kept nor missed"
    assert found.within_day == Share(2, 3)
    assert found.answered == Share(3, 5)
    assert found.median_first_answer == HOUR


def test_the_median_of_two_lies_between_them() -> None:
    assert served([course(DAY, HOUR), course(DAY, 2 * HOUR)], NOW).median_first_answer == 90 * MINUTE


def test_what_was_dismissed_or_deleted_wanted_no_answer_but_what_was_merely_closed_did() -> None:
    dismissed = course(2 * DAY, end=HOUR, state=CaseState.DISMISSED, outcome=None)
    deleted = course(2 * DAY, end=HOUR, outcome=Outcome.DELETED)
    closed = course(2 * DAY, end=HOUR)
    answered = course(2 * DAY, HOUR, 2 * HOUR, state=CaseState.DISMISSED, outcome=None)
    found = served([dismissed, deleted, closed, answered], NOW)
    assert (found.opened, found.answered) == (4, Share(1, 2))


@pytest.mark.parametrize(
    ("one", "kept"),
    [
        (course(2 * DAY, HOUR, DAY), 1),
        (course(2 * DAY, HOUR, DAY + MINUTE), 0),
        (course(2 * DAY, HOUR, 2 * HOUR, outcome=Outcome.LEFT), 0),
        (course(2 * DAY, HOUR, 2 * HOUR, outcome=Outcome.NO_ANSWER), 0),
        (course(2 * DAY, HOUR, 2 * HOUR, outcome=Outcome.RETAINED), 1),
        (course(2 * DAY, HOUR), 0),
    ],
)
def test_resolved_within_a_day_is_solved_for_the_customer_within_24_hours(one: Course, kept: int) -> None:
    assert served([one], NOW).resolved_within_day == Share(kept, 1)
    assert served([course(23 * HOUR, HOUR, 2 * HOUR)], NOW).resolved_within_day == Share(0, 0)


def test_hours_and_days_are_those_of_the_zone() -> None:
    hours = edges_of_hours(NOW, TOKYO)
    assert (len(hours), hours[0]) == (25, datetime(2026, 11, 19, 15, tzinfo=UTC))
    berlin, spring, autumn = (
        ZoneInfo("Europe/Berlin"),
        datetime(2026, 3, 29, 12, tzinfo=UTC),
        datetime(2026, 10, 25, 12, tzinfo=UTC),
    )
    assert [len(edges_of_hours(at, berlin)) - 1 for at in (spring, autumn)] == [23, 25]
    days = edges_of_days(spring, berlin, 3)
    assert [(after - before) / HOUR for before, after in pairwise(days)] == [24, 24, 23]
    kathmandu = edges_of_hours(NOW, ZoneInfo("Asia/Kathmandu"))
    assert kathmandu[0] == datetime(2026, 11, 19, 18, 15, tzinfo=UTC), "an offset of quarters of an hour"


def test_an_edge_belongs_to_what_follows() -> None:
    edges = [NOW, NOW + HOUR, NOW + 2 * HOUR]
    moments = [NOW - MINUTE, NOW, NOW + 59 * MINUTE, NOW + HOUR, NOW + 2 * HOUR]
    assert spread(moments, edges) == [2, 1]
