"""What follows from a reason, which reason counts, and what the circumstances say."""

import pytest

from activesupport.domain.gate import (
    CLEAR,
    GRAVEST_FIRST,
    Gate,
    GateContext,
    GateDecision,
    GateReason,
    circumstances,
    decision_for,
    gravest,
)
from activesupport.words import LANGUAGES, say


def test_every_reason_has_its_place() -> None:
    assert sorted(GRAVEST_FIRST) == sorted(GateReason)
    assert GRAVEST_FIRST[0] is GateReason.SELF_HARM
    assert GRAVEST_FIRST[-1] is GateReason.NONE


@pytest.mark.parametrize("reason", GateReason)
def test_what_asks_for_a_senior_person_goes_before_every_hold(reason: GateReason) -> None:
    before = GRAVEST_FIRST[: GRAVEST_FIRST.index(reason)]
    if decision_for(reason) is GateDecision.SENIOR:
        assert {decision_for(one) for one in before} <= {GateDecision.SENIOR}


def test_decisions() -> None:
    senior = {reason for reason in GateReason if decision_for(reason) is GateDecision.SENIOR}
    assert senior == {GateReason.SELF_HARM, GateReason.BEREAVEMENT, GateReason.ILLNESS, GateReason.MINOR}
    assert [reason for reason in GateReason if decision_for(reason) is GateDecision.OK] == [GateReason.NONE]


def test_the_gravest_counts_and_brings_its_words() -> None:
    told = Gate.of(GateReason.BEREAVEMENT, "my dad died")
    assert gravest([Gate.of(GateReason.INCIDENT), told, Gate.of(GateReason.OPT_OUT)]) == told
    assert gravest([]) == CLEAR
    assert Gate.of(GateReason.NONE) == CLEAR


@pytest.mark.parametrize(
    ("context", "reasons"),
    [
        (GateContext(), []),
        (GateContext(opted_out=True, incident=True), ["opt_out", "incident"]),
        (GateContext(contacted_days_ago=0.0), ["contacted_recently"]),
        (GateContext(contacted_days_ago=6.9), ["contacted_recently"]),
        (GateContext(contacted_days_ago=7.0), []),
    ],
)
def test_circumstances(context: GateContext, reasons: list[str]) -> None:
    assert circumstances(context) == reasons


@pytest.mark.parametrize(
    ("angry", "usual", "crowd"),
    [
        (None, 3.0, False), (520, 3.0, True), (55, 60.0, False), (19, 0.1, False), (20, 0.0, True), (20, 5.0, True),
        (20, 5.1, False), (240, 60.0, True), (50, None, True), (49, None, False),
    ],
)  # fmt: skip
def test_a_crowd_is_many_and_many_more_than_usual(angry: int | None, usual: float | None, crowd: bool) -> None:
    found = circumstances(GateContext(angry_posts_last_hour=angry, usual_angry_per_hour=usual))
    assert found == (["crowd_anger"] if crowd else [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", GateReason)
def test_every_reason_is_said_in_one_line(reason: GateReason, language: str) -> None:
    code = Gate.of(reason).words_code
    assert say(code, language) != code
    assert "\n" not in say(code, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_helplines_are_at_hand(language: str) -> None:
    words = say(Gate.of(GateReason.SELF_HARM).words_code, language)
    for number in ("0120-061-338", "0120-279-338", "0570-783-556", "116 123", "988", "https://findahelpline.com"):
        assert number in words
