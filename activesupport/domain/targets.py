"""What a team promises: how soon a case gets its first answer and its end, in working time, and how it stands now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from activesupport.domain.worktime import WorkCalendar, add_working, working_between

RESOLVED_WITHIN = timedelta(hours=24)
"""The promise "resolved within one day": a day of the calendar, nights and holidays included, as customers count."""

BANDS = ("high", "medium", "low")
"""The words of `activesupport.domain.priority.band`."""

_NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class ByBand:
    """A working time for each band of priority."""

    high: timedelta
    medium: timedelta
    low: timedelta

    def of(self, band: str) -> timedelta:
        """The working time of one of BANDS; raises KeyError for any other word."""
        return {"high": self.high, "medium": self.medium, "low": self.low}[band]


FIRST_RESPONSE = ByBand(timedelta(hours=1), timedelta(hours=4), timedelta(hours=8))
RESOLUTION = ByBand(timedelta(hours=8), timedelta(hours=16), timedelta(hours=24))


@dataclass(frozen=True, slots=True)
class Targets:
    """What a team aims at. From the share `warn_at` (0..1) of a target on, people are warned."""

    first_response: ByBand = FIRST_RESPONSE
    resolution: ByBand = RESOLUTION
    warn_at: float = 0.75


@dataclass(frozen=True, slots=True)
class Due:
    """When a case is due, and from when on that is near; UTC."""

    first_response_at: datetime
    resolution_at: datetime
    warn_first_response_at: datetime
    warn_resolution_at: datetime


class ClockState(StrEnum):
    """How a target stands. `paused` waits for the customer or for a time; `late` was missed, answered since or not."""

    NONE = "none"
    RUNNING = "running"
    WARNING = "warning"
    LATE = "late"
    MET = "met"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Clock:
    """A target at a moment: working time that is left (below zero: that has passed since), and the share used, 0..1."""

    state: ClockState
    remaining: timedelta
    share: float


NO_CLOCK = Clock(ClockState.NONE, _NOTHING, 0.0)


def due(targets: Targets, calendar: WorkCalendar, band: str, opened_at: datetime) -> Due:
    """When a case of a band that was opened at a moment is due. Raises UserError where the team is never open."""
    first, whole = targets.first_response.of(band), targets.resolution.of(band)
    return Due(
        first_response_at=add_working(calendar, opened_at, first),
        resolution_at=add_working(calendar, opened_at, whole),
        warn_first_response_at=add_working(calendar, opened_at, first * targets.warn_at),
        warn_resolution_at=add_working(calendar, opened_at, whole * targets.warn_at),
    )


def clock(
    calendar: WorkCalendar,
    target: timedelta,
    due_at: datetime | None,
    now: datetime,
    *,
    warn_at: float = 0.75,
    done_at: datetime | None = None,
    paused_at: datetime | None = None,
) -> Clock:
    """How a target stands `now`, that is, at `done_at` or `paused_at` where the case got as far.

    `target` is the working time that was promised, `due_at` its end (None: nothing is promised, state `none`).
    A due time in the past is late even while the team is closed, so that "overdue" is a question to a column.
    """
    if due_at is None:
        return NO_CLOCK
    at = done_at or paused_at or now
    remaining = working_between(calendar, at, due_at) - working_between(calendar, due_at, at)
    used = target - remaining
    share = min(1.0, max(0.0, used / target)) if target else 1.0
    if at > due_at:
        return Clock(ClockState.LATE, remaining, 1.0)
    if done_at:
        return Clock(ClockState.MET, remaining, share)
    if paused_at:
        return Clock(ClockState.PAUSED, remaining, share)
    return Clock(ClockState.WARNING if used >= target * warn_at else ClockState.RUNNING, remaining, share)
