"""What leads count: open cases, what became of those of a time, answers that went out. Reads only, each bounded."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from activesupport.domain.case import CaseState, Lane, Outcome
from activesupport.domain.outgoing import ReplyState
from activesupport.storage.counting import up_to
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.merged import whole_ways
from activesupport.storage.tables import CaseRow, MentionRow

MOST = 100_000
"""Rows of a time that are looked at, the latest first."""
LONGEST_ON_ITS_WAY = timedelta(days=7)
"""From writing a reply to posting it: the rows are found by the time at which they were written."""

_THERE = aliased(CaseRow)
"""The case into which another was merged."""
_TO_DO = CaseRow.state.in_([CaseState.OPEN, CaseState.CLAIMED])
_REACHED = ReplyRow.state.in_([ReplyState.POSTED, ReplyState.SEEN])


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose cases are counted; None is all teams, or all brands."""

    teams: frozenset[str] | None = None
    brands: frozenset[str] | None = None

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        wanted = ((CaseRow.team, self.teams), (CaseRow.brand, self.brands))
        return [column.in_(sorted(names)) for column, names in wanted if names is not None]


@dataclass(frozen=True, slots=True)
class Backlog:
    """Cases that are not closed. `held` wait outside the queue; all other numbers are about those in it.

    `unclaimed` belong to nobody, `overdue` have missed the promise that runs now, and `unreached` customers were
    promised a first answer for a time that has passed, and have none.
    """

    open: int
    held: int
    unclaimed: int
    overdue: int
    unreached: int


@dataclass(frozen=True, slots=True)
class Course:
    """How a case went: when it was opened, first answered and closed, and how it stands."""

    opened_at: datetime
    first_answer_at: datetime | None
    closed_at: datetime | None
    state: CaseState
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Ending:
    """How many cases ended in one way: read from later posts (`automatic`), and said by a person (`by_hand`)."""

    outcome: Outcome
    automatic: int
    by_hand: int


def backlog(session: Session, scope: Scope, now: datetime) -> Backlog:
    """Count the cases that are not closed, in one pass over the index of open cases."""
    in_queue = CaseRow.state != CaseState.HELD
    counted = (
        in_queue,
        CaseRow.state == CaseState.HELD,
        and_(CaseRow.state == CaseState.OPEN, CaseRow.assignee.is_(None)),
        and_(_TO_DO, CaseRow.due_at < now),
        and_(in_queue, CaseRow.first_answer_at.is_(None), CaseRow.first_due_at < now),
    )
    query = select(*(func.count().filter(one) for one in counted)).select_from(CaseRow)
    counts: Sequence[int] = session.execute(query.where(CaseRow.closed_at.is_(None), *scope.conditions)).one()
    return Backlog(*counts)


def opened_since(session: Session, scope: Scope, since: datetime, most: int = MOST) -> list[Course]:
    """The cases that were opened since a time and let into the queue, the latest first."""
    columns = (CaseRow.opened_at, CaseRow.first_answer_at, CaseRow.closed_at, CaseRow.state, CaseRow.outcome)
    query = select(*columns).where(CaseRow.opened_at >= since, CaseRow.state != CaseState.HELD, *scope.conditions)
    rows = session.execute(query.order_by(CaseRow.opened_at.desc()).limit(most))
    return [
        Course(opened, answered, closed, CaseState(state), Outcome(outcome) if outcome else None)
        for opened, answered, closed, state, outcome in rows
    ]


def answers_since(session: Session, scope: Scope, since: datetime, most: int = MOST) -> list[tuple[datetime, str]]:
    """When a reply went out and who wrote it, for all that went out since a time; the latest written first."""
    query = select(ReplyRow.posted_at, ReplyRow.author).join(CaseRow, CaseRow.id == ReplyRow.case_id)
    rows = session.execute(query.where(*_out(scope, since)).order_by(ReplyRow.created_at.desc()).limit(most))
    return [(at, author) for at, author in rows if at is not None]


def counted_opened(brand: str, start: datetime, end: datetime, most: int = 10_000) -> ScalarSelect[int]:
    """How many cases of a brand were opened in a time, to be asked together with other numbers (`counting.counts`);
    `most` means as many or more.
    """
    query = select(CaseRow.id).where(CaseRow.opened_at >= start, CaseRow.opened_at < end, CaseRow.brand == brand)
    return up_to(query, most)


def came_between(session: Session, scope: Scope, edges: Sequence[datetime]) -> list[int]:
    """How many cases were opened, and let into the queue, between each two of some ascending moments."""
    query = select(*_between(CaseRow.opened_at, edges)).select_from(CaseRow)
    in_queue = (CaseRow.opened_at >= edges[0], CaseRow.state != CaseState.HELD)
    return list(session.execute(query.where(*in_queue, *scope.conditions)).one())


