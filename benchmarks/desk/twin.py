"""The same lists asked in the way of a first script, over the same database: what the indexes and the limits bring."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from statistics import median

from sqlalchemy import select
from sqlalchemy.orm import Session

from activesupport.domain.case import CaseState
from activesupport.storage import queue
from activesupport.storage.database import Database
from activesupport.storage.tables import CaseRow, MentionRow, PostRow

_ROWS = 50
_OURS, _NAIVE = 15, 3
"""How often each is asked; the middle one counts."""


@dataclass(frozen=True, slots=True)
class Twins:
    """One list, asked in both ways; times in milliseconds."""

    what: str
    ours: float
    naive: float

    @property
    def ratio(self) -> float:
        return self.naive / self.ours


def compare(database: Database, now: datetime) -> list[Twins]:
    """The queue of one team with its total, and a search for a word of two characters."""
    wish = queue.Wish(queue.View.UNCLAIMED, "responder001", now, teams=("support-ja",))
    search = replace(wish, view=queue.View.ALL, search="解約")
    return [
        _twins(database, "queue of a team", wish, _read_everything),
        _twins(database, "search for 解約", search, _look_through_texts),
    ]


Naive = Callable[[Session, queue.Wish], list[tuple[CaseRow, PostRow]]]


def _twins(database: Database, what: str, wish: queue.Wish, naive: Naive) -> Twins:
    ours = median(_timed(database, lambda session: _ask(session, wish)) for _ in range(_OURS))
    other = median(_timed(database, lambda session: naive(session, wish)) for _ in range(_NAIVE))
    return Twins(what, ours, other)


def _timed(database: Database, ask: Callable[[Session], object]) -> float:
    with database.reading() as session:
        began = time.perf_counter()
        ask(session)
        return (time.perf_counter() - began) * 1000


def _ask(session: Session, wish: queue.Wish) -> tuple[int, int]:
    return len(queue.page(session, wish, _ROWS)), queue.count(session, wish)


def _read_everything(session: Session, wish: queue.Wish) -> list[tuple[CaseRow, PostRow]]:
    """Every case that is open with its post; what is wanted is picked and sorted here."""
    query = select(CaseRow, PostRow).join(PostRow, PostRow.id == CaseRow.headline_id)
    rows = session.execute(query.where(CaseRow.closed_at.is_(None)))
    found = [
        (case, post)
        for case, post in rows
        if case.state == CaseState.OPEN and case.assignee is None and case.team in wish.teams
    ]
    return sorted(found, key=lambda pair: (-pair[0].priority, pair[0].opened_at, pair[0].id))[:_ROWS]


def _look_through_texts(session: Session, wish: queue.Wish) -> list[tuple[CaseRow, PostRow]]:
    """LIKE over every post of a case of the team."""
    query = (
        select(CaseRow, PostRow)
        .join(MentionRow, MentionRow.case_id == CaseRow.id)
        .join(PostRow, PostRow.id == MentionRow.post_id)
        .where(PostRow.text.contains(wish.search), CaseRow.team.in_(wish.teams), CaseRow.state != CaseState.HELD)
    )
    found = {case.id: (case, post) for case, post in session.execute(query)}
    return sorted(found.values(), key=lambda pair: (-pair[0].priority, pair[0].opened_at, pair[0].id))[:_ROWS]
