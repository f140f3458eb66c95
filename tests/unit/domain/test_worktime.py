"""Working time against a slow reckoning minute by minute, and across clock changes, holidays and New Year."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activesupport.domain.errors import UserError
from activesupport.domain.worktime import (
    ALWAYS_OPEN,
    FARTHEST,
    Site,
    WorkCalendar,
    add_working,
    day_range,
    is_open,
    next_opening,
    no_holidays,
    weekly_hours,
    working_between,
)

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
OFFICE = "mon-fri 09:00-12:00 13:00-18:00"
NEW_YEAR = (day_range("12-29..01-03"),)
CULTURE_DAY = date(2026, 11, 3)


def site(timezone: str, *texts: str, closed: tuple[str, ...] = (), worked: tuple[str, ...] = ()) -> Site:
    return Site(
        timezone,
        weekly_hours(texts),
        lambda day: day == CULTURE_DAY,
        tuple(map(day_range, closed)),
        tuple(map(day_range, worked)),
    )


def at(text: str, timezone: str = "UTC") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(timezone))


TOKYO = WorkCalendar((site("Asia/Tokyo", OFFICE, closed=("12-29..01-03",)),))
LONDON = WorkCalendar((site("Europe/London", "mon-fri 09:00-17:30", "sat 22:00-06:00"),))
NEW_YORK = WorkCalendar((site("America/New_York", "daily 09:00-17:00"),))
SUN = WorkCalendar((*TOKYO.sites, *LONDON.sites, *NEW_YORK.sites))
ISLANDS = WorkCalendar((site("Pacific/Kiritimati", "daily 00:00-08:30"), site("Etc/GMT+12", "sun 23:00-22:30")))
NEVER = WorkCalendar((site("UTC", OFFICE, closed=("01-01..12-31",)),))

CALENDARS = st.sampled_from([TOKYO, LONDON, NEW_YORK, SUN, ISLANDS, ALWAYS_OPEN])
YEARS = st.timedeltas(timedelta(0), timedelta(days=1460))
MOMENTS = YEARS.map(lambda after: datetime(2024, 1, 1, tzinfo=UTC) + after)
LENGTHS = st.timedeltas(timedelta(0), timedelta(days=20))


def slowly_open(calendar: WorkCalendar, moment: datetime) -> bool:
    """By the clock on the wall of each site; true for hours that no change of the clocks falls into."""
    for one in calendar.sites:
        local = moment.astimezone(ZoneInfo(one.timezone))
        minute = local.hour * 60 + local.minute
        for back in (0, 1):
            day = local.date() - timedelta(days=back)
            shut = day == CULTURE_DAY and one.holidays is not no_holidays
            spans = one.hours.days[day.weekday()]
            inside = any(opens <= minute + back * 1440 < closes for opens, closes in spans)
            if inside and not shut and not any(days.holds(day) for days in one.closed):
                return True
    return False


@given(CALENDARS, MOMENTS)
def test_open_as_the_clocks_on_the_walls_say(calendar: WorkCalendar, moment: datetime) -> None:
    assert is_open(calendar, moment) is slowly_open(calendar, moment)


@settings(max_examples=25, deadline=None)
@given(CALENDARS, MOMENTS, st.integers(0, 3000))
def test_between_is_the_number_of_open_minutes(calendar: WorkCalendar, moment: datetime, minutes: int) -> None:
    start = moment.replace(second=0, microsecond=0)
    counted = sum(slowly_open(calendar, start + number * MINUTE) for number in range(minutes))
    assert working_between(calendar, start, start + minutes * MINUTE) == counted * MINUTE


@given(CALENDARS, MOMENTS, LENGTHS)
def test_adding_and_measuring_are_inverse(calendar: WorkCalendar, start: datetime, length: timedelta) -> None:
    end = add_working(calendar, start, length)
    assert end >= start
    assert working_between(calendar, start, end) == length
    assert length == timedelta(0) or working_between(calendar, start, end - timedelta(microseconds=1)) < length


@given(CALENDARS, MOMENTS, LENGTHS)
def test_measuring_and_adding_are_inverse(calendar: WorkCalendar, start: datetime, length: timedelta) -> None:
    end = start + length
    reached = add_working(calendar, start, working_between(calendar, start, end))
    assert reached <= end
    assert working_between(calendar, reached, end) == timedelta(0)


@given(CALENDARS, st.lists(MOMENTS, min_size=3, max_size=3))
def test_parts_add_up(calendar: WorkCalendar, moments: list[datetime]) -> None:
    first, middle, last = sorted(moments)
    parts = working_between(calendar, first, middle) + working_between(calendar, middle, last)
    assert working_between(calendar, first, last) == parts
    assert working_between(calendar, last, first) == timedelta(0)


@given(CALENDARS, MOMENTS, LENGTHS, LENGTHS)
def test_adding_twice_is_adding_the_sum(
    calendar: WorkCalendar, start: datetime, one: timedelta, other: timedelta
) -> None:
    assert add_working(calendar, add_working(calendar, start, one), other) == add_working(calendar, start, one + other)


@given(CALENDARS, MOMENTS)
def test_the_next_opening_is_the_first_open_moment(calendar: WorkCalendar, moment: datetime) -> None:
    opening = next_opening(calendar, moment)
    assert opening is not None
    assert is_open(calendar, opening)
    assert working_between(calendar, moment, opening) == timedelta(0)
    assert opening == moment or not is_open(calendar, opening - timedelta(microseconds=1))


@given(CALENDARS, MOMENTS, LENGTHS)
def test_the_zone_of_what_comes_in_does_not_matter(calendar: WorkCalendar, start: datetime, length: timedelta) -> None:
    zone = ZoneInfo("America/New_York")
    local, end = start.astimezone(zone), (start + length).astimezone(zone)
    assert working_between(calendar, local, end) == working_between(calendar, start, start + length)
    assert is_open(calendar, local) is is_open(calendar, start)
    reached = add_working(calendar, local, length)
    assert reached == add_working(calendar, start, length)
    assert reached.tzinfo is UTC


@pytest.mark.parametrize(
    ("calendar", "start", "hours", "end"),
    [
        (TOKYO, "2026-11-02T17:00", 2, "2026-11-04T10:00"),  # Culture Day lies between
        (TOKYO, "2026-12-28T17:30", 1, "2027-01-04T09:30"),  # closed over New Year
        (TOKYO, "2026-07-03T16:00", 4, "2026-07-06T11:00"),  # over a weekend
        (TOKYO, "2026-07-03T09:00", 3, "2026-07-03T12:00"),  # ends at closing time, not after lunch
        (TOKYO, "2026-07-03T12:30", 1, "2026-07-03T14:00"),
        (TOKYO, "2026-07-04T03:00", 0, "2026-07-04T03:00"),
    ],
)
def test_tokyo(calendar: WorkCalendar, start: str, hours: int, end: str) -> None:
    assert add_working(calendar, at(start, "Asia/Tokyo"), hours * HOUR) == at(end, "Asia/Tokyo")


@pytest.mark.parametrize(
    ("zone", "texts", "day", "hours"),
    [
        ("Europe/London", "daily 00:00-24:00", "2026-03-29", 23.0),
        ("Europe/London", "daily 00:00-24:00", "2026-10-25", 25.0),
        ("America/New_York", "daily 00:00-24:00", "2026-03-08", 23.0),
        ("America/New_York", "daily 00:00-24:00", "2026-11-01", 25.0),
        ("Australia/Lord_Howe", "daily 00:00-24:00", "2026-10-04", 23.5),
        ("Europe/London", "daily 00:00-01:30", "2026-03-29", 1.0),  # 01:30 does not come: the change ends it
        ("Europe/London", "daily 01:30-05:00", "2026-03-29", 3.0),
        ("Europe/London", "daily 01:15-01:45", "2026-03-29", 0.0),
        ("Europe/London", "daily 01:30-02:00", "2026-03-29", 0.0),
        ("Europe/London", "daily 00:00-01:30", "2026-10-25", 1.5),  # 01:30 comes twice: the first time ends it
        ("Europe/London", "daily 01:30-05:00", "2026-10-25", 4.5),
        ("Europe/London", "daily 09:00-17:00", "2026-03-29", 8.0),
        ("America/New_York", "daily 02:30-03:30", "2026-03-08", 0.5),
    ],
)
def test_clock_changes(zone: str, texts: str, day: str, hours: float) -> None:
    calendar = WorkCalendar((Site(zone, weekly_hours([texts])),))
    midnight = at(day, zone)
    next_midnight = midnight + timedelta(days=1)  # by the clock on the wall
    assert working_between(calendar, midnight, next_midnight) == hours * HOUR
    if hours:
        end = add_working(calendar, midnight, hours * HOUR)
        assert working_between(calendar, midnight, end) == hours * HOUR


def test_a_due_time_keeps_its_place_on_the_wall_over_a_clock_change() -> None:
    friday = at("2026-03-27T16:30", "Europe/London")
    assert add_working(LONDON, friday, 10 * HOUR) == at("2026-03-30T11:00", "Europe/London")  # 1 + 7 + 2
    opened = next_opening(LONDON, at("2026-03-28T12:00", "Europe/London"))
    assert opened == at("2026-03-28T22:00", "Europe/London")
    night = working_between(LONDON, at("2026-03-28T12:00", "Europe/London"), at("2026-03-29T12:00", "Europe/London"))
    assert night == 7 * HOUR  # from 22:00 to 06:00, an hour of which does not come


def test_hours_that_do_not_come_are_no_opening() -> None:
    skipped = WorkCalendar((Site("Europe/London", weekly_hours(["sun 01:15-01:45"])),))
    assert next_opening(skipped, at("2026-03-28")) == at("2026-04-05T01:15", "Europe/London")


def test_an_hour_that_comes_twice_is_not_taken_for_the_past() -> None:
    first = at("2026-10-25T01:30", "Europe/London")
    second = at("2026-10-25T01:10", "Europe/London").replace(fold=1)
    assert working_between(ALWAYS_OPEN, first, second) == 40 * MINUTE


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    monday_nights = WorkCalendar((site("Asia/Tokyo", "mon 22:00-06:00"),))
    eve = at("2026-11-02T00:00", "Asia/Tokyo")
    assert working_between(monday_nights, eve, eve + timedelta(days=2)) == 8 * HOUR  # into the holiday
    tuesday_nights = WorkCalendar((site("Asia/Tokyo", "tue 22:00-06:00"),))
    assert working_between(tuesday_nights, eve, eve + timedelta(days=3)) == timedelta(0)


def test_worked_days_go_before_holidays_and_closed_days() -> None:
    usual = WorkCalendar((site("Asia/Tokyo", OFFICE, closed=("2026-11-04",)),))
    worked = WorkCalendar((site("Asia/Tokyo", OFFICE, closed=("2026-11-04",), worked=("2026-11-03..2026-11-04",)),))
    begin, end = at("2026-11-03", "Asia/Tokyo"), at("2026-11-05", "Asia/Tokyo")
    assert working_between(usual, begin, end) == timedelta(0)
    assert working_between(worked, begin, end) == 16 * HOUR


def test_sites_follow_the_sun_and_overlaps_count_once() -> None:
    day = at("2026-07-01")
    single = [working_between(one, day, day + timedelta(days=1)) for one in (TOKYO, LONDON, NEW_YORK)]
    assert single == [8 * HOUR, 8.5 * HOUR, 8 * HOUR]
    # Tokyo 00-03, 04-09; London 08-16:30; New York 13-21, all UTC
    assert working_between(SUN, day, day + timedelta(days=1)) == 20 * HOUR


def test_a_calendar_that_is_never_open_says_so() -> None:
    now = at("2026-07-01")
    assert next_opening(NEVER, now) is None
    assert not is_open(NEVER, now)
    assert working_between(NEVER, now, now + FARTHEST) == timedelta(0)
    with pytest.raises(UserError, match=r"worktime\.never"):
        add_working(NEVER, now, HOUR)


def test_what_lies_beyond_ten_years_is_refused() -> None:
    seldom = WorkCalendar((site("UTC", "mon 09:00-09:01"),))
    assert add_working(seldom, at("2026-07-01"), HOUR) == at("2027-08-23T09:01")
    with pytest.raises(UserError, match=r"worktime\.never"):
        add_working(seldom, at("2026-07-01"), 9 * HOUR)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        is_open(TOKYO, datetime(2026, 7, 1))  # noqa: DTZ001


def test_calendars_of_the_same_texts_are_equal_whatever_they_were_asked() -> None:
    one, other = (WorkCalendar((Site("Asia/Tokyo", weekly_hours([OFFICE]), closed=NEW_YEAR),)) for _ in range(2))
    is_open(one, at("2026-07-01"))
    assert one == other
    assert hash(one) == hash(other)
