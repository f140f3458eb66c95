"""Posts that their platform has taken away: which to ask about, and what remains of one that is gone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from activesupport.domain.post import PostKey
from activesupport.storage.codec import stored_id
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import CaseRow, MentionRow, PostRow, SubscriptionRow, SuggestionRow


@dataclass(frozen=True, slots=True)
class Standing:
    """A stored post that is not known to be gone."""

    id: int
    platform_id: str


def unchecked(session: Session, source: str, since: datetime, most: int) -> list[Standing]:
    """Headlines of cases that are not closed, neither fetched nor asked about since a time, the longest first.

    Only what the platform itself has handed over: posts from files may bear ids that are none there.
    """
    last_seen = func.coalesce(PostRow.checked_at, PostRow.fetched_at)
    rows = session.execute(
        select(PostRow.id, PostRow.platform_id)
        .join(CaseRow, CaseRow.headline_id == PostRow.id)
        .join(SubscriptionRow, SubscriptionRow.id == PostRow.subscription_id)
        .where(CaseRow.closed_at.is_(None), PostRow.source == source, SubscriptionRow.source == source)
        .where(PostRow.deleted_at.is_(None), last_seen <= since)
        .group_by(PostRow.id, PostRow.platform_id, last_seen)
        .order_by(last_seen, PostRow.id)
        .limit(most)
    )
    return [Standing(post_id, platform_id) for post_id, platform_id in rows]


def checked(session: Session, post_ids: Collection[int], now: datetime) -> None:
    """Remember that the platform was asked about these posts."""
    session.execute(update(PostRow).where(PostRow.id.in_(post_ids)).values(checked_at=now))


def standing(session: Session, source: str, platform_ids: Collection[str]) -> list[int]:
    """Those of the posts that are stored and not known to be gone."""
    wanted = {stored_id(one) for one in platform_ids}
    rows = select(PostRow.id).where(PostRow.source == source, PostRow.platform_id.in_(wanted))
    return sorted(session.scalars(rows.where(PostRow.deleted_at.is_(None))))


def known_gone(session: Session, posts: Collection[PostKey]) -> set[PostKey]:
    """Those of the posts whose text was dropped."""
    wanted = {stored_id(platform_id) for _source, platform_id in posts}
    gone = select(PostRow.source, PostRow.platform_id).where(PostRow.deleted_at.is_not(None))
    found = {(source, number) for source, number in session.execute(gone.where(PostRow.platform_id.in_(wanted)))}
    return {(source, number) for source, number in posts if (source, stored_id(number)) in found}


def drop_texts(session: Session, post_ids: Collection[int], now: datetime) -> list[tuple[int, int]]:
    """Keep the ids and drop what was said, with the suggestions made of it; each post with the cases that hold it.

    What nobody has processed yet is not read any more. The suggestion that a reply was made from stays with it.
    """
    session.execute(
        update(PostRow)
        .where(PostRow.id.in_(post_ids))
        .values(
            text="",
            media_links=[],
            fingerprint=None,
            problem=None,
            deleted_at=now,
            processed_at=func.coalesce(PostRow.processed_at, now),
        )
        .execution_options(synchronize_session=False)
    )
    used = select(ReplyRow.suggestion_id).where(ReplyRow.suggestion_id == SuggestionRow.id).exists()
    session.execute(
        delete(SuggestionRow)
        .where(SuggestionRow.post_id.in_(post_ids), ~used)
        .execution_options(synchronize_session=False)
    )
    held = select(MentionRow.post_id, MentionRow.case_id).where(MentionRow.post_id.in_(post_ids))
    rows = session.execute(held.order_by(MentionRow.post_id, MentionRow.case_id))
    return [(post_id, case_id) for post_id, case_id in rows if case_id is not None]
