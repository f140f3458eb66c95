"""Pieces that several pages show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

Errors = Mapping[str, str]
"""What is wrong with a form: the field's name to a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list or one box to tick."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """An act that was not done: `place` is the form that it came from, `why` what to do about it.

    `typed` is what stood in the form, by field, and `written` what of it is somebody's own words. `offered` says
    whether the page still has that form: without it, the words are shown above, to be copied.
    """

    place: str
    why: str
    typed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    offered: bool = True


class ClockState(StrEnum):
    """`amber` from three quarters of the time on; a `paused` clock waits for the customer, a `closed` one for the
    team's next working hours.
    """

    OK = "ok"
    AMBER = "amber"
    LATE = "late"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ClockView:
    """One promise. `words` tell the working time that is left or over, such as "1時間20分"; `share` 0..1 is used up.

    `promise` names it: the first answer, or the solution. `resumes` is when a `closed` clock goes on, in words.
    """

    state: ClockState
    words: str
    share: float
    promise: str
    due: datetime | None = None
    resumes: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceSpan:
    """What made the judge or a rule act: offsets in characters, `end` exclusive; `why` in the viewer's language."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text. `why` is empty where nothing is underlined."""

    text: str
    why: str = ""


def pieces(text: str, spans: tuple[EvidenceSpan, ...]) -> tuple[Piece, ...]:
    """Cut a text where evidence begins and ends.

    Where spans overlap, both reasons are given. Spans that lie outside the text are cut to it or left out.
    """
    return tuple(_pieces(text, spans))


def _pieces(text: str, spans: tuple[EvidenceSpan, ...]) -> Iterator[Piece]:
    within = [(max(0, one.start), min(len(text), one.end), one.why) for one in spans]
    edges = sorted({0, len(text)} | {edge for start, end, _ in within if start < end for edge in (start, end)})
    for start, end in pairwise(edges):
        whys = dict.fromkeys(why for first, last, why in within if first <= start and end <= last)
        yield Piece(text[start:end], " · ".join(whys))
