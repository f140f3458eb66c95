"""The writer's own words: without addresses, without what was quoted; and fingerprints of copies."""

import hashlib
import re

import regex

from ._addresses import EMOJI, HASH_SIGN, MENTION, without_addresses
from .normalise import normalise
from .signs import without_faces

# Bounded, so that "@RT@RT@RT…" takes no longer than other texts; no platform has longer names.
_USER = r"(?>[@＠][A-Za-z0-9_]{1,64}(?:[@＠.][A-Za-z0-9-]{1,63}){0,8})"
_RT = r"(?:RT|ＲＴ|QT|ＱＴ|引用(?:RT|ＲＴ)?)"
_OPENING, _CLOSING = "「『｢", "」』｣"
# Zero-width characters and marks of direction, which some apps put around names, stand wherever blanks do.
_UNSEEN = r"\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_IDLE = rf"[\s{_UNSEEN}]"
# "RT @x: …", "RT “@x: …”", “@x: …” alone, "QT @x: …". In mid-text the colon must be there: "please RT @x"
# asks for one.
_FORWARDED = regex.compile(
    rf"(?:(?<![A-Za-z0-9])(?:{_RT}|MT|Rt|rt)[ :：]*+[“\"「｢]?+\s*+{_USER}\s*+[:：]"
    rf"|[“\"]{_USER}\s*+[:：])\s*"
)
_REPOST = re.compile(rf"(?i){_IDLE}*+(?:RT|ＲＴ){_IDLE}*+[ :：]*+[“\"「｢]?+{_IDLE}*+{_USER}{_IDLE}*+[:：]?{_IDLE}*+")
_CLOSING_QUOTE = re.compile(r"[”\"]")
# Not quoted: faces (>_<, ＞＜), and what people say about a repost or an earlier post (＞RT ほんとこれ, >>1 それな).
_QUOTED_LINE = re.compile(
    r"(?m)^[ \t\u3000]*[>＞](?![>＞]?[_.＿・﹏ω]*[<＜])"
    r"(?![>＞]*(?:RT|ＲＴ|QT|ＱＴ|リツイート|リポスト)s?(?![A-Za-z]|[ :：]*[@＠])|[>＞]\d{1,4}(?!\d))"
    r"[>＞ \t\u3000]*(.*)$\n?"
)
_QUOTE_MARKED_BEFORE = re.compile(rf"(?s)(?<![A-Za-z0-9]){_RT}[ :：]*+[{_OPENING}](?=.)")
_QUOTE_MARKED_AFTER = re.compile(rf"\s*+(?:(?:RT|ＲＴ|QT|ＱＴ|via|from)[ :：]*+{_USER}?|引用(?:RT|ＲＴ)?)\s*\Z")
_IDLE_START = re.compile(rf"{_IDLE}*+")
_AFTER_NAME = re.compile(rf"[{_UNSEEN}]*+(?:\s{_IDLE}*+|\Z)")
_READABLE = regex.compile(r"\p{N}|[[\p{L}--[ー]]--[\p{Greek}\p{Cyrillic}]]|[\p{Greek}\p{Cyrillic}]{2}", regex.V1)
_LONG_WORD = re.compile(r"[^\W_]{4}")
_REPEAT = re.compile(r"(\D)\1+")
_BLANKS = re.compile(r"[^\S\n]+")


def strip_addresses(text: str) -> str:
    """Take out URLs, e-mail addresses and @mentions, and the signs (not the words) of hashtags.

    Newlines stay; other runs of white space become one blank, none at the ends.
    """
    words = HASH_SIGN.sub("", without_addresses(text, hashtags=False))
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in words.split("\n")).strip()


def reply_chain(text: str) -> tuple[tuple[str, ...], str]:
    """Part the @names that a reply begins with from what it says: (("a", "b"), "text") of "@a @b text".

    Names come without the @ and as written, hosts included; on X they are mostly the platform's doing. A name
    that goes over into the text ("@aさん", "@a, why") belongs to it. Rest without blanks at its ends.
    """
    names: list[str] = []
    start = _IDLE_START.match(text)
    place = start.end() if start else 0
    while (name := MENTION.match(text, place)) and (gap := _AFTER_NAME.match(text, name.end())):
        names.append(name.group()[1:])
        place = gap.end()
    return tuple(names), text[place:].strip()


