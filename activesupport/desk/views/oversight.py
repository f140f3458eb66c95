"""What leads look at: approvals, the day, incidents and the stop, the record of who did what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from activesupport.desk.views.parts import Choice, Errors, Refusal
from activesupport.desk.views.reply import GuardFlag
from activesupport.desk.views.shell import Stop


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """A reply that waits for a lead. `because` says why it needs one; `suggested` is the text it began as, `reason`
    what a lead was about to return it with.
    """

    reply: int
    case: int
    brand: str
    platform: str
    by: str
    at: datetime
    because: str
    post: str
    post_language: str
    text: str
    language: str
    suggested: str = ""
    flags: tuple[GuardFlag, ...] = ()
    gate: str = ""
    may_decide: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalsView:
    """`refused` is a decision about a reply that the visitor cannot decide about, or no longer."""

    template: ClassVar[str] = "approvals.html.j2"

    rows: tuple[ApprovalRow, ...]
    errors: Errors = field(default_factory=dict)
    refused: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """A number of the day. `good` is None where it is neither; `note` compares it."""

    name: str
    value: str
    note: str = ""
    good: bool | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A column of a chart: what came in and what was answered."""

    label: str
    came: int
    answered: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns over time, drawn as SVG with a table behind it."""

    title: str
    bars: tuple[Bar, ...]

    @property
    def peak(self) -> int:
        return max((max(bar.came, bar.answered) for bar in self.bars), default=0)


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """A person's day: cases in hand of their capacity, and what they answered."""

    name: str
    on_shift: bool
    in_hand: int
    capacity: int
    answered: int


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a line, for lists that only point to it."""

    case: int
    text: str
    language: str
    note: str


@dataclass(frozen=True, slots=True)
class LeadsView:
    """The day of one team, or of all. `troubles` are sources and messages that need a person."""

    template: ClassVar[str] = "lead.html.j2"

    teams: tuple[Choice, ...]
    day: datetime
    tiles: tuple[Tile, ...]
    charts: tuple[Chart, ...] = ()
    people: tuple[PersonLoad, ...] = ()
    late: tuple[CaseLine, ...] = ()
    outcomes: tuple[tuple[str, int], ...] = ()
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """Something that concerns a crowd; `ended_at` None while it lasts. `statements` are pairs of language and text.

    `cases` are those of the brand that are open now, and once it is over those that were opened meanwhile.
    """

    id: int
    brand: str
    kind: str
    statements: tuple[tuple[str, str], ...]
    link: str | None
    by: str
    started_at: datetime
    ended_at: datetime | None = None
    cases: int = 0


@dataclass(frozen=True, slots=True)
class IncidentsView:
    """Incidents and the stop of all sending. `held` counts replies that wait because of the stop; `typed` is what stood
    in a form that came back with errors, by field.
    """

    template: ClassVar[str] = "incidents.html.j2"

    running: tuple[IncidentRow, ...]
    past: tuple[IncidentRow, ...]
    brands: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    stop: Stop | None = None
    held: int = 0
    may_decide: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Errors = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """Who did what. `case` is None where it was about something else, which `target` names."""

    at: datetime
    actor: str
    action: str
    target: str
    detail: str = ""
    case: int | None = None


@dataclass(frozen=True, slots=True)
class AuditView:
    """`after` is the query of the next page, None on the last; `start` and `end` are days as 2026-11-01."""

    template: ClassVar[str] = "audit.html.j2"

    rows: tuple[AuditRow, ...]
    people: tuple[Choice, ...] = ()
    actions: tuple[Choice, ...] = ()
    start: str = ""
    end: str = ""
    after: str | None = None
    errors: Errors = field(default_factory=dict)
