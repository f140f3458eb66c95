"""The normal form that every rule, model and fingerprint reads, with a way back to the original."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import regex

from ._characters import TABLE, unified
from ._masks import MASK_RUN, MASKS, unify_masks
from ._stretch import LIKE_LONG_MARK, LOOKALIKES, VOWEL_RUN, long_vowels, shrink

# A base and what may compose with it: combining marks, vowels and finals of conjoining Hangul.
_CLUSTER = regex.compile(r"[^\p{M}\u1160-\u11ff]?[\p{M}\u1160-\u11ff]+")
_LONE_SOUND_MARK = re.compile(r"[\u3099\u309a]")
# Numbers are never shortened, nor the zeros and masks whose count matters, nor the "www." of an address.
_REPEAT = re.compile(r"(?!www\.)([^\d\s○〇◯一二三四五六七八九十百千万億兆])\1{2,}")
_ODD = re.compile(f"[\u3099\u309a{LIKE_LONG_MARK}{MASKS}]")
_THREE_ALIKE = re.compile(r"(?s)(.)\1\1")
_BLANKS = re.compile(r"[ \n]{2,}|\A[ \n]|[ \n]\Z")


def _compose(cluster: str) -> str:
    return unified("NFC", cluster)


def _spacing_sound_mark(match: re.Match[str]) -> str:
    return "゛" if match.group() == "\u3099" else "゜"


def _twice(match: re.Match[str]) -> str:
    return match.group(1) * 2


def _one_blank(match: re.Match[str]) -> str:
    if match.start() == 0 or match.end() == len(match.string):
        return ""
    return "\n" if "\n" in match.group() else " "


def _is_oddly_spelt(text: str) -> bool:
    if text.isascii():
        return "*" in text
    return _ODD.search(text) is not None or VOWEL_RUN.search(text) is not None


def _has_three_alike(text: str) -> bool:
    return _THREE_ALIKE.search(text) is not None


def _has_idle_blanks(text: str) -> bool:
    return "  " in text or "\n" in text or text[:1] == " " or text[-1:] == " "


_Step = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
_SPELLING: tuple[_Step, ...] = (
    (_LONE_SOUND_MARK, _spacing_sound_mark),
    (LOOKALIKES, long_vowels),
    (VOWEL_RUN, shrink),
    (MASK_RUN, unify_masks),
)
# Steps, and a quick look that spares most texts them. Both ways of normalising run these, in this order; that
# is what keeps them giving the same text.
_STAGES: tuple[tuple[Callable[[str], bool], tuple[_Step, ...]], ...] = (
    (_is_oddly_spelt, _SPELLING),
    (_has_three_alike, ((_REPEAT, _twice),)),
    (_has_idle_blanks, ((_BLANKS, _one_blank),)),
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
    if text.isascii() and text.isprintable():
        text = text.lower()  # the same as folding, and four times faster
    else:
        text = text.translate(TABLE)
        if not unicodedata.is_normalized("NFC", text):
            text = _CLUSTER.sub(lambda cluster: _compose(cluster.group()), text)
    for may_act, steps in _STAGES:
        if may_act(text):
            for pattern, replace in steps:
                text = pattern.sub(replace, text)
    return text


_Edit = tuple[int, int, str]
"""Start and end of what is replaced, and what by."""


def with_offsets(text: str) -> Normalised:
    """Give the same text as `normalise`, with offsets into the original; several times slower."""
    pieces = [TABLE[ord(char)] for char in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    folded, starts, ends = "".join(pieces), places, [place + 1 for place in places]
    composing = [(*cluster.span(), _compose(cluster.group())) for cluster in _CLUSTER.finditer(folded)]
    folded, starts, ends = _replace(composing, folded, starts, ends)
    for pattern, replace in (step for _, steps in _STAGES for step in steps):
        edits = [(*match.span(), replace(match)) for match in pattern.finditer(folded)]
        folded, starts, ends = _replace(edits, folded, starts, ends)
    return Normalised(folded, tuple(starts), tuple(ends), text)


def _replace(edits: list[_Edit], text: str, starts: list[int], ends: list[int]) -> tuple[str, list[int], list[int]]:
    """Make the edits, which stand in order, and carry the offsets along."""
    if not edits:
        return text, starts, ends
    pieces: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    done = 0
    for first, last, new in edits:
        pieces += text[done:first], new
        from_starts, from_ends = _offsets_of(new, text[first:last], starts[first:last], ends[first:last])
        new_starts += starts[done:first]
        new_starts += from_starts
        new_ends += ends[done:first]
        new_ends += from_ends
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
