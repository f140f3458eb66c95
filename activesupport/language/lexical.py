"""The cheap tier: a weighted sum of the character sequences and words in a post, for each label."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from activesupport.language.corpus import has_both_sides
from activesupport.language.represent import Sparse, Vocabulary

LEAST_POSTS = 2
"""Posts in which a sequence must occur to be known."""
FREEDOM = 4.0
"""How freely the regression may weigh a sequence (C, the inverse of the penalty)."""
_LONGEST_SEQUENCE = 5
_WORDS_TOGETHER = 3


@dataclass(frozen=True)
class LexicalModel:
    """One language. `weights` is (sequences × labels), `bias` (labels); a label that was not learnt has zeros."""

    vocabulary: Vocabulary
    weights: NDArray[np.float64]
    bias: NDArray[np.float64]

    def scores(self, rows: Sparse) -> NDArray[np.float64]:
        """Uncalibrated scores (posts × labels) of posts as rows of the vocabulary's columns."""
        return rows.times(self.weights) + self.bias


def fit(
    rows: Sparse, truth: NDArray[np.float64], importance: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """One logistic regression a label, both sides weighing the same; zeros for a label with only one side."""
    from sklearn.linear_model import LogisticRegression

    matrix = rows.matrix()
    weights, bias = np.zeros((rows.width, truth.shape[1])), np.zeros(truth.shape[1])
    for column in range(truth.shape[1]):
        known = np.flatnonzero(~np.isnan(truth[:, column]))
        answers = truth[known, column]
        if len(np.unique(answers)) < 2:
            continue
        regression = LogisticRegression(C=FREEDOM, class_weight="balanced", solver="liblinear", random_state=0)
        regression.fit(matrix[known], answers, sample_weight=importance[known])
        weights[:, column], bias[column] = regression.coef_[0], regression.intercept_[0]
    return weights.astype(np.float32).astype(np.float64), bias


def scores_out_of_fold(
    rows: Sparse,
    truth: NDArray[np.float64],
    folds: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]],
    importance: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Scores (posts × labels) of every post by a regression that has not seen its fold; NaN where there was none."""
    scores = np.full(truth.shape, np.nan)
    for known, unseen in folds:
        if len(known) and len(unseen):
            weights, bias = fit(rows.take(known), truth[known], importance[known])
            learnt = np.where(has_both_sides(truth[known]), 0.0, np.nan)
            scores[unseen] = rows.take(unseen).times(weights) + bias + learnt
    return scores


def build_vocabulary(texts: Sequence[str], language: str) -> Vocabulary:
    """Sequences that occur in at least `LEAST_POSTS` texts, in alphabetical order."""
    frequency: Counter[str] = Counter()
    for text in texts:
        frequency.update(set(_sequences(text, language)))
    kept = sorted(sequence for sequence, posts in frequency.items() if posts >= LEAST_POSTS)
    posts = np.array([frequency[sequence] for sequence in kept], dtype=np.float64)
    return Vocabulary(kept, np.log((1 + len(texts)) / (1 + posts)) + 1)


def _sequences(text: str, language: str) -> Iterator[str]:
    """Character sequences (within a word, where blanks part words) and words, alone and with their neighbours."""
    parted = language != "ja"
    for length in range(2 if parted else 1, _LONGEST_SEQUENCE + 1):
        for start in range(len(text) - length + 1):
            piece = text[start : start + length]
            if not piece.isspace() and not (parted and " " in piece[1:-1]):
                yield piece
    words = text.split()
    for count in range(1, _WORDS_TOGETHER + 1):
        for start in range(len(words) - count + 1):
            yield f" {' '.join(words[start : start + count])} "
