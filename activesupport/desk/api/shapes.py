"""What the API answers with. Words that programs decide by are codes; `message`s are for people."""

from datetime import datetime
from typing import Generic, TypeVar

from pydantic import BaseModel, JsonValue

from activesupport.desk.api.problems import Fault, FlagFound
from activesupport.domain.case import CaseState, Dismissal, Outcome
from activesupport.domain.gate import GateDecision, GateReason
from activesupport.domain.labels import Label
from activesupport.domain.outgoing import ReplyState
from activesupport.domain.people import Permission, Role, Scope
from activesupport.domain.targets import ClockState
from activesupport.work.casework.bars import Bar
from activesupport.work.team.incidents import IncidentKind

ItemT = TypeVar("ItemT")


class Page(BaseModel, Generic[ItemT]):
    """One page of a list; `next` is the cursor of the page after it, null on the last."""

    items: list[ItemT]
    next: str | None


class Said(BaseModel):
    """A reason: a code, and its sentence."""

    code: str
    message: str


class Me(BaseModel):
    """Whose token it is, and what they may with it. `brands` null: all."""

    number: int
    name: str
    display: str
    role: Role
    permissions: list[Permission]
    scopes: list[Scope]
    language: str
    timezone: str
    teams: list[str]
    brands: list[str] | None
    needs_approval: bool


class Customer(BaseModel):
    """Who writes. `id` is the platform's own."""

    id: str
    handle: str
    name: str


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
    """Everything about a case. History and conversation are in the order of time."""

    conversation: list[Message]
    suggestions: list[SuggestionItem]
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


class Done(BaseModel):
    """What became of the case. `undo` is the decision that can be taken back, null where that cannot be done."""

    case: int
    version: int
    state: CaseState
    claimed_by: str | None
    lease_until: datetime | None
    undo: int | None


class Noted(Done):
    """`called` are the colleagues who were called with @name."""

    called: list[str]


class Drafted(Done):
    """`suggestion` is the draft's number, null where every attempt broke a guard; the history says which."""

    suggestion: int | None


class NotDone(BaseModel):
    """A case that was left as it is, and why."""

    case: int
    error: Fault


class ManyDone(BaseModel):
    """What came of an act on many cases: the decisions that can be taken back, and the cases that it left."""

    undo: list[int]
    refused: list[NotDone]


class Judged(BaseModel):
    """A draft as the guards judge it. Whoever sends it names the kinds of flags that they have seen."""

    length: int
    limit: int | None
    fits: bool
    flags: list[FlagFound]


class ReplyDone(BaseModel):
    """What became of a reply. `url` is where it is posted, null while it cannot be or where no address is known;
    `why` says why a lead looks first."""

    reply: int
    case: int
    state: ReplyState
    url: str | None = None
    why: Said | None = None


class PostItem(BaseModel):
    """A post that waits for a person to say what it is. `scores` are the judge's, 0..1."""

    number: int
    brand: str
    platform: str
    author: Customer
    text: str
    language: str | None
    time: datetime
    url: str | None
    labels: list[Label]
    scores: dict[Label, float]


class Labelled(BaseModel):
    """`case` is the one that the post belongs to now, if any."""

    case: int | None


class Incident(BaseModel):
    """Something that concerns a crowd; it lasts until `ended_at`."""

    number: int
    brand: str
    kind: IncidentKind
    statement: str
    link: str
    by: str
    started_at: datetime
    ended_at: datetime | None
    ended_by: str | None


class Stop(BaseModel):
    """Whether all sending is held; the rest is null where it never was."""

    on: bool
    by: str | None
    at: datetime | None
    why: str | None


class Filter(BaseModel):
    """A view of the queue that the token's owner has saved: the query of its address."""

    number: int
    name: str
    query: str


class PersonItem(BaseModel):
    """An account. `brands` null: all; `seen_at`: when they were last at the pages."""

    number: int
    version: int
    name: str
    display: str
    email: str | None
    role: Role
    language: str
    timezone: str
    teams: list[str]
    brands: list[str] | None
    languages: list[str]
    skills: list[str]
    capacity: int
    shifts: list[str]
    needs_approval: bool
    active: bool
    locked_until: datetime | None
    created_at: datetime
    seen_at: datetime | None


class AuditItem(BaseModel):
    """An entry of the record: who looked at or changed what (`case:12`, `user:3`, `brand:acme`), from where."""

    number: int
    at: datetime
    actor: str
    action: str
    target: str
    detail: dict[str, JsonValue]
    address: str
