"""The dear tier: a post is judged by the labelled posts that mean something like it (kernel ridge regression)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

SHARPNESS = 2.0
"""How near a labelled post must be to count (gamma of the Gaussian kernel over vectors of length 1)."""
RIDGE = 0.3
"""How much a labelled post may be contradicted by its neighbours (the penalty on weights)."""


@dataclass(frozen=True)
class MeaningModel:
    """Labelled posts as vectors, and how much each speaks for each label.

    `vectors` is (posts × size) as the embedder gave them, `centre` (size) their middle; `weights` is (posts × labels),
    `bias` (labels). `embedder` names what made the vectors: those of another cannot be compared.
    """

    embedder: str
    vectors: Vectors
    centre: Vectors
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    @cached_property
    def examples(self) -> Vectors:
        """The labelled posts as rows of length 1 around `centre`."""
        return around(self.vectors, self.centre)

    def scores(self, vectors: Vectors) -> NDArray[np.float64]:
        """Uncalibrated scores (posts × labels), about -1 to 1."""
        near = _likeness(around(vectors, self.centre), self.examples)
        scores: NDArray[np.float64] = (near @ self.weights + self.bias).astype(np.float64)
        return scores

    def nearest(self, vectors: Vectors, count: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The `count` most similar examples of each vector, nearest first: their numbers, and cosines -1 to 1."""
        cosines = around(vectors, self.centre) @ self.examples.T
        found = np.argsort(-cosines, axis=1, kind="stable")[:, :count]
        return found, np.take_along_axis(cosines, found, axis=1)


def around(vectors: Vectors, centre: Vectors) -> Vectors:
    """Rows of length 1 around `centre`: what sentences have in common tells nothing."""
    moved = vectors.astype(np.float32) - centre
    directed: Vectors = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return directed


def fit(vectors: Vectors, truth: NDArray[np.float64], embedder: str, importance: NDArray[np.float64]) -> MeaningModel:
    """Learn from vectors and their labels (posts × labels, NaN where not known).

    A post of `importance` 3 holds its ground against its neighbours as three posts would.
    """
    centre = vectors.mean(axis=0, dtype=np.float64).astype(np.float32)
    examples = around(vectors, centre)
    weights, bias = solve(_likeness(examples, examples), truth, importance)
    return MeaningModel(embedder, vectors, centre, weights, bias)


def solve(
    likeness: NDArray[np.float32], truth: NDArray[np.float64], importance: NDArray[np.float64]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights (posts × labels) and bias of the ridge regression; labels that the same posts know are solved at once."""
    from scipy.linalg import cho_factor, cho_solve

    weights, bias = np.zeros(truth.shape, np.float32), np.zeros(truth.shape[1], np.float32)
    for columns in _known_alike(truth):
        rows = np.flatnonzero(~np.isnan(truth[:, columns[0]]))
        answers = 2 * truth[np.ix_(rows, columns)] - 1
        bias[columns] = answers.mean(axis=0)
        system = likeness[np.ix_(rows, rows)]
        system[np.diag_indices_from(system)] += RIDGE / importance[rows]
        solved = cho_solve(cho_factor(system, overwrite_a=True), (answers - bias[columns]).astype(np.float32))
        weights[np.ix_(rows, columns)] = solved
    return weights.astype(np.float16).astype(np.float32), bias


def scores_out_of_fold(
    vectors: Vectors,
    truth: NDArray[np.float64],
    folds: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]],
    importance: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Scores (posts × labels) of every post by a model that has not seen its fold."""
    examples = around(vectors, vectors.mean(axis=0))
    likeness = _likeness(examples, examples)
    scores = np.zeros(truth.shape)
    for known, unseen in folds:
        weights, bias = solve(likeness[np.ix_(known, known)], truth[known], importance[known])
        scores[unseen] = likeness[np.ix_(unseen, known)] @ weights + bias
    return scores


def _likeness(left: Vectors, right: Vectors) -> NDArray[np.float32]:
    likeness: NDArray[np.float32] = np.exp(-SHARPNESS * (2 - 2 * (left @ right.T)))
    return likeness


def _known_alike(truth: NDArray[np.float64]) -> list[NDArray[np.int64]]:
    """Columns grouped by which rows know them; those that nobody knows, or that have one side only, are left out."""
    groups: dict[bytes, list[int]] = {}
    for column in range(truth.shape[1]):
        known = ~np.isnan(truth[:, column])
        if len(np.unique(truth[known, column])) == 2:
            groups.setdefault(known.tobytes(), []).append(column)
    return [np.array(columns, np.int64) for columns in groups.values()]
