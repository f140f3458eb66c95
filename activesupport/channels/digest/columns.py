"""Plain text in columns of a terminal: full-width characters take two, lines break where they may."""

import unicodedata
from collections.abc import Iterator

import regex

from activesupport.channels.digest.clean import graphemes

COLUMNS = 78
# A word of narrow characters stays whole; wide characters are units of one, and carry the marks that
# must not begin a line (kinsoku); opening brackets go with what follows.
_NARROW = r"[!-~\u00a0-\u02ff\u0370-\u10ff\u2010-\u2027]+"
_NEVER_FIRST = "、。，．！？：；」』）】〉》〕ー…々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_NEVER_LAST = "「『（【〈《〔"
_UNIT = regex.compile(rf"[ \t]+|[{_NEVER_LAST}]*(?:{_NARROW}|\X)[{_NEVER_FIRST}]*")


def width(text: str) -> int:
    """Columns that a line takes: two for full-width characters and emoji, none for combining marks."""
    return sum(_width_of(grapheme) for grapheme in graphemes(text))


def wrap(text: str, columns: int = COLUMNS, first: str = "", rest: str | None = None) -> list[str]:
    """Lines of at most `columns` columns; `first` begins the first line, `rest` (as `first`) every other.

    Line breaks of `text` are kept. What has no place to break (an address) stands alone and may be longer,
    so that it can still be clicked.
    """
    rest = first if rest is None else rest
    lines: list[str] = []
    for paragraph in text.split("\n"):
        for piece in _pieces(paragraph, columns - width(rest)):
            lines.append(((rest if lines else first) + piece).rstrip())
    return lines


def _pieces(paragraph: str, columns: int) -> Iterator[str]:
    line, used = "", 0
    for unit in _UNIT.findall(paragraph):
        size = width(unit)
        if used and used + size > columns and not unit.isspace():
            yield line.rstrip()
            line, used = "", 0
        line += unit
        used += size
    yield line.rstrip()


def _width_of(grapheme: str) -> int:
    char = grapheme[0]
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    if unicodedata.east_asian_width(char) in {"W", "F"} or "\ufe0f" in grapheme:
        return 2
    return 1 + grapheme.count("\uff9e") + grapheme.count("\uff9f")  # half-width kana keep their sound mark apart