def answered_between(session: Session, scope: Scope, edges: Sequence[datetime]) -> list[int]:
    """How many replies went out between each two of some ascending moments."""
    query = select(*_between(ReplyRow.posted_at, edges)).select_from(ReplyRow)
    query = query.join(CaseRow, CaseRow.id == ReplyRow.case_id)
    return list(session.execute(query.where(*_out(scope, edges[0]))).one())


def _between(column: InstrumentedAttribute[Any], edges: Sequence[datetime]) -> list[ColumnElement[int]]:
    return [func.count().filter(column >= start, column < end) for start, end in pairwise(edges)]


def invitations(session: Session, scope: Scope, since: datetime) -> tuple[int, int]:
    """Customers who were invited to a private place since a time, and how many of them are known to have come."""
    case = CaseRow.id.distinct()
    query = select(func.count(case), func.count(case).filter(CaseRow.taken_up.is_(True)))
    query = query.select_from(ReplyRow).join(CaseRow, CaseRow.id == ReplyRow.case_id)
    invited, came = session.execute(query.where(ReplyRow.invites, *_out(scope, since))).one()
    return invited, came


def _out(scope: Scope, since: datetime) -> list[ColumnElement[bool]]:
    """Replies that went out since a time."""
    written = ReplyRow.created_at >= since - LONGEST_ON_ITS_WAY
    return [written, _REACHED, ReplyRow.posted_at >= since, *scope.conditions]


def endings(session: Session, scope: Scope, since: datetime) -> list[Ending]:
    """What came of the cases that were resolved since a time, the commonest first."""
    by_hand = CaseRow.outcome_confidence.is_(None)
    query = select(CaseRow.outcome, func.count().filter(~by_hand), func.count().filter(by_hand)).where(
        CaseRow.closed_at >= since, CaseRow.outcome.is_not(None), *scope.conditions
    )
    rows = session.execute(query.group_by(CaseRow.outcome))
    found = [Ending(Outcome(outcome), automatic, hand) for outcome, automatic, hand in rows if outcome]
    return sorted(found, key=lambda one: (-one.automatic - one.by_hand, one.outcome))


def coverage(
    session: Session, teams: Collection[str] | None, brands: Collection[str], since: datetime
) -> tuple[int, int]:
    """Mentions of these brands, found for these teams (None: all), that wanted an answer since a time; and how many of
    them got one or were let rest.

    A mention got an answer when a reply went out after it was found; it was let rest when somebody closed its case.
    What was merged is no answer: it counts by the case into which it went. Posts that their authors have deleted want
    none any more.
    """
    way = whole_ways()
    found_for = [MentionRow.brand.in_(sorted(brands))]
    found_for += [MentionRow.team.in_(sorted(teams))] if teams is not None else []
    answered = (
        select(ReplyRow.id)
        .where(
            ReplyRow.case_id.in_((MentionRow.case_id, way.c.into)),
            _REACHED,
            ReplyRow.posted_at >= MentionRow.judged_at,
        )
        .exists()
    )
    let_rest = and_(CaseRow.closed_at.is_not(None), or_(way.c.into.is_(None), _THERE.closed_at.is_not(None)))
    query = (
        select(func.count(), func.count().filter(or_(let_rest, answered)))
        .select_from(MentionRow)
        .join(CaseRow, CaseRow.id == MentionRow.case_id)
        .outerjoin(way, way.c.id == CaseRow.id)
        .outerjoin(_THERE, _THERE.id == way.c.into)
        .where(
            *found_for,
            MentionRow.judged_at >= since,
            MentionRow.lane.concat("") == Lane.QUEUE,  # not by the index of lanes: a week of mentions is far less
            or_(CaseRow.outcome.is_(None), CaseRow.outcome != Outcome.DELETED),
        )
    )
    wanted, covered = session.execute(query).one()
    return wanted, covered


def waiting_for_a_lead(session: Session, scope: Scope) -> int:
    """Replies that wait for approval."""
    return _count_replies(session, scope, ReplyRow.on_its_way, ReplyRow.state == ReplyState.APPROVAL)


def never_appeared(session: Session, scope: Scope) -> int:
    """Replies that are missing on the platform, in cases that somebody still has to answer."""
    return _count_replies(session, scope, ReplyRow.state == ReplyState.MISSING, CaseRow.closed_at.is_(None), _TO_DO)


def _count_replies(session: Session, scope: Scope, *which: ColumnElement[bool] | InstrumentedAttribute[bool]) -> int:
    query = select(func.count()).select_from(ReplyRow).join(CaseRow, CaseRow.id == ReplyRow.case_id)
    return session.scalar(query.where(*which, *scope.conditions)) or 0
