"""Working time: when a team is there, and arithmetic that counts only those times.

A calendar is the union of its sites, each with hours in its own time zone. All moments that go in or come out
are aware; those that come out are UTC. A local time that daylight saving skips counts as the moment of the
change, one that comes twice is taken the first time, so opening hours never overlap themselves.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from activesupport.domain.errors import UserError
from activesupport.domain.hours import DAY, DayRange, WeeklyHours, day_range, weekly_hours

__all__ = [
    "ALWAYS_OPEN",
    "FARTHEST",
    "DayRange",
    "Site",
    "WeeklyHours",
    "WorkCalendar",
    "add_working",
    "day_range",
    "is_open",
    "next_opening",
    "weekly_hours",
    "working_between",
]

FARTHEST = timedelta(days=3660)
"""How far is looked ahead: what does not happen within ten years never does."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ONE_DAY = timedelta(days=1)
_NOTHING = timedelta(0)
_MINUTE = timedelta(minutes=1)

Opening = tuple[datetime, datetime]
"""Open from the first moment on, until just before the second; both UTC."""


def no_holidays(_day: date) -> bool:
    """The holidays of a site that has none."""
    return False


@dataclass(frozen=True, slots=True)
class Site:
    """A place with people in it. `holidays` says of a local date whether it is one.

    On holidays and `closed` days nothing begins; `worked` days are worked in spite of both, with the usual
    hours of their weekday.
    """

    timezone: str
    hours: WeeklyHours
    holidays: Callable[[date], bool] = no_holidays
    closed: tuple[DayRange, ...] = ()
    worked: tuple[DayRange, ...] = ()
    name: str = ""

    def works_on(self, day: date) -> bool:
        """Whether the hours of a local date count."""
        if any(days.holds(day) for days in self.worked):
            return True
        return not (any(days.holds(day) for days in self.closed) or self.holidays(day))


@dataclass(frozen=True, slots=True)
class UtcDay:
    """The open times of one UTC day, in order and apart from each other, and their sum."""

    openings: tuple[Opening, ...]
    total: timedelta


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When at least one of the sites is open. Days that were worked out are kept."""

    sites: tuple[Site, ...]
    _days: dict[int, UtcDay] = field(default_factory=dict, init=False, repr=False, compare=False)

    def day(self, number: int) -> UtcDay:
        """A UTC day by its number since 1970-01-01."""
        found = self._days.get(number)
        if found is None:
            found = self._days[number] = _work_out(self.sites, number)
        return found


ALWAYS_OPEN = WorkCalendar((Site("UTC", weekly_hours(())),))


def is_open(calendar: WorkCalendar, at: datetime) -> bool:
    """Whether somebody is there at this moment."""
    return any(opens <= at < closes for opens, closes in calendar.day(_number(at)).openings)


def next_opening(calendar: WorkCalendar, at: datetime) -> datetime | None:
    """The first open moment from `at` on (`at` itself where it is open); None if there is none within ten years."""
    opening = next(_openings(calendar, at), None)
    return opening[0] if opening else None


def add_working(calendar: WorkCalendar, start: datetime, length: timedelta) -> datetime:
    """The moment at which `length` of working time has passed since `start`; `start` itself where it is nothing.

    Ends at closing time rather than at the next opening. Raises UserError where the working time does not add up
    to `length` within ten years, as in a calendar that is never open.
    """
    left = length
    if left <= _NOTHING:
        return start.astimezone(UTC)
    for opens, closes in _openings(calendar, start):
        if closes - opens >= left:
            return opens + left
        left -= closes - opens
    raise UserError("worktime.never", hours=round(length / timedelta(hours=1), 1))


def working_between(calendar: WorkCalendar, start: datetime, end: datetime) -> timedelta:
    """The working time from `start` to `end`; nothing where the end is not after the start."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    if end <= start:
        return _NOTHING
    first, last = _number(start), _number(end)
    total = sum((calendar.day(number).total for number in range(first, last)), _NOTHING)
    return total - _passed(calendar.day(first), start) + _passed(calendar.day(last), end)


def _number(at: datetime) -> int:
    return (at - _EPOCH) // _ONE_DAY


def _passed(day: UtcDay, at: datetime) -> timedelta:
    """The working time of a day until a moment in it."""
    return sum((min(closes, at) - opens for opens, closes in day.openings if opens < at), _NOTHING)


def _openings(calendar: WorkCalendar, start: datetime) -> Iterator[Opening]:
    """Open times from `start` on, day by day; one that goes on after midnight UTC comes in two pieces."""
    start = start.astimezone(UTC)
    first = _number(start)
    for number in range(first, first + FARTHEST.days):
        for opens, closes in calendar.day(number).openings:
            if closes > start:
                yield max(opens, start), closes


def _work_out(sites: Iterable[Site], number: int) -> UtcDay:
    begin = _EPOCH + number * _ONE_DAY
    end = begin + _ONE_DAY
    found = [
        (max(opens, begin), min(closes, end))
        for site in sites
        for opens, closes in _site_openings(site, begin.date())
        if opens < end and closes > begin
    ]
    openings = tuple(_joined(sorted(found)))
    return UtcDay(openings, sum((closes - opens for opens, closes in openings), _NOTHING))


def _site_openings(site: Site, day: date) -> Iterator[Opening]:
    """What a site's local days contribute to a UTC day, and more.

    A local date may begin 14 hours before the UTC date of its name, and a span of it end two days after it began.
    """
    zone = ZoneInfo(site.timezone)
    for local in (day + timedelta(days=offset) for offset in (-2, -1, 0, 1)):
        spans = site.hours.days[local.weekday()]
        if spans and site.works_on(local):
            for opens, closes in spans:
                begin, end = _utc(local, opens, zone), _utc(local, closes, zone)
                if begin < end:
                    yield begin, end


def _utc(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """A local time, as minutes from the beginning of its day, in UTC."""
    wall = datetime.combine(day + timedelta(days=minutes // DAY), time(minutes % DAY // 60, minutes % 60), tzinfo=zone)
    first, second = wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)
    if second >= first:
        return first
    # The clocks skip this time: `first` was reckoned with the offset before the change, `second` with that after it.
    after = first.astimezone(zone).utcoffset()
    while second.astimezone(zone).utcoffset() != after:
        second += _MINUTE
    return second


def _joined(openings: Iterable[Opening]) -> Iterator[Opening]:
    """Sorted openings without overlaps: those that touch become one."""
    current: Opening | None = None
    for opens, closes in openings:
        if current and opens <= current[1]:
            current = current[0], max(current[1], closes)
            continue
        if current:
            yield current
        current = opens, closes
    if current:
        yield current
