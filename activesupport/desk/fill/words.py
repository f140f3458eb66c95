"""Small things said in the viewer's language: names of platforms, working time, clocks."""

from datetime import datetime, timedelta

from activesupport.channels.digest.dates import moment
from activesupport.desk.views.parts import ClockState as Shown
from activesupport.desk.views.parts import ClockView
from activesupport.desk.visitor import Visitor
from activesupport.domain.case import CaseState
from activesupport.domain.priority import band
from activesupport.domain.rules import Rules
from activesupport.domain.targets import ClockState, clock
from activesupport.domain.worktime import is_open, next_opening
from activesupport.storage.tables import CaseRow, PostRow
from activesupport.text import shorten
from activesupport.words import say
from activesupport.work.promises import calendar_of

_A_WEEK = 7
_COUNTING = {ClockState.RUNNING, ClockState.WARNING}
PLATFORMS = {"x": "X", "mastodon": "Mastodon", "bluesky": "Bluesky", "misskey": "Misskey", "reddit": "Reddit"}
_NAMED = {"feed", "rss", "archive", "review"}
_SHOWN = {
    ClockState.RUNNING: Shown.OK,
    ClockState.MET: Shown.OK,
    ClockState.WARNING: Shown.AMBER,
    ClockState.LATE: Shown.LATE,
    ClockState.PAUSED: Shown.PAUSED,
}


def platform(source: str, language: str) -> str:
    return say(f"platform.{source}", language) if source in _NAMED else PLATFORMS.get(source, source)


def brand_name(rules: Rules, brand: str, language: str) -> str:
    known = rules.brands.get(brand)
    return known.called(language) if known else brand


def author(handle: str, language: str) -> str:
    return f"@{handle}" if handle else say("digest.no_author", language)


def post_line(case: CaseRow, post: PostRow, language: str, most: int | None = None) -> tuple[str, str]:
    """What a page may show unasked of a case's post, and the language of that (`most` None: the whole text).

    Nobody meets abuse without wanting to: it is opened on the page of its case.
    """
    if case.abuse:
        return say("desk.line_hidden", language), language
    if post.deleted_at is not None:
        return say("desk.line_deleted", language), language
    return (post.text if most is None else shorten(post.text, most)), case.language


def working_time(length: timedelta, language: str) -> str:
    """A length as people say it: 45 min, 1 h 20 min."""
    minutes = int(abs(length) / timedelta(minutes=1))
    if minutes < 60:
        return say("length.minutes", language, m=minutes)
    hours, rest = divmod(minutes, 60)
    return (
        say("length.hours", language, h=hours, m=rest)
        if rest and hours < 10
        else say("length.whole", language, h=hours)
    )


def moment_for(here: Visitor, time: datetime) -> str:
    """A moment as the visitor reads it: day and time of day in their zone."""
    return moment(time.astimezone(here.zone), here.language)


def soon(here: Visitor, time: datetime) -> str:
    """A moment to come as people say it: 09:00 where it is today, Mon 09:00 within a week, else with its date."""
    language, local = here.language, time.astimezone(here.zone)
    days = (local.date() - here.desk.now().astimezone(here.zone).date()).days
    if days >= _A_WEEK:
        return moment(local, language)
    hour = say("clock.hour", language, hour=local.hour, minute=f"{local:%M}")
    if days == 0:
        return hour
    weekday = say("digest.weekdays", language).split()[local.weekday()]
    return say("clock.weekday", language, weekday=weekday, hour=hour)


def case_clock(here: Visitor, case: CaseRow, rules: Rules) -> ClockView | None:
    """The promise that runs for a case, None where nobody waits for us. Outside working hours it says when it goes on:
    a promise is working time. One that was missed stays missed.
    """
    team, now, language = rules.teams.get(case.team), here.desk.now(), here.language
    if team is None or case.due_at is None or CaseState(case.state).is_closed:
        return None
    waiting = now if case.state == CaseState.WAITING else None
    target = team.targets.first_response.of(band(case.priority))
    calendar = calendar_of(team, case.priority)
    found = clock(calendar, target, case.due_at, now, warn_at=team.targets.warn_at, paused_at=waiting)
    promise = say("promise.first" if case.first_answer_at is None else "promise.next", language)
    left = working_time(found.remaining, language)
    opening = None if is_open(calendar, now) else next_opening(calendar, now)
    if opening is not None and found.state in _COUNTING:
        return ClockView(Shown.CLOSED, left, found.share, promise, case.due_at, soon(here, opening))
    return ClockView(_SHOWN[found.state], left, found.share, promise, case.due_at)
