"""From scores to probabilities, and from probabilities to labels."""

import json
from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from activesupport.domain.labels import ACTIONABLE, Label
from activesupport.language import decide
from activesupport.language.corpus import LABELS
from activesupport.language.decide import Decision

COUNT = len(LABELS)
COMPLAINT = LABELS.index(Label.COMPLAINT)
CURVE = [[0.2, 0.5, 1.0], [0.4, 0.7, 0.8], [0.6, 0.6, 0.5], [0.8, 0.9, 0.2], [0.95, 1.0, 0.0]]


def _decision(
    cut: float = 0.5, doubt: float = 0.3, curves: Mapping[str, Sequence[Sequence[float]]] | None = None
) -> Decision:
    return Decision(np.ones(COUNT), np.zeros(COUNT), np.full(COUNT, cut), np.full(COUNT, doubt), curves or {})


def _row(**given: float) -> np.ndarray:
    return np.array([given.get(label, 0.0) for label in LABELS])


def _sample(count: int = 4000) -> tuple[np.ndarray, np.ndarray]:
    """Scores, and answers that follow a known logistic curve."""
    dice = np.random.default_rng(5)
    scores = dice.normal(size=(count, COUNT))
    return scores, (dice.random((count, COUNT)) < 1 / (1 + np.exp(-(2 * scores - 1)))).astype(float)


def test_probabilities_are_the_logistic_curve_of_the_scores() -> None:
    decision = Decision(np.full(COUNT, 0.5), np.full(COUNT, -1.0), np.full(COUNT, 0.5), np.zeros(COUNT), {})
    assert decision.probabilities(np.full((3, COUNT), 6.0)) == pytest.approx(1 / (1 + np.exp(-2.0)))
    assert decision.probabilities(np.full((3, COUNT), 1e9)) == pytest.approx(1)


def test_the_curve_that_made_the_answers_is_found() -> None:
    scores, truth = _sample()
    decision = decide.fit(scores, truth)
    assert decision.slope == pytest.approx(2, abs=0.3)
    assert decision.offset == pytest.approx(-1, abs=0.2)
    said = decision.probabilities(scores)[:, COMPLAINT]
    high = said > 0.7
    assert truth[high, COMPLAINT].mean() == pytest.approx(said[high].mean(), abs=0.05)


def test_unknown_answers_are_left_out() -> None:
    scores, truth = _sample(400)
    truth[::2, COMPLAINT] = np.nan
    decision, of_rest = decide.fit(scores, truth), decide.fit(scores[1::2], truth[1::2])
    assert decision.slope[COMPLAINT] == of_rest.slope[COMPLAINT]
    assert decision.curves[Label.COMPLAINT] == of_rest.curves[Label.COMPLAINT]


def test_a_label_without_both_sides_is_never_given() -> None:
    scores, truth = _sample(200)
    truth[:, COMPLAINT] = 1
    truth[:, COMPLAINT + 1] = np.nan
    decision = decide.fit(scores, truth)
    probabilities = decision.probabilities(scores)
    assert not probabilities[:, [COMPLAINT, COMPLAINT + 1]].any()
    assert not {LABELS[COMPLAINT], LABELS[COMPLAINT + 1]} & {
        one for row in probabilities for one in decision.labels(row)
    }
    assert Label.COMPLAINT not in decision.curves


def test_cuts_lie_where_f1_is_best_and_doubt_between_half_of_them_and_them() -> None:
    scores, truth = _sample()
    decision = decide.fit(scores, truth)
    column = LABELS.index(Label.QUESTION)
    said, answers = decision.probabilities(scores)[:, column], truth[:, column] == 1

    def f1(cut: float) -> float:
        given = said >= cut
        return float(2 * (given & answers).sum() / (given.sum() + answers.sum()))

    assert f1(decision.cut[column]) >= max(f1(cut) for cut in np.arange(0.25, 0.71, 0.01)) - 0.005
    assert (decision.doubt <= decision.cut).all()
    assert (decision.doubt >= decision.cut / 2 - 0.01).all()


def test_what_interrupts_people_is_cut_higher() -> None:
    scores, truth = _sample()
    truth[:, LABELS.index(Label.URGENT)] = truth[:, LABELS.index(Label.QUESTION)]
    scores[:, LABELS.index(Label.URGENT)] = scores[:, LABELS.index(Label.QUESTION)]
    cut = decide.fit(scores, truth).cut
    assert cut[LABELS.index(Label.URGENT)] > cut[LABELS.index(Label.QUESTION)]


