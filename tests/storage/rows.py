"""Posts, cases and mentions to fill a database with."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from activesupport.domain.case import CaseState, Lane
from activesupport.domain.post import Author, Post
from activesupport.storage import cases, posts
from activesupport.storage.tables import CaseRow, PostRow

NOON = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def post(number: int, *, author: str = "a1", text: str = "Acme is broken", **values: Any) -> Post:
    """The `number`-th post, that many minutes after noon."""
    facts: dict[str, Any] = {
        "source": "x",
        "platform_id": f"p{number}",
        "author": Author(author, f"handle_{author}", f"Name of {author}", 12),
        "time": NOON + timedelta(minutes=number),
        "text": text,
    }
    return Post(**(facts | values))


def store(session: Session, *wanted: Post, subscription_id: int | None = None) -> list[int]:
    """Store posts one after the other; their keys in this order."""
    return [posts.add_posts(session, [one], NOON, subscription_id)[0] for one in wanted]


def open_case(session: Session, headline_id: int, **values: Any) -> int:
    """An open case of the author a1 with the brand acme; its number."""
    facts: dict[str, Any] = {
        "version": 1,
        "brand": "acme",
        "team": "support",
        "source": "x",
        "author_id": "a1",
        "author_handle": "handle_a1",
        "thread": None,
        "state": CaseState.OPEN,
        "priority": 50,
        "reasons": [],
        "labels": ["complaint"],
        "language": "en",
        "headline_id": headline_id,
        "posts": 1,
        "opened_at": NOON,
        "last_post_at": NOON,
    }
    return cases.open_cases(session, [facts | values])[0]


def close_case(session: Session, case_id: int, at: datetime, **values: Any) -> None:
    facts = {"state": CaseState.RESOLVED, "outcome": "solved", "closed_at": at} | values
    session.execute(update(CaseRow).where(CaseRow.id == case_id).values(**facts))


def mention(session: Session, post_id: int, **values: Any) -> None:
    """A mention of the brand acme in a stored post."""
    facts: dict[str, Any] = {
        "post_id": post_id,
        "brand": "acme",
        "team": "support",
        "watches": ["acme-en"],
        "terms": ["Acme"],
        "lane": Lane.QUEUE,
        "copy_of": None,
        "scores": {"complaint": 0.9},
        "labels": ["complaint"],
        "model": "keywords-1",
        "rules": "r1",
        "priority": 50,
        "reasons": [],
        "judged_at": NOON,
        "case_id": None,
    }
    posts.add_mentions(session, [facts | values])


def stored_post(session: Session, post_id: int) -> PostRow:
    row = session.get(PostRow, post_id, populate_existing=True)
    assert row is not None
    return row
