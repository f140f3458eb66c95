"""What an operator's keyword, phrase or exclusion means in a text, and which of them mean nothing."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from activesupport.text.normalise import normalise

# Letters and digits of scripts that put blanks between words. Kana, kanji, hangul and Thai are not among
# them: a particle may follow a name directly ("Tsumugiの", "Tsumugi는").
_WORDY = "0-9A-Za-zªµºÀ-ÖØ-öø-ʯ\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u1e00-\u1fff"
_RANGES = re.findall(r"(.)-(.)|(.)", _WORDY)
WORDY = frozenset(chr(code) for low, high, one in _RANGES for code in range(ord(low or one), ord(high or one) + 1))
"""Characters that a word in an alphabet goes on with: beside one of these there is no word boundary."""


class Weakness(Enum):
    """Why a term cannot be used, or should not."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    ONE_CHARACTER = "one_character"


@dataclass(frozen=True, slots=True)
class Term:
    """A compiled term. `needle` is searched in normalised text.

    `left` and `right` say that a word boundary is wanted there; where `pattern` is given, it decides instead.
    """

    shown: str
    needle: str
    left: bool = False
    right: bool = False
    pattern: re.Pattern[str] | None = None

    def found_in(self, text: str) -> bool:
        """Whether the normalised text holds the term: the slow way, for checking rules."""
        if self.pattern:
            return self.pattern.search(text) is not None
        return _bounded(re.escape(self.needle), self.needle).search(text) is not None


def keyword(written: str) -> Term | None:
    """A keyword or a one-word exclusion: literal, a blank in it is any white space. None: nothing is left."""
    words = normalise(written).split()
    if not words:
        return None
    if len(words) == 1:
        needle = words[0]
        return Term(written, needle, needle[0] in WORDY, needle[-1] in WORDY)
    joined = r"\s+".join(map(re.escape, words))
    return Term(written, max(words, key=len), pattern=_bounded(joined, words[0][0] + words[-1][-1]))


def phrase(written: str) -> Term | None:
    """Words in this order; blanks, line breaks and punctuation between them are ignored."""
    words = [word for word in re.split(r"[\W_]+", normalise(written)) if word]
    if not words:
        return None
    joined = r"[\W_]*".join(map(re.escape, words))
    return Term(written, max(words, key=len), pattern=_bounded(joined, words[0][0] + words[-1][-1]))


def exclusion(written: str) -> Term | None:
    """A word is taken literally, several words as a phrase."""
    return phrase(written) if len(written.split()) > 1 else keyword(written)


def weakness(written: str) -> Weakness | None:
    """Whether a term would match nothing or almost all; ONE_CHARACTER (a kanji) is worth a warning only."""
    said = [char for char in normalise(written) if unicodedata.category(char)[0] in "LN" or _is_picture(char)]
    if not said:
        return Weakness.EMPTY
    if len(said) > 1:
        return None
    return Weakness.TOO_SHORT if said[0].isascii() or _is_kana(said[0]) else Weakness.ONE_CHARACTER


def _bounded(pattern: str, edges: str) -> re.Pattern[str]:
    left = f"(?<![{_WORDY}])" if edges[0] in WORDY else ""
    right = f"(?![{_WORDY}])" if edges[-1] in WORDY else ""
    return re.compile(left + pattern + right)


def _is_picture(char: str) -> bool:
    return unicodedata.category(char) == "So"


def _is_kana(char: str) -> bool:
    return "\u3040" <= char <= "\u30ff"
