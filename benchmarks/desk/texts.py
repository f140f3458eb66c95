"""What people write and what is suggested in answer: posts of the shipped corpus, replies of the shipped playbooks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from activesupport.domain.labels import Label, Verdict
from activesupport.domain.post import Author, Post
from activesupport.language.corpus import Example, training_part
from activesupport.text.bigrams import bigrams
from activesupport.work.rulekit import RuleKit
from activesupport.work.suggesting import offers, row_of

_BREAK = " ¶ "
"""Stands between the texts of a case, as in `storage/search.py`."""
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
_WANTING = frozenset({Label.COMPLAINT, Label.CHURN, Label.QUESTION, Label.REQUEST})
_SUGGESTED = 40
"""Posts of a language whose suggestions are composed; cases share them."""

Suggestions = Mapping[tuple[str, str], list[list[dict[str, Any]]]]
"""By brand and language: for each of some posts the rows of its two or three suggestions."""


@dataclass(frozen=True, slots=True)
class Said:
    """Posts of one language: those that want an answer, and all others."""

    wanting: list[Example]
    others: list[Example]


def said_in(language: str) -> Said:
    """The shipped corpus of a language."""
    posts = [one for one in training_part() if one.language == language]
    return Said([one for one in posts if one.labels & _WANTING], [one for one in posts if not one.labels & _WANTING])


def suggestions(kit: RuleKit, said: Mapping[str, Said]) -> Suggestions:
    """Suggestions as the product composes them, for a few posts of every brand and language."""
    return {
        (brand, language): [_rows(kit, brand, one) for one in found.wanting[:: len(found.wanting) // _SUGGESTED]]
        for brand in kit.rules.brands
        for language, found in said.items()
    }


def _rows(kit: RuleKit, brand: str, one: Example) -> list[dict[str, Any]]:
    post = Post("x", "1", Author("1", "somebody"), _EPOCH, one.text)
    scores = {label: 0.9 if label in one.labels else 0.05 for label in Label}
    verdict = Verdict(scores, tuple(sorted(one.labels)), "load")
    found = offers(kit, post, verdict, brand=brand, language=one.language)
    return [
        row_of(offer, case_id=None, post_id=0, position=place, rules=kit.rules.version, now=_EPOCH)
        for place, offer in enumerate(found, start=1)
    ]


def grams_of(texts: Iterable[str]) -> str:
    """What a case is found by."""
    return _BREAK.join(filter(None, map(_grams, texts)))


@cache
def _grams(text: str) -> str:
    return " ".join(bigrams(text))
