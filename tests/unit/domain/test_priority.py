"""The priority is the sum of its reasons, and the reasons order people as a lead would."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from activesupport.domain.labels import Label, Verdict
from activesupport.domain.post import Author, Post
from activesupport.domain.priority import LIFE, Priority, is_life, is_urgent, prioritise
from activesupport.domain.rules import PriorityWeights

POST = Post("x", "1", Author("7", "sample_user"), datetime(2026, 3, 1, tzinfo=UTC), "…")
WEIGHTS = PriorityWeights()


def verdict(**scores: float) -> Verdict:
    everything = {label: scores.get(label, 0.01) for label in Label}
    return Verdict(everything, tuple(label for label in Label if label in scores), "test")


def priority(
    post: Post = POST, weight: float = 1.0, addressed: bool = False, again: bool = False, **scores: float
) -> Priority:
    return prioritise(
        post, verdict(**scores), WEIGHTS, watch_weight=weight, addressed=addressed, contacted_before=again
    )


def test_the_number_is_the_sum_of_the_reasons() -> None:
    found = priority(
        replace(POST, likes=200, author=Author("7", "a", followers=20_000)), 1.2, True, True, complaint=0.8, churn=0.5
    )
    assert found.number == round(sum(reason.points for reason in found.reasons))
    assert {reason.code for reason in found.reasons} == {
        "priority.churn", "priority.complaint", "priority.addressed", "priority.again",
        "priority.reach", "priority.spread", "priority.weight",
    }  # fmt: skip
    assert [reason.points for reason in found.reasons] == sorted(
        (reason.points for reason in found.reasons), reverse=True
    )


def test_somebody_who_leaves_comes_before_somebody_with_a_wish_and_a_large_account() -> None:
    famous = replace(POST, author=Author("8", "b", followers=2_000_000), likes=50_000)
    assert priority(churn=0.9).number > priority(famous, request=0.9).number


@pytest.mark.parametrize(
    "scores", [{"complaint": 1.0, "churn": 1.0, "urgent": 1.0, "question": 1.0}, {"praise": 0.3}, {}]
)
def test_the_number_stays_between_0_and_100(scores: dict[str, float]) -> None:
    assert 0 <= priority(weight=3.0, **scores).number <= 100


def test_a_life_in_danger_comes_before_whatever_else_adds_up() -> None:
    everything = {str(label): 1.0 for label in (Label.CHURN, Label.COMPLAINT, Label.URGENT, Label.QUESTION)}
    loudest = priority(weight=3.0, addressed=True, again=True, **everything)
    calm = prioritise(
        POST, verdict(request=0.3), WEIGHTS, watch_weight=0.5, addressed=False, contacted_before=False, life=True
    )
    assert (loudest.number, calm.number) == (LIFE - 1, LIFE)
    assert (is_life(loudest.number), is_life(calm.number)) == (False, True)
    assert calm.reasons[0].code == "priority.life", "and the page says so first"
    assert is_urgent(calm, verdict(request=0.3), replace(WEIGHTS, urgent_from=200.0)), "whatever the rules say"


def test_urgent_is_told_at_once_whatever_the_number() -> None:
    said = verdict(urgent=0.5)
    assert is_urgent(Priority(10, ()), said, WEIGHTS)
    assert not is_urgent(Priority(74, ()), verdict(complaint=0.9), WEIGHTS)
    assert is_urgent(Priority(75, ()), verdict(complaint=0.9), WEIGHTS)
