"""What strangers wrote, made fit to be shown: no invisible tricks, no dangerous links, no endless texts."""

import re
from urllib.parse import urlsplit

import regex

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Marks that turn the direction of everything after them: a handle could make the line beside it unreadable.
_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_BLANK_LINES = re.compile(r"\n[ \t\u3000]*(?:\n[ \t\u3000]*)+")
_GRAPHEME = regex.compile(r"\X")
_WIDEST = 16
"""Code points that one character may have on the average; a family of four in an emoji has eleven."""


def graphemes(text: str) -> list[str]:
    """The characters of `text` as a reader counts them."""
    found: list[str] = _GRAPHEME.findall(text)
    return found


def clean(text: str) -> str:
    """`text` with plain line ends, at most one empty line in a row, and no control or direction marks."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _BLANK_LINES.sub("\n\n", harmless(unified)).strip()


def harmless(text: str) -> str:
    """`text` without what would steer a terminal or turn the writing round; line ends and blanks stay."""
    return _DIRECTION.sub("", _CONTROL.sub("", text))


def line(text: str) -> str:
    """`text` cleaned and on one line."""
    return " ".join(clean(text).split())


def excerpt(text: str, most: int = 400) -> str:
    """The first `most` characters as a reader counts them (graphemes), with … where something is left out."""
    if len(text) <= most:
        return text
    # Text and reader's characters can be without end: no more of either is looked at than can be shown.
    characters = graphemes(text[: most * _WIDEST])
    if len(characters) <= most and len(text) <= most * _WIDEST:
        return text
    return "".join(characters[: most - 1]).rstrip() + "…"


def safe_link(url: str | None) -> str | None:
    """`url` if it leads to a web page; None for javascript:, data: and whatever is not http or https."""
    if url is None or any(char.isspace() or ord(char) < 32 for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
