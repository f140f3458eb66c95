"""A digest: what one team should know at one of its times of day, before it is dressed as a page, a mail or a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from activesupport.domain.case import CaseState
from activesupport.domain.labels import Label
from activesupport.domain.reason import Reason
from activesupport.domain.reply import Suggestion
from activesupport.domain.watch import Team


@dataclass(frozen=True, slots=True)
class DigestCase:
    """One case as a responder meets it. `text` is the whole post that made the priority; times are in UTC.

    `page` is the case's address in the desk, None while no desk is configured.
    """

    number: int
    brand: str
    source: str
    handle: str
    name: str
    language: str
    priority: int
    reasons: tuple[Reason, ...]
    labels: tuple[Label, ...]
    text: str
    url: str | None
    time: datetime
    opened_at: datetime
    posts: int
    state: CaseState
    claimed_by: str | None
    previous: int | None
    suggestions: tuple[Suggestion, ...]
    page: str | None = None


@dataclass(frozen=True, slots=True)
class HourCount:
    """Posts of one hour (an aware local time): those that were flagged, and the others that named the brand."""

    hour: datetime
    flagged: int
    other: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """The day in numbers. `lanes` and `labels` count mentions, the others count cases.

    `carried` and `new` are all that wait, also those that a flood keeps out of the digest itself. `to_label` are
    the mentions of the lane `unsure` that belong to no case: nobody sees them unless a person labels them.
    """

    found: int
    lanes: Mapping[str, int]
    labels: Mapping[str, int]
    opened: int
    carried: int
    new: int
    held: int
    resolved: int
    dismissed: int
    outcomes: Mapping[str, int]
    to_label: int = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """Cases carried over first, then the new ones; each group is ordered by priority, the most pressing of a flood.

    `start` and `end` bound the time that the numbers are about; `warnings` tell of silence: sources that may be
    broken, messages that could not be sent, posts that could not be read. `dry` marks a rehearsal.
    """

    team: Team
    start: datetime
    end: datetime
    carried: tuple[DigestCase, ...]
    new: tuple[DigestCase, ...]
    numbers: Numbers
    hours: tuple[HourCount, ...]
    warnings: tuple[Reason, ...] = field(default=())
    dry: bool = False
