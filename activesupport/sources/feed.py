"""Feeds: RSS, Atom and RDF over HTTP, asked politely (ETag, Last-Modified, Retry-After, moves)."""

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.sax import SAXException

import httpx

from activesupport.domain.errors import AuthBroken, Rejected, RetryLater
from activesupport.domain.post import Cursor, Page, Query, Window
from activesupport.domain.reason import Reason
from activesupport.sources.border import web_url
from activesupport.sources.feed_entries import read_entries
from activesupport.sources.html_text import feed_link

MAX_BYTES = 20 * 1024 * 1024
MAX_MOVES = 5
LONGEST_WAIT = 24 * 3600.0
"""Seconds: a Retry-After beyond a day is taken as a day."""
_TIMEOUT = httpx.Timeout(8.0, connect=5.0)
_PERMANENT = frozenset({301, 308})
_MOVED = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "application/atom+xml, application/rss+xml, application/rdf+xml, application/xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class _Fetched:
    """An answer below 400: `body` is None for "not changed"; `moved_to` the address to use from now on."""

    body: bytes | None
    headers: httpx.Headers
    address: str
    moved_to: str | None


class FeedSource:
    """Reads the feed at `query.location`; all its entries are one page, storage knows those it has.

    An entry without a date counts as written when it is first seen. `client` is for tests and proxies;
    redirects are followed here, since a permanent one is remembered (in the cursor) and told of. `patience`
    are the seconds for one fetch with all its moves: a server that drips must not hold up the daemon's stop.
    """

    name = "feed"

    def __init__(self, client: httpx.Client | None = None, patience: float = 9.0) -> None:
        self._client = client or httpx.Client(timeout=_TIMEOUT, follow_redirects=False)
        self._patience = patience

    def fetch(self, query: Query, window: Window) -> Page:
        """Ask once. Raises RetryLater, Rejected (gone, no feed, too large) or AuthBroken."""
        location = web_url(query.location)
        if location is None:
            raise Rejected("feed.bad_address", key=query.key, address=query.location or "")
        cursor = window.cursor or {}
        if cursor.get("location") != location:
            cursor = {}
        address = str(cursor.get("address") or location)
        fetched = self._get(address, cursor, window.now)
        faults: list[Reason] = []
        if fetched.moved_to is not None:
            faults.append(Reason("feed.moved", {"address": address, "to": fetched.moved_to}))
            address = fetched.moved_to
        if fetched.body is None:
            return Page((), {**cursor, "location": location, "address": address}, faults=tuple(faults))
        parsed = _parse(fetched, location)
        broken = parsed.get("bozo_exception")
        if isinstance(broken, SAXException):
            faults.append(Reason("feed.malformed", {"address": address, "error": str(broken)[:200]}))
        host = urlsplit(location).hostname or ""
        posts, notes = read_entries(parsed["entries"], host, address, window.now)
        # What came damaged is asked for again, whole.
        headers = httpx.Headers() if isinstance(broken, SAXException) else fetched.headers
        after: Cursor = {
            "location": location,
            "address": address,
            "etag": headers.get("etag"),
            "modified": headers.get("last-modified"),
        }
        return Page(tuple(posts), after, faults=(*faults, *notes))

    def _get(self, address: str, cursor: Cursor, now: datetime) -> _Fetched:
        """The answer at the end of all redirects. Moves are kept if permanent from the first on."""
        headers = {"accept": _ACCEPT, "user-agent": "activesupport (feed reader)"}
        conditions = {"if-none-match": cursor.get("etag"), "if-modified-since": cursor.get("modified")}
        headers |= {name: str(value) for name, value in conditions.items() if value}
        deadline = time.monotonic() + self._patience
        at, permanent, moved_to = address, True, None
        for _ in range(MAX_MOVES + 1):
            if time.monotonic() > deadline:
                raise RetryLater("feed.too_slow", address=address)
            with (
                _translated(address),
                self._client.stream("GET", at, headers=headers, follow_redirects=False, timeout=_TIMEOUT) as response,
            ):
                if response.status_code in _MOVED and "location" in response.headers:
                    at = _next(at, response)
                    permanent = permanent and response.status_code in _PERMANENT
                    moved_to = at if permanent else moved_to
                    continue
                if response.status_code == 304:
                    return _Fetched(None, response.headers, at, moved_to)
                _check(response, address, now)
                return _Fetched(_body(response, address, deadline), response.headers, at, moved_to)
        raise RetryLater("feed.redirects", address=address)


@contextmanager
def _translated(address: str) -> Iterator[None]:
    try:
        yield
    except (httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
        raise Rejected("feed.bad_address", key="", address=address) from error
    except httpx.TimeoutException as error:
        raise RetryLater("feed.too_slow", address=address) from error
    except httpx.HTTPError as error:
        raise RetryLater("feed.unreachable", address=address, error=type(error).__name__) from error


def _next(at: str, response: httpx.Response) -> str:
    target = web_url(urljoin(at, response.headers["location"]))
    if target is None:
        raise Rejected("feed.bad_redirect", address=at, to=response.headers["location"][:200])
    return target


def _check(response: httpx.Response, address: str, now: datetime) -> None:
    """Raise for what is no answer to read."""
    status = response.status_code
    if status in {401, 403}:
        raise AuthBroken("feed.no_access", address=address, status=status)
    if status == 410:
        raise Rejected("feed.gone", address=address)
    if status in {429, 503}:
        after = _retry_after(response.headers.get("retry-after"), now)
        raise RetryLater("feed.busy", after=after, address=address, status=status)
    if status in {404, 408, 425} or status >= 500:
        raise RetryLater("feed.not_now", address=address, status=status)
    if status != 200:
        raise Rejected("feed.refused", address=address, status=status)


def _retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds to wait, from seconds or an HTTP date."""
    if not value:
        return None
    try:
        if value.strip().isdecimal():
            seconds = float(value)
        else:
            moment = parsedate_to_datetime(value)
            seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(LONGEST_WAIT, max(1.0, seconds))


def _body(response: httpx.Response, address: str, deadline: float) -> bytes:
    pieces, size = [], 0
    for piece in response.iter_bytes():
        pieces.append(piece)
        size += len(piece)
        if size > MAX_BYTES:
            raise Rejected("feed.too_large", address=address, megabytes=MAX_BYTES // 1024**2)
        if time.monotonic() > deadline:
            raise RetryLater("feed.too_slow", address=address)
    return b"".join(pieces)


def _parse(fetched: _Fetched, location: str) -> Any:
    """feedparser's result. Raises RetryLater for an empty answer and Rejected for one that is no feed.

    Relative links and ids are taken from `location`, so that no redirect changes them.
    """
    import feedparser

    body = fetched.body or b""
    if not body.strip():
        raise RetryLater("feed.empty", address=fetched.address)
    headers = {"content-location": location}
    if "content-type" in fetched.headers:
        headers["content-type"] = fetched.headers["content-type"]
    # A stream, not bytes: feedparser would try bytes as the name of a local file first.
    parsed = feedparser.parse(io.BytesIO(body), response_headers=headers, sanitize_html=False)
    if not parsed.get("version") and not parsed["entries"]:
        hint = feed_link(body[:200_000].decode("utf-8", "replace"), fetched.address)
        if hint:
            raise Rejected("feed.not_a_feed_but", address=fetched.address, feed=hint)
        raise Rejected("feed.not_a_feed", address=fetched.address)
    return parsed
