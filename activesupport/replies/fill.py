"""Filling the {variables} of a playbook, and how a customer is addressed."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from activesupport.domain.post import Author
from activesupport.words import say

_VARIABLE = re.compile(r"\{\s*([^{}]+?)\s*\}")
_CUSTOMER = r"\{\s*customer\s*\}"
# Japanese: an address of its own ("{customer}さん、") is dropped, one inside a sentence becomes お客様.
_ADDRESS_JA = re.compile(rf"{_CUSTOMER}(?:さん|さま|様)?[、，,!！\s　]+")
_INSIDE_JA = re.compile(rf"{_CUSTOMER}(?:さん|さま|様)?")
_ADDRESS = re.compile(rf"\A\s*{_CUSTOMER}\s*[,:!–—-]*\s*|[\s,]*{_CUSTOMER}")

# What follows these in a display name is a motto, a place or an advertisement ("サンプル@固定ポスト見て").
_ASIDE = re.compile(r"[@＠/／|｜#＃:：【\[［(（「『<＜〈《*＊★☆~〜].*", re.DOTALL)
_BETWEEN_NAMES = frozenset(" '’.・_-")
_ADDRESS_LIKE = re.compile(r"(?i)https?|www\.|\w\.\w{2,}")
_LONGEST_NAME = 24
_NOBODY = frozenset(
    {"anonymous", "guest", "user", "unknown", "deleted", "customer", "a google user", "google user"}
    | {"匿名", "名無し", "名無しさん", "ゲスト", "ユーザー", "googleユーザー", "google ユーザー"}
)

_WEB_ADDRESS = re.compile(r"((?<=\w))?(https?://[!-~]+)[。、]?(?=(\S?))")


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its variables filled; `open` names those that a person must still fill, in order."""

    text: str
    open: tuple[str, ...] = ()


def fill(template: str, values: Mapping[str, str], language: str) -> Filled:
    """Put values in place of {variables}: only a FAQ answer may hold variables itself, other braces stay.

    A variable without a value (or with an empty one) is left open in plain sight and listed; an unknown
    `customer` is dropped together with the words that address it. Web addresses are set off by blanks.
    """
    if "{" not in template:
        return Filled(part_addresses(template))
    if not values.get("customer"):
        template = _without_address(template, language)
    missing: list[str] = []
    honoured = values.get("customer", "").endswith(("さん", "さま", "様"))

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "faq_answer" and values.get(name):
            answer = fill(values[name], {**values, name: ""}, language)
            missing.extend(one for one in answer.open if one not in missing)
            return answer.text
        if values.get(name):
            return values[name]
        if name not in missing:
            missing.append(name)
        return _marker(name, language)

    if honoured:
        template = re.sub(rf"({_CUSTOMER})(?:さん|さま|様)", r"\1", template)
    return Filled(part_addresses(_VARIABLE.sub(value, template)), tuple(missing))


def names_in(template: str) -> frozenset[str]:
    """The variables that a text names."""
    return _names(template) if "{" in template else frozenset()


def part_addresses(text: str) -> str:
    """Set a web address off from the Japanese around it: many programs take 。 or で into the link."""
    if "http" not in text:
        return text
    return _WEB_ADDRESS.sub(_set_off, text)


def _set_off(match: re.Match[str]) -> str:
    touches_before, address, after = match.groups()
    return (" " if touches_before is not None else "") + address + (" " if after else "")


def customer_name(author: Author) -> str:
    """How to address the author: the display name without its mottos and pictures, else the handle, else "".

    Nothing that comes out can mention an account, be a link or hold a variable.
    """
    return _name(author.name) or _name(re.split(r"[@.]", author.handle.lstrip("@"), maxsplit=1)[0])


@lru_cache(maxsize=4096)
def _name(raw: str) -> str:
    name = unicodedata.normalize("NFC", _ASIDE.sub("", raw.strip()))
    if _ADDRESS_LIKE.search(name):
        return ""
    name = "".join(char for char in name if _in_a_name(char))
    name = " ".join(name.split()).strip(" .・_-'’")
    has_letter = any(char.isalpha() for char in name)
    if len(name) > _LONGEST_NAME or not has_letter or name.lower() in _NOBODY:
        return ""
    return name


def _in_a_name(char: str) -> bool:
    return char in _BETWEEN_NAMES or unicodedata.category(char)[0] in "LMN"


@lru_cache(maxsize=8)
def marker_pattern(language: str) -> re.Pattern[str]:
    """Finds what stands in a text for a variable that a person must still fill."""
    return re.compile(re.escape(_marker("\0", language)).replace(re.escape("\0"), r"\w+"))


@lru_cache(maxsize=1024)
def _names(template: str) -> frozenset[str]:
    return frozenset(_VARIABLE.findall(template))


@lru_cache(maxsize=256)
def _marker(name: str, language: str) -> str:
    return say("reply.open", language, name=name)


@lru_cache(maxsize=1024)
def _without_address(template: str, language: str) -> str:
    if language == "ja":
        return _INSIDE_JA.sub("お客様", _ADDRESS_JA.sub("", template))
    text = _ADDRESS.sub("", template)
    return text[:1].upper() + text[1:]
