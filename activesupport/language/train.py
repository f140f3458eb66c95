"""Training the lexical judge: one calibrated logistic regression a label, per language, bit for bit repeatable."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from activesupport.domain.labels import Label
from activesupport.language.corpus import Example
from activesupport.language.model import LABELS, LexicalModel
from activesupport.language.represent import Sparse, Vocabulary, readable

_LONGEST_SEQUENCE = {"ja": 5, "en": 5}
_FOLDS = 5
_BETA = {Label.URGENT: 0.5, Label.DELIGHT: 0.5, Label.COMPLAINT: 1.2}
"""How much recall counts beside precision. `urgent` and `delight` interrupt people: a false one costs more than a
missed one, which is queued as what else it is. A missed complaint is a customer whom nobody sees."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What can be turned: how often a sequence must occur, and how freely the regression may weigh it."""

    least_posts: int = 2
    freedom: float = 4.0


def train_language(examples: Sequence[Example], language: str, recipe: Recipe | None = None) -> LexicalModel:
    """A model of one language. Needs examples of every label; folds keep a sector's posts together."""
    recipe = recipe or Recipe()
    texts = [readable(example.utterance) for example in examples]
    vocabulary = build_vocabulary(texts, language, recipe.least_posts)
    rows = vocabulary.represent(texts)
    truth = np.array([[label in example.labels for label in LABELS] for example in examples])
    groups = np.array([example.sector or str(index) for index, example in enumerate(examples)])
    weights = np.zeros((rows.width, len(LABELS)))
    bias, slope, offset, cut = (np.zeros(len(LABELS)) for _ in range(4))
    for column in range(len(LABELS)):
        judge = _fit(_matrix(rows), truth[:, column], recipe.freedom)
        weights[:, column], bias[column] = judge.coef_[0], judge.intercept_[0]
        unseen = _scores_out_of_fold(_matrix(rows), truth[:, column], groups, recipe.freedom)
        slope[column], offset[column] = _calibrate(unseen, truth[:, column])
        unseen = 1 / (1 + np.exp(-(slope[column] * unseen + offset[column])))
        cut[column] = _best_cut(unseen, truth[:, column], _BETA.get(LABELS[column], 1.0))
    return LexicalModel(vocabulary, weights.astype(np.float32).astype(np.float64), bias, slope, offset, cut)


def build_vocabulary(texts: Sequence[str], language: str, least_posts: int) -> Vocabulary:
    """Sequences that occur in at least `least_posts` texts, in alphabetical order."""
    frequency: Counter[str] = Counter()
    for text in texts:
        frequency.update(set(_sequences(text, language)))
    kept = sorted(sequence for sequence, posts in frequency.items() if posts >= least_posts)
    posts = np.array([frequency[sequence] for sequence in kept], dtype=np.float64)
    return Vocabulary(kept, np.log((1 + len(texts)) / (1 + posts)) + 1)


def _sequences(text: str, language: str) -> Iterator[str]:
    """Character sequences (within a word, in English) and, between blanks, words and pairs of words."""
    longest = _LONGEST_SEQUENCE[language]
    shortest = 1 if language == "ja" else 2
    for length in range(shortest, longest + 1):
        for start in range(len(text) - length + 1):
            piece = text[start : start + length]
            if not piece.isspace() and (language == "ja" or " " not in piece[1:-1]):
                yield piece
    words = text.split()
    for count in (1, 2, 3):
        for start in range(len(words) - count + 1):
            yield f" {' '.join(words[start : start + count])} "


def _matrix(rows: Sparse) -> csr_matrix:
    return csr_matrix((rows.values, rows.columns, rows.starts), shape=(rows.height, rows.width))


def _fit(rows: csr_matrix, truth: NDArray[np.bool_], freedom: float) -> LogisticRegression:
    return LogisticRegression(C=freedom, class_weight="balanced", solver="liblinear", random_state=0).fit(rows, truth)


def _scores_out_of_fold(
    rows: csr_matrix, truth: NDArray[np.bool_], groups: NDArray[np.str_], freedom: float
) -> NDArray[np.float64]:
    scores = np.zeros(len(truth))
    folds = min(_FOLDS, len(set(groups.tolist())))
    for known, unseen in GroupKFold(n_splits=folds).split(rows, truth, groups):
        judge = _fit(rows[known], truth[known], freedom)
        scores[unseen] = judge.decision_function(rows[unseen])
    return scores


def _calibrate(scores: NDArray[np.float64], truth: NDArray[np.bool_]) -> tuple[float, float]:
    """Platt scaling on scores that the regression had not seen (Platt 1999)."""
    curve = LogisticRegression(C=1e6, solver="lbfgs").fit(scores.reshape(-1, 1), truth)
    return float(curve.coef_[0, 0]), float(curve.intercept_[0])


def _best_cut(probabilities: NDArray[np.float64], truth: NDArray[np.bool_], beta: float) -> float:
    """The probability from which the label is given: where F-beta is best, kept between 0.25 and 0.7."""
    cuts = np.arange(0.25, 0.705, 0.01)
    given = probabilities[:, None] >= cuts
    right = (given & truth[:, None]).sum(axis=0)
    score = (1 + beta**2) * right / np.maximum(1, given.sum(axis=0) + beta**2 * truth.sum())
    return float(np.round(cuts[int(np.argmax(score))], 2))
