"""The day at a look, as its visitor may see it: numbers, charts, and what needs a person."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import chain

from sqlalchemy.orm import Session

from activesupport.desk.fill.names import Names
from activesupport.desk.fill.queue import row_of
from activesupport.desk.fill.words import working_time
from activesupport.desk.views.oversight import Bar, CaseLine, Chart, LeadsView, PersonLoad, Tile
from activesupport.desk.views.parts import Choice
from activesupport.desk.visitor import Visitor
from activesupport.domain.people import Permission
from activesupport.insight.leads import DayFigures, Served, Share, Stretch, today
from activesupport.storage import outbox, queue
from activesupport.words import explain, say

MOST_LATE = 20
_A_DAY = timedelta(days=1)


def leads_view(session: Session, here: Visitor, team: str | None) -> LeadsView:
    """The figures of one team, or of all (None), within the visitor's walls."""
    rules, now, language = here.desk.rules().rules, here.desk.now(), here.language
    teams = None if team is None else frozenset({team})
    figures = today(session, rules, teams, here.person.brands, now, here.zone)
    choices = [Choice("", say("oversight.all_teams", language), team is None)]
    choices += [Choice(one.id, one.name, one.id == team) for one in rules.teams.values()]
    return LeadsView(
        teams=tuple(choices),
        day=now,
        tiles=tuple(chain(_waiting(figures, language), _served(figures, language), _rest(figures, language))),
        charts=(
            Chart(say("oversight.by_hour", language), _bars(figures.hours, "%H")),
            Chart(say("oversight.by_day", language), _bars(figures.days, "%m/%d")),
        ),
        people=tuple(
            PersonLoad(one.display, one.on_shift, one.in_hand, one.capacity, one.answered) for one in figures.people
        ),
        late=_late(session, here, teams),
        outcomes=tuple(
            (
                say(
                    "oversight.ending",
                    language,
                    outcome=say(f"outcome.{one.outcome}", language),
                    automatic=one.automatic,
                    by_hand=one.by_hand,
                ),
                one.automatic + one.by_hand,
            )
            for one in figures.endings
        ),
        troubles=tuple(_troubles(session, here, figures)),
    )


def _waiting(figures: DayFigures, language: str) -> list[Tile]:
    """What waits for somebody; where nothing should wait, none is good."""
    log = figures.backlog
    held = say("oversight.held", language, n=log.held) if log.held else ""
    return [
        Tile(say("oversight.open", language), f"{log.open:,}", held),
        Tile(say("oversight.unclaimed", language), f"{log.unclaimed:,}"),
        Tile(say("oversight.overdue", language), f"{log.overdue:,}", good=log.overdue == 0),
        Tile(say("oversight.unreached", language), f"{log.unreached:,}", good=log.unreached == 0),
        Tile(say("oversight.approvals", language), f"{figures.approvals:,}"),
        Tile(say("oversight.missing", language), f"{figures.missing:,}", good=figures.missing == 0),
    ]


def _served(figures: DayFigures, language: str) -> list[Tile]:
    """How soon people were served: today, and beside it the last seven days."""
    day, week = figures.today, figures.week
    return [
        _pair("oversight.within_hour", day.within_hour, week.within_hour, language),
        _pair("oversight.within_day", day.within_day, week.within_day, language),
        _pair("oversight.resolved", day.resolved_within_day, week.resolved_within_day, language),
        Tile(say("oversight.first_answer", language), _median(day, language), _answers(day, week, language)),
    ]


def _answers(day: Served, week: Served, language: str) -> str:
    """Over how many answers the median is: it counts every one, the shares beside it those that are old enough."""
    if not week.answered.part:
        return say("oversight.no_answers", language)
    return say(
        "oversight.of_answers", language, n=day.answered.part, value=_median(week, language), week=week.answered.part
    )


def _rest(figures: DayFigures, language: str) -> list[Tile]:
    return [
        Tile(say("oversight.coverage", language), percent(figures.coverage), _of(figures.coverage, language)),
        Tile(say("oversight.invited", language), percent(figures.invited), _of(figures.invited, language)),
    ]


def _pair(code: str, day: Share, week: Share, language: str) -> Tile:
    """Of a day that is too young for the promise only the week is told."""
    if week.value is None:
        return Tile(say(code, language), "–", say("oversight.too_young", language))
    if day.value is None:
        return Tile(say(code, language), percent(week), say("oversight.of_week", language, whole=week.whole))
    return Tile(say(code, language), percent(day), say("oversight.week", language, value=percent(week)))


def _median(served: Served, language: str) -> str:
    return "–" if served.median_first_answer is None else working_time(served.median_first_answer, language)


def percent(share: Share) -> str:
    """A share as people read it; it is never rounded up to all of them."""
    return "–" if share.value is None else f"{int(100 * share.value)} %"


def _of(share: Share, language: str) -> str:
    return say("oversight.share", language, part=share.part, whole=share.whole)


def _bars(stretches: Sequence[Stretch], form: str) -> tuple[Bar, ...]:
    return tuple(Bar(f"{one.start:{form}}", one.came, one.answered) for one in stretches)


def _late(session: Session, here: Visitor, teams: frozenset[str] | None) -> tuple[CaseLine, ...]:
    """The cases that are late the longest."""
    rules = here.desk.rules().rules
    wish = queue.Wish(queue.View.OVERDUE, here.person.name, here.desk.now(), here.person.brands, teams or ())
    names = Names(session)
    rows = [row_of(here, item, rules, names) for item in queue.page(session, wish, MOST_LATE)]
    return tuple(
        CaseLine(
            row.id,
            row.line,
            row.language,
            say("desk.clock_late", here.language, time=row.clock.words) if row.clock else "",
        )
        for row in rows
    )


def _troubles(session: Session, here: Visitor, figures: DayFigures) -> list[str]:
    """Sources and messages that need a person. They concern all brands: who sees some of them only is not told."""
    language = here.language
    if here.person.brands is not None or not here.person.may(Permission.LEAD):
        return []
    found = [
        say("oversight.trouble_source", language, source=one.source, key=one.key, why=explain(one.trouble, language))
        for one in figures.troubles
        if one.trouble is not None
    ]
    unsent = outbox.troubled(session, here.desk.now() - _A_DAY)
    if unsent:
        found.append(say("oversight.trouble_messages", language, n=len(unsent)))
    return found
