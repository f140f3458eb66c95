"""What people show instead of saying it: emoji, faces drawn with characters, laughter, asides such as (棒)."""

from collections.abc import Iterator

import regex

from ._addresses import EMAIL, EMOJI, URL
from ._characters import TABLE

_BRACKETED = (
    r"(?:(?<!\w)[mｍoｏOＯм]|[ヽヾ＼\\Σщ])?[(（](?P<inner>[^()（）「」『』\n]{2,16})[)）]"
    r"(?:[mｍoｏOＯм](?!\w)|[ノﾉ](?![ァ-ヺー])|[ゞ／/ゝ彡])?"
)
# Faces without brackets that are nothing else: ^^; T_T ;_; >_< ＞＜ -_- o_o orz.
_BARE_FACE = (
    r"[\^＾][_＿.\-]?[\^＾][;；]*|(?<![\w@])[TtＴ][_＿.^]+[TtＴ](?!\w)|[;；][_＿]+[;；]"
    r"|(?<![>＞])[>＞][_＿.﹏]+[<＜]|(?<![\w>＞<＜])[>＞][<＜](?![\w>＞<＜/])"
    r"|(?<![\w-])-_+-(?![\w-])|(?<![\w@])(?P<eye>[oOxX])_+(?P=eye)(?!\w)|(?<![\w@])(?:orz|OTL)(?!\w)"
    r"|(?<![\w)）])(?:[:;=][-']?[()DPp|\[\]3](?![\w/])|<3(?!\d)|[xX]D(?!\w))"
)
_ASIDE = r"[(（](?P<aside>笑+|爆笑?|苦笑|失笑|嘲笑|棒(?:読み)?|白目|泣|涙|怒|汗|呆|死|震え声|真顔|遠い目|小声)[)）]"
# A run of w, or a single one behind Japanese words; not the "www." of an address.
_LAUGHTER = (
    r"(?<![A-Za-z0-9_.@#])(?:[wｗ]{2,}|[WＷ]{4,})(?![A-Za-z0-9_.])"
    r"|(?<=[ぁ-ヺー\p{Han}。！？!?…)）])[wｗ](?![A-Za-z0-9_./])"
)
# 草 and 笑 laugh where what is said ends; 草を刈る, 煙草, 庭の草 and 笑った are words.
_ENDS = r"(?=\Z|[\swｗ。！？!?…、(（)）」]|\p{Extended_Pictographic})"
_SIGN = regex.compile(
    rf"(?P<emoji>{EMOJI.pattern}|[♡♪])|{_ASIDE}|(?P<face>{_BRACKETED}|{_BARE_FACE})|(?P<laughter>{_LAUGHTER})"
    rf"|(?P<grass>(?<![\p{{Han}}のな])草+(?:(?=生え)|{_ENDS}))|(?P<laugh>(?<!\p{{Han}})笑+{_ENDS})"
)
# What may stand between a face's brackets, in normal form. Not there: (1.5), (a.m.), (50%), (…).
_FACE_PARTS = regex.compile(
    r"[[\p{P}\p{S}\p{M}\p{Lm}\p{Greek}\p{Cyrillic}\p{Kannada}toxuvwqdó03皿益口人一ノツシっつヮ゜]"
    r"--[「」『』、。…“”\"%+/\\#&:!?○●◯〇]]+",
    regex.V1,
)
# Two eyes: one sign twice, one letter twice with a mouth between, or two signs that look at each other.
_EYES = regex.compile(
    r"([\^・'°゜;\-ー￣~@=_•◕╥ಠ⊙一])\1|([\^・'°゜;\-ー￣~@=*•◕╥ಠ⊙一]).+\2|([toxuvq])(?:[^a-z]+|o)\3"
    r"|[´ˊó].*[`ˋò´]|`.*[´`]|[Ддω∀].?[`´]|>.*<|≧.*≦|◞.*◟|\^_[\-−~*]"
)
# Skin tones and variation selectors change the picture, not what it says.
_SHADE = regex.compile(r"[\ufe0e\ufe0f\p{EMod}]")
_MOUTH = regex.compile(r"(?<=[^(_])_{2,}(?=[^)_])")
_SWEAT = regex.compile(r"(?<=[^(;]);{2,}")
_CAPITALS = str.maketrans("tdp", "TDP")
_NO_PICTURE = frozenset("©®™0123456789#*")


def signs(text: str) -> list[str]:
    """Give the emoji, faces, laughter and asides of a text in its order, each as one token in normal form.

    An emoji sequence comes without skin tone (👍🏽 → 👍), a face in narrow signs, without blanks and arms
    (m(_ _)m → "(__)", ＾＾；； → "^^;"), any run of w as "www", 笑 and (笑) as "笑", other asides in narrow
    brackets: "(棒)". Addresses hold none. What may be a word is left alone: TT, 草を刈る.
    """
    return [token for match in _found(_without_links(text)) if (token := _token(match))]


def without_faces(text: str) -> str:
    """Put a blank in place of every face."""
    pieces: list[str] = []
    done = 0
    for match in _found(text):
        if match.group("face"):
            pieces += text[done : match.start()], " "
            done = match.end()
    return "".join(pieces) + text[done:]


def _found(text: str) -> Iterator[regex.Match[str]]:
    """Find the signs; brackets that hold no face are looked into."""
    place = 0
    while match := _SIGN.search(text, place):
        inner = match.group("inner")
        if inner is None or _is_face(inner):
            yield match
            place = match.end()
        else:
            place = match.start() + 1


def _is_face(inner: str) -> bool:
    narrow = _narrow(inner)
    return bool(_FACE_PARTS.fullmatch(narrow) and _EYES.search(narrow))


def _token(match: regex.Match[str]) -> str:
    kind = match.lastgroup if match.lastgroup in {"emoji", "aside", "laughter", "grass", "laugh"} else "face"
    sign = match.group()
    if kind == "emoji":
        return "" if sign[0] in _NO_PICTURE else _SHADE.sub("", sign)
    if kind == "face":
        return _face(f"({match.group('inner')})" if match.group("inner") else sign)
    if kind == "aside":
        aside = match.group("aside")
        return "笑" if aside[0] == "笑" else f"({aside})"
    return {"laughter": "www", "grass": "草", "laugh": "笑"}[kind]


def _face(sign: str) -> str:
    """Give the normal form of a face; the letters in it that are seen as capitals are (T_T, :D)."""
    return _SWEAT.sub(";", _MOUTH.sub("_", _narrow(sign))).translate(_CAPITALS)


def _narrow(sign: str) -> str:
    folded = "".join(TABLE[ord(char)] for char in sign)
    return "".join(folded.split()).replace("\u3099", "゛").replace("\u309a", "゜")


def _without_links(text: str) -> str:
    if "://" in text:
        text = URL.sub(" ", text)
    return EMAIL.sub(" ", text) if "@" in text else text
