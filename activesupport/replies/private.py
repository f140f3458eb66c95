"""The private way to a brand: how a reply names it on each platform, and what is left out where there is none."""

import re
from collections.abc import Collection
from functools import lru_cache

from activesupport.domain.private import DM, WAY, WAYS, names_dm
from activesupport.domain.reply import Script
from activesupport.domain.watch import Brand
from activesupport.replies.fill import names_in
from activesupport.words import say

_SENTENCES = re.compile(r"(?<=[。！？\n])|(?<=[.!?…])(?=\s)")
_OF_WAYS = frozenset({WAY, WAYS})


def brand_values(brand: Brand, language: str, platform: str) -> dict[str, str]:
    """What a brand gives to the variables of a reply on a platform: its own, its name, and the private ways there."""
    ways = [_said(way, language) for way in brand.private_ways(platform)]
    either = say("private.or", language).join(ways)
    return {**brand.variables, "brand": brand.called(language), WAY: ways[0] if ways else "", WAYS: either}


def sayable(text: str, ways: Collection[str]) -> str:
    """A text without the sentences that need a private way other than `ways` (of the brand on this platform)."""
    return _sayable(text, no_way=not ways, no_dm=DM not in ways)


def script_for(script: Script, ways: Collection[str]) -> Script:
    """What of a script can be said where there are these private ways.

    The invitation goes as a whole: what follows on a place that is not named ("only there") says nothing.
    """
    private = script.private if sayable(script.private, ways) == script.private else ""
    parts = {part: sayable(text, ways) for part, text in script.parts.items()}
    return Script(parts, sayable(script.quick, ways), private, script.title)


@lru_cache(maxsize=4096)
def _sayable(text: str, *, no_way: bool, no_dm: bool) -> str:
    def needs_more(sentence: str) -> bool:
        return (no_way and not _OF_WAYS.isdisjoint(names_in(sentence))) or (no_dm and names_dm(sentence))

    if not needs_more(text):
        return text
    return "".join(sentence for sentence in _SENTENCES.split(text) if not needs_more(sentence)).strip()


def _said(way: str, language: str) -> str:
    if way == DM:
        return say("private.dm", language)
    if "@" in way and "://" not in way:
        return say("private.mail", language, address=way)
    return say("private.web", language, address=way)
