"""The reply: the gate before it, suggestions, the editor with its guards, and replies on their way."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class Origin(StrEnum):
    """Where a suggestion comes from. What a language model wrote is always marked as such."""

    PLAYBOOK = "playbook"
    FAQ = "faq"
    PAST = "past"
    LLM = "llm"


class SendWay(StrEnum):
    """What the button does: open a prefilled post, ask for approval, send through the platform, or copy by hand."""

    OPEN = "open"
    APPROVAL = "approval"
    SEND = "send"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Counter:
    """How long a text is: what is left of the platform's limit, or by how much it is `over` that."""

    words: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class SuggestionCard:
    """A reply to start from. `kind` is the word for quick, full or ask; `parts` are (name, text) in order.

    `open` names what a person must still fill in; `source` says which playbook, entry or earlier reply it was.
    """

    id: int
    kind: str
    text: str
    language: str
    counter: Counter
    origin: Origin
    source: str
    parts: tuple[tuple[str, str], ...] = ()
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Helpline:
    """Somewhere that a person in need can call; `url` may be empty."""

    place: str
    name: str
    number: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class GateNotice:
    """Why one should not speak, or only a senior person. `overruled_by` is empty while the gate stands."""

    senior: bool
    reason: str
    words: str
    helplines: tuple[Helpline, ...] = ()
    overruled_by: str = ""
    overruled_because: str = ""
    may_overrule: bool = False
    yours: bool = False
    """The viewer is the senior person that it asks for: they write, in their own words."""
    statement: SuggestionCard | None = None
    """What is said to everybody while an incident holds the case."""

    @property
    def closed(self) -> bool:
        return not self.overruled_by and not self.yours


@dataclass(frozen=True, slots=True)
class GuardFlag:
    """What is wrong with the draft: the words it is about, and how to put it right. `blocks`: it cannot be sent so."""

    kind: str
    quote: str
    words: str
    blocks: bool


@dataclass(frozen=True, slots=True)
class Check:
    """The live judgement of a draft. `seen` says that the writer has confirmed the flags that do not block."""

    template: ClassVar[str] = "case/check.html.j2"

    counter: Counter = Counter()
    flags: tuple[GuardFlag, ...] = ()
    seen: bool = False

    @property
    def blocked(self) -> bool:
        return self.counter.over or any(flag.blocks for flag in self.flags)

    @property
    def to_confirm(self) -> bool:
        return bool(self.flags) and not self.blocked


@dataclass(frozen=True, slots=True)
class Draft:
    """The editor's content; `suggestion` is the one that it began as."""

    text: str = ""
    suggestion: int | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """A reply that a person now posts: `intent` opens it prefilled on the platform, None where it must be copied.

    `looked_up` says that the platform is read for it; elsewhere it counts as posted when its writer says so.
    """

    reply: int
    text: str
    platform: str
    intent: str | None
    target: str | None
    looked_up: bool = False


@dataclass(frozen=True, slots=True)
class ReplyStatus:
    """A reply and how far it got. `trouble` says what is wrong with it; `acts` are the POSTs that make sense now.

    `example` says whether it is called a good example, None where the viewer cannot say so.
    """

    id: int
    text: str
    language: str
    by: str
    at: datetime
    state: str
    settled: bool = False
    url: str | None = None
    trouble: str = ""
    acts: tuple[str, ...] = ()
    example: bool | None = None


@dataclass(frozen=True, slots=True)
class ReplyPanel:
    """The right column. There is no editor while a reply is on its way (`hand_over` or a status that is not settled),
    while the gate is closed, or for somebody who does not hold the case.

    A reply in hand is not shown while all sending is held. `nothing` says why there are no suggestions. `private` is
    the playbook's invitation to a direct message or form, empty where there is none.
    """

    suggestions: tuple[SuggestionCard, ...] = ()
    nothing: str = ""
    gate: GateNotice | None = None
    draft: Draft = Draft()
    check: Check = Check()
    way: SendWay = SendWay.OPEN
    platform: str = "X"
    hand_over: HandOver | None = None
    statuses: tuple[ReplyStatus, ...] = ()
    private: str = ""

    @property
    def gated(self) -> bool:
        return self.gate is not None and self.gate.closed

    @property
    def on_its_way(self) -> bool:
        return self.hand_over is not None or any(not status.settled for status in self.statuses)
