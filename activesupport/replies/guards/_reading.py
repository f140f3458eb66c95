"""How every guard reads a draft: folded without moving a character, in sentences and clauses, with its quotations."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from activesupport.domain.guard import Flag, FlagKind
from activesupport.text import Phrases

# One character for one, so that offsets stay: full-width signs, blanks, apostrophes, dashes.
_FOLD = {
    **{point: chr(point - 0xFEE0) for point in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2009\u202f\t"), " "),
    **dict.fromkeys(map(ord, "’‘ʼ′"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—−―"), "-"),
}

_SENTENCE_END = re.compile(
    r"[。!?…]+[」』\"”)]*|\n+|(?<!\b[A-Z])(?<!\bno)(?<!\bNo)(?<!\bMr)(?<!\bMs)(?<!\bDr)\.(?=\s|$)|(?<=[ぁ-んー])[w〜~♪☆]+(?=\s)"
)
_CLAUSE_END = re.compile(
    r";| - |,? (?:but|though|although|however|so that) |, (?:and|so) (?=we|i|you|it|your|our)|(?:が|けれども?"
    r"|ので|のに)、",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"「[^「」]*」|『[^『』]*』|“[^“”]*”|\"[^\"\n]*\"|(?<![\w'])'[^'\n]{2,80}?(?:'[a-z]{1,2}\b[^'\n]{0,60}?)*'(?!\w)"
)

Span = tuple[int, int]
_AROUND = 300
"""Characters each side that are read of a sentence without end, so that long texts stay quick."""


def any_of(*patterns: str) -> Phrases:
    """One pattern for several; case does not matter."""
    return Phrases(*patterns, flags=re.IGNORECASE)


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())


class Draft:
    """A text to judge. `plain` is as long as the original, so that its offsets are those of the original."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = text.translate(_FOLD)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences with their closing marks, in order; together they are the whole text."""
        ends = [match.end() for match in _SENTENCE_END.finditer(self.plain)]
        return _between(ends, len(self.plain))

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        return tuple(match.span() for match in _QUOTED.finditer(self.plain))

    @cached_property
    def _clauses(self) -> tuple[Span, ...]:
        ends = {end for _, end in self.sentences} | {match.end() for match in _CLAUSE_END.finditer(self.plain)}
        return _between(sorted(ends), len(self.plain))

    def sentence_at(self, place: int) -> str:
        return self._at(self.sentences, place)

    def clause_at(self, place: int) -> str:
        return self._at(self._clauses, place)

    def is_quoted(self, start: int) -> bool:
        """Whether what begins here stands in quotation marks: somebody else's words, or the name of a button."""
        before = bisect_left(self.quotes, start, key=lambda span: span[0]) - 1
        return before >= 0 and start < self.quotes[before][1]

    def _at(self, spans: Sequence[Span], place: int) -> str:
        start, end = spans[bisect_right(spans, place, key=lambda span: span[0]) - 1]
        return self.plain[max(start, place - _AROUND) : min(end, place + _AROUND)]


def _between(ends: Sequence[int], length: int) -> tuple[Span, ...]:
    edges = [0, *(end for end in ends if end < length), length]
    return tuple((start, end) for start, end in pairwise(edges) if start < end) or ((0, 0),)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that are a flag, unless the same clause holds something that takes them back."""

    code: str
    said: Phrases
    unless: Phrases | None = None


def flags_for(cues: Sequence[Cue], draft: Draft, kind: FlagKind) -> Iterator[Flag]:
    """A flag for each cue that is said in the draft's own words; `said` of its values is what was found."""
    for cue in cues:
        for match in cue.said.finditer(draft.plain):
            start, end = match.span()
            taken_back = cue.unless is not None and cue.unless.search(draft.clause_at(start))
            if not taken_back and not draft.is_quoted(start):
                yield flag(kind, draft, start, end, cue.code)


def flag(kind: FlagKind, draft: Draft, start: int, end: int, code: str, **values: str) -> Flag:
    """A flag on a part of the draft, blanks at its ends left out."""
    said = draft.text[start:end]
    start += len(said) - len(said.lstrip())
    said = said.strip()
    return Flag(kind, start, start + len(said), code, {"said": said, **values})
