"""What the API answers with. Words that programs decide by are codes; `message`s are for people."""

from datetime import datetime
from typing import Generic, TypeVar

from pydantic import BaseModel, JsonValue

from activesupport.desk.api.problems import Fault, FlagFound
from activesupport.domain.case import CaseState
from activesupport.domain.labels import Label
from activesupport.domain.outgoing import ReplyState
from activesupport.domain.people import Permission, Role, Scope
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
    limit: int
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
    """Something that concerns a crowd; it lasts until `ended_at`. `statements` are by language, such as `en`."""

    number: int
    brand: str
    kind: IncidentKind
    statements: dict[str, str]
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
