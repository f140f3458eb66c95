"""The queue: its views, filters and rows, and the posts that wait for a person's label."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from urllib.parse import urlencode

from activesupport.desk.views.parts import Choice, ClockView, Errors, EvidenceSpan, Piece, pieces
from activesupport.desk.views.shell import News


class QueueName(StrEnum):
    """The views of the queue, in the order of their tabs. `unsure` and `language` list posts, not cases."""

    MINE = "mine"
    LEAD = "lead"
    UNCLAIMED = "unclaimed"
    WAITING = "waiting"
    OVERDUE = "overdue"
    UNSURE = "unsure"
    LANGUAGE = "language"
    DELIGHT = "delight"
    ALL = "all"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A view of the queue that the viewer keeps; `query` is the query of its address."""

    id: int
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to. Each list of choices is complete, with what is chosen marked."""

    view: QueueName
    search: str = ""
    teams: tuple[Choice, ...] = ()
    brands: tuple[Choice, ...] = ()
    platforms: tuple[Choice, ...] = ()
    labels: tuple[Choice, ...] = ()
    saved: tuple[SavedFilter, ...] = ()

    @property
    def chosen(self) -> tuple[tuple[str, Choice], ...]:
        """What narrows the list, with the names of the fields."""
        groups = (("team", self.teams), ("brand", self.brands), ("platform", self.platforms), ("label", self.labels))
        return tuple((name, choice) for name, choices in groups for choice in choices if choice.chosen)

    @property
    def narrowed(self) -> bool:
        return bool(self.search or self.chosen)

    @property
    def query(self) -> str:
        """The query of this list's address."""
        return self._query(self.view, self.search, self.chosen)

    def under(self, view: str) -> str:
        """The query of another view with the same filters."""
        return self._query(view, self.search, self.chosen)

    def without(self, name: str, value: str) -> str:
        """The query with one filter less."""
        rest = tuple((field_, choice) for field_, choice in self.chosen if (field_, choice.value) != (name, value))
        return self._query(self.view, "" if name == "q" else self.search, rest)

    def following(self, after: str) -> str:
        """The query of the next page."""
        return f"{self.query}&{urlencode({'after': after})}"

    @staticmethod
    def _query(view: str, search: str, chosen: tuple[tuple[str, Choice], ...]) -> str:
        fields = [("view", str(view)), *((name, choice.value) for name, choice in chosen)]
        if all(name != "team" for name, _choice in chosen):
            fields.append(("team", ""))  # of all teams: without the word, the list is that of one's own
        return urlencode(fields + ([("q", search)] if search else []))


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One case of a list. `level` is "high", "medium" or "low"; `line` is the first line of the post that counts.

    `wrote_at` is when the customer last wrote, `closed_at` None while the case is open. `fresh` says that the customer
    wrote again since somebody last looked. `mine` says that the holder is the viewer, `planned` that nobody has claimed
    it yet and the holder is to do it. `gate` is "senior" or "hold" while that speaks against an ordinary answer.
    """

    id: int
    version: int
    priority: int
    level: str
    brand: str
    platform: str
    author: str
    language: str
    line: str
    why: tuple[str, ...]
    wrote_at: datetime
    state: str
    posts: int = 1
    closed_at: datetime | None = None
    clock: ClockView | None = None
    holder: str = ""
    mine: bool = False
    planned: bool = False
    gate: str = ""
    fresh: bool = False
    escalated: bool = False


@dataclass(frozen=True, slots=True)
class LanePostRow:
    """A post that belongs to no case and waits for a person's label: `labels` are all, with the guess marked."""

    id: int
    brand: str
    brand_id: str
    platform: str
    author: str
    language: str
    text: str
    time: datetime
    url: str | None
    labels: tuple[Choice, ...]
    evidence: tuple[EvidenceSpan, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return pieces(self.text, self.evidence)


@dataclass(frozen=True, slots=True)
class QueueList:
    """The rows of a view. `since` is the cursor for news, `after` that of the next page, None on the last."""

    filters: Filters
    rows: tuple[QueueRow, ...]
    total: int
    since: str
    after: str | None = None

    @property
    def news(self) -> News:
        """Nothing new yet."""
        return News(self.filters.query, self.since)


@dataclass(frozen=True, slots=True)
class QueueView:
    """The page of a list. `posts` are the rows of the views that list posts; `dismissals` the reasons for bulk.

    `next_digest` is told where nothing is left to do. `may_answer` is False for people who only look.
    """

    template: ClassVar[str] = "queue.html.j2"

    list: QueueList
    posts: tuple[LanePostRow, ...] = ()
    dismissals: tuple[Choice, ...] = ()
    next_digest: datetime | None = None
    may_answer: bool = True
    errors: Errors = field(default_factory=dict)
