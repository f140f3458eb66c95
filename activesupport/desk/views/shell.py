"""What stands around every page: who looks, where they may go, what has just happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo


class Door(StrEnum):
    """The pages beside the queue; the order is that of the menu."""

    APPROVALS = "approvals"
    LEAD = "lead"
    DELIGHT = "delight"
    FAQ_GAPS = "faq_gaps"
    PLAYBOOKS = "playbooks"
    INCIDENTS = "incidents"
    PEOPLE = "people"
    AUDIT = "audit"


class Theme(StrEnum):
    """`auto` follows the system."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person at the page. `keys` says whether single keys act (WCAG 2.1.4)."""

    id: int
    name: str
    role: str
    theme: Theme = Theme.AUTO
    keys: bool = True


@dataclass(frozen=True, slots=True)
class Flash:
    """What the last act did, or why it did nothing. `undo` are the decisions that can be taken back, if any."""

    tone: Tone
    text: str
    undo: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """The stop of all sending, while it is on."""

    by: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class News:
    """What came since the page was made. Empty, it goes on asking.

    `query` is the query of the queue that it is about; `since` is the cursor of the page and stays the same, so that
    the number grows until the list is loaded anew. `changed` says in words what became of the case that is open.
    """

    template: ClassVar[str] = "queue/news.html.j2"

    query: str
    since: str
    count: int = 0
    case: int | None = None
    version: int | None = None
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of a page.

    `now` and `zone` (an IANA name) are what times are told by, `language` is "ja" or "en". `counts` are the numbers
    in the menu, by the value of a QueueName or Door. `path` is where sign-in leads back to. Nobody is signed in
    where `viewer` is None.
    """

    now: datetime
    zone: str
    language: str
    csrf: str
    path: str
    viewer: Viewer | None = None
    doors: frozenset[Door] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)
    flashes: tuple[Flash, ...] = ()
    stop: Stop | None = None

    @property
    def offset(self) -> str:
        """How far the zone is from UTC at this moment: "UTC+9", "UTC+5:30", "UTC"."""
        local = f"{self.now.astimezone(ZoneInfo(self.zone)):%z}"
        hours, minutes = int(local[:3]), int(local[3:])
        return "UTC" + (f"{hours:+d}" if hours or minutes else "") + (f":{minutes}" if minutes else "")


@dataclass(frozen=True, slots=True)
class ErrorView:
    """What went wrong and what to do. `number` can be quoted to whoever runs the service; `back` is the path that
    somebody who is signed in is led to.
    """

    template: ClassVar[str] = "error.html.j2"

    status: int
    title: str
    text: str
    number: str = ""
    back: str = "/queue"
