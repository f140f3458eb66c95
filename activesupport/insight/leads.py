"""The day of a team, for its leads: what waits, how soon people were answered, how it ended, who has how much to do.

Handling time is not here: nobody is measured by how quickly they work on a case.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from activesupport.domain.assign import shifts
from activesupport.domain.case import CaseState, Outcome
from activesupport.domain.people import Permission, Role
from activesupport.domain.rules import Rules
from activesupport.domain.targets import RESOLVED_WITHIN
from activesupport.domain.worktime import is_open
from activesupport.storage import duties, figures, people, subscriptions
from activesupport.storage.desk_tables import UserRow
from activesupport.storage.figures import Backlog, Course, Ending, Scope
from activesupport.storage.subscriptions import SourceHealth

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
A_WEEK = timedelta(days=7)
DAYS = 14
"""Days of the chart, today included."""
Edges = Sequence[datetime]
"""Ascending moments: the beginnings of hours or days, and the end of the last."""
_GOOD = frozenset({Outcome.SOLVED, Outcome.THANKED, Outcome.RETAINED})


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, in cases."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """0..1; None where there is nothing to have a share of."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Served:
    """How the cases that were opened in a time were served.

    All but `opened` are about those that wanted an answer: not what was dismissed, nor what the customer deleted
    before. A share counts the cases that are old enough to have missed it, so a young case is neither kept nor missed.
    `median_first_answer` is over those that have an answer, None where none has.
    """

    opened: int
    answered: Share
    within_hour: Share
    within_day: Share
    resolved_within_day: Share
    median_first_answer: timedelta | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """An hour or a day, by its beginning in the viewer's zone: cases that were opened, and replies that went out."""

    start: datetime
    came: int
    answered: int


@dataclass(frozen=True, slots=True)
class Load:
    """What a person has in hand of what they take at a time, in all teams, and their replies of today."""

    name: str
    display: str
    on_shift: bool
    in_hand: int
    capacity: int
    answered: int


@dataclass(frozen=True, slots=True)
class DayFigures:
    """The day at a look. `day` is the viewer's; `week`, `endings`, `coverage`, `invited` are of the last 7 x 24 hours.

    `coverage` is the share of posts wanting an answer that got one, or were let rest on purpose. `invited` are
    customers who were asked to a private place, and how many came. `missing` counts replies that never appeared,
    `approvals` those that wait for a lead.
    """

    day: date
    backlog: Backlog
    today: Served
    week: Served
    hours: tuple[Stretch, ...]
    days: tuple[Stretch, ...]
    endings: tuple[Ending, ...]
    coverage: Share
    invited: Share
    missing: int
    approvals: int
    people: tuple[Load, ...]
    troubles: tuple[SourceHealth, ...]


def today(
    session: Session,
    rules: Rules,
    teams: frozenset[str] | None,
    brands: frozenset[str] | None,
    now: datetime,
    zone: ZoneInfo,
) -> DayFigures:
    """The figures of some teams and brands (None: all of them) at a moment, for the day that it is in a zone."""
    scope, week_ago = Scope(teams, brands), now - A_WEEK
    hours = edges_of_hours(now, zone)
    courses = figures.opened_since(session, scope, min(week_ago, hours[0]))
    of_today = [one for one in courses if one.opened_at >= hours[0]]
    answers = figures.answers_since(session, scope, hours[0])
    known = [brand for brand in rules.brands if brands is None or brand in brands]
    wanted, covered = figures.coverage(session, teams, known, week_ago)
    invited, came = figures.invitations(session, scope, week_ago)
    return DayFigures(
        day=now.astimezone(zone).date(),
        backlog=figures.backlog(session, scope, now),
        today=served(of_today, now),
        week=served([one for one in courses if one.opened_at >= week_ago], now),
        hours=_hours(of_today, [at for at, _author in answers], hours, zone),
        days=_days(session, scope, edges_of_days(now, zone, DAYS), zone),
        endings=tuple(figures.endings(session, scope, week_ago)),
        coverage=Share(covered, wanted),
        invited=Share(came, invited),
        missing=figures.never_appeared(session, scope),
        approvals=figures.waiting_for_a_lead(session, scope),
        people=loads(session, scope, Counter(author for _at, author in answers), now),
        troubles=tuple(one for one in subscriptions.health(session) if one.trouble is not None),
    )


