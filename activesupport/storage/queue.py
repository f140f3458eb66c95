"""The queue as people look at it: views, filters, search, pages, and what is new since."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    ScalarSelect,
    Text,
    and_,
    cast,
    false,
    func,
    literal_column,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.orm import Session, aliased

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState, Step
from activesupport.domain.gate import GateDecision
from activesupport.storage import search
from activesupport.storage.cases import QueueItem
from activesupport.storage.counting import MOST, up_to
from activesupport.storage.desk_tables import CallRow
from activesupport.storage.tables import CaseRow, DecisionRow, PostRow


class View(StrEnum):
    """Which cases: the person's own, nobody's, those that wait for the customer, …

    `lead` are those that wait for a lead: a responder asked for one or reported abuse, or only a senior person answers.
    What was reported is nobody's to claim but a lead's. `all` are all that are open; a search in it finds closed ones
    too.
    """

    MINE = "mine"
    LEAD = "lead"
    UNCLAIMED = "unclaimed"
    WAITING = "waiting"
    OVERDUE = "overdue"
    DELIGHT = "delight"
    ALL = "all"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to see. Empty filters are any; `walls` None sees all brands."""

    view: View
    me: str
    now: datetime
    walls: frozenset[str] | None = None
    teams: Collection[str] = ()
    brands: Collection[str] = ()
    platforms: Collection[str] = ()
    labels: Collection[str] = ()
    search: str = ""

    def conditions(self, session: Session) -> list[ColumnElement[bool]]:
        found = [*_of_view(self)]
        found += [CaseRow.brand.in_(self.walls)] if self.walls is not None else []
        for column, wanted in (
            (CaseRow.team, self.teams),
            (CaseRow.brand, self.brands),
            (CaseRow.source, self.platforms),
        ):
            found += [column.in_(wanted)] if wanted else []
        if self.labels:
            found.append(or_(*(cast(CaseRow.labels, Text).contains(f'"{label}"') for label in self.labels)))
        if self.search.strip():
            found.append(CaseRow.id.in_(search.matching(session, self.search)))
        return found


_OPEN = CaseRow.closed_at.is_(None)
_STATES_TO_DO = (CaseState.OPEN, CaseState.CLAIMED)
_TO_DO = CaseRow.state.in_(_STATES_TO_DO)


_NOT_GRAVE = CaseRow.gate != GateDecision.SENIOR
"""A death or an illness may call for kindness, and is no chance for anybody."""


def _of_view(wish: Wish) -> list[ColumnElement[bool]]:  # noqa: PLR0911  # one return for each view
    match wish.view:
        case View.MINE:
            return [CaseRow.id.in_(_given_to(wish.me))]
        case View.LEAD:
            return [CaseRow.id.in_(_FOR_A_LEAD)]
        case View.UNCLAIMED:
            return [_OPEN, CaseRow.state == CaseState.OPEN, CaseRow.assignee.is_(None), CaseRow.abuse == false()]
        case View.WAITING:
            return [_OPEN, CaseRow.state == CaseState.WAITING]
        case View.OVERDUE:
            return [_OPEN, CaseRow.due_at < wish.now, _TO_DO]
        case View.DELIGHT:
            return [CaseRow.delight == true(), _OPEN, CaseRow.state != CaseState.HELD, _NOT_GRAVE]
        case View.ALL:
            return [CaseRow.state != CaseState.HELD, *([] if wish.search.strip() else [_OPEN])]
        case View.CLOSED:
            return [CaseRow.closed_at.is_not(None)]


_GIVEN = aliased(CaseRow)  # made once: making it takes as long as a page's other statements together


def _given_to(name: str) -> CompoundSelect[int]:
    """Cases that somebody has to do, and those to which they were called. Two lists, each from an index of its own:
    asked for with OR, the engines would go through all cases that are open.
    """
    case = _GIVEN
    own = select(case.id).where(case.assignee == name, case.closed_at.is_(None), case.state.in_(_STATES_TO_DO))
    return own.union(select(CallRow.case_id).where(CallRow.name == name))


