"""Rows to the domain's values and back."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from activesupport.domain.post import Author, Post
from activesupport.domain.reason import Reason
from activesupport.storage.tables import PostRow
from activesupport.storage.types import storable

_INDEXED = frozenset({"source", "platform_id", "author_id", "thread", "reply_to", "repost_of", "quote_of"})
_LONGEST_ID = 400
_LARGEST = 2**31 - 1


def reason_to_json(reason: Reason) -> dict[str, Any]:
    return {"code": reason.code, "values": dict(reason.values), "points": round(reason.points, 2)}


def reason_from_json(value: dict[str, Any]) -> Reason:
    return Reason(value["code"], value.get("values", {}), value.get("points", 0.0))


def reasons_to_json(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    return [reason_to_json(reason) for reason in reasons]


def reasons_from_json(values: Sequence[dict[str, Any]]) -> tuple[Reason, ...]:
    return tuple(reason_from_json(value) for value in values)


def post_from_row(row: PostRow) -> Post:
    return Post(
        source=row.source,
        platform_id=row.platform_id,
        author=Author(row.author_id, row.author_handle, row.author_name, row.followers),
        time=row.time,
        text=row.text,
        url=row.url,
        thread=row.thread,
        reply_to=row.reply_to,
        repost_of=row.repost_of,
        quote_of=row.quote_of,
        mentions=tuple(row.mentioned),
        media=row.media,
        media_links=tuple(row.media_links),
        likes=row.likes,
        reposts=row.reposts,
        replies=row.replies,
    )


def post_to_values(post: Post) -> dict[str, Any]:
    values: dict[str, Any] = {
        "source": post.source,
        "platform_id": post.platform_id,
        "author_id": post.author.id,
        "author_handle": post.author.handle,
        "author_name": post.author.name,
        "followers": post.author.followers,
        "time": post.time,
        "text": post.text,
        "url": post.url,
        "thread": post.thread,
        "reply_to": post.reply_to,
        "repost_of": post.repost_of,
        "quote_of": post.quote_of,
        "mentioned": list(post.mentions),
        "media": post.media,
        "media_links": list(post.media_links),
        "likes": post.likes,
        "reposts": post.reposts,
        "replies": post.replies,
    }
    return {key: _short(_fit(value)) if key in _INDEXED else _fit(value) for key, value in values.items()}


def columns_to_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """Columns of a row as JSON; times are written as texts of their own kind."""
    return {
        name: {"time": value.isoformat()} if isinstance(value, datetime) else value for name, value in values.items()
    }


def columns_from_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """What `columns_to_json` was given."""
    return {
        name: datetime.fromisoformat(value["time"]) if isinstance(value, dict) and "time" in value else value
        for name, value in values.items()
    }


def stored_id(platform_id: str) -> str:
    """A platform's id as the column has it."""
    return str(_short(_fit(platform_id)))


def _short(value: object) -> object:
    """An id that no index could hold (some feeds use whole texts) keeps its beginning and its digest."""
    if not isinstance(value, str) or len(value) <= _LONGEST_ID:
        return value
    return value[: _LONGEST_ID - 65] + "#" + hashlib.sha256(value.encode("utf-8")).hexdigest()


def _fit(value: object) -> object:
    """What a column can hold: a made-up number in an archive must not stop the page that it stands on."""
    if isinstance(value, str):
        return storable(value)
    return max(-_LARGEST, min(value, _LARGEST)) if isinstance(value, int) else value