def served(courses: Sequence[Course], now: datetime) -> Served:
    """How cases were served, as far as can be said of them now."""
    wanted = [one for one in courses if _wanted_an_answer(one)]
    waits = [(one.first_answer_at - one.opened_at).total_seconds() for one in wanted if one.first_answer_at is not None]
    return Served(
        opened=len(courses),
        answered=Share(len(waits), len(wanted)),
        within_hour=_kept(wanted, now, HOUR, lambda one: one.first_answer_at),
        within_day=_kept(wanted, now, DAY, lambda one: one.first_answer_at),
        resolved_within_day=_kept(wanted, now, RESOLVED_WITHIN, _solved_at),
        median_first_answer=timedelta(seconds=median(waits)) if waits else None,
    )


def _wanted_an_answer(one: Course) -> bool:
    let_rest = one.state is CaseState.DISMISSED or one.outcome is Outcome.DELETED
    return one.first_answer_at is not None or not let_rest


def _solved_at(one: Course) -> datetime | None:
    return one.closed_at if one.outcome in _GOOD else None


def _kept(
    courses: Iterable[Course], now: datetime, limit: timedelta, done_at: Callable[[Course], datetime | None]
) -> Share:
    """Of the cases that are older than the limit, those that got as far within it."""
    old = [one for one in courses if one.opened_at <= now - limit]
    done = [at - one.opened_at for one in old if (at := done_at(one)) is not None]
    return Share(sum(length <= limit for length in done), len(old))


def edges_of_hours(now: datetime, zone: ZoneInfo) -> Edges:
    """The beginnings of the hours of today in a zone and the end of the last; UTC. A day may have 23 or 25 of them."""
    start, end = edges_of_days(now, zone, 1)
    return [start + HOUR * number for number in range(int((end - start) / HOUR))] + [end]


def edges_of_days(now: datetime, zone: ZoneInfo, count: int) -> Edges:
    """The beginnings of the last days in a zone, today being the last, and the end of today; UTC."""
    day = now.astimezone(zone).date()
    dates = [day + DAY * number for number in range(1 - count, 2)]
    return [datetime.combine(one, time(), zone).astimezone(UTC) for one in dates]


def _hours(opened: Sequence[Course], answers: Sequence[datetime], edges: Edges, zone: ZoneInfo) -> tuple[Stretch, ...]:
    return _stretches(edges, spread([one.opened_at for one in opened], edges), spread(answers, edges), zone)


def _days(session: Session, scope: Scope, edges: Edges, zone: ZoneInfo) -> tuple[Stretch, ...]:
    came, answered = figures.came_between(session, scope, edges), figures.answered_between(session, scope, edges)
    return _stretches(edges, came, answered, zone)


def spread(moments: Iterable[datetime], edges: Edges) -> list[int]:
    """How many of the moments lie between each two edges; the later edge belongs to what follows."""
    found = Counter(bisect_right(edges, at) for at in moments)
    return [found[number] for number in range(1, len(edges))]


def _stretches(edges: Edges, came: Sequence[int], answered: Sequence[int], zone: ZoneInfo) -> tuple[Stretch, ...]:
    rows = zip(edges[:-1], came, answered, strict=True)
    return tuple(Stretch(start.astimezone(zone), new, done) for start, new, done in rows)


def loads(session: Session, scope: Scope, answered: Counter[str], now: datetime) -> tuple[Load, ...]:
    """What everybody has to do who may answer for one of the teams and brands, by name. Admins keep accounts: they are
    among them only while they have cases in hand, or have answered.
    """
    crew = [row for row in people.everybody(session) if _belongs(row, scope)]
    in_hand = duties.in_hand(session, [row.name for row in crew], scope.brands)
    return tuple(
        Load(
            name=row.name,
            display=row.display,
            on_shift=is_open(shifts(row.timezone, tuple(row.shifts)), now),
            in_hand=in_hand.get(row.name, 0),
            capacity=row.capacity,
            answered=answered[row.name],
        )
        for row in crew
        if row.role != Role.ADMIN or in_hand.get(row.name) or answered[row.name]
    )


def _belongs(row: UserRow, scope: Scope) -> bool:
    answers = row.active and people.person_of(row).may(Permission.ANSWER)
    in_team = scope.teams is None or not scope.teams.isdisjoint(row.teams)
    behind_wall = scope.brands is not None and row.brands is not None and scope.brands.isdisjoint(row.brands)
    return answers and in_team and not behind_wall
