"""What one character becomes when a text is normalised, whatever stands beside it."""

import unicodedata
from itertools import groupby
from typing import Literal

import regex

# Breaks of a line under other names (vertical tab, form feed, NEL, LINE and PARAGRAPH SEPARATOR).
_LINE_BREAKS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
# Invisible, yet not of category Cf: grapheme joiner, Hangul fillers, Mongolian variation selectors.
_INVISIBLE = frozenset("\u034f\u115f\u1160\u3164\uffa0\u180b\u180c\u180d\u180f\u17b4\u17b5")
# Of category Cf, yet visible: signs that enclose a number or a verse in Arabic, Syriac and Kaithi.
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
# Spacing sound marks become combining ones, so that か゛ composes; what does not compose goes back (see
# normalise).
_SPECIAL = {"゛": "\u3099", "゜": "\u309a", "〜": "~", "〰": "~", "İ": "i", "\u2800": " "}


def _is_invisible(char: str) -> bool:
    if char in _INVISIBLE or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return True
    category = unicodedata.category(char)
    return category in {"Cc", "Cs"} or (category == "Cf" and char not in _VISIBLE_FORMATS)


def _lower_latin(char: str) -> str:
    """Lower-case a Latin letter; others keep their case (Д and Ω are parts of faces)."""
    return char.lower() if "LATIN" in unicodedata.name(char, "") else char


def fold(char: str) -> str:
    """Give the normal form of one character: "", one or several characters.

    NFKC and Latin lower case, without characters that cannot be seen. An accent that NFKC would take apart
    into a blank and a combining mark (´ ¨ ￣) stays as it is: faces such as (´・ω・`) must not gain blanks.
    """
    if char in _SPECIAL:
        return _SPECIAL[char]
    if char in _LINE_BREAKS:
        return "\n"
    if char == "\t" or unicodedata.category(char) == "Zs":
        return " "
    if _is_invisible(char):
        return ""
    wide = unicodedata.normalize("NFKC", char)
    if wide.startswith(" "):
        return unicodedata.normalize("NFC", char)
    lowered = "".join(_SPECIAL.get(part, _lower_latin(part)) for part in wide if not _is_invisible(part))
    return unicodedata.normalize("NFKC", lowered)


class FoldTable(dict[int, str]):
    """A table for `str.translate` that learns each character when it is first met."""

    def __missing__(self, point: int) -> str:
        """Compute, keep and return the normal form of a code point."""
        folded = self[point] = fold(chr(point))
        return folded


TABLE = FoldTable()

# Marks, and half-width sound marks, which are marks to NFKC alone.
_MANY_MARKS = regex.compile(r"[\p{M}\uff9e\uff9f]{32,}")
_LONG = 1000


def unified(form: Literal["NFC", "NFKC"], text: str) -> str:
    """Do what `unicodedata.normalize` does, in bounded time.

    It sorts the marks of one base by insertion: 100,000 of them would take minutes. Sorted beforehand they
    take no longer than other characters, and the result is the same.
    """
    if len(text) > _LONG:
        decomposed: Literal["NFD", "NFKD"] = "NFD" if form == "NFC" else "NFKD"
        text = _MANY_MARKS.sub(lambda run: _sorted_marks(decomposed, run.group()), text)
    return unicodedata.normalize(form, text)


def _sorted_marks(form: Literal["NFD", "NFKD"], marks: str) -> str:
    """Put marks into canonical order; those of class 0 stay where they are and part the others."""
    parts = "".join(unicodedata.normalize(form, mark) for mark in marks)
    runs = groupby(parts, key=lambda mark: unicodedata.combining(mark) > 0)
    return "".join("".join(sorted(run, key=unicodedata.combining) if movable else run) for movable, run in runs)
