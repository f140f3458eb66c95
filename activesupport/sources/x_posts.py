"""Reads X's answers: posts with their expansions, from search and timelines alike. No network."""

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from activesupport.domain.post import Author, Post
from activesupport.domain.reason import Reason
from activesupport.sources.border import clean, parse_time

_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)
"""The zero of X's ids: milliseconds since then stand above their lowest 22 bits."""
_REFERENCES = {"replied_to": "reply_to", "retweeted": "repost_of", "quoted": "quote_of"}

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of posts. `newest_id` is the greatest id on it, also of posts that could not be read."""

    posts: tuple[Post, ...]
    faults: tuple[Reason, ...]
    newest_id: int | None
    next_token: str | None


def time_of(post_id: int) -> datetime:
    """When an id was given out."""
    return _EPOCH + timedelta(milliseconds=post_id >> 22)


def id_at(moment: datetime) -> int:
    """The least id of a moment."""
    return max(0, (moment - _EPOCH) // timedelta(milliseconds=1)) << 22


def parse_answer(content: bytes | str) -> Answer:
    """Read the body of recent search, tweet lookup, a user's timeline or mentions.

    A post that cannot be read, and X's partial errors, become faults. Raises ValueError where the body is
    no JSON object at all.
    """
    body = json.loads(content)
    if not isinstance(body, dict):
        raise ValueError("not a JSON object")
    data = body.get("data") or []
    entries = data if isinstance(data, list) else [data]
    users = {str(user.get("id")): user for user in _objects(_mapping(body.get("includes")).get("users"))}
    posts: list[Post] = []
    faults = [_partial(error) for error in _objects(body.get("errors"))]
    ids = []
    for number, entry in enumerate(entries, 1):
        try:
            post = parse_post(entry, users)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
            faults.append(Reason("x.bad_post", {"entry": number, "id": _id_of(entry), "error": str(error)[:200]}))
        else:
            posts.append(post)
        if _id_of(entry).isdecimal():
            ids.append(int(_id_of(entry)))
    meta = _mapping(body.get("meta"))
    if str(meta.get("newest_id", "")).isdecimal():
        ids.append(int(meta["newest_id"]))
    token = meta.get("next_token")
    unique = {(fault.code, *fault.values.values()): fault for fault in faults}
    return Answer(tuple(posts), tuple(unique.values()), max(ids, default=None), str(token) if token else None)


def parse_post(entry: Json, users: Mapping[str, Json]) -> Post:
    """One post of an answer, with its author from the expansions.

    Without an expansion (a suspended account) only the author's id is known; without `created_at` the id
    tells the time. Raises ValueError, TypeError or KeyError.
    """
    post_id = str(entry["id"])
    if not post_id.isascii() or not post_id.isdecimal():
        raise ValueError("the id is not a number")
    note = _mapping(entry.get("note_tweet"))
    text = note.get("text") or entry["text"]
    if not isinstance(text, str):
        raise TypeError("the text is not text")
    author = _author(entry, users, post_id)
    metrics = _mapping(entry.get("public_metrics"))
    created = entry.get("created_at")
    entities = _mapping(note.get("entities")) or _mapping(entry.get("entities"))
    conversation = entry.get("conversation_id")
    return Post(
        source="x",
        platform_id=post_id,
        author=author,
        time=parse_time(created) if created else time_of(int(post_id)),
        text=clean(html.unescape(text)),
        url=f"https://x.com/{author.handle or 'i'}/status/{post_id}",
        thread=str(conversation) if conversation else None,
        mentions=tuple(str(mention["username"]) for mention in _objects(entities.get("mentions"))),
        media=len(_mapping(entry.get("attachments")).get("media_keys") or ()),
        likes=int(metrics.get("like_count") or 0),
        reposts=int(metrics.get("retweet_count") or 0),
        replies=int(metrics.get("reply_count") or 0),
        **_references(entry),
    )


def _author(entry: Json, users: Mapping[str, Json], post_id: str) -> Author:
    author_id = str(entry.get("author_id") or f"unknown:{post_id}")
    user = users.get(author_id)
    if user is None:
        return Author(author_id, "")
    followers = _mapping(user.get("public_metrics")).get("followers_count")
    return Author(
        author_id,
        clean(str(user.get("username") or "")),
        clean(str(user.get("name") or "")),
        int(followers) if followers is not None else None,
    )


def _references(entry: Json) -> dict[str, str]:
    return {
        _REFERENCES[reference["type"]]: str(reference["id"])
        for reference in _objects(entry.get("referenced_tweets"))
        if reference.get("type") in _REFERENCES
    }


def _partial(error: Json) -> Reason:
    """One of the `errors` that come with a 200, in X's own words."""
    detail = str(error.get("detail") or error.get("message") or error.get("title") or "")
    return Reason("x.partial", {"title": str(error.get("title") or ""), "detail": clean(detail)[:500]})


def _id_of(entry: object) -> str:
    return str(_mapping(entry).get("id", ""))


def _mapping(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _objects(value: object) -> Iterator[Json]:
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))
