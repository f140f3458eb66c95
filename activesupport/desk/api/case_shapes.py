"""A case as the API shows it, in a list and whole."""

from datetime import datetime

from pydantic import BaseModel, JsonValue

from activesupport.desk.api.shapes import Customer, Incident, Said
from activesupport.domain.case import CaseState, Dismissal, Outcome
from activesupport.domain.gate import GateDecision, GateReason
from activesupport.domain.labels import Label
from activesupport.domain.outgoing import ReplyState
from activesupport.domain.targets import ClockState
from activesupport.work.casework.bars import Bar


class CaseItem(BaseModel):
    """A case in a list. `text` is that of the post it is about, empty once that was deleted."""

    number: int
    version: int
    brand: str
    team: str
    platform: str
    customer: Customer
    language: str
    state: CaseState
    priority: int
    why: list[Said]
    labels: list[Label]
    text: str
    url: str | None
    posts: int
    opened_at: datetime
    last_post_at: datetime
    claimed_by: str | None
    lease_until: datetime | None
    assignee: str | None
    escalated_at: datetime | None
    wake_at: datetime | None
    due_at: datetime | None
    closed_at: datetime | None
    outcome: Outcome | None
    dismissal: Dismissal | None
    abuse: bool
    delight: bool


class Message(BaseModel):
    """A post of the conversation. `of_case` says whether it belongs to the case; others only stand in its thread."""

    number: int
    author: Customer
    of_case: bool
    of_brand: bool
    time: datetime
    text: str
    language: str | None
    url: str | None
    media: int
    labels: list[Label]
    deleted_at: datetime | None


class SuggestionItem(BaseModel):
    """A reply that is offered. `length` counts as the platform counts; `open` names what a person must still fill."""

    number: int
    kind: str
    text: str
    language: str
    length: int
    limit: int | None
    origin: str
    playbook: str
    faq: str | None
    open: list[str]


class GateShown(BaseModel):
    """Whether to speak, and what speaks against it; `overruled_by` who decided to speak all the same."""

    decision: GateDecision
    reason: GateReason
    message: str
    overruled_by: str | None


class ClockShown(BaseModel):
    """The promise that runs: seconds of working time that are left (below zero: too late), and the share used, 0..1."""

    state: ClockState
    due_at: datetime
    remaining_seconds: float
    used: float


class ReplyItem(BaseModel):
    """A reply on its way. `url` is the post on the platform, once it was found there."""

    number: int
    version: int
    case: int
    brand: str
    platform: str
    author: str
    text: str
    language: str
    suggestion: int | None
    state: ReplyState
    why: Said | None
    approved_by: str | None
    created_at: datetime
    changed_at: datetime
    handed_at: datetime | None
    posted_at: datetime | None
    seen_at: datetime | None
    url: str | None
    example: bool


class NoteItem(BaseModel):
    """What a colleague wrote down."""

    by: str
    at: datetime
    text: str


class Entry(BaseModel):
    """One thing that was decided. `number` is what `/decisions/{number}/undo` takes."""

    number: int
    at: datetime
    actor: str
    action: str
    detail: dict[str, JsonValue]
    rules: str | None
    model: str | None
    version: int | None


class EarlierCase(BaseModel):
    """Another case of the same person with the brand."""

    number: int
    opened_at: datetime
    state: CaseState
    outcome: Outcome | None
    dismissal: Dismissal | None
    text: str


class BarShown(BaseModel):
    """Why we do not write to this person."""

    kind: Bar
    by: str
    at: datetime
    why: str


class CaseWhole(CaseItem):
    """Everything about a case. History and conversation are in the order of time. `invitation` are words that ask
    the customer to a private place, as the playbook has them; `incident` is what goes on with the brand: while
    something does, people speak with its statement and nothing is suggested."""

    conversation: list[Message]
    suggestions: list[SuggestionItem]
    invitation: str | None
    incident: Incident | None
    gate: GateShown
    clock: ClockShown | None
    replies: list[ReplyItem]
    notes: list[NoteItem]
    history: list[Entry]
    earlier: list[EarlierCase]
    bar: BarShown | None
    previous: int | None
    merged_into: int | None
    invited_at: datetime | None
    taken_up: bool | None
