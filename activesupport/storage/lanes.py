"""The lanes: mentions that belong to no case, listed and counted for the people who judge them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Row, ScalarSelect, false, func, select, union_all
from sqlalchemy.orm import Session

from activesupport.domain.case import Lane
from activesupport.domain.labels import attention
from activesupport.storage.counting import MOST, up_to
from activesupport.storage.tables import MentionRow, PostRow


@dataclass(frozen=True, slots=True)
class Within:
    """What a lane is narrowed to. Empty filters are any; `walls` are the brands that may be seen, None for all.

    Platforms are looked for among the latest mentions alone.
    """

    walls: Collection[str] | None = None
    teams: Collection[str] = ()
    brands: Collection[str] = ()
    platforms: Collection[str] = ()

    @property
    def of_mentions(self) -> list[ColumnElement[bool]]:
        wanted = ((MentionRow.team, self._of_teams), (MentionRow.brand, self._of_brands))
        return [column.in_(names) for column, names in wanted if names is not None]

    @property
    def lists(self) -> list[tuple[ColumnElement[bool], ...]]:
        """The same, apart for each team and brand: each stands in an index in the order of a lane, all of them do not.
        Very many are not worth it.
        """
        wanted = ((MentionRow.team, self._of_teams), (MentionRow.brand, self._of_brands))
        apart = [[column == name for name in names] for column, names in wanted if names is not None]
        found = list(product(*apart)) or [(false(),)]
        return found if len(found) <= _MOST_LISTS else [tuple(self.of_mentions)]

    @property
    def _of_teams(self) -> list[str] | None:
        return sorted(set(self.teams)) or None

    @property
    def _of_brands(self) -> list[str] | None:
        """Those that are asked for and may be seen; None for all."""
        if self.walls is None:
            return sorted(set(self.brands)) or None
        return sorted(set(self.brands or self.walls) & set(self.walls))


_MOST_LISTS = 100
EVERYTHING = Within()


def in_lane(session: Session, lane: str, most: int, within: Within = EVERYTHING) -> list[tuple[PostRow, MentionRow]]:
    """Mentions of a lane with their posts, the newest first; of `unsure` those first that a label helps most.

    They are chosen among the `_LOOKED_AT` that came in last; those of some platforms among `_SEARCHED`.
    """
    found = [row for owned in (False, True) for row in _latest(session, lane, within, max(most, _LOOKED_AT), owned)]
    # Scores are JSON, which each database reads in its own way: they are compared here.
    first = nlargest(most, found, key=_helpfulness if lane == Lane.UNSURE else lambda row: row.time)
    chosen = select(PostRow, MentionRow).join(MentionRow, MentionRow.post_id == PostRow.id)
    rows = session.execute(chosen.where(MentionRow.id.in_([row.id for row in first])))
    whole = {mention.id: (post, mention) for post, mention in rows}
    return [whole[row.id] for row in first]


_LOOKED_AT = 500
"""Of mentions that belong to no case, and as many of those that do: lanes grow by thousands a day."""


_SEARCHED = 5000
"""Of them, where a platform is asked for: only the posts know theirs, and a lane may have hardly any of it."""


def _latest(
    session: Session, lane: str, within: Within, most: int, owned: bool
) -> Sequence[Row[tuple[int, int | None, dict[str, Any] | None, datetime]]]:
    """Number, case, scores and time of the posts that came into a lane last, or whose cases are the latest."""
    found = _in_order(lane, within, owned).limit(_SEARCHED if within.platforms else most).subquery()
    query = (
        select(MentionRow.id, MentionRow.case_id, MentionRow.scores, PostRow.time)
        .select_from(found)
        .join(MentionRow, MentionRow.id == found.c.id)
        .join(PostRow, PostRow.id == MentionRow.post_id)
        .where(*_on(within.platforms))
        .order_by(MentionRow.case_id.desc(), MentionRow.id.desc())
        .limit(most)
    )
    return session.execute(query).all()


def _in_order(lane: str, within: Within, owned: bool) -> CompoundSelect[int | None, int, int]:
    """Number and post of a lane's mentions, the last first: lists that the engines merge as far as they are read."""
    of_case = MentionRow.case_id.is_not(None) if owned else MentionRow.case_id.is_(None)
    query = select(MentionRow.case_id, MentionRow.id, MentionRow.post_id).where(MentionRow.lane == lane, of_case)
    found = union_all(*(query.where(*one) for one in within.lists))
    columns = found.selected_columns
    ordered: CompoundSelect[int | None, int, int] = found.order_by(columns.case_id.desc(), columns.id.desc())
    return ordered  # as the indexes have it: by the number alone, none of them is in order


def _on(platforms: Collection[str]) -> list[ColumnElement[bool]]:
    return [PostRow.source.in_(platforms)] if platforms else []


def _helpfulness(row: Row[Any]) -> tuple[bool, float, datetime]:
    """Those that nobody sees in a case first, then by their best score of a label that wants attention."""
    return (row.case_id is None, attention(row.scores or {}), row.time)


def counted(lane: str, within: Within = EVERYTHING, most: int = MOST) -> ScalarSelect[int]:
    """Mentions of a lane that belong to no case, of some platforms as far as they are searched; `most` means as many or
    more. To be asked together with other numbers (`counting.counts`).
    """
    query = select(MentionRow.id).where(MentionRow.lane == lane, MentionRow.case_id.is_(None), *within.of_mentions)
    if within.platforms:
        found = _in_order(lane, within, owned=False).limit(_SEARCHED).subquery()
        query = select(found.c.id).join(PostRow, PostRow.id == found.c.post_id).where(*_on(within.platforms))
    return up_to(query, most)


def count_lanes(session: Session) -> dict[str, int]:
    """Mentions by lane, the largest first."""
    rows = session.execute(
        select(MentionRow.lane, func.count()).group_by(MentionRow.lane).order_by(func.count().desc(), MentionRow.lane)
    )
    return {lane: number for lane, number in rows}  # noqa: C416  # Row is not a pair for the type checker
