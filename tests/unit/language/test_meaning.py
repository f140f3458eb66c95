"""The dear tier: the ridge regression is the textbook's, and what nobody knows says nothing."""

import numpy as np
import pytest

from activesupport.language import meaning
from activesupport.language.meaning import RIDGE, SHARPNESS, WORDS_SHARE, MeaningModel, Wording
from activesupport.language.represent import Vocabulary

DICE = np.random.default_rng(3)
VECTORS = DICE.normal(size=(30, 8)).astype(np.float32)
TRUTH = (DICE.random((30, 3)) < 0.4).astype(float)
ONES = np.ones(30)
VOCABULARY = Vocabulary(["a", "b", "ab", "c"], np.ones(4))
TEXTS = ["".join(DICE.choice(list("abc "), 6)) for _ in range(30)]
PLACES = {"en": np.arange(0, 18), "ja": np.arange(18, 26)}  # the last four are of a language without a model
WORDINGS = [
    Wording(language, mine, VOCABULARY.represent([TEXTS[one] for one in mine])) for language, mine in PLACES.items()
]


def _fit(truth: np.ndarray = TRUTH, importance: np.ndarray = ONES) -> MeaningModel:
    return meaning.fit(VECTORS, WORDINGS, truth, "x", importance)


def _near(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    squares = ((left[:, None, :] - right[None, :, :]) ** 2).sum(axis=2)
    return np.exp(-SHARPNESS * squares)


def _words(texts: list[str]) -> np.ndarray:
    return VOCABULARY.represent(texts).matrix().toarray()


def _kernel() -> np.ndarray:
    examples = meaning.around(VECTORS, VECTORS.mean(axis=0))
    kernel, words = _near(examples, examples), _words(TEXTS)
    for mine in PLACES.values():
        kernel[np.ix_(mine, mine)] += WORDS_SHARE * words[mine] @ words[mine].T
    return kernel


@pytest.mark.parametrize("importance", [ONES, np.where(np.arange(30) < 5, 3.0, 1.0)])
def test_weights_are_those_of_the_dense_solution(importance: np.ndarray) -> None:
    model, kernel = _fit(importance=importance), _kernel()
    for column in range(3):
        signs = 2 * TRUTH[:, column] - 1
        weights = np.linalg.inv(kernel + np.diag(RIDGE / importance)) @ (signs - signs.mean())
        assert model.weights[:, column] == pytest.approx(weights, rel=2e-3, abs=2e-3)
        assert model.bias[column] == pytest.approx(signs.mean(), abs=1e-6)


@pytest.mark.parametrize("language", list(PLACES))
def test_scores_are_those_of_the_kernel_between_new_and_labelled_posts(language: str) -> None:
    model, new, texts = _fit(), DICE.normal(size=(3, 8)).astype(np.float32), ["ab", "cc a", ""]
    near = _near(meaning.around(new, model.centre), model.examples)
    mine = PLACES[language]
    near[:, mine] += WORDS_SHARE * _words(texts) @ _words(TEXTS)[mine].T
    scores = model.scores(new, VOCABULARY.represent(texts), language)
    assert scores == pytest.approx(near @ model.weights + model.bias, abs=1e-4)
    assert model.scores(new[:0], VOCABULARY.represent([]), language).shape == (0, 3)


def test_unknown_answers_leave_a_post_out_of_that_label_alone() -> None:
    truth = TRUTH.copy()
    truth[:10, 1] = np.nan
    weights = _fit(truth).weights
    assert not weights[:10, 1].any()
    assert weights[10:, 1].any()
    assert weights[:, [0, 2]] == pytest.approx(_fit().weights[:, [0, 2]], abs=1e-3)


@pytest.mark.parametrize("nothing", [0.0, 1.0, np.nan])
def test_a_label_with_one_side_is_not_learnt(nothing: float) -> None:
    truth = TRUTH.copy()
    truth[:, 2] = nothing
    model = _fit(truth)
    assert not model.weights[:, 2].any()
    assert not model.scores(VECTORS[:18], WORDINGS[0].rows, "en")[:, 2].any()


def test_an_important_post_holds_its_ground() -> None:
    likeness = np.ones((4, 4), np.float32)  # four copies, of which one is labelled otherwise
    truth = np.array([[0.0], [1.0], [1.0], [1.0]])

    def score(importance: np.ndarray) -> float:
        weights, bias = meaning.solve(likeness, truth, importance)
        return float((likeness @ weights + bias)[0, 0])

    assert score(np.array([9.0, 1.0, 1.0, 1.0])) < 0 < score(np.ones(4))


def test_the_nearest_stand_first() -> None:
    model = _fit()
    found, cosines = model.nearest(VECTORS[[4, 9]], 3)
    assert found[:, 0].tolist() == [4, 9]
    assert cosines[:, 0] == pytest.approx(1, abs=1e-5)
    assert (np.diff(cosines, axis=1) <= 0).all()
    assert meaning.around(VECTORS[[4]], model.centre) @ model.examples[found[0]].T == pytest.approx(cosines[:1])


def test_the_centre_itself_is_like_nothing() -> None:
    assert meaning.around(VECTORS[:1], VECTORS[0]).tolist() == [[0.0] * 8]


def test_scores_out_of_fold_come_from_the_other_folds_alone() -> None:
    folds = [(np.arange(10, 30), np.arange(10)), (np.arange(20), np.arange(20, 30))]
    turned = TRUTH.copy()
    turned[:10] = 1 - turned[:10]
    before, after = (meaning.scores_out_of_fold(VECTORS, WORDINGS, truth, folds, ONES) for truth in (TRUTH, turned))
    assert before[:10].tolist() == after[:10].tolist()
    assert not np.allclose(before[20:], after[20:])
    assert np.isnan(before[10:20]).all()
