"""Reads X's answers: posts with their expansions, from search and timelines alike. No network."""

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from activesupport.domain.post import Author, Post
from activesupport.domain.reason import Reason
from activesupport.sources.border import clean, parse_time, secure_urls

_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)
"""The zero of X's ids: milliseconds since then stand above their lowest 22 bits."""
_REFERENCES = {"replied_to": "reply_to", "retweeted": "repost_of", "quoted": "quote_of"}

_GONE = frozenset({"resource-not-found", "not-authorized-for-resource"})
"""Kinds of problems with a post that was deleted, or whose author has hidden or lost the account."""
POST_FIELDS: Mapping[str, str] = {
    "expansions": "author_id,attachments.media_keys",
    "tweet_fields": (
        "attachments,author_id,conversation_id,created_at,edit_history_tweet_ids,entities,in_reply_to_user_id,"
        "lang,note_tweet,public_metrics,referenced_tweets,reply_settings"
    ),
    "user_fields": "name,public_metrics,username",
    "media_fields": "preview_image_url,type,url",
}
"""What has to be asked for to read a post whole."""

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """One of the `errors` that come with a 200: what X leaves out, and why in its own words.

    `kind` is the last part of the problem's type; `resource` is "tweet", "user", ….
    """

    kind: str
    resource: str
    resource_id: str
    title: str
    detail: str

    @property
    def is_gone(self) -> bool:
        return self.kind in _GONE or "suspended" in f"{self.title} {self.detail}".lower()


@dataclass(frozen=True, slots=True)
class Account:
    """X's id of an account, None where there is none of that name, and then X's words."""

    id: str | None
    problem: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of posts. `newest_id` is the greatest id on it, also of posts that could not be read."""

    posts: tuple[Post, ...]
    faults: tuple[Reason, ...]
    newest_id: int | None
    next_token: str | None
    problems: tuple[Problem, ...] = ()


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
    body = _body(content)
    data = body.get("data") or []
    entries = data if isinstance(data, list) else [data]
    included = _Included.of(body)
    problems = tuple(_problem(error) for error in _objects(body.get("errors")))
    posts: list[Post] = []
    faults = [Reason("x.partial", {"title": one.title, "detail": one.detail}) for one in problems]
    ids = []
    for number, entry in enumerate(entries, 1):
        try:
            post = _post(entry, included)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
            faults.append(Reason("x.bad_post", {"entry": number, "id": _id_of(entry), "error": str(error)[:200]}))
        else:
            posts.append(post)
        if _id_of(entry).isdecimal():
            ids.append(int(_id_of(entry)))
    meta = _mapping(body.get("meta"))
    if str(meta.get("newest_id", "")).isdecimal():
        ids.append(int(meta["newest_id"]))
    token = str(meta.get("next_token") or "") or None
    unique = {(fault.code, *fault.values.values()): fault for fault in faults}
    return Answer(tuple(posts), tuple(unique.values()), max(ids, default=None), token, problems)


def parse_account(content: bytes | str) -> Account:
    """Read the body of a user lookup. Raises ValueError where it is no JSON object at all."""
    body = _body(content)
    found = _id_of(body.get("data"))
    if found.isascii() and found.isdecimal():
        return Account(found, "")
    return Account(None, next((_problem(error).detail for error in _objects(body.get("errors"))), ""))


@dataclass(frozen=True, slots=True)
class _Included:
    """What an answer holds besides its posts: users by id, media by key."""

    users: Mapping[str, Json]
    media: Mapping[str, Json]

    @classmethod
    def of(cls, body: Json) -> "_Included":
        includes = _mapping(body.get("includes"))
        return cls(
            users={str(user.get("id")): user for user in _objects(includes.get("users"))},
            media={str(medium.get("media_key")): medium for medium in _objects(includes.get("media"))},
        )


def _post(entry: Json, included: _Included) -> Post:
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
    author = _author(entry, included.users, post_id)
    metrics = _mapping(entry.get("public_metrics"))
    created = entry.get("created_at")
    entities = _mapping(note.get("entities")) or _mapping(entry.get("entities"))
    conversation = entry.get("conversation_id")
    media = _mapping(entry.get("attachments")).get("media_keys") or ()
    return Post(
        source="x",
        platform_id=post_id,
        author=author,
        time=parse_time(created) if created else time_of(int(post_id)),
        text=clean(html.unescape(text)),
        url=f"https://x.com/{author.handle or 'i'}/status/{post_id}",
        thread=str(conversation) if conversation else None,
        mentions=tuple(str(mention["username"]) for mention in _objects(entities.get("mentions"))),
        media=len(media),
        media_links=secure_urls(_address(included.media.get(str(key), {})) for key in media),
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


def _address(medium: Json) -> object:
    """The picture; of a video or an animation its still."""
    return medium.get("url") or medium.get("preview_image_url")


def _problem(error: Json) -> Problem:
    detail = str(error.get("detail") or error.get("message") or error.get("title") or "")
    return Problem(
        kind=str(error.get("type") or "").rpartition("/")[2],
        resource=str(error.get("resource_type") or ""),
        resource_id=str(error.get("resource_id") or error.get("value") or ""),
        title=str(error.get("title") or ""),
        detail=clean(detail)[:500],
    )


def _body(content: bytes | str) -> Json:
    body = json.loads(content)
    if not isinstance(body, dict):
        raise ValueError("not a JSON object")
    return body


def _id_of(entry: object) -> str:
    return str(_mapping(entry).get("id", ""))


def _mapping(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _objects(value: object) -> Iterator[Json]:
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))
