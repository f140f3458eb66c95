"""Cases: finding a person's latest one, opening, changing by compare-and-set, and the record of decisions."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, CursorResult, and_, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from activesupport.domain.case import CaseState
from activesupport.domain.errors import LostRace, UserError
from activesupport.storage.tables import CaseRow, DecisionRow, MentionRow, PostRow, SuggestionRow

Person = tuple[str, str, str]
"""Brand, source, author id: the key of a conversation."""


def latest_of(session: Session, people: Collection[Person]) -> dict[Person, CaseRow]:
    """The case of each person that their next post may belong to: the open one, else the latest, where there is one."""
    found: dict[Person, CaseRow] = {}
    authors = {author for _, _, author in people}
    rows = session.scalars(select(CaseRow).where(CaseRow.author_id.in_(authors)).order_by(CaseRow.id))
    for row in rows:
        person = (row.brand, row.source, row.author_id)
        known = found.get(person)
        if person in people and (known is None or known.closed_at is not None):
            found[person] = row
    return found


def open_cases(session: Session, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert cases; their numbers in the order of `rows`. Raises LostRace when one of the people has an open one."""
    if not rows:
        return []
    try:
        return list(session.scalars(insert(CaseRow).returning(CaseRow.id, sort_by_parameter_order=True), rows))
    except IntegrityError as error:
        raise LostRace("case.opened_meanwhile") from error


def change(session: Session, case_id: int, version: int, values: Mapping[str, Any]) -> None:
    """Compare and set. Raises LostRace when the case is no longer at `version`, or the person has an open one."""
    compare_and_set = (
        update(CaseRow)
        .where(CaseRow.id == case_id, CaseRow.version == version)
        .values(**values, version=version + 1)
        .execution_options(synchronize_session=False)
    )
    try:
        result = session.execute(compare_and_set)
    except IntegrityError as error:
        raise LostRace("case.lost_race", case=case_id) from error
    if not isinstance(result, CursorResult) or result.rowcount != 1:
        raise LostRace("case.lost_race", case=case_id)


def get(session: Session, case_id: int) -> CaseRow:
    """The case as it is now. Raises UserError for a number that does not exist."""
    row = session.get(CaseRow, case_id, populate_existing=True)
    if row is None:
        raise UserError("case.unknown", case=case_id)
    return row


def add_decisions(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(DecisionRow), rows)


def add_suggestions(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(SuggestionRow), rows)


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A case with the post that made its priority."""

    case: CaseRow
    post: PostRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases of the queue: None is any."""

    states: Collection[CaseState]
    team: str | None = None
    brand: str | None = None
    claimed_by: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        given = (
            (CaseRow.team, self.team),
            (CaseRow.brand, self.brand),
            (CaseRow.claimed_by, self.claimed_by),
        )
        return [CaseRow.state.in_([str(state) for state in self.states])] + [
            column == value for column, value in given if value is not None
        ]


def queue(session: Session, wanted: Wanted, most: int = 50) -> list[QueueItem]:
    """Cases in the order in which they want answering: by priority, then the longest waiting."""
    rows = session.execute(
        select(CaseRow, PostRow)
        .join(PostRow, PostRow.id == CaseRow.headline_id)
        .where(*wanted.conditions())
        .order_by(CaseRow.priority.desc(), CaseRow.opened_at, CaseRow.id)
        .limit(most)
    )
    return [QueueItem(case, post) for case, post in rows]


def count_queue(session: Session, wanted: Wanted) -> int:
    """How many `queue` would give without a limit."""
    return session.scalar(select(func.count()).select_from(CaseRow).where(*wanted.conditions())) or 0


def teams(session: Session) -> set[str]:
    """The teams that have or had cases."""
    return set(session.scalars(select(CaseRow.team).distinct()))


def brands(session: Session) -> set[str]:
    """The brands that cases are about."""
    return set(session.scalars(select(CaseRow.brand).distinct()))


def count_opened(session: Session, team: str, since: datetime) -> int:
    """Cases of a team that were let into its queue since a time (held ones wait outside)."""
    return (
        session.scalar(
            select(func.count())
            .select_from(CaseRow)
            .where(CaseRow.team == team, CaseRow.opened_at >= since, CaseRow.state != CaseState.HELD)
        )
        or 0
    )


