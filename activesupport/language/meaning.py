"""The dear tier: a post is judged by the labelled posts that it is like, in meaning and in words (kernel ridge)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from activesupport.language.corpus import has_both_sides
from activesupport.language.represent import Sparse

Vectors = NDArray[np.float32]

SHARPNESS = 2.0
"""How near a labelled post must be to count (gamma of the Gaussian kernel over vectors of length 1)."""
WORDS_SHARE = 0.3
"""How much it counts that two posts use the same words, beside that they mean the same (1)."""
RIDGE = 0.3
"""How much a labelled post may be contradicted by its neighbours (the penalty on weights)."""


@dataclass(frozen=True)
class MeaningModel:
    """Labelled posts as vectors, and how much each speaks for each label.

    `vectors` is (posts × size) as the embedder gave them, `centre` (size) their middle; `weights` is (posts × labels),
    `bias` (labels). `embedder` names what made the vectors: those of another cannot be compared. `words` are, by
    language, what each sequence of the cheap tier's vocabulary adds (sequences × labels): the labelled posts' weights
    summed over the posts that hold it.
    """

    embedder: str
    vectors: Vectors
    centre: Vectors
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    words: Mapping[str, NDArray[np.float64]]

    @cached_property
    def examples(self) -> Vectors:
        """The labelled posts as rows of length 1 around `centre`."""
        return around(self.vectors, self.centre)

    def scores(self, vectors: Vectors, rows: Sparse, language: str) -> NDArray[np.float64]:
        """Uncalibrated scores (posts × labels), about -1 to 1; `rows` are the posts in the columns of `language`."""
        near = _likeness(around(vectors, self.centre), self.examples)
        scores: NDArray[np.float64] = (near @ self.weights + self.bias).astype(np.float64)
        return scores + rows.times(self.words[language])

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


@dataclass(frozen=True)
class Wording:
    """The posts of one language, as places among all posts, and as rows of its columns."""

    language: str
    places: NDArray[np.int64]
    rows: Sparse


def fit(
    vectors: Vectors,
    wordings: Sequence[Wording],
    truth: NDArray[np.float64],
    embedder: str,
    importance: NDArray[np.float64],
) -> MeaningModel:
    """Learn from vectors, wordings and labels (posts × labels, NaN where not known).

    A post of `importance` 3 holds its ground against its neighbours as three posts would.
    """
    centre = vectors.mean(axis=0, dtype=np.float64).astype(np.float32)
    weights, bias = solve(likeness_of(around(vectors, centre), wordings), truth, importance)
    words = {
        one.language: WORDS_SHARE * one.rows.transposed_times(weights[one.places].astype(np.float64))
        for one in wordings
    }
    return MeaningModel(embedder, vectors, centre, weights, bias, words)


def likeness_of(examples: Vectors, wordings: Sequence[Wording]) -> NDArray[np.float32]:
    """How much each post is like each other (posts × posts): in meaning, and within a language in words."""
    likeness = _likeness(examples, examples)
    for one in wordings:
        matrix = one.rows.matrix()
        likeness[np.ix_(one.places, one.places)] += WORDS_SHARE * (matrix @ matrix.T).toarray().astype(np.float32)
    return likeness


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
    wordings: Sequence[Wording],
    truth: NDArray[np.float64],
    folds: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]],
    importance: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Scores (posts × labels) of every post by a model that has not seen its fold; NaN where there was none.

    Columns and centre are those of all posts: what exists tells nothing about labels.
    """
    likeness = likeness_of(around(vectors, vectors.mean(axis=0)), wordings)
    scores = np.full(truth.shape, np.nan)
    for known, unseen in folds:
        weights, bias = solve(likeness[np.ix_(known, known)], truth[known], importance[known])
        learnt = np.where(has_both_sides(truth[known]), 0.0, np.nan)
        scores[unseen] = likeness[np.ix_(unseen, known)] @ weights + bias + learnt
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
