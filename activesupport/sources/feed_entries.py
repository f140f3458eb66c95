"""Reads the entries of a parsed feed (feedparser's result) as posts."""

import calendar
import hashlib
import mimetypes
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from activesupport.domain.post import Author, Post
from activesupport.domain.reason import Reason, Value
from activesupport.sources.border import clean, parse_time, secure_urls, web_url
from activesupport.sources.html_text import tidy, to_text

_MARKUP = frozenset({"text/html", "application/xhtml+xml"})
_LONG_ID = 200
_DATES = ("published_parsed", "updated_parsed", "created_parsed")

Entry = Mapping[str, Any]


def read_entries(entries: list[Entry], host: str, address: str, now: datetime) -> tuple[list[Post], list[Reason]]:
    """The posts of a feed, and what could not be read.

    `host` stands before every id, so that ids are unique across feeds. Entries that share one id (some
    feeds give all the same) but say different things are told apart by what they say.
    """
    posts: list[Post] = []
    faults: list[Reason] = []
    for number, entry in enumerate(entries, 1):
        place: dict[str, Value] = {"address": address, "entry": number}
        try:
            post = to_post(entry, host, now)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
            faults.append(Reason("feed.bad_entry", {**place, "error": str(error)[:200]}))
            continue
        if post is None:
            faults.append(Reason("feed.empty_entry", place))
        else:
            posts.append(post)
    return _told_apart(posts, address, faults), faults


def to_post(entry: Entry, host: str, now: datetime) -> Post | None:
    """One entry as a post; None where there is neither id nor link nor text.

    Without an id the link serves, else what hangs on it, else a digest of the text. Without a (readable)
    date it was written `now`: the first poll that sees it. Without an author the id is the entry's own.
    """
    text = _text(entry)
    hanging = min(_media(entry), default="")
    own = clean(str(entry.get("id") or entry.get("link") or hanging).strip())
    if not own and not text:
        return None
    own = own or _digest(text)
    if len(own) > _LONG_ID:
        own = _digest(own)
    return Post(
        source="feed",
        platform_id=f"{host}:{own}",
        author=_author(entry, host, own),
        time=_time(entry) or now,
        text=text,
        url=web_url(entry.get("link")),
        media=len(_media(entry)),
        media_links=secure_urls(_visible(entry)),
    )


def _told_apart(posts: list[Post], address: str, faults: list[Reason]) -> list[Post]:
    distinct = {(post.platform_id, post.text): post for post in posts}
    shared = {own for own, count in Counter(own for own, _ in distinct).items() if count > 1}
    faults += [Reason("feed.same_id", {"address": address, "id": own}) for own in sorted(shared)]
    return [
        replace(post, platform_id=f"{own}#{_digest(text)[:12]}") if own in shared else post
        for (own, text), post in distinct.items()
    ]


def _text(entry: Entry) -> str:
    """Title, summary and content, one below the other; what another of them holds too is said once.

    A title or teaser cut short with dots counts as held by the text that it begins.
    """
    contents = [_plain(content, None) for content in entry.get("content") or ()]
    parts = [
        _plain(entry.get("title_detail"), entry.get("title")),
        _plain(entry.get("summary_detail"), entry.get("summary")),
        max(contents, key=len, default=""),
    ]
    kept: list[str] = []
    for number, part in enumerate(parts):
        others = [*parts[number + 1 :], *kept]
        if part and not any(_flat(part).rstrip("….") in _flat(other) for other in others):
            kept.append(part)
    return "\n".join(kept)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _plain(detail: Mapping[str, Any] | None, value: object) -> str:
    text = str((detail or {}).get("value") or value or "")
    markup = (detail or {}).get("type", "text/html") in _MARKUP
    return clean(to_text(text) if markup else tidy(text))


def _author(entry: Entry, host: str, own: str) -> Author:
    """Whom the entry itself names, known by address, mail or name on this host."""
    detail = entry.get("author_detail") or {}
    name = str(detail.get("name") or entry.get("author") or "").strip()
    key = str(detail.get("href") or detail.get("email") or name).strip()
    if not key:
        return Author(f"unknown:{host}:{own}", "")
    shown = clean(name or key)
    return Author(clean(f"{host}:{key}")[:_LONG_ID], shown, shown)


def _time(entry: Entry) -> datetime | None:
    for name in _DATES:
        parsed = entry.get(name)
        if isinstance(parsed, time.struct_time):
            try:
                return parse_time(datetime.fromtimestamp(calendar.timegm(parsed), tz=UTC).isoformat())
            except (ValueError, OverflowError, OSError):
                continue
    return None


def _media(entry: Entry) -> set[str]:
    """The addresses of what hangs on the entry: enclosures and media:content."""
    enclosures = [enclosure.get("href") for enclosure in entry.get("enclosures") or ()]
    media = [medium.get("url") for medium in entry.get("media_content") or ()]
    return {str(address) for address in (*enclosures, *media) if address}


def _visible(entry: Entry) -> Iterator[object]:
    """The addresses of the pictures and videos among what hangs on the entry: by what the feed says, else by name."""
    hanging = [(one.get("href"), one) for one in entry.get("enclosures") or ()]
    hanging += [(one.get("url"), one) for one in entry.get("media_content") or ()]
    for address, one in hanging:
        name = urlsplit(str(address or "")).path
        kind = str(one.get("medium") or one.get("type") or mimetypes.guess_type(name)[0] or "")
        if kind.lower().partition("/")[0] in {"image", "video"}:
            yield address


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
