"""Lists that programs walk through to their end, page by page: replies, the ledger of kindness, posts of a lane."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from activesupport.storage.desk_tables import DelightRow, ReplyRow
from activesupport.storage.tables import CaseRow, MentionRow, PostRow

Walls = Collection[str] | None
"""The brands that may be seen; None for all."""


def replies(session: Session, walls: Walls, state: str | None, most: int, before: int | None) -> list[ReplyRow]:
    """Replies in a state (None: any), the newest first; `before` is the number of the last one of the page before."""
    query = select(ReplyRow).order_by(ReplyRow.id.desc()).limit(most)
    if walls is not None:
        query = query.where(ReplyRow.brand.in_(walls))
    if state is not None:
        query = query.where(ReplyRow.state == state)
    return list(session.scalars(query if before is None else query.where(ReplyRow.id < before)))


def delights(
    session: Session, walls: Walls, since: datetime | None, most: int, before: int | None
) -> list[tuple[DelightRow, CaseRow]]:
    """What was done for customers since a time (None: ever), the newest first, with the cases; `before` as above."""
    query = (
        select(DelightRow, CaseRow)
        .join(CaseRow, CaseRow.id == DelightRow.case_id)
        .order_by(DelightRow.id.desc())
        .limit(most)
    )
    if walls is not None:
        query = query.where(CaseRow.brand.in_(walls))
    if since is not None:
        query = query.where(DelightRow.at >= since)
    if before is not None:
        query = query.where(DelightRow.id < before)
    return [(entry, case) for entry, case in session.execute(query)]


def lane(session: Session, name: str, walls: Walls, most: int, before: int | None) -> list[tuple[PostRow, MentionRow]]:
    """Mentions of a lane that belong to no case, with their posts, the newest first.

    `before` is the number of the last mention of the page before.
    """
    query = (
        select(PostRow, MentionRow)
        .join(MentionRow, MentionRow.post_id == PostRow.id)
        .where(MentionRow.lane == name, MentionRow.case_id.is_(None))
        .order_by(MentionRow.id.desc())
        .limit(most)
    )
    if walls is not None:
        query = query.where(MentionRow.brand.in_(walls))
    if before is not None:
        query = query.where(MentionRow.id < before)
    return [(post, mention) for post, mention in session.execute(query)]


def brands_of_post(session: Session, post_id: int) -> list[str]:
    """The brands that a post names, by name."""
    return list(
        session.scalars(select(MentionRow.brand).where(MentionRow.post_id == post_id).order_by(MentionRow.brand))
    )
