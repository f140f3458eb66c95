"""Due times in working time, and how a case stands against them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.domain.errors import UserError
from activesupport.domain.priority import band
from activesupport.domain.targets import (
    BANDS,
    RESOLVED_WITHIN,
    ByBand,
    Clock,
    ClockState,
    Targets,
    clock,
    due,
)
from activesupport.domain.worktime import Site, WorkCalendar, day_range, weekly_hours
from activesupport.words import LANGUAGES, catalogue

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TARGET = 4 * HOUR
CALENDAR = WorkCalendar((Site("UTC", weekly_hours(["mon-fri 09:00-17:00"])),))
NEVER = WorkCalendar((Site("UTC", weekly_hours([]), closed=(day_range("01-01..12-31"),)),))
FRIDAY = datetime(2026, 7, 3, 15, 0, tzinfo=UTC)
DUE = datetime(2026, 7, 6, 11, 0, tzinfo=UTC)  # four working hours after FRIDAY
MOMENTS = st.timedeltas(timedelta(0), 20 * DAY).map(lambda after: datetime(2026, 7, 1, tzinfo=UTC) + after)


def test_the_bands_are_those_of_priorities() -> None:
    assert {band(number) for number in range(101)} == set(BANDS)


def test_due_counts_working_time_only() -> None:
    found = due(Targets(), CALENDAR, "medium", FRIDAY)
    assert found.first_response_at == DUE
    assert found.warn_first_response_at == DUE - HOUR
    assert found.resolution_at == datetime(2026, 7, 7, 15, 0, tzinfo=UTC)
    assert found.warn_resolution_at == datetime(2026, 7, 7, 11, 0, tzinfo=UTC)


def test_the_more_pressing_the_sooner() -> None:
    found = [due(Targets(), CALENDAR, one, FRIDAY) for one in BANDS]
    assert [one.first_response_at for one in found] == sorted({one.first_response_at for one in found})
    assert [one.resolution_at for one in found] == sorted({one.resolution_at for one in found})
    own = Targets(first_response=ByBand(HOUR / 2, HOUR, 2 * HOUR), warn_at=0.5)
    assert due(own, CALENDAR, "high", FRIDAY).warn_first_response_at == FRIDAY + HOUR / 4


def test_a_promise_to_customers_is_a_day_of_the_calendar() -> None:
    assert RESOLVED_WITHIN == DAY


def test_a_team_that_is_never_open_owes_an_explanation() -> None:
    with pytest.raises(UserError):
        due(Targets(), NEVER, "high", FRIDAY)


def test_an_unknown_band_is_a_slip_of_the_program() -> None:
    with pytest.raises(KeyError):
        due(Targets(), CALENDAR, "urgent", FRIDAY)


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (FRIDAY, Clock(ClockState.RUNNING, TARGET, 0.0)),
        (FRIDAY + HOUR, Clock(ClockState.RUNNING, 3 * HOUR, 0.25)),
        (FRIDAY + DAY, Clock(ClockState.RUNNING, 2 * HOUR, 0.5)),  # Saturday: the clock stands
        (DUE - HOUR, Clock(ClockState.WARNING, HOUR, 0.75)),
        (DUE, Clock(ClockState.WARNING, timedelta(0), 1.0)),
        (DUE + HOUR, Clock(ClockState.LATE, -HOUR, 1.0)),
        (FRIDAY - DAY, Clock(ClockState.RUNNING, 12 * HOUR, 0.0)),  # a clock of the machine that went back
    ],
)
def test_a_running_clock(now: datetime, found: Clock) -> None:
    assert clock(CALENDAR, TARGET, DUE, now) == found


def test_late_is_late_while_the_team_is_closed() -> None:
    evening = datetime(2026, 7, 3, 17, 0, tzinfo=UTC)
    assert clock(CALENDAR, 2 * HOUR, evening, evening + HOUR) == Clock(ClockState.LATE, timedelta(0), 1.0)


def test_a_clock_stops_when_the_case_got_there() -> None:
    later = DUE + 3 * DAY
    assert clock(CALENDAR, TARGET, DUE, later, done_at=FRIDAY + HOUR) == Clock(ClockState.MET, 3 * HOUR, 0.25)
    assert clock(CALENDAR, TARGET, DUE, later, done_at=DUE).state is ClockState.MET
    assert clock(CALENDAR, TARGET, DUE, later, done_at=DUE + HOUR) == Clock(ClockState.LATE, -HOUR, 1.0)
    assert clock(CALENDAR, TARGET, DUE, later, paused_at=FRIDAY + HOUR) == Clock(ClockState.PAUSED, 3 * HOUR, 0.25)
    assert clock(CALENDAR, TARGET, DUE, later, paused_at=DUE + HOUR).state is ClockState.LATE
    assert clock(CALENDAR, TARGET, None, later).state is ClockState.NONE


@given(MOMENTS, st.floats(0.01, 0.99), st.sampled_from(BANDS))
def test_the_warning_begins_at_the_time_that_was_said(opened: datetime, warn_at: float, name: str) -> None:
    targets = Targets(warn_at=warn_at)
    found = due(targets, CALENDAR, name, opened)
    target = targets.resolution.of(name)
    at = found.warn_resolution_at
    assert clock(CALENDAR, target, found.resolution_at, at, warn_at=warn_at).state is ClockState.WARNING
    before = at - timedelta(microseconds=1)
    assert clock(CALENDAR, target, found.resolution_at, before, warn_at=warn_at).state is ClockState.RUNNING


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_its_word(language: str) -> None:
    said = {key.partition(".")[2] for key in catalogue(language) if key.startswith("target.")}
    assert said == {str(state) for state in ClockState}
