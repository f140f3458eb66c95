"""What people say in public: a post, who wrote it, and what a source hands over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from activesupport.domain.reason import Reason

Cursor = Mapping[str, str | int | float | None]
"""Where a source stands, in the source's own terms; stored as JSON, never interpreted outside the adapter."""

PostKey = tuple[str, str]
"""Source and platform id: which post it is."""


@dataclass(frozen=True, slots=True)
class Author:
    """A person or account on one platform. `id` is the platform's own and never changes; `handle` may."""

    id: str
    handle: str
    name: str = ""
    followers: int | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One public post. `source` is the platform ("x", "mastodon", "feed", …); times are aware and in UTC.

    `thread` is the platform's conversation, `reply_to`, `repost_of` and `quote_of` are platform ids;
    `media` counts images and videos; `media_links` are https addresses of those that can be shown (of a video
    perhaps a still).
    """

    source: str
    platform_id: str
    author: Author
    time: datetime
    text: str
    url: str | None = None
    thread: str | None = None
    reply_to: str | None = None
    repost_of: str | None = None
    quote_of: str | None = None
    mentions: tuple[str, ...] = ()
    media: int = 0
    media_links: tuple[str, ...] = ()
    likes: int = 0
    reposts: int = 0
    replies: int = 0


TIMELINE = "timeline:"
"""What the key of a subscription begins with that reads a brand's own posts; the handle follows."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to ask a source for: the words of one watch, the address of one feed or file, or one account's own posts.

    `key` names the subscription within its source; `accounts` are the brand's own handles there; `timeline` is the
    handle whose posts are wanted, and with it nothing else is asked.
    """

    key: str
    terms: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    language: str | None = None
    location: str | None = None
    timeline: str | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """From where to go on (`cursor`, None on the first poll) and what time it is."""

    cursor: Cursor | None
    now: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of a source: posts, the cursor that follows them, and what went wrong on the way.

    `deleted` are posts, of this page or of earlier ones, that the platform says are gone;
    `more` asks to be called again at once; `not_before` is a platform's rate limit;
    `faults` are entries that could not be read (the rest of the page is good);
    `gap` says that posts between two times could not be had.
    """

    posts: tuple[Post, ...]
    cursor: Cursor
    more: bool = False
    not_before: datetime | None = None
    faults: tuple[Reason, ...] = field(default=())
    gap: tuple[datetime, datetime] | None = None
    deleted: tuple[PostKey, ...] = ()
