"""The words of the channels: every key of the domain is said in both languages with the same placeholders."""

from enum import StrEnum
from string import Formatter

import pytest

from activesupport.domain.case import CaseState, Dismissal, Lane, Outcome
from activesupport.domain.labels import Label
from activesupport.domain.reply import Kind, Part
from activesupport.words import LANGUAGES, catalogue

SECTIONS: dict[str, type[StrEnum]] = {
    "label": Label,
    "lane": Lane,
    "outcome": Outcome,
    "dismissal": Dismissal,
    "state": CaseState,
    "part": Part,
    "kind": Kind,
}
OWN = {*SECTIONS, "digest", "priority", "quiet", "mail", "webhook", "outbox"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_word_of_the_domain_is_said(section: str, language: str) -> None:
    said = {key for key in catalogue(language) if key.startswith(f"{section}.")}
    assert said == {f"{section}.{word}" for word in SECTIONS[section]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_of_a_priority_is_said_briefly(language: str) -> None:
    names = [
        *(label for label in Label if label is not Label.NOISE),
        "addressed",
        "again",
        "reach",
        "spread",
        "weight",
    ]
    for name in names:
        text = catalogue(language)[f"priority.{name}"].format(followers=12400, echoes=1840, weight=1.5)
        assert len(text) <= 26


def test_both_languages_ask_for_the_same_values() -> None:
    english, japanese = (catalogue(language) for language in LANGUAGES)
    for key in (key for key in english if key.partition(".")[0] in OWN):
        if key in {"digest.date", "digest.moment"}:  # the order of a date decides which of its names are used
            continue
        assert _values(english[key]) == _values(japanese[key]), key


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
