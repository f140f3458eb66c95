"""The normal form that every rule, model and fingerprint reads, with a way back to the original."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import regex

from ._characters import TABLE
from ._masks import MASK_RUN, unify_masks
from ._stretch import LOOKALIKES, VOWEL_RUN, long_vowels, shrink

_Step = tuple[regex.Pattern[str], Callable[[regex.Match[str]], str]]

# A base and what may compose with it: combining marks, vowels and finals of conjoining Hangul.
_CLUSTER = regex.compile(r"[^\p{M}\u1160-\u11ff]?[\p{M}\u1160-\u11ff]+")
_LONE_SOUND_MARK = regex.compile(r"[\u3099\u309a]")
# Numbers are never shortened, nor the zeros and masks whose count matters, nor the "www." of an address.
_REPEAT = regex.compile(r"(?!www\.)([^\d\s○〇◯一二三四五六七八九十百千万億兆])\1{2,}")
_BLANKS = regex.compile(r"[ \n]{2,}|\A[ \n]|[ \n]\Z")


def _compose(match: regex.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())


def _spacing_sound_mark(match: regex.Match[str]) -> str:
    return "゛" if match.group() == "\u3099" else "゜"


def _twice(match: regex.Match[str]) -> str:
    return match.group(1) * 2


def _one_blank(match: regex.Match[str]) -> str:
    if match.start() == 0 or match.end() == len(match.string):
        return ""
    return "\n" if "\n" in match.group() else " "


# Both ways of normalising run these, in this order; that is what keeps them giving the same text.
_COMPOSING: _Step = (_CLUSTER, _compose)
_STEPS: tuple[_Step, ...] = (
    (_LONE_SOUND_MARK, _spacing_sound_mark),
    (LOOKALIKES, long_vowels),
    (VOWEL_RUN, shrink),
    (MASK_RUN, unify_masks),
    (_REPEAT, _twice),
    (_BLANKS, _one_blank),
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normalised text and where each of its characters came from.

    `starts[i]` and `ends[i]` bound, in code points of `original`, what `text[i]` stands for; both never
    decrease. One character may stand for several (a base with its accent) and several for one (㍿).
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    original: str

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open span of `text` to the one of `original` that it came from.

        An empty span maps to an empty one. Raises ValueError unless 0 <= start <= end <= len(text).
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no span {start}:{end} in a text of {len(self.text)} characters")
        if start < end:
            return self.starts[start], self.ends[end - 1]
        place = self.starts[start] if start < len(self.starts) else len(self.original)
        return place, place


def normalise(text: str) -> str:
    """Give the normal form of a text; normalising twice changes nothing more.

    In this order: NFKC (㍿ → 株式会社, half-width kana with their sound marks, あ゛ without a blank), Latin
    lower case, no zero-width or control characters; 〜 and its like after kana → ー; drawn-out vowels
    shortened (`_stretch`); masking signs → ○ (`_masks`); the same letter or sign three times or more →
    twice, never a numeral; runs of white space → one blank, or one newline if they held one; none at the
    ends.
    """
    text = text.translate(TABLE)
    if not unicodedata.is_normalized("NFC", text):
        text = _CLUSTER.sub(_compose, text)
    for pattern, replace in _STEPS:
        text = pattern.sub(replace, text)
    return text


def with_offsets(text: str) -> Normalised:
    """Give the same text as `normalise`, with offsets into the original; two to three times slower."""
    pieces = [TABLE[ord(char)] for char in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    folded, starts, ends = "".join(pieces), places, [place + 1 for place in places]
    for step in (_COMPOSING, *_STEPS):
        folded, starts, ends = _replace(step, folded, starts, ends)
    return Normalised(folded, tuple(starts), tuple(ends), text)


def _replace(step: _Step, text: str, starts: list[int], ends: list[int]) -> tuple[str, list[int], list[int]]:
    """Do what `pattern.sub(replace, text)` does and carry the offsets along."""
    pattern, replace = step
    pieces: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    done = 0
    for match in pattern.finditer(text):
        first, last = match.span()
        new = replace(match)
        pieces += text[done:first], new
        from_starts, from_ends = _offsets_of(new, text[first:last], starts[first:last], ends[first:last])
        new_starts += starts[done:first] + from_starts
        new_ends += ends[done:first] + from_ends
        done = last
    pieces.append(text[done:])
    return "".join(pieces), new_starts + starts[done:], new_ends + ends[done:]


def _offsets_of(new: str, old: str, starts: list[int], ends: list[int]) -> tuple[list[int], list[int]]:
    """Spread the offsets of what a step replaced over what it wrote."""
    count = len(new)
    if count == len(old):
        return starts, ends
    if new and old.startswith(new):  # shortened: the last character kept stands for the dropped ones too
        return starts[:count], [*ends[: count - 1], ends[-1]]
    return starts[:1] * count, ends[-1:] * count
