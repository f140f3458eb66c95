"""The figures: each measure against scikit-learn's or a value worked out by hand."""

import json
import warnings

import numpy as np
import pytest
from sklearn import metrics

from activesupport.domain.errors import UserError
from activesupport.domain.labels import Label
from activesupport.language import evaluate
from activesupport.language.corpus import LABELS, Example, truth_of
from activesupport.words import LANGUAGES, explain
from tests.unit.language.helpers import Hashed, posts

DICE = np.random.default_rng(4)
ANSWERS = DICE.random(400) < 0.3
PROBABILITIES = np.clip(0.3 * ANSWERS + DICE.random(400) * 0.7, 0, 1)
GIVEN = PROBABILITIES > 0.5
EN = posts("en")


def _named(measure: str) -> float:
    compute = getattr(evaluate, measure)
    return float(compute(GIVEN if measure.endswith("f1") else PROBABILITIES, ANSWERS))


@pytest.mark.parametrize(
    ("measure", "theirs"),
    [
        ("roc_auc", metrics.roc_auc_score(ANSWERS, PROBABILITIES)),
        ("average_precision", metrics.average_precision_score(ANSWERS, PROBABILITIES)),
        ("f1", metrics.f1_score(ANSWERS, GIVEN)),
        ("macro_f1", metrics.f1_score(ANSWERS, GIVEN, average="macro")),
        ("brier", metrics.brier_score_loss(ANSWERS, PROBABILITIES)),
    ],
)
def test_measures_are_those_of_scikit_learn(measure: str, theirs: float) -> None:
    assert _named(measure) == pytest.approx(theirs)


def test_ties_count_half_in_the_roc() -> None:
    scores, answers = np.array([0.5, 0.5, 0.5, 0.9]), np.array([True, False, False, True])
    assert evaluate.roc_auc(scores, answers) == pytest.approx(0.75)


def test_calibration_by_hand() -> None:
    probabilities = np.array([0.1, 0.15, 0.95, 1.0, 0.5])
    answers = np.array([False, True, True, True, False])
    told = evaluate.reliability(probabilities, answers)
    expected = [(0.125, 0.5, 0.4), (0.5, 0.0, 0.2), (0.975, 1.0, 0.4)]
    assert [one for row in told for one in row] == pytest.approx([one for row in expected for one in row])
    assert evaluate.calibration_error(probabilities, answers) == pytest.approx(0.4 * 0.375 + 0.2 * 0.5 + 0.4 * 0.025)


def test_what_cannot_be_told_is_nan_and_nothing_right_is_zero() -> None:
    none = np.zeros(5, bool)
    assert np.isnan(evaluate.roc_auc(np.arange(5.0), none))
    assert np.isnan(evaluate.roc_auc(np.arange(5.0), ~none))
    assert np.isnan(evaluate.average_precision(np.arange(5.0), none))
    assert np.isnan(evaluate.f1(none, none))
    assert evaluate.f1(none, ~none) == 0


def test_a_bootstrap_is_repeatable_and_holds_the_value() -> None:
    once, twice = (evaluate.bootstrap(lambda rows: float(ANSWERS[rows].mean()), 400) for _ in range(2))
    assert once == twice
    assert once.value == pytest.approx(ANSWERS.mean(), abs=1e-4)
    error = float(np.sqrt(0.3 * 0.7 / 400))
    assert once.low == pytest.approx(once.value - 1.96 * error, abs=error / 2)
    assert once.high == pytest.approx(once.value + 1.96 * error, abs=error / 2)


def test_copies_are_left_out_and_the_first_stands() -> None:
    copy = Example(f"@someone {EN[0].text.upper()} 😡", "en", frozenset({Label.PRAISE}))
    japanese = Example(EN[0].text, "ja", EN[0].labels)
    assert set(evaluate.distinct([*EN, copy, japanese])) == {*EN, japanese}


def _perfect(examples: list[Example]) -> evaluate.Judged:
    truth = truth_of(examples)
    return evaluate.Judged(np.nan_to_num(truth) * 0.9 + 0.05, truth == 1)


def test_a_report_tells_labels_by_language_source_and_sector_and_is_json() -> None:
    half = [Example(one.text, one.language, one.labels, known=frozenset({Label.COMPLAINT}) | one.labels) for one in EN]
    examples = [*posts("ja"), *half]
    report = json.loads(json.dumps(evaluate.report(examples, _perfect(examples), "v"), allow_nan=False))
    assert (report["model"], report["posts"]) == ("v", 96)
    complaint, question = report["labels"]["complaint"], report["labels"]["question"]
    assert (complaint["posts"], complaint["with_it"], question["posts"], question["with_it"]) == (96, 32, 64, 32)
    assert complaint["f1"] == {"value": 1.0, "low": 1.0, "high": 1.0}
    assert complaint["brier"]["value"] == pytest.approx(0.0025)
    assert report["labels"]["churn"]["recall"]["value"] is None
    assert set(report["by_language"]) == {"en", "ja"}
    assert report["by_language"]["en"]["labels"]["complaint"]["precision"] == 1.0
    assert "praise" not in report["by_language"]["en"]["labels"]


@pytest.mark.parametrize("embedder", ["", Hashed.name])
def test_in_folds_every_post_is_judged_by_a_judge_that_has_not_seen_it(embedder: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        judged = evaluate.judge_in_folds(EN, 3, embedder, Hashed().embed if embedder else None)
    truth = truth_of(EN) == 1
    complaint = LABELS.index(Label.COMPLAINT)
    assert evaluate.roc_auc(judged.probabilities[:, complaint], truth[:, complaint]) > 0.9
    again = evaluate.judge_in_folds(EN, 3, embedder, Hashed().embed if embedder else None)
    assert judged.probabilities.tolist() == again.probabilities.tolist()


def test_a_post_that_only_itself_could_teach_is_not_found_in_folds() -> None:
    secret = [Example("xyzzy plugh", "en", frozenset({Label.CHURN}), str(number)) for number in range(4)]
    judged = evaluate.judge_in_folds([*EN, *secret], 3)
    assert not judged.given[-4:, LABELS.index(Label.CHURN)].any()


@pytest.mark.parametrize(
    ("examples", "folds"),
    [
        ([], 2), (EN[:5], 3), (EN, 25), (EN[:1] * 40, 2),
        ([Example(f"{one.text} {labels}", "en", frozenset({labels})) for one in EN[:6] for labels in Label], 20),
    ],
)  # fmt: skip
def test_too_few_posts_for_so_many_folds(examples: list[Example], folds: int) -> None:
    with pytest.raises(UserError) as told:
        evaluate.judge_in_folds(examples, folds)
    assert told.value.reason.code == "evaluate.too_few"
    assert all(str(folds) in explain(told.value.reason, language) for language in LANGUAGES)
