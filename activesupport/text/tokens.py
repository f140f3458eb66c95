"""The writer's own words: without addresses, without what was quoted; and fingerprints of copies."""

import hashlib

import regex

from ._addresses import EMOJI, HASH_SIGN, without_addresses
from .normalise import normalise

_USER = r"(?>[@＠][A-Za-z0-9_]+(?:[@＠.][A-Za-z0-9-]+)*)"
# "RT @x: …", "RT “@x: …”", “@x: …” alone, "QT @x: …". In mid-text the colon must be there: "please RT @x"
# asks for one.
_FORWARDED = regex.compile(
    rf"(?:(?<![A-Za-z0-9])(?:RT|QT|MT|Rt|rt|引用(?:RT)?)[ :：]*[“\"「]?\s*{_USER}\s*[:：]"
    rf"|[“\"]{_USER}\s*[:：])\s*"
)
_REPOST = regex.compile(rf"(?i)\s*RT[ :：]*[“\"「]?\s*{_USER}\s*[:：]?\s*")
_CLOSING_QUOTE = regex.compile(r"[”\"]")
_QUOTED_LINE = regex.compile(r"(?m)^[ \t\u3000]*[>＞](?![>＞]?[_.＿・﹏ω]*[<＜])[>＞ \t\u3000]*(.*)$\n?")
_MARKED_QUOTE = regex.compile(
    rf"(?s)(?:(?<![A-Za-z0-9])(?:RT|QT|引用(?:RT)?)[ :：]*[「『](?P<after>.+)[」』]"
    rf"|[「『](?P<before>[^「『」』]+)[」』]\s*(?:(?:RT|QT|via|from)[ :：]*(?:{_USER})?|引用(?:RT)?))\s*\Z"
)
_READABLE = regex.compile(r"\p{N}|[[\p{L}--[ー]]--[\p{Greek}\p{Cyrillic}]]|[\p{Greek}\p{Cyrillic}]{2}", regex.V1)
_REPEAT = regex.compile(r"(\D)\1+")
_BLANKS = regex.compile(r"[^\S\n]+")


def strip_addresses(text: str) -> str:
    """Take out URLs, e-mail addresses and @mentions, and the signs (not the words) of hashtags.

    Newlines stay; other runs of white space become one blank, none at the ends.
    """
    words = HASH_SIGN.sub("", without_addresses(text, hashtags=False))
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in words.split("\n")).strip()


def is_old_style_repost(text: str) -> bool:
    """Tell whether the post is a repost by hand ("RT @x: …") to which the writer added nothing before."""
    return _REPOST.match(text) is not None


def split_quote(text: str) -> tuple[str, str]:
    """Part a post into the writer's own words and quoted or forwarded ones, either of which may be "".

    Knows "RT @x: …", "QT @x: …", “@x: …” with own words after the closing mark, lines that begin with > or
    ＞, and a trailing 「…」 that RT, QT, via or 引用 marks. A 「…」 without such a mark stays: it is mostly
    what the writer was told, and part of the complaint.
    """
    repost = _REPOST.match(text)
    if repost:
        return "", text[repost.end() :].strip().rstrip("”」")
    quoted_lines = [match.group(1).strip() for match in _QUOTED_LINE.finditer(text)]
    own = _QUOTED_LINE.sub("", text) if quoted_lines else text
    own, forwarded = _split_forwarded(own)
    quoted = "\n".join(part for part in (*quoted_lines, forwarded) if part)
    return own.strip(), quoted.strip()


def _split_forwarded(text: str) -> tuple[str, str]:
    marked = _MARKED_QUOTE.search(text)
    if marked:
        return text[: marked.start()], marked.group("after") or marked.group("before")
    found = _FORWARDED.search(text)
    if not found:
        return text, ""
    before, rest = text[: found.start()], text[found.end() :]
    close = _CLOSING_QUOTE.search(rest) if regex.search(r"[“\"]", found.group()) else None
    if not close:
        return before, rest.rstrip("”」")
    return f"{before.rstrip()} {rest[close.end() :].lstrip()}", rest[: close.start()]


def has_words(text: str) -> bool:
    """Tell whether something is left to read besides addresses, emoji and punctuation: letters or digits.

    A single Greek or Cyrillic letter is part of a face: (´・ω・`) holds no words.
    """
    return _READABLE.search(EMOJI.sub(" ", strip_addresses(text))) is not None


def fingerprint(text: str) -> str:
    """Give 16 hexadecimal characters, equal for copies of one text.

    Copies may differ in case, width, URLs, e-mail addresses, mentions, hash signs, emoji, white space,
    repeated letters or signs, and a leading "RT @x:". Digits, other punctuation and the order of words tell
    texts apart.
    """
    repost = _REPOST.match(text)
    words = strip_addresses(text[repost.end() :] if repost else text)
    bare = "".join(normalise(EMOJI.sub(" ", words)).split())
    return hashlib.blake2b(_REPEAT.sub(r"\1", bare).encode(), digest_size=8).hexdigest()
