"""One case: the conversation, what may be done with it, and what is known."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import ClassVar

from activesupport.desk.views.parts import Choice, ClockView, EvidenceSpan, Piece, Refusal, pieces
from activesupport.desk.views.queue import QueueList
from activesupport.desk.views.reply import ReplyPanel
from activesupport.desk.views.shell import News


class Speaker(StrEnum):
    """Who wrote a post of the conversation."""

    CUSTOMER = "customer"
    BRAND = "brand"
    OTHER = "other"


class Holding(StrEnum):
    """How the case stands to the viewer."""

    FREE = "free"
    MINE = "mine"
    OTHER = "other"
    CLOSED = "closed"


class CaseAct(StrEnum):
    """What can be done with a case; the value is the last part of the form's address."""

    CLAIM = "claim"
    RENEW = "renew"
    RELEASE = "release"
    ASSIGN = "assign"
    ESCALATE = "escalate"
    HANDOVER = "handover"
    SNOOZE = "snooze"
    DISMISS = "dismiss"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    NOTE = "note"
    RELABEL = "relabel"
    MERGE = "merge"
    SPLIT = "split"
    ABUSE = "abuse"
    UNFLAG = "unflag"
    BLOCK = "block"
    UNBAR = "unbar"
    OPTOUT = "optout"
    OUTCOME = "outcome"
    DELIGHT = "delight"
    GATE = "gate"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Message:
    """A post of the conversation. `normalised` is empty where it is the same as the text.

    `hidden` says why the text is behind a disclosure (abuse); `folded` that it is context. The text of a deleted post
    is gone. `media` counts what can be shown on request.
    """

    id: int
    speaker: Speaker
    author: str
    time: datetime
    text: str
    language: str
    url: str | None = None
    evidence: tuple[EvidenceSpan, ...] = ()
    normalised: str = ""
    normalised_evidence: tuple[EvidenceSpan, ...] = ()
    deleted_at: datetime | None = None
    hidden: str = ""
    folded: bool = False
    media: int = 0

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return pieces(self.text, self.evidence)

    @property
    def normalised_pieces(self) -> tuple[Piece, ...]:
        return pieces(self.normalised, self.normalised_evidence)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Posts that follow one another; those of others and of the brand are folded."""

    folded: bool
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Who holds the case and until when; `viewing` are colleagues who have it open now. What was `reported` as abuse is
    for leads alone.
    """

    holding: Holding
    by: str = ""
    until: datetime | None = None
    viewing: tuple[str, ...] = ()
    reported: bool = False


@dataclass(frozen=True, slots=True)
class EarlierContact:
    """An earlier case of the same person in a line: what it was about (in its `language`) and how it ended."""

    case: int
    at: datetime
    about: str
    language: str
    ended: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a colleague wrote down."""

    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a colleague wrote for whoever takes the case next: a question to a lead, or what they should know.

    `words` say who wrote it and which of the two it is.
    """

    words: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A decision: who did what, with the rules and model in force. `undo` is its id where it can be taken back.

    `words` are the act and what belongs to it, in a sentence or nearly one.
    """

    at: datetime
    actor: str
    words: str
    basis: str = ""
    undo: int | None = None


@dataclass(frozen=True, slots=True)
class CaseActs:
    """What the viewer may do now, and the choices that it takes. `others` are the person's other open cases, with
    their first words; `people` can take the case over, and to `assignees` the viewer may assign it.

    `snoozes` are times to come back ("1 hour", "tomorrow 9:00"); `reasons` those of the dismissal, `outcomes` those
    of the customer; `labels` are all, with the case's marked; `currencies` are those of the ledger of kindness.
    """

    may: frozenset[CaseAct]
    people: tuple[Choice, ...] = ()
    assignees: tuple[Choice, ...] = ()
    snoozes: tuple[Choice, ...] = ()
    reasons: tuple[Choice, ...] = ()
    outcomes: tuple[Choice, ...] = ()
    labels: tuple[Choice, ...] = ()
    others: tuple[Choice, ...] = ()
    currencies: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case. `headline` is the post that made the priority, `context` the rest of the conversation in order of time.

    `asked` is what its next reader has to know, until somebody answers.
    `state` is said in words; `facts` are further things that are known of the person (followers, opted out), as
    (name, value). `wake_at` is when a waiting case comes back.
    """

    number: int
    version: int
    brand: str
    team: str
    platform: str
    author: str
    name: str
    profile: str | None
    language: str
    state: str
    priority: int
    level: str
    labels: tuple[str, ...]
    why: tuple[str, ...]
    opened_at: datetime
    headline: Message
    claim: Claim
    acts: CaseActs
    reply: ReplyPanel
    clocks: tuple[ClockView, ...] = ()
    context: tuple[Message, ...] = ()
    earlier: tuple[EarlierContact, ...] = ()
    notes: tuple[Note, ...] = ()
    asked: Asked | None = None
    history: tuple[HistoryEntry, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    wake_at: datetime | None = None
    outcome: str = ""
    merged_into: int | None = None
    """The case that took this one in, where it is answered now."""
    refused: Refusal | None = None
    """The act that was just tried in vain; the page is then its answer."""

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The whole conversation in the order of time, cut where what is folded begins and ends."""
        said = sorted((self.headline, *self.context), key=lambda one: (one.time, one.id))
        cut = groupby(said, key=lambda one: one.folded and one is not self.headline)
        return tuple(Stretch(folded, tuple(messages)) for folded, messages in cut)

    @property
    def writes(self) -> bool:
        """Whether the viewer has the editor before them."""
        return self.claim.holding is Holding.MINE and not self.reply.gated and not self.reply.on_its_way

    def refused_at(self, place: str) -> str:
        """Why the form of this place was refused, empty where it was not."""
        return self.refused.why if self.refused is not None and self.refused.place == place else ""

    def kept(self, place: str, field: str, otherwise: str = "") -> str:
        """What stands in a field: what was typed before the form was refused, else what stands there at first."""
        if self.refused is None or self.refused.place != place:
            return otherwise
        return next(iter(self.refused.typed.get(field, ())), otherwise)


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case beside its queue. `next` is the case that follows in the queue, None at its end."""

    template: ClassVar[str] = "case.html.j2"

    case: CaseView
    list: QueueList
    next: int | None = None
    previous: int | None = None

    @property
    def news(self) -> News:
        """Nothing new yet, neither in the queue nor about the case."""
        return replace(self.list.news, case=self.case.number, version=self.case.version)