_FOR_ONE = aliased(CaseRow)
_ASKED_FOR = or_(
    _FOR_ONE.escalated_at.is_not(None),
    and_(_FOR_ONE.gate == literal_column(f"'{GateDecision.SENIOR}'"), _FOR_ONE.gate_overruled_by.is_(None)),
)
_FOR_A_LEAD = select(_FOR_ONE.id).where(_FOR_ONE.closed_at.is_(None), _ASKED_FOR, _FOR_ONE.state != CaseState.WAITING)
"""What waits for a lead, also behind the daily limit; not what rests until the customer answers or a time has come.
Said in the words of its index, without which SQLite would not use that.
"""


Place = tuple[Any, ...]
"""Where a page ends: the columns of its order, of its last row."""


def _order(view: View) -> tuple[Any, ...]:
    if view is View.OVERDUE:
        return (CaseRow.due_at, CaseRow.id)
    if view is View.CLOSED:
        return (CaseRow.closed_at, CaseRow.id)
    return (CaseRow.rank, CaseRow.opened_at, CaseRow.id)


def shape_of(view: View) -> tuple[type, ...]:
    """The types of a place in the order of a view."""
    return (datetime, int) if view in {View.OVERDUE, View.CLOSED} else (int, datetime, int)


def place_of(view: View, case: CaseRow) -> Place:
    """Where the page ends that has this case as its last row."""
    return tuple(getattr(case, column.key) for column in _order(view))


def page(session: Session, wish: Wish, most: int, after: Place | None = None) -> list[QueueItem]:
    """Cases in the order of the view: by priority and then the longest waiting; what is overdue by its due time, and
    what is closed with the latest first.

    The numbers are found first, from indexes alone; then what belongs to these few.
    """
    columns = _order(wish.view)
    backwards = wish.view is View.CLOSED
    order = [column.desc() if backwards else column for column in columns]
    chosen = select(CaseRow.id).where(*wish.conditions(session)).order_by(*order).limit(most)
    if after is not None:
        here = tuple_(*columns)
        chosen = chosen.where(here < after if backwards else here > after)
    numbers = list(session.scalars(chosen))
    query = select(CaseRow, PostRow).join(PostRow, PostRow.id == CaseRow.headline_id)
    rows = session.execute(query.where(CaseRow.id.in_(numbers)).order_by(*order)) if numbers else ()
    return [QueueItem(case, post) for case, post in rows]


def count(session: Session, wish: Wish, most: int = MOST) -> int:
    """How many cases the view has; `most` means as many or more."""
    return session.scalar(select(counted(session, wish, most))) or 0


def counted(session: Session, wish: Wish, most: int = MOST) -> ScalarSelect[int]:
    """The same, to be asked together with other numbers (`counting.counts`)."""
    return up_to(select(CaseRow.id).where(*wish.conditions(session)), most)


def latest_decision() -> ScalarSelect[int]:
    """The number of the latest decision about any case: what comes after it is new. To be asked together with other
    numbers (`counting.counts`).
    """
    return select(func.coalesce(func.max(DecisionRow.id), 0)).scalar_subquery()


_ARRIVALS = (
    *(Step.OPEN, Step.REOPEN, Step.EXTEND),
    *(Act.ADMIT, Act.WAKE, Act.MISSING, Act.RELEASE, Act.EXPIRE, Act.ESCALATE, Act.HAND_OVER, Act.ASSIGN, Act.NOTE),
)
"""What brings a case into somebody's list."""


def news(session: Session, wish: Wish, since: int, most: int = 100) -> int:
    """How many cases came into the view, or came back to it, after a decision."""
    arrived = select(DecisionRow.case_id).where(
        DecisionRow.id > since, DecisionRow.action.in_(_ARRIVALS), DecisionRow.actor != wish.me
    )
    wanted = select(CaseRow.id).where(*wish.conditions(session), CaseRow.id.in_(arrived))
    return session.scalar(select(up_to(wanted, most))) or 0
