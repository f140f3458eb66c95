"""Whether two ways of writing a name may mean one person."""

import re
import unicodedata
from functools import lru_cache

from activesupport.replies.guards._given_names import NICKNAMES
from activesupport.replies.guards._surnames import READINGS, hiragana, romaji, shortened

_PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_KANJI = re.compile(r"[一-龠々ヶ]+")
_KANA = re.compile(r"[ぁ-ゖァ-ヴー]+")
_SHORTEST_PREFIX = 3


def may_be_same(said: str, customer: str) -> bool:
    """True unless the names are surely two persons'.

    Fine are parts of the name (given name, family name), short forms (Kate), other case, width and accents, kanji
    for kana or Latin letters of a common family name (佐藤, サトウ, Sato). Scripts that cannot be compared are
    taken for one name.
    """
    one, other = _folded(said), _folded(customer)
    if not one or not other or one in other or other in one:
        return True
    parts, others = _parts(said), _parts(customer)
    if any(_alike(part, second) for part in parts for second in others):
        return True
    return not _comparable(said, customer)


@lru_cache(maxsize=512)
def _folded(name: str) -> str:
    """Letters alone, without accents, in lower case and hiragana."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).lower())
    letters = "".join(char for char in plain if char.isalpha() or char in "\u3099\u309aー々")
    return hiragana(unicodedata.normalize("NFC", letters))


@lru_cache(maxsize=512)
def _parts(name: str) -> tuple[str, ...]:
    split = _HUMP.sub(" ", unicodedata.normalize("NFKC", name))
    return tuple(_folded(part) for part in _PART.findall(split.replace("_", " ").replace("・", " ")))


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and (len(short) >= _SHORTEST_PREFIX or not short.isascii()):
        return True
    return other in NICKNAMES.get(one, ()) or any(reading in _sounds(other) for reading in _sounds(one))


@lru_cache(maxsize=512)
def _sounds(part: str) -> frozenset[str]:
    """How a family name may sound, in Latin letters; empty for kanji that are not known."""
    if part.isascii():
        return frozenset({shortened(part)})
    if _KANA.fullmatch(part):
        return frozenset({romaji(part)})
    return frozenset(romaji(READINGS[part[:size]]) for size in (2, 3, 1) if part[:size] in READINGS)


def _comparable(said: str, customer: str) -> bool:
    """Whether both can be set side by side: in one script, or with a reading that is known."""
    scripts = {_script(said), _script(customer)}
    if len(scripts) == 1:
        return True
    if scripts == {"kana", "latin"}:
        return any(romaji(reading) == shortened(_folded(said)) for reading in READINGS.values())
    return all(_sounds(part) for name in (said, customer) for part in _parts(name)[:1])


def _script(name: str) -> str:
    if _KANJI.search(name):
        return "kanji"
    return "kana" if _KANA.search(name) else "latin"
