"""Which posts a team should label first, so that few labels teach the judge much."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from activesupport.domain.labels import Label, Utterance
from activesupport.language.corpus import LABELS
from activesupport.language.decide import ACTIONABLE_COLUMNS, NOISE
from activesupport.language.judge import LabelJudge
from activesupport.language.meaning import around
from activesupport.language.represent import sentence

MOST_CANDIDATES = 30
"""Candidates for each post to choose: those of which the judge is least sure."""
DECISIVE = tuple(LABELS[column] for column in (*ACTIONABLE_COLUMNS, NOISE))
"""The labels that decide whether a person sees a post."""
_SEED = 20_261_122


def choose(
    judge: LabelJudge, utterances: Sequence[Utterance], count: int, labels: Sequence[Label] = DECISIVE
) -> list[int]:
    """The places of `count` utterances that are worth labelling, least sure first; all of them if there are no more.

    Of the utterances about whose `labels` the judge is least sure, one from each of `count` clusters of meaning, in
    which the unsure ones weigh more: the doubt says what is worth asking, the clusters that nothing is asked twice
    (Zhdanov 2019, "Diverse mini-batch active learning"). A judge without embeddings chooses by doubt alone.
    """
    if count >= len(utterances):
        return list(range(len(utterances)))
    doubts = _doubts(judge, utterances, [LABELS.index(label) for label in labels])
    unsure = np.argsort(-doubts, kind="stable")[: count * MOST_CANDIDATES]
    if judge.meaning is None or judge.embedder is None:
        return [int(index) for index in unsure[:count]]
    vectors = around(judge.embedder.embed([sentence(utterances[index]) for index in unsure]), judge.meaning.centre)
    chosen = unsure[_spread(vectors, doubts[unsure], count)]
    return [int(index) for index in chosen[np.argsort(-doubts[chosen], kind="stable")]]


def _doubts(judge: LabelJudge, utterances: Sequence[Utterance], columns: Sequence[int]) -> NDArray[np.float64]:
    """How unsure the judge is about some labels of each utterance."""
    doubts = np.zeros(len(utterances))
    read_by = [judge.language_of(said) for said in utterances]
    for language in set(read_by):
        mine = [index for index, reader in enumerate(read_by) if reader == language]
        probabilities, decision = judge.probabilities([utterances[index] for index in mine], language)
        doubts[mine] = _doubt(probabilities[:, columns], decision.cut[columns])
    return doubts


def _doubt(probabilities: NDArray[np.float64], cut: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sum of the labels' entropies, in nats; a label that was not learnt has none."""
    inside = np.clip(probabilities, 1e-9, 1 - 1e-9)
    entropies = -(inside * np.log(inside) + (1 - inside) * np.log(1 - inside))
    summed: NDArray[np.float64] = (entropies * (cut <= 1)).sum(axis=1)
    return summed


def _spread(vectors: NDArray[np.float32], doubts: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    """The row nearest to the middle of each of `count` clusters; where clusters are fewer, the most doubtful rest."""
    from sklearn.cluster import KMeans

    different = len(np.unique(vectors, axis=0))
    clusters = KMeans(min(count, different), n_init=1, random_state=_SEED).fit(
        vectors, sample_weight=np.maximum(doubts, 1e-6)
    )
    distances = clusters.transform(vectors)
    nearest = dict.fromkeys(int(row) for row in distances.argmin(axis=0))
    rest = (int(row) for row in np.argsort(-doubts, kind="stable") if int(row) not in nearest)
    return np.array([*nearest, *rest][:count], np.int64)
