"""Questions that no FAQ entry answers, grouped by likeness, for the people who keep a brand's FAQ."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from activesupport.domain.reply import Faq
from activesupport.domain.rules import Rules
from activesupport.insight.common_words import common_words, compounds
from activesupport.replies.compose import names_of, without_names
from activesupport.replies.faq import weighted_grams
from activesupport.storage import lessons
from activesupport.text.normalise import normalise
from activesupport.text.tokens import strip_addresses

MOST = 500
"""The latest questions that are looked at."""
ALIKE = 0.3
"""Cosine (0..1) of a question and a group from which on it belongs there: see test_faq_gaps.py."""
MOST_EXAMPLES = 5
_TO_EVERYBODY = "全人類"
"""Whoever asks all mankind does not ask the brand."""


@dataclass(frozen=True, slots=True)
class Question:
    """A case whose post asks something, in its author's words."""

    case: int
    brand: str
    language: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FaqGap:
    """Questions alike: the latest of them, `terms` that many have in common, and the `owners` of the FAQ."""

    brand: str
    language: str
    count: int
    examples: tuple[Question, ...]
    terms: tuple[str, ...]
    owners: tuple[str, ...]
    first_at: datetime
    last_at: datetime


def faq_gaps(session: Session, rules: Rules, brands: Collection[str] | None = None) -> tuple[FaqGap, ...]:
    """The gaps that the latest questions show, the largest first. `brands` None: of all that the rules know."""
    wanted = [brand for brand in rules.brands if brands is None or brand in brands]
    rows = lessons.unanswered_questions(session, wanted, MOST)
    return gaps([Question(case.id, case.brand, case.language, post.text, post.time) for case, post in rows], rules)


def gaps(asked: Iterable[Question], rules: Rules) -> tuple[FaqGap, ...]:
    """Group questions by brand, language and likeness; the largest group first, of equals the latest."""
    by_place: dict[tuple[str, str], list[Question]] = {}
    for question in asked:
        if question.brand in rules.brands and _TO_EVERYBODY not in question.text:
            by_place.setdefault((question.brand, question.language), []).append(question)
    found = [
        _gap(group, rules.faq, names_of(rules.brands[brand]))
        for (brand, _language), questions in by_place.items()
        for group in _groups(questions, names_of(rules.brands[brand]))
    ]
    return tuple(sorted(found, key=lambda one: (one.count, one.last_at), reverse=True))


@dataclass(slots=True)
class _Group:
    """Questions alike; `square` is that of the length of the sum of their grams, `topic` the compounds they share."""

    questions: list[Question] = field(default_factory=list)
    square: float = 0.0
    topic: frozenset[str] = frozenset()


def _groups(questions: Sequence[Question], names: tuple[str, ...]) -> list[_Group]:
    """Each question joins the likest group, or begins one; 500 take a fraction of a second."""
    groups: list[_Group] = []
    sums: dict[str, dict[int, float]] = {}
    for question in questions:
        matter = _matter(question.text, names)
        grams = weighted_grams(matter, question.language)
        topic = compounds(matter) if question.language == "ja" else frozenset()
        products: dict[int, float] = {}
        for gram, weight in grams.items():
            for known, total in sums.get(gram, {}).items():
                products[known] = products.get(known, 0.0) + weight * total
        square = sum(weight * weight for weight in grams.values())
        place = _on_topic(topic, groups)
        if place is None:
            place = _likest(products, square, groups)
        if place is None:
            place = len(groups)
            groups.append(_Group())
        group = groups[place]
        group.questions.append(question)
        group.topic = group.topic & topic or group.topic or topic
        group.square += 2 * products.get(place, 0.0) + square
        for gram, weight in grams.items():
            held = sums.setdefault(gram, {})
            held[place] = held.get(place, 0.0) + weight
    return groups


def _matter(text: str, names: tuple[str, ...]) -> str:
    return without_names(normalise(strip_addresses(text)), names)


def _on_topic(topic: frozenset[str], groups: Sequence[_Group]) -> int | None:
    shared = [(len(topic & group.topic), -place) for place, group in enumerate(groups)] if topic else []
    most, place = max(shared, default=(0, 0))
    return -place if most else None


def _likest(products: dict[int, float], square: float, groups: Sequence[_Group]) -> int | None:
    cosines = [(product / math.sqrt(groups[place].square * square), -place) for place, product in products.items()]
    best, place = max(cosines, default=(0.0, 0))
    return -place if best >= ALIKE else None


def _terms(matters: Sequence[str], language: str) -> tuple[str, ...]:
    """What the questions share, compounds whole and first; one question shares nothing."""
    if len(matters) < 2:
        return ()
    whole = sorted(frozenset.intersection(*map(compounds, matters))) if language == "ja" else []
    words = common_words(matters, language)
    return (*whole, *(word for word in words if not any(word in one for one in whole)))


def _gap(group: _Group, faq: Sequence[Faq], names: tuple[str, ...]) -> FaqGap:
    latest = sorted(group.questions, key=lambda one: one.at, reverse=True)
    brand = latest[0].brand
    return FaqGap(
        brand=brand,
        language=latest[0].language,
        count=len(latest),
        examples=tuple(latest[:MOST_EXAMPLES]),
        terms=_terms([_matter(one.text, names) for one in latest], latest[0].language),
        owners=tuple(sorted({one.owner for one in faq if not one.brands or brand in one.brands})),
        first_at=latest[-1].at,
        last_at=latest[0].at,
    )
