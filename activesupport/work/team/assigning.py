"""Giving waiting cases to people by itself, where a team wants it: to whoever can, is there, and has least to do."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.assign import Assignment, Candidate, Need, choose_person, shifts
from activesupport.domain.people import Permission
from activesupport.domain.rules import Rules
from activesupport.domain.worktime import is_open
from activesupport.storage import duties, people, posts
from activesupport.storage.codec import reason_to_json
from activesupport.storage.desk_tables import UserRow
from activesupport.storage.tables import CaseRow
from activesupport.work.casework.hand import Hand

MOST = 200
"""Cases that one sweep gives away."""


def assign_waiting(hand: Hand, session: Session, rules: Rules, now: datetime) -> int:
    """Assign what nobody has yet, for every team that asks for it; how many cases found somebody."""
    teams = [team.id for team in rules.teams.values() if team.assign == "automatic"]
    waiting = duties.unassigned(session, teams, MOST) if teams else []
    if not waiting:
        return 0
    crew = {one.name: one for one in crew_of(session, {case.brand for case in waiting}, now)}
    given = 0
    for case in waiting:
        found = choose_person(need_of(session, case, rules), list(crew.values()))
        if isinstance(found, Assignment):
            hand.change(
                session, case, Act.ASSIGN, {"to": found.name, "why": reason_to_json(found.reason)}, assignee=found.name
            )
            crew[found.name] = replace(crew[found.name], load=crew[found.name].load + 1, idle_since=now)
            given += 1
    return given


def need_of(session: Session, case: CaseRow, rules: Rules) -> Need:
    """What a case asks for: its team and language, the skills of the watchlists that found it, a senior person."""
    mention = posts.mention_in_case(session, case.id, case.headline_id)
    found_by = set(mention.watches) if mention else set()
    skills = {skill for watch in rules.watches if watch.id in found_by for skill in watch.skills}
    return Need(case.team, case.language, case.brand, frozenset(skills), senior=case.gate == "senior")


def crew_of(session: Session, brands: Iterable[str], now: datetime) -> Iterable[Candidate]:
    """Everybody who may answer for one of the brands, with what they have in hand."""
    rows = {row.name: row for brand in brands for row in people.candidates(session, brand)}
    load = Counter(duties.in_hand(session, list(rows)))
    last = duties.last_given(session, list(rows))
    return [_candidate(row, load[row.name], last.get(row.name), now) for row in rows.values()]


def _candidate(row: UserRow, load: int, idle_since: datetime | None, now: datetime) -> Candidate:
    person = people.person_of(row)
    return Candidate(
        name=row.name,
        teams=person.teams,
        languages=frozenset(row.languages),
        capacity=row.capacity,
        load=load,
        on_shift=is_open(shifts(row.timezone, tuple(row.shifts)), now),
        skills=frozenset(row.skills),
        brands=person.brands,
        senior=person.may(Permission.LEAD),
        may_answer=person.may(Permission.ANSWER),
        idle_since=idle_since,
    )