def test_curves_are_precision_and_recall_at_each_cut() -> None:
    scores, truth = _sample(500)
    decision = decide.fit(scores, truth)
    said, answers = decision.probabilities(scores)[:, COMPLAINT], truth[:, COMPLAINT] == 1
    cut, precision, recall = decision.curves[Label.COMPLAINT][9]
    given = said >= 0.5
    assert cut == 0.5
    assert precision == pytest.approx(answers[given].mean(), abs=0.01)
    assert recall == pytest.approx(given[answers].mean(), abs=0.01)


@pytest.mark.parametrize(("wanted", "cut"), [(0.5, 0.2), (0.6, 0.4), (0.65, 0.8), (0.9, 0.8), (0.95, 2.0)])
def test_a_wanted_precision_takes_the_lowest_cut_from_which_on_it_was_reached(wanted: float, cut: float) -> None:
    chosen = _decision(curves={Label.COMPLAINT: CURVE, Label.NOISE: CURVE}).for_precision(wanted)
    assert chosen.cut[COMPLAINT] == cut
    assert chosen.doubt[COMPLAINT] == min(0.3, cut)
    assert chosen.cut[COMPLAINT + 1] == 0.5  # no curve
    assert chosen.cut[LABELS.index(Label.NOISE)] == 0.5


def test_a_label_that_was_not_learnt_stays_so_at_any_precision() -> None:
    unlearnt = Decision(
        np.ones((1, COUNT)), np.zeros(COUNT), np.full(COUNT, 2.0), np.full(COUNT, 2.0), {"complaint": CURVE}
    )
    assert unlearnt.for_precision(0.05).cut.tolist() == [2.0] * COUNT


@pytest.mark.parametrize(
    ("row", "labels"),
    [
        (_row(), ()),
        (_row(complaint=0.5), (Label.COMPLAINT,)),
        (_row(complaint=0.499), ()),
        (_row(urgent=0.7, complaint=0.6), (Label.COMPLAINT, Label.URGENT)),
        (_row(noise=0.9, complaint=0.6, question=0.7), (Label.NOISE,)),
        (_row(noise=0.6, complaint=0.55, question=0.7), (Label.COMPLAINT, Label.QUESTION)),
        (_row(noise=0.8, praise=0.8), (Label.NOISE,)),
    ],
)
def test_labels_are_given_from_their_cuts_on_and_noise_stands_alone(row: np.ndarray, labels: tuple[Label, ...]) -> None:
    assert _decision().labels(row) == labels


@pytest.mark.parametrize(
    ("row", "unsure"),
    [
        (_row(), False),
        (_row(complaint=0.29), False),
        (_row(complaint=0.3), True),
        (_row(praise=0.45), False),  # nobody's attention hangs on it
        (_row(complaint=0.4, noise=0.6), False),
    ],
)
def test_between_doubt_and_cut_nobody_can_be_sure(row: np.ndarray, unsure: bool) -> None:
    assert _decision().is_unsure(row) is unsure


def test_at_most_one_wanted_post_in_a_hundred_is_settled() -> None:
    dice = np.random.default_rng(2)
    alone, cheap = _decision(), dice.random((2000, COUNT))
    wanted = cheap[:, COMPLAINT] + dice.normal(0, 0.2, 2000) > 0.5
    limit = decide.clear_below(alone, cheap, wanted)
    settled = decide.nearness(alone, cheap) < limit
    assert settled.any()
    assert settled[wanted].mean() <= 0.011
    assert decide.clear_below(alone, cheap, np.zeros(2000, bool)) == 0


def test_nearness_is_the_best_share_of_a_cut_among_labels_that_want_somebody() -> None:
    rows = np.array([_row(complaint=0.2, question=0.4, noise=0.9), _row(praise=0.9)])
    assert decide.nearness(_decision(), rows).tolist() == pytest.approx([0.8, 0.0])
    assert Label.PRAISE not in ACTIONABLE


def test_a_decision_survives_json() -> None:
    scores, truth = _sample(300)
    decision = decide.fit(scores, truth)
    again = Decision.from_json(json.loads(json.dumps(decision.to_json())))
    assert again.probabilities(scores).tolist() == decision.probabilities(scores).tolist()
    assert (again.cut.tolist(), again.doubt.tolist()) == (decision.cut.tolist(), decision.doubt.tolist())
    assert again.for_precision(0.8).cut.tolist() == decision.for_precision(0.8).cut.tolist()