def is_old_style_repost(text: str) -> bool:
    """Tell whether the post is a repost by hand ("RT @x: …") to which the writer added nothing before."""
    return _has_at(text) and _REPOST.match(text) is not None


def split_quote(text: str) -> tuple[str, str]:
    """Part a post into the writer's own words and quoted or forwarded ones, either of which may be "".

    Knows "RT @x: …", "QT @x: …", “@x: …” with own words after the closing mark, lines that begin with > or
    ＞, and a trailing 「…」 that RT, QT, via or 引用 marks. A 「…」 without such a mark stays: it is mostly
    what the writer was told, and part of the complaint.
    """
    named = _has_at(text)
    repost = _REPOST.match(text) if named else None
    if repost:
        return "", text[repost.end() :].strip().rstrip("”」｣")
    own, quoted_lines = text, []
    if ">" in text or "＞" in text:
        quoted_lines = [match.group(1).strip() for match in _QUOTED_LINE.finditer(text)]
        own = _QUOTED_LINE.sub("", text) if quoted_lines else text
    own, forwarded = _split_marked(own) or (_split_forwarded(own) if named else (own, ""))
    quoted = "\n".join(part for part in (*quoted_lines, forwarded) if part)
    return own.strip(), quoted.strip()


def _has_at(text: str) -> bool:
    return "@" in text or "＠" in text


def _split_marked(text: str) -> tuple[str, str] | None:
    """Part a post that ends in 「…」 with a mark before or after it; None if it does not."""
    close = max(map(text.rfind, _CLOSING))
    if close < 0:
        return None
    if not text[close + 1 :].strip():
        found = _QUOTE_MARKED_BEFORE.search(text, 0, close)
        return (text[: found.start()], text[found.end() : close]) if found else None
    opened = max(text.rfind(mark, 0, close) for mark in _OPENING)
    nested = max(text.rfind(mark, 0, close) for mark in _CLOSING) > opened
    if opened < 0 or nested or opened + 1 == close or not _QUOTE_MARKED_AFTER.match(text, close + 1):
        return None
    return text[:opened], text[opened + 1 : close]


def _split_forwarded(text: str) -> tuple[str, str]:
    found = _FORWARDED.search(text)
    if not found:
        return text, ""
    before, rest = text[: found.start()], text[found.end() :]
    close = _CLOSING_QUOTE.search(rest) if any(mark in found.group() for mark in '“"') else None
    if not close:
        return before, rest.rstrip("”」｣")
    return f"{before.rstrip()} {rest[close.end() :].lstrip()}", rest[: close.start()]


def has_words(text: str) -> bool:
    """Tell whether something is left to read besides addresses, emoji, faces and punctuation: letters or digits.

    A single Greek or Cyrillic letter is part of a face: (´・ω・`) holds no words.
    """
    words = EMOJI.sub(" ", strip_addresses(text))
    if not _LONG_WORD.search(words):  # no face holds four letters in a row
        words = without_faces(words)
    return _READABLE.search(words) is not None


def fingerprint(text: str) -> str:
    """Give 16 hexadecimal characters, equal for copies of one text.

    Copies may differ in case, width, URLs, e-mail addresses, mentions, hash signs, emoji, white space,
    repeated letters or signs, and a leading "RT @x:". Digits, other punctuation and the order of words tell
    texts apart.
    """
    repost = _REPOST.match(text) if _has_at(text) else None
    words = strip_addresses(text[repost.end() :] if repost else text)
    bare = "".join(normalise(EMOJI.sub(" ", words)).split())
    return hashlib.blake2b(_REPEAT.sub(r"\1", bare).encode(), digest_size=8).hexdigest()
