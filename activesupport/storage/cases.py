"""Cases: finding a person's latest one, opening, changing by compare-and-set, and the record of decisions."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, CompoundSelect, CursorResult, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from activesupport.domain.case import CaseState
from activesupport.domain.errors import LostRace, UserError
from activesupport.storage import search
from activesupport.storage.merged import together
from activesupport.storage.tables import CaseRow, DecisionRow, MentionRow, PostRow

Person = tuple[str, str, str]
"""Brand, source, author id: the key of a conversation."""


def of_people(session: Session, people: Collection[Person]) -> dict[Person, list[CaseRow]]:
    """The cases of each person that their next post may belong to, the likeliest first.

    They are the open ones by their age; where none is open the latest, and rather one that is closed than one that was
    merged: what is said of it is said in the other.
    """
    found: dict[Person, list[CaseRow]] = {}
    authors = {author for _, _, author in people}
    for row in session.scalars(select(CaseRow).where(CaseRow.author_id.in_(authors)).order_by(CaseRow.id)):
        person = (row.brand, row.source, row.author_id)
        if person in people:
            found.setdefault(person, []).append(row)
    return {person: _to_go_on_in(rows) for person, rows in found.items()}


def _to_go_on_in(rows: Sequence[CaseRow]) -> list[CaseRow]:
    still_open = [row for row in rows if row.closed_at is None]
    return still_open or [max(rows, key=lambda row: (row.merged_into is None, row.id))]


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


def lock(session: Session, case_ids: Collection[int]) -> None:
    """Whoever wants to lock one of these cases at the same moment waits. Read them afterwards, not before."""
    _lock(session, CaseRow.id.in_(case_ids))


def lock_person(session: Session, person: Person) -> None:
    """As `lock`, for all cases of a person: two people never write to them at the same moment."""
    brand, source, author = person
    _lock(session, CaseRow.author_id == author, CaseRow.source == source, CaseRow.brand == brand)


def _lock(session: Session, *which: ColumnElement[bool]) -> None:
    session.execute(select(CaseRow.id).where(*which).order_by(CaseRow.id).with_for_update(key_share=True))


def renew(session: Session, case_id: int, actor: str, until: datetime) -> bool:
    """Let a claim last longer; False if it is not theirs. No new version: nobody can be too late for this."""
    result = session.execute(
        update(CaseRow)
        .where(CaseRow.id == case_id, CaseRow.claimed_by == actor, CaseRow.state == CaseState.CLAIMED)
        .values(lease_until=until)
        .execution_options(synchronize_session=False)
    )
    return isinstance(result, CursorResult) and result.rowcount == 1


def open_one(session: Session, person: Person, part: int) -> int | None:
    """The number of the open case of a person in one part, where there is one."""
    brand, source, author = person
    return session.scalar(
        select(CaseRow.id).where(
            CaseRow.brand == brand,
            CaseRow.source == source,
            CaseRow.author_id == author,
            CaseRow.part == part,
            CaseRow.closed_at.is_(None),
        )
    )


def next_part(session: Session, person: Person) -> int:
    """The number for what is split off a person's case."""
    brand, source, author = person
    of_person = (CaseRow.brand == brand, CaseRow.source == source, CaseRow.author_id == author)
    return (session.scalar(select(func.max(CaseRow.part)).where(*of_person)) or 0) + 1


def earlier_with_posts(session: Session, case: CaseRow, most: int = 20) -> list[tuple[CaseRow, PostRow]]:
    """The person's other cases with the brand and the posts that they are about, the latest first."""
    of_person = (
        CaseRow.author_id == case.author_id,
        CaseRow.source == case.source,
        CaseRow.brand == case.brand,
        CaseRow.id != case.id,
    )
    query = select(CaseRow, PostRow).join(PostRow, PostRow.id == CaseRow.headline_id).where(*of_person)
    rows = session.execute(query.order_by(CaseRow.opened_at.desc(), CaseRow.id.desc()).limit(most))
    return [(one, post) for one, post in rows]


def mark_without_faq(session: Session, case_ids: Collection[int | None]) -> None:
    """Questions that no FAQ entry answers. No new version: nothing changes for whoever works on the case."""
    session.execute(
        update(CaseRow)
        .where(CaseRow.id.in_([number for number in case_ids if number is not None]))
        .values(without_faq=True)
        .execution_options(synchronize_session=False)
    )


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
    search: str | None = None
    """What a person looks for in the texts of a case (`search.matching`); nothing but blanks is any, too."""

    def conditions(self, session: Session) -> list[ColumnElement[bool]]:
        given = (
            (CaseRow.team, self.team),
            (CaseRow.brand, self.brand),
            (CaseRow.claimed_by, self.claimed_by),
        )
        found: list[ColumnElement[bool]] = [CaseRow.state.in_([str(state) for state in self.states])]
        found += [column == value for column, value in given if value is not None]
        if not any(state.is_closed for state in self.states):
            found.append(CaseRow.closed_at.is_(None))
        if self.search is not None and self.search.strip():
            found.append(CaseRow.id.in_(search.matching(session, self.search)))
        return found


def queue(session: Session, wanted: Wanted, most: int = 50) -> list[QueueItem]:
    """Cases in the order in which they want answering: by priority, then the longest waiting."""
    rows = session.execute(
        select(CaseRow, PostRow)
        .join(PostRow, PostRow.id == CaseRow.headline_id)
        .where(*wanted.conditions(session))
        .order_by(CaseRow.priority.desc(), CaseRow.opened_at, CaseRow.id)
        .limit(most)
    )
    return [QueueItem(case, post) for case, post in rows]


def count_queue(session: Session, wanted: Wanted) -> int:
    """How many `queue` would give without a limit."""
    return session.scalar(select(func.count()).select_from(CaseRow).where(*wanted.conditions(session))) or 0


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
            .where(CaseRow.team == team, CaseRow.state == CaseState.HELD, CaseRow.closed_at.is_(None))
            .order_by(CaseRow.priority.desc(), CaseRow.id)
            .limit(most)
        )
    )


def conversation(session: Session, case: CaseRow) -> list[tuple[PostRow, MentionRow | None]]:
    """The posts of this case and of those merged into it, and whatever else of the thread is stored, by time."""
    own = select(PostRow, MentionRow).join(MentionRow, MentionRow.post_id == PostRow.id)
    own = own.where(MentionRow.case_id.in_(together(case.id)))
    found: dict[int, tuple[PostRow, MentionRow | None]] = {
        post.id: (post, mention) for post, mention in session.execute(own)
    }
    if case.thread is not None:
        thread = select(PostRow).where(PostRow.id.in_(_of_thread(case.source, case.thread)))
        for post in session.scalars(thread.order_by(PostRow.time).limit(50)):
            found.setdefault(post.id, (post, None))
    return sorted(found.values(), key=lambda pair: (pair[0].time, pair[0].id))


def _of_thread(source: str, thread: str) -> CompoundSelect[int]:
    """The numbers of a thread's posts and of the one that began it. Two lists, each from an index of its own: asked
    for with OR, SQLite goes through all posts of the platform.
    """
    of_source = select(PostRow.id).where(PostRow.source == source)
    return of_source.where(PostRow.thread == thread).union(of_source.where(PostRow.platform_id == thread))


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
