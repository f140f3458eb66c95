"""When something is due again: arithmetic over stored times, so that missed runs and daylight saving come right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from activesupport.domain.reason import Reason


def is_due(next_at: datetime, every: timedelta, now: datetime) -> bool:
    """Whether the time has come, or the clock has jumped back so far that waiting would be endless."""
    return next_at <= now or next_at - now > 2 * every + timedelta(hours=1)


def next_local_time(times: Sequence[time], timezone: str, after: datetime) -> datetime:
    """The first of the local `times` strictly after `after`, in UTC.

    A time that daylight saving skips is taken an hour later (zoneinfo's rule for gaps); one that comes
    twice is taken the first time.
    """
    zone = ZoneInfo(timezone)
    local = after.astimezone(zone)
    for days in range(3):
        day = (local + timedelta(days=days)).date()
        for at in sorted(times):
            moment = datetime.combine(day, at, tzinfo=zone).astimezone(ZoneInfo("UTC"))
            if moment > after:
                return moment
    raise ValueError("a team needs at least one digest time")


@dataclass(frozen=True, slots=True)
class Quiet:
    """Whether a source has been silent for longer than is usual, and why we think so."""

    suspicious: bool
    reason: Reason


def judge_silence(post_times: Sequence[datetime], now: datetime) -> Quiet:
    """Quiet or broken? Compare the present silence with the longest one among recent posts.

    `post_times` are ascending. With fewer than 20 posts nothing is known. Silence is suspicious when it
    lasts longer than six hours and twice as long as the longest earlier gap.
    """
    if len(post_times) < 20:
        return Quiet(False, Reason("quiet.unknown"))
    silence = now - post_times[-1]
    longest = max(later - earlier for earlier, later in pairwise(post_times))
    hours = {"hours": round(silence / timedelta(hours=1), 1), "usual": round(longest / timedelta(hours=1), 1)}
    if silence > max(timedelta(hours=6), 2 * longest):
        return Quiet(True, Reason("quiet.suspicious", hours))
    return Quiet(False, Reason("quiet.usual", hours))


def backoff(attempt: int, first: float = 30.0, most: float = 3600.0) -> float:
    """Seconds to wait after the `attempt`-th failure (1, 2, …): doubling, an hour at the most."""
    return min(most, first * 2.0 ** min(attempt - 1, 30))
