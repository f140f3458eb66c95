"""Digests: when they are due, which were written, and what they are made of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from activesupport.domain.case import CaseState
from activesupport.storage.tables import CaseRow, DigestRow, MentionRow, PostRow, TeamScheduleRow


def schedule(session: Session, team: str) -> TeamScheduleRow | None:
    return session.get(TeamScheduleRow, team)


def next_due(session: Session, teams: Collection[str]) -> datetime | None:
    """When the first of these teams has its next digest; None where none of them has any."""
    due = func.min(TeamScheduleRow.next_digest_at)
    return session.scalar(select(due).where(TeamScheduleRow.team.in_(teams)))


def set_next(session: Session, team: str, times: str, next_digest_at: datetime) -> None:
    session.merge(TeamScheduleRow(team=team, times=times, next_digest_at=next_digest_at))


def last_written(session: Session, team: str) -> DigestRow | None:
    """By the order of writing: after a clock that jumped back, the latest `until_at` is not the last one."""
    return session.scalar(select(DigestRow).where(DigestRow.team == team).order_by(DigestRow.id.desc()).limit(1))


def record(session: Session, team: str, from_at: datetime, until_at: datetime, written_at: datetime, path: str) -> None:
    session.add(DigestRow(team=team, from_at=from_at, until_at=until_at, written_at=written_at, path=path))


@dataclass(frozen=True, slots=True)
class CaseWithPost:
    """A case as a digest shows it."""

    case: CaseRow
    post: PostRow


def cases_waiting(
    session: Session, team: str, at: datetime | None, *, since: datetime, new: bool, most: int
) -> Sequence[CaseWithPost]:
    """Cases of a team that were open at a time, by priority, then the longest waiting. Held ones are not in.

    `at` None is the present, and asks no clock: a case that was opened before the clock jumped back is not missed.
    `new` are those that were opened after `since`, the others are carried over.
    """
    rows = session.execute(
        select(CaseRow, PostRow)
        .join(PostRow, PostRow.id == CaseRow.headline_id)
        .where(_open_at(team, at), CaseRow.opened_at > since if new else CaseRow.opened_at <= since)
        .order_by(CaseRow.priority.desc(), CaseRow.opened_at, CaseRow.id)
        .limit(most)
    )
    return [CaseWithPost(case, post) for case, post in rows]


def count_waiting(session: Session, team: str, at: datetime | None, *, since: datetime, new: bool) -> int:
    """How many `cases_waiting` there are, without a limit."""
    opened = CaseRow.opened_at > since if new else CaseRow.opened_at <= since
    return session.scalar(select(func.count()).select_from(CaseRow).where(_open_at(team, at), opened)) or 0


def _open_at(team: str, at: datetime | None) -> ColumnElement[bool]:
    of_team = and_(CaseRow.team == team, CaseRow.state != CaseState.HELD)
    if at is None:
        return and_(of_team, CaseRow.closed_at.is_(None))
    return and_(of_team, CaseRow.opened_at <= at, or_(CaseRow.closed_at.is_(None), CaseRow.closed_at > at))


@dataclass(frozen=True, slots=True)
class MentionFact:
    """What the day's numbers need to know of one mention."""

    time: datetime
    lane: str
    labels: tuple[str, ...]
    source: str
    in_case: bool


def mentions_between(session: Session, team: str, start: datetime, end: datetime) -> list[MentionFact]:
    """Mentions that were judged in a time, for one team."""
    rows = session.execute(
        select(PostRow.time, MentionRow.lane, MentionRow.labels, PostRow.source, MentionRow.case_id.is_not(None))
        .join(PostRow, PostRow.id == MentionRow.post_id)
        .where(MentionRow.team == team, MentionRow.judged_at > start, MentionRow.judged_at <= end)
    )
    return [MentionFact(time, lane, tuple(labels), source, in_case) for time, lane, labels, source, in_case in rows]


def closed_between(session: Session, team: str, start: datetime, end: datetime) -> list[CaseRow]:
    return list(
        session.scalars(
            select(CaseRow).where(CaseRow.team == team, CaseRow.closed_at > start, CaseRow.closed_at <= end)
        )
    )


def count_held(session: Session, team: str) -> int:
    held = (CaseRow.team == team, CaseRow.state == CaseState.HELD, CaseRow.closed_at.is_(None))
    return session.scalar(select(func.count()).select_from(CaseRow).where(*held)) or 0


def last_of_all(session: Session) -> DigestRow | None:
    """The digest that was written last, of any team."""
    return session.scalar(select(DigestRow).order_by(DigestRow.written_at.desc()).limit(1))
