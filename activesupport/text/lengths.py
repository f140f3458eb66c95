"""How long a text is as each platform counts it, what it allows, and excerpts on one line."""

import regex

from ._addresses import COUNTED_DOMAIN, EMOJI, MENTION, URL
from ._characters import unified

_LIMITS = {"x": 280, "mastodon": 500, "bluesky": 300, "misskey": 3000, "googleplay": 350}
_URL_LENGTH = 23
# twitter-text configuration v3: these code points weigh 1, all others 2.
_LIGHT = regex.compile(r"[\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
# X counts © and ® as letters unless a variation selector makes them pictures.
_PLAIN_SIGN = regex.compile(r"[\u00a9\u00ae](?!\ufe0f)")
# Flags by themselves: for each \X looks back over all the letters of flags before it.
_GRAPHEME = regex.compile(r"\p{RI}\p{RI}[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]*|\X")
_WIDEST = 16
"""Code points that one grapheme may have on the average; a family of four in an emoji has eleven."""


def limit(platform: str) -> int | None:
    """Give the most a reply may have, in the units of `length`; None where there is no limit we know of.

    `review`, `feed`, `archive` and platforms of third-party sources have none.
    """
    return _LIMITS.get(platform)


def length(text: str, platform: str) -> int:
    """Count a text as the platform does; compare with `limit`.

    x: weighted units of twitter-text v3 after NFC: a URL is 23, an emoji sequence 2. mastodon: graphemes, a
    URL is 23, @user@host counts as @user. bluesky: graphemes. Others: code points.
    """
    if platform == "x":
        return _weighted(unified("NFC", text))
    if platform == "mastodon":
        return _graphemes(MENTION.sub(_local_name, URL.sub("u" * _URL_LENGTH, text)))
    return _graphemes(text) if platform == "bluesky" else len(text)


def _local_name(mention: regex.Match[str]) -> str:
    return "@" + mention.group("user") if mention.group("host") else mention.group()


def _weighted(text: str) -> int:
    text, with_protocol = URL.subn(" ", text)
    text, bare = COUNTED_DOMAIN.subn(" ", text)
    # Each URL left one blank (weight 1) behind, so that its neighbours do not run together.
    urls = (with_protocol + bare) * (_URL_LENGTH - 1)
    signs = len(_PLAIN_SIGN.findall(text))
    text, emoji = EMOJI.subn("", _PLAIN_SIGN.sub("", text))
    light = len(_LIGHT.findall(text))
    return urls + signs + 2 * emoji + light + 2 * (len(text) - light)


def _graphemes(text: str) -> int:
    return len(_GRAPHEME.findall(text))


def shorten(text: str, width: int) -> str:
    """Give the text on one line, in at most `width` graphemes; "…" stands for what was cut.

    Runs of white space become one blank. Raises ValueError if `width` is below 1.
    """
    if width < 1:
        raise ValueError("width must be at least 1")
    # Of a text without end no more is looked at than can be shown.
    line = " ".join(text.split(maxsplit=width * _WIDEST))
    if len(line) <= width:
        return line
    graphemes = _GRAPHEME.findall(line[: width * _WIDEST])
    if len(graphemes) <= width and len(line) <= width * _WIDEST:
        return line
    return "".join(graphemes[: width - 1]).rstrip() + "…"
