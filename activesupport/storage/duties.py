"""Cases whose time has come, cases that wait for somebody, and how much everybody has to do."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from activesupport.domain.case import CaseState
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import CaseRow


def run_out(session: Session, now: datetime, most: int = 500) -> list[CaseRow]:
    """Cases that are held by somebody who has not worked on them for a lease."""
    lapsed = (CaseRow.closed_at.is_(None), CaseRow.lease_until <= now, CaseRow.state == CaseState.CLAIMED)
    query = select(CaseRow).where(*lapsed).order_by(CaseRow.lease_until, CaseRow.id).limit(most)
    return list(session.scalars(query.with_for_update(skip_locked=True)))  # a claim that is renewed just now stays


def to_wake(session: Session, now: datetime, most: int = 500) -> list[CaseRow]:
    """Waiting cases whose time has come."""
    due = (CaseRow.closed_at.is_(None), CaseRow.wake_at <= now, CaseRow.state == CaseState.WAITING)
    query = select(CaseRow).where(*due).order_by(CaseRow.wake_at, CaseRow.id).limit(most)
    return list(session.scalars(query.with_for_update(skip_locked=True)))


def unassigned(session: Session, teams: Collection[str], most: int) -> list[CaseRow]:
    """Open cases of these teams that are nobody's yet, the most pressing first; those for a lead wait for one."""
    free = (CaseRow.team.in_(teams), CaseRow.state == CaseState.OPEN, CaseRow.assignee.is_(None))
    a_leads = or_(CaseRow.escalated_at.is_not(None), CaseRow.abuse)
    query = select(CaseRow).where(*free, CaseRow.closed_at.is_(None), ~a_leads)
    ordered = query.order_by(CaseRow.rank, CaseRow.opened_at, CaseRow.id).limit(most)
    return list(session.scalars(ordered.with_for_update(skip_locked=True)))


def in_hand(session: Session, names: Collection[str], walls: Collection[str] | None = None) -> dict[str, int]:
    """How many cases each of these people has to do: claimed or given to them, and not waiting for the customer."""
    seen = () if walls is None else (CaseRow.brand.in_(walls),)
    rows = session.execute(
        select(CaseRow.assignee, func.count())
        .where(
            *seen,
            CaseRow.assignee.in_(names),
            CaseRow.closed_at.is_(None),
            CaseRow.state.in_([CaseState.OPEN, CaseState.CLAIMED]),
        )
        .group_by(CaseRow.assignee)
    )
    return {name: count for name, count in rows if name is not None}


def last_given(session: Session, names: Collection[str]) -> dict[str, datetime]:
    """When each of these people last took a case."""
    rows = session.execute(
        select(CaseRow.claimed_by, func.max(CaseRow.claimed_at))
        .where(CaseRow.claimed_by.in_(names), CaseRow.closed_at.is_(None))
        .group_by(CaseRow.claimed_by)
    )
    return {name: at for name, at in rows if name is not None and at is not None}


def unanswered(session: Session, before: datetime, most: int = 100) -> list[CaseRow]:
    """Cases that wait for the customer alone, since before a time, the longest first. Few: nobody waits for them, and
    while they are closed on SQLite nobody else can write.
    """
    still = (CaseRow.state == CaseState.WAITING, CaseRow.closed_at.is_(None), CaseRow.wake_at.is_(None))
    answered = select(ReplyRow.id).where(ReplyRow.case_id == CaseRow.id, ReplyRow.posted_at >= before)
    query = select(CaseRow).where(*still, CaseRow.first_answer_at < before, CaseRow.last_post_at < before)
    still_quiet = query.where(~answered.exists()).order_by(CaseRow.first_answer_at, CaseRow.id)
    return list(session.scalars(still_quiet.limit(most).with_for_update(skip_locked=True)))


def near_due(session: Session, now: datetime, most: int = 1000) -> list[CaseRow]:
    """Open cases whose promise comes near and of which nobody was told, by team."""
    near = (CaseRow.closed_at.is_(None), CaseRow.warn_at <= now, CaseRow.state.in_([CaseState.OPEN, CaseState.CLAIMED]))
    return list(session.scalars(select(CaseRow).where(*near).order_by(CaseRow.team, CaseRow.due_at).limit(most)))


def warned(session: Session, case_ids: Collection[int]) -> None:
    """No second warning for the same promise. No new version: nothing changes for whoever works on the case."""
    session.execute(
        update(CaseRow)
        .where(CaseRow.id.in_(case_ids))
        .values(warn_at=None)
        .execution_options(synchronize_session=False)
    )
