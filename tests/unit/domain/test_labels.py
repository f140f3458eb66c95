"""What a verdict says about whether a person should look."""

import pytest

from activesupport.domain.labels import Label, Verdict, attention


def test_the_score_that_counts_is_the_best_of_those_that_want_attention() -> None:
    scores = {Label.PRAISE: 0.95, Label.NOISE: 0.8, Label.QUESTION: 0.31, Label.COMPLAINT: 0.42}
    assert attention(scores) == 0.42
    assert attention({"praise": 0.9, "churn": 0.2}) == 0.2  # as they are stored
    assert attention({}) == 0.0


@pytest.mark.parametrize("labels", [(), (Label.PRAISE,), (Label.NOISE,)])
def test_being_unsure_asks_for_no_answer(labels: tuple[Label, ...]) -> None:
    assert not Verdict({}, labels, "m", unsure=True).is_actionable()
    assert not Verdict({}, labels, "m").unsure
