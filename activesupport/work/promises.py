"""What a team promises for a case, as the columns that say when it is due."""

from datetime import datetime

from activesupport.domain.priority import band, is_life
from activesupport.domain.rules import Rules
from activesupport.domain.targets import due
from activesupport.domain.watch import Team
from activesupport.domain.worktime import ALWAYS_OPEN, WorkCalendar, add_working

Promise = dict[str, datetime | None]


def promise(rules: Rules, team_id: str, priority: int, now: datetime) -> Promise:
    """The due times of a case that is opened (or let in) now; none for a team that the rules do not know."""
    team = rules.teams.get(team_id)
    if team is None:
        return {"first_due_at": None, "due_at": None, "warn_at": None}
    found = due(team.targets, calendar_of(team, priority), band(priority), now)
    return {
        "first_due_at": found.first_response_at,
        "due_at": found.first_response_at,
        "warn_at": found.warn_first_response_at,
    }


def calendar_of(team: Team, priority: int) -> WorkCalendar:
    """The hours in which a case's clock runs: the team's, and all of them where a life may be in danger."""
    return ALWAYS_OPEN if is_life(priority) else team.calendar


def promise_again(rules: Rules, team_id: str, priority: int, now: datetime) -> Promise:
    """The next due time where the customer has written again: they wait for an answer as at the beginning."""
    team = rules.teams.get(team_id)
    if team is None:
        return {"due_at": None, "warn_at": None}
    target, calendar = team.targets.first_response.of(band(priority)), calendar_of(team, priority)
    return {
        "due_at": add_working(calendar, now, target),
        "warn_at": add_working(calendar, now, target * team.targets.warn_at),
    }
