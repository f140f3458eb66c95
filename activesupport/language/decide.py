"""From the tiers' scores to probabilities that mean something, and from probabilities to labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from activesupport.domain.labels import ACTIONABLE, Label
from activesupport.language.corpus import LABELS

LEAST_SEEN = 5
"""Scored posts with a label, and without it, from which on its cut means something."""
_BETA = {Label.URGENT: 0.5, Label.DELIGHT: 0.5}
"""How much recall counts beside precision, where not alike. `urgent` and `delight` interrupt people: a false one costs
more than a missed one, which is queued as what else it is."""
_LOWEST_CUT, _HIGHEST_CUT = 0.25, 0.7
_CUTS = np.arange(0.05, 0.96, 0.05)
_FOUND = 0.95
"""The share of wanted posts that lies above `doubt`, where the data allow it."""
_NEVER = 2.0
"""The cut of a label that was not learnt: no probability reaches it."""
_SETTLED_WRONGLY = 0.01
"""The share of wanted posts that the cheap tier may settle as unwanted."""

ACTIONABLE_COLUMNS = [column for column, label in enumerate(LABELS) if label in ACTIONABLE]
NOISE = LABELS.index(Label.NOISE)


@dataclass(frozen=True)
class Decision:
    """How one tier's scores of one language become labels; all arrays have one number a label.

    The probability of a label is the logistic of `slope` · score + `offset`. It is given from `cut` on; between `doubt`
    and `cut` nobody can be sure. `curves` are [cut, precision, recall] by label, measured out of fold, for people who
    choose their own cuts.
    """

    slope: NDArray[np.float64]
    offset: NDArray[np.float64]
    cut: NDArray[np.float64]
    doubt: NDArray[np.float64]
    curves: Mapping[str, Sequence[Sequence[float]]]

    def probabilities(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """Calibrated probabilities of scores (posts × labels both)."""
        raised = scores * self.slope + self.offset
        calibrated: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(raised, -30, 30)))
        calibrated[:, self.slope == 0] = 0.0
        return calibrated

    def for_precision(self, wanted: float) -> "Decision":
        """The same with the lowest cuts from which on, out of fold, at least the share `wanted` was right.

        A label that never reached it is not given. `noise` keeps its cut: it keeps posts away from people. `curves`
        knows the cuts 0.05, 0.10 … 0.95.
        """
        cut = self.cut.copy()
        for column, label in enumerate(LABELS):
            if label is not Label.NOISE and label in self.curves and cut[column] < _NEVER:
                curve = [point for point in self.curves[label] if point[2] > 0]
                short = max((place for place, point in enumerate(curve) if point[1] < wanted), default=-1)
                cut[column] = curve[short + 1][0] if short + 1 < len(curve) else _NEVER
        return replace(self, cut=cut, doubt=np.minimum(self.doubt, cut))

    def labels(self, row: NDArray[np.float64]) -> tuple[Label, ...]:
        """The labels that a row of probabilities amounts to. Noise excludes the others: whichever lies further above
        its cut is believed.
        """
        given = [column for column in range(len(LABELS)) if row[column] >= self.cut[column]]
        if NOISE in given and len(given) > 1:
            others = [column for column in given if column != NOISE]
            best = max(row[column] - self.cut[column] for column in others)
            given = [NOISE] if row[NOISE] - self.cut[NOISE] >= best else others
        return tuple(LABELS[column] for column in given)

    def is_unsure(self, row: NDArray[np.float64]) -> bool:
        """Tell whether a row without an actionable label might well deserve one."""
        return bool((row >= self.doubt)[ACTIONABLE_COLUMNS].any() and row[NOISE] < self.cut[NOISE])

    def wanted(self, probabilities: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which rows get an actionable label."""
        labels = [self.labels(row) for row in probabilities]
        return np.array([not ACTIONABLE.isdisjoint(given) for given in labels], bool)

    def to_json(self) -> dict[str, Any]:
        arrays = {name: getattr(self, name).tolist() for name in ("slope", "offset", "cut", "doubt")}
        return arrays | {"curves": dict(self.curves)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Decision":
        arrays = {name: np.array(stored[name], np.float64) for name in ("slope", "offset", "cut", "doubt")}
        return cls(**arrays, curves=stored["curves"])


def fit(scores: NDArray[np.float64], truth: NDArray[np.float64]) -> Decision:
    """Learn from scores that a tier gave to posts which it had not seen (posts × labels both; NaN is not known)."""
    labels = truth.shape[1]
    slope, offset = np.zeros(labels), np.zeros(labels)
    cut, doubt = np.full(labels, _NEVER), np.full(labels, _NEVER)
    curves: dict[str, list[list[float]]] = {}
    for column in range(labels):
        known = ~np.isnan(truth[:, column]) & ~np.isnan(scores[:, column])
        answers = truth[known, column].astype(bool)
        if min(answers.sum(), (~answers).sum()) < LEAST_SEEN:
            continue
        slope[column], offset[column] = _calibrate(scores[known, column], answers)
        if slope[column] <= 0:
            continue  # unseen posts with the label scored no higher than others: nothing was learnt
        probabilities = 1 / (1 + np.exp(-(scores[known, column] * slope[column] + offset[column])))
        cut[column] = _best_cut(probabilities, answers, _BETA.get(LABELS[column], 1.0))
        doubt[column] = _doubt(probabilities, answers, cut[column])
        curves[LABELS[column]] = _curve(probabilities, answers)
    return Decision(slope.round(6), offset.round(6), cut, doubt, curves)


def clear_below(alone: Decision, cheap: NDArray[np.float64], wanted: NDArray[np.bool_]) -> float:
    """How near to a cut a post may come, as a share of it, and still be settled by the cheap tier.

    `cheap` are the cheap tier's probabilities of posts that it had not seen, `wanted` whether the dear tier
    gives them an actionable label. At most one wanted post in a hundred may be settled.
    """
    if not wanted.any():
        return 0.0
    near = np.quantile(nearness(alone, cheap)[wanted], _SETTLED_WRONGLY, method="lower")
    return min(1.0, float(np.floor(near * 10_000) / 10_000))


def nearness(alone: Decision, cheap: NDArray[np.float64]) -> NDArray[np.float64]:
    """The largest actionable probability of each row, as a share of its cut."""
    near: NDArray[np.float64] = np.nan_to_num(cheap / alone.cut)[:, ACTIONABLE_COLUMNS].max(axis=1)
    return near


def _calibrate(scores: NDArray[np.float64], answers: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and offset of a logistic curve over the scores (Platt 1999)."""
    from sklearn.linear_model import LogisticRegression

    curve = LogisticRegression(C=1e6, solver="lbfgs", max_iter=500).fit(scores.reshape(-1, 1), answers)
    return float(curve.coef_[0, 0]), float(curve.intercept_[0])


def _best_cut(probabilities: NDArray[np.float64], answers: NDArray[np.bool_], beta: float) -> float:
    """Where F-beta is best."""
    cuts = np.arange(_LOWEST_CUT, _HIGHEST_CUT + 0.005, 0.01)
    given = probabilities[:, None] >= cuts
    right = (given & answers[:, None]).sum(axis=0)
    score = (1 + beta**2) * right / np.maximum(1, given.sum(axis=0) + beta**2 * answers.sum())
    return float(np.round(cuts[int(np.argmax(score))], 2))


def _doubt(probabilities: NDArray[np.float64], answers: NDArray[np.bool_], cut: float) -> float:
    """The probability above which most of what was wanted lies, but never under half of the cut."""
    lowest = float(np.quantile(probabilities[answers], 1 - _FOUND))
    return round(min(cut, max(cut / 2, lowest)), 2)


def _curve(probabilities: NDArray[np.float64], answers: NDArray[np.bool_]) -> list[list[float]]:
    curve = []
    for cut in _CUTS:
        given = probabilities >= cut
        right = float((given & answers).sum())
        precision, recall = right / max(1, int(given.sum())), right / int(answers.sum())
        curve.append([round(float(cut), 2), round(precision, 3), round(recall, 3)])
    return curve
