"""Times as people of a team read them: in their zone, in their language's order."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from activesupport.domain.watch import Team
from activesupport.words import say


def local(time: datetime, team: Team) -> datetime:
    """`time` in the team's zone."""
    return time.astimezone(ZoneInfo(team.timezone))


def clock(time: datetime) -> str:
    return f"{time:%H:%M}"


def date(time: datetime, language: str) -> str:
    """A local time's date in full: 2026年1月16日(金)."""
    return say("digest.date", language, year=time.year, **_day(time, language))


def moment(time: datetime, language: str) -> str:
    """A local time without its year: 1月16日(金) 09:00."""
    return say("digest.moment", language, clock=clock(time), **_day(time, language))


def span(start: datetime, end: datetime, team: Team) -> str:
    """Two moments and the zone they are told in; the day only once when it is the same."""
    first, last = local(start, team), local(end, team)
    until = clock(last) if first.date() == last.date() else moment(last, team.language)
    return say("digest.span", team.language, start=moment(first, team.language), end=until, zone=team.timezone)


def age(time: datetime, at: datetime, language: str) -> str:
    """How long ago `time` was, seen from `at`: minutes, then hours up to two days, then days."""
    passed = at - time
    if passed < timedelta(minutes=1):
        return say("digest.age_now", language)
    if passed < timedelta(hours=1):
        return say("digest.age_minutes", language, n=passed // timedelta(minutes=1))
    if passed < timedelta(hours=48):
        return say("digest.age_hours", language, n=passed // timedelta(hours=1))
    return say("digest.age_days", language, n=passed.days)


def _day(time: datetime, language: str) -> dict[str, str | int]:
    return {
        "month": time.month,
        "day": time.day,
        "weekday": say("digest.weekdays", language).split()[time.weekday()],
        "month_name": say("digest.months", language).split()[time.month - 1],
    }
