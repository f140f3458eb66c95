"""Posts and mentions: putting them in, finding what waits, and reading them back."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, Text, cast, func, insert, select, update
from sqlalchemy.orm import Session

from activesupport.domain.errors import UserError
from activesupport.domain.post import Post
from activesupport.domain.reason import Reason
from activesupport.storage.codec import post_to_values, reason_to_json
from activesupport.storage.dialect import insert_unseen
from activesupport.storage.merged import together
from activesupport.storage.tables import MentionRow, PostRow


def add_posts(
    session: Session, posts: Sequence[Post], fetched_at: datetime, subscription_id: int | None = None
) -> list[int]:
    """Insert the posts that are not known yet (by platform and id); the keys of the new ones, in no order."""
    unique = {(post.source, post.platform_id): post for post in reversed(posts)}
    rows = [
        post_to_values(post) | {"fetched_at": fetched_at, "subscription_id": subscription_id}
        for post in unique.values()
    ]
    return insert_unseen(session, PostRow, rows, PostRow.id)


def told_otherwise(session: Session, posts: Sequence[Post]) -> list[str]:
    """Ids under which another text is stored than one of `posts` says, or two of them say."""
    stored = {
        (source, platform_id): text
        for source, platform_id, text in session.execute(
            select(PostRow.source, PostRow.platform_id, PostRow.text).where(
                PostRow.platform_id.in_({post.platform_id for post in posts})
            )
        )
    }
    values = (post_to_values(post) for post in posts)
    other = (one["platform_id"] for one in values if stored.get((one["source"], one["platform_id"])) != one["text"])
    return sorted(set(other))


def unprocessed(session: Session, most: int = 5000) -> list[int]:
    return list(
        session.scalars(select(PostRow.id).where(PostRow.processed_at.is_(None)).order_by(PostRow.id).limit(most))
    )


def waiting(session: Session, post_ids: Sequence[int]) -> list[PostRow]:
    """Those of the posts that nobody has processed yet, in the order of their time."""
    return list(
        session.scalars(
            select(PostRow)
            .where(PostRow.id.in_(post_ids), PostRow.processed_at.is_(None))
            .order_by(PostRow.time, PostRow.id)
        )
    )


@dataclass(frozen=True, slots=True)
class Processed:
    """What reading found out about a post itself."""

    post_id: int
    language: str
    fingerprint: str | None


def take(session: Session, processed: Sequence[Processed], now: datetime) -> bool:
    """Mark posts as processed, all or none: False when somebody else has taken one of them first."""
    ids = [item.post_id for item in processed]
    still = set(
        session.scalars(select(PostRow.id).where(PostRow.id.in_(ids), PostRow.processed_at.is_(None)).with_for_update())
    )
    if len(still) != len(ids):
        return False
    session.execute(
        update(PostRow),
        [
            {
                "id": item.post_id,
                "language": item.language,
                "fingerprint": item.fingerprint,
                "processed_at": now,
            }
            for item in processed
        ],
    )
    return True


def set_aside(session: Session, post_id: int, problem: Reason, now: datetime) -> None:
    """Take a post that cannot be processed out of the way; it stays stored, with the reason."""
    session.execute(
        update(PostRow)
        .where(PostRow.id == post_id, PostRow.processed_at.is_(None))
        .values(processed_at=now, problem=reason_to_json(problem))
    )


@dataclass(frozen=True, slots=True)
class Twin:
    """An earlier post with the same fingerprint."""

    post_id: int
    source: str
    author_id: str
    time: datetime


def twins(session: Session, fingerprints: Iterable[str], since: datetime) -> dict[str, list[Twin]]:
    """Processed posts since a time that say the same, by fingerprint, the earliest first."""
    found: dict[str, list[Twin]] = {}
    rows = session.execute(
        select(PostRow.fingerprint, PostRow.id, PostRow.source, PostRow.author_id, PostRow.time)
        .where(PostRow.fingerprint.in_(set(fingerprints)), PostRow.time >= since)
        .order_by(PostRow.time, PostRow.id)
    )
    for fingerprint, post_id, source, author_id, time in rows:
        if fingerprint is not None:
            found.setdefault(fingerprint, []).append(Twin(post_id, source, author_id, time))
    return found


def add_mentions(session: Session, rows: Sequence[dict[str, object]]) -> None:
    if rows:
        session.execute(insert(MentionRow), rows)


def export_rows(session: Session, batch: int = 1000) -> Iterator[tuple[PostRow, list[MentionRow]]]:
    """Every stored post with its mentions, in the order of arrival; memory stays flat."""
    last = 0
    while True:
        rows = list(session.scalars(select(PostRow).where(PostRow.id > last).order_by(PostRow.id).limit(batch)))
        if not rows:
            return
        last = rows[-1].id
        by_post: dict[int, list[MentionRow]] = {}
        for mention in session.scalars(
            select(MentionRow)
            .where(MentionRow.post_id >= rows[0].id, MentionRow.post_id <= last)
            .order_by(MentionRow.id)
        ):
            by_post.setdefault(mention.post_id, []).append(mention)
        for row in rows:
            yield row, by_post.get(row.id, [])
        session.expunge_all()


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(PostRow)) or 0


def platforms(session: Session) -> list[str]:
    """The platforms that posts came from. Each is looked up as the next one in the index after the one before it:
    there are a handful, however many posts there are.
    """
    nothing = select(cast("", Text).label("source")).cte("platforms", recursive=True)
    following = select(func.min(PostRow.source)).where(PostRow.source > nothing.c.source).scalar_subquery()
    found = nothing.union_all(select(following).where(nothing.c.source.is_not(None)))
    return list(session.scalars(select(found.c.source).where(found.c.source > "")))


def mention_of(session: Session, post_id: int, brand: str) -> tuple[PostRow, MentionRow]:
    """A post and what is known of one brand in it."""
    rows = select(PostRow, MentionRow).join(MentionRow, MentionRow.post_id == PostRow.id)
    post, mention = session.execute(rows.where(PostRow.id == post_id, MentionRow.brand == brand)).one()
    return post, mention


def mentions_to_change(session: Session, post_id: int) -> list[MentionRow]:
    """The mentions of a post, by brand, as they are now; until the transaction ends nobody else can change them."""
    mentions = select(MentionRow).where(MentionRow.post_id == post_id).order_by(MentionRow.brand).with_for_update()
    return list(session.scalars(mentions.execution_options(populate_existing=True)))


def change_mention(session: Session, mention_id: int, values: Mapping[str, Any]) -> None:
    session.execute(update(MentionRow).where(MentionRow.id == mention_id).values(**values))


def get(session: Session, post_id: int) -> PostRow:
    """A post by its number. Raises UserError for one that does not exist."""
    row = session.get(PostRow, post_id)
    if row is None:
        raise UserError("labelling.unknown", post=post_id)
    return row


def mention_in_case(session: Session, case_id: int, post_id: int) -> MentionRow | None:
    """The mention by which a post belongs to a case."""
    query = select(MentionRow).where(MentionRow.case_id == case_id, MentionRow.post_id == post_id)
    return session.scalars(query).one_or_none()


def latest_of_case(session: Session, case_id: int) -> datetime:
    """When the person of a case last wrote in it."""
    query = select(func.max(PostRow.time)).join(MentionRow, MentionRow.post_id == PostRow.id)
    found = session.scalar(query.where(MentionRow.case_id == case_id))
    if found is None:
        raise ValueError(f"case {case_id} has no posts")
    return found


def gates_of_case(session: Session, case_id: int) -> list[str]:
    """What the posts of a case, and of those merged into it, say to the gate; each reason once."""
    return list(session.scalars(select(MentionRow.gate).where(MentionRow.case_id.in_(together(case_id))).distinct()))


def count_set_aside(session: Session) -> int:
    """Posts that could not be processed."""
    return session.scalar(select(func.count()).select_from(PostRow).where(PostRow.problem.is_not(None))) or 0


def brands_of(session: Session, places: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """The brands that stored posts (source, platform id) are about."""
    found: dict[tuple[str, str], list[str]] = {}
    rows = session.execute(
        select(PostRow.source, PostRow.platform_id, MentionRow.brand)
        .join(MentionRow, MentionRow.post_id == PostRow.id)
        .where(PostRow.platform_id.in_({platform_id for _source, platform_id in places}))
    )
    for source, platform_id, brand in rows:
        if (source, platform_id) in places:
            found.setdefault((source, platform_id), []).append(brand)
    return found


def retry_set_aside(session: Session) -> int:
    """Let the posts that were set aside wait for processing once more; how many."""
    result = session.execute(
        update(PostRow).where(PostRow.problem.is_not(None)).values(processed_at=None, problem=None)
    )
    return result.rowcount if isinstance(result, CursorResult) else 0


def count_unprocessed(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(PostRow).where(PostRow.processed_at.is_(None))) or 0
