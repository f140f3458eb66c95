"""The lanes: mentions that belong to no case, listed and counted for the people who judge them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, func, select
from sqlalchemy.orm import Session

from activesupport.domain.case import Lane
from activesupport.domain.labels import attention
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
        found: list[ColumnElement[bool]] = [] if self.walls is None else [MentionRow.brand.in_(self.walls)]
        found += [MentionRow.team.in_(self.teams)] if self.teams else []
        found += [MentionRow.brand.in_(self.brands)] if self.brands else []
        return found


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


def _in_order(lane: str, within: Within, owned: bool) -> Select[int, int]:
    """Number and post of a lane's mentions, the last first."""
    of_case = MentionRow.case_id.is_not(None) if owned else MentionRow.case_id.is_(None)
    query = select(MentionRow.id, MentionRow.post_id).where(MentionRow.lane == lane, of_case, *within.of_mentions)
    return query.order_by(MentionRow.case_id.desc(), MentionRow.id.desc())  # as the index has it: by id alone, none has


def _on(platforms: Collection[str]) -> list[ColumnElement[bool]]:
    return [PostRow.source.in_(platforms)] if platforms else []


def _helpfulness(row: Row[Any]) -> tuple[bool, float, datetime]:
    """Those that nobody sees in a case first, then by their best score of a label that wants attention."""
    return (row.case_id is None, attention(row.scores or {}), row.time)


def count_lane(session: Session, lane: str, within: Within = EVERYTHING, most: int = 1000) -> int:
    """Mentions of a lane that belong to no case, of some platforms as far as they are searched; `most` means as many
    or more.
    """
    return counts_of_lanes(session, [lane], within, most)[lane]


def counts_of_lanes(
    session: Session, lanes: Sequence[str], within: Within = EVERYTHING, most: int = 1000
) -> dict[str, int]:
    """`count_lane` of each of some lanes, in one statement."""
    row = session.execute(select(*(_count_of_lane(lane, within, most) for lane in lanes))).one()
    return dict(zip(lanes, row, strict=True))


def _count_of_lane(lane: str, within: Within, most: int) -> ScalarSelect[int]:
    query = select(MentionRow.id).where(MentionRow.lane == lane, MentionRow.case_id.is_(None), *within.of_mentions)
    if within.platforms:
        found = _in_order(lane, within, owned=False).limit(_SEARCHED).subquery()
        query = select(found.c.id).join(PostRow, PostRow.id == found.c.post_id).where(*_on(within.platforms))
    return select(func.count()).select_from(query.limit(most).subquery()).scalar_subquery()


def count_lanes(session: Session) -> dict[str, int]:
    """Mentions by lane, the largest first."""
    rows = session.execute(
        select(MentionRow.lane, func.count()).group_by(MentionRow.lane).order_by(func.count().desc(), MentionRow.lane)
    )
    return {lane: number for lane, number in rows}  # noqa: C416  # Row is not a pair for the type checker