def held(session: Session, team: str, most: int) -> list[CaseRow]:
    """Held cases of a team, the most pressing first."""
    return list(
        session.scalars(
            select(CaseRow)
            .where(CaseRow.team == team, CaseRow.state == CaseState.HELD)
            .order_by(CaseRow.priority.desc(), CaseRow.id)
            .limit(most)
        )
    )


def conversation(session: Session, case: CaseRow) -> list[tuple[PostRow, MentionRow | None]]:
    """The person's posts of this case, and whatever else of the thread is stored, by time."""
    own = select(PostRow, MentionRow).join(MentionRow, MentionRow.post_id == PostRow.id)
    found: dict[int, tuple[PostRow, MentionRow | None]] = {
        post.id: (post, mention) for post, mention in session.execute(own.where(MentionRow.case_id == case.id))
    }
    if case.thread is not None:
        of_thread = or_(PostRow.thread == case.thread, PostRow.platform_id == case.thread)
        thread = select(PostRow).where(PostRow.source == case.source, of_thread)
        for post in session.scalars(thread.order_by(PostRow.time).limit(50)):
            found.setdefault(post.id, (post, None))
    return sorted(found.values(), key=lambda pair: (pair[0].time, pair[0].id))


def suggestions_of(session: Session, case_ids: Sequence[int]) -> dict[int, list[SuggestionRow]]:
    """The suggestions that are offered now, for each case that has any."""
    rows = session.scalars(
        select(SuggestionRow)
        .join(CaseRow, and_(CaseRow.id == SuggestionRow.case_id, CaseRow.suggested_at == SuggestionRow.made_at))
        .where(SuggestionRow.case_id.in_(case_ids))
        .order_by(SuggestionRow.case_id, SuggestionRow.id)
    )
    return {case_id: list(group) for case_id, group in groupby(rows, key=lambda row: row.case_id)}


def decisions_of(session: Session, case_id: int) -> list[DecisionRow]:
    return list(session.scalars(select(DecisionRow).where(DecisionRow.case_id == case_id).order_by(DecisionRow.id)))


@dataclass(frozen=True, slots=True)
class Said:
    """The latest word of a person on what a post is, for one brand. `labels` are none for a neutral mention."""

    post: PostRow
    brand: str
    labels: tuple[str, ...]
    by: str
    at: datetime


def labels_said(session: Session) -> list[Said]:
    """What people said of posts: of a case's headline by `relabel`, of a lane's post by `label`; in that order."""
    rows = session.execute(
        select(DecisionRow, PostRow, CaseRow.brand)
        .join(PostRow, PostRow.id == DecisionRow.post_id)
        .outerjoin(CaseRow, CaseRow.id == DecisionRow.case_id)
        .where(DecisionRow.action.in_(["label", "relabel"]))
        .order_by(DecisionRow.id)
    )
    latest: dict[tuple[int, str], Said] = {}
    for decision, post, brand_of_case in rows:
        brand = brand_of_case or decision.detail["brand"]
        latest.pop((post.id, brand), None)  # so that the order is that of the words that count
        labels = tuple(decision.detail["after"])
        latest[post.id, brand] = Said(post, brand, labels, decision.actor, decision.at)
    return list(latest.values())


RowT = TypeVar("RowT", CaseRow, DecisionRow)


def all_rows(session: Session, table: type[RowT], batch: int = 1000) -> Iterator[RowT]:
    """Every row in the order of its number; memory stays flat."""
    last = 0
    while rows := session.scalars(select(table).where(table.id > last).order_by(table.id).limit(batch)).all():
        last = rows[-1].id
        yield from rows
        session.expunge_all()


def adopt_orphans(session: Session, teams: Collection[str], heirs: Mapping[str, str]) -> None:
    """Open cases of teams that the rules do not know any more go to the heir of their brand."""
    for brand, heir in heirs.items():
        session.execute(
            update(CaseRow)
            .where(CaseRow.brand == brand, CaseRow.closed_at.is_(None), CaseRow.team.not_in(teams))
            .values(team=heir, version=CaseRow.version + 1)
            .execution_options(synchronize_session=False)
        )


def count_rows(session: Session, table: type[CaseRow] | type[DecisionRow]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0
