"""How good a judge is on labelled posts: figures with bootstrap intervals, by label, language, source and sector."""

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from activesupport.domain.errors import UserError
from activesupport.domain.labels import Verdict
from activesupport.language.corpus import LABELS, Example, truth_of
from activesupport.language.judge import LabelJudge
from activesupport.language.train import Embed, train
from activesupport.text import fingerprint, has_words

RESAMPLES = 300
_BINS = 10
_AT_ONCE = 1_000
_SEED = 20_261_122

Answers = NDArray[np.bool_]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with the interval in which 95 % of the bootstrap resamples lie."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judge said of each example: probabilities (posts × labels) and the labels it gave (posts × labels)."""

    probabilities: Numbers
    given: Answers


def distinct(examples: Sequence[Example]) -> list[Example]:
    """The examples without copies: of texts that say the same, the first."""
    first: dict[str, Example] = {}
    for one in examples:  # the fingerprint of a text without words is that of any other
        first.setdefault(fingerprint(one.text) + one.language if has_words(one.text) else one.text, one)
    return list(first.values())


def judge_all(judge: LabelJudge, examples: Sequence[Example]) -> Judged:
    """Let a judge read the examples as it reads posts."""
    verdicts: list[Verdict] = []
    for start in range(0, len(examples), _AT_ONCE):
        verdicts += judge.judge([one.utterance for one in examples[start : start + _AT_ONCE]])
    return Judged(
        np.array([[verdict.scores[label] for label in LABELS] for verdict in verdicts]).reshape(-1, len(LABELS)),
        np.array([[label in verdict.labels for label in LABELS] for verdict in verdicts]).reshape(-1, len(LABELS)),
    )


def judge_in_folds(examples: Sequence[Example], folds: int, embedder: str = "", embed: Embed | None = None) -> Judged:
    """Train on all folds but one and judge that one, for every fold; copies of a text share a fold.

    Raises UserError when there are too few posts for so many folds.
    """
    from sklearn.model_selection import StratifiedGroupKFold

    groups = [fingerprint(one.text) for one in examples]
    strata = np.array(["".join(sorted(one.labels)) for one in examples])
    if len(set(groups)) < 2 * folds or np.unique(strata, return_counts=True)[1].max() < folds:
        raise UserError("evaluate.too_few", posts=len(examples), folds=folds)
    split = StratifiedGroupKFold(n_splits=folds, shuffle=True, random_state=_SEED)
    judged = Judged(np.zeros((len(examples), len(LABELS))), np.zeros((len(examples), len(LABELS)), bool))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a combination of labels that few posts have is no trouble
        parts = list(split.split(strata, strata, groups))
    for known, unseen in parts:
        trained = train([examples[index] for index in known], embedder, embed)
        judge = LabelJudge(trained.languages, "fold", trained.meaning, _Named(embedder, embed), cascade=False)
        part = judge_all(judge, [examples[index] for index in unseen])
        judged.probabilities[unseen], judged.given[unseen] = part.probabilities, part.given
    return judged


def report(examples: Sequence[Example], judged: Judged, model: str) -> dict[str, Any]:
    """All figures as JSON: for each label, over everything and by language, source and sector."""
    truth = truth_of(examples)
    return {
        "model": model,
        "posts": len(examples),
        "labels": _figures(judged, truth),
        "by_language": _by([one.language for one in examples], judged, truth),
        "by_source": _by([one.source for one in examples], judged, truth),
        "by_sector": _by([one.sector for one in examples], judged, truth),
    }


def bootstrap(measure: Callable[[NDArray[np.int64]], float], count: int) -> Figure:
    """A measure over all of `count` rows, with an interval from resampled rows; the seed is fixed."""
    dice = np.random.default_rng(_SEED)
    values = [measure(dice.integers(0, count, count)) for _ in range(RESAMPLES)]
    told = [value for value in values if not np.isnan(value)]
    low, high = np.quantile(told, [0.025, 0.975]) if told else (np.nan, np.nan)
    return Figure(*(round(float(value), 4) for value in (measure(np.arange(count)), low, high)))


def roc_auc(scores: Numbers, answers: Answers) -> float:
    """The chance that a wanted post scores higher than another one; NaN with only one kind."""
    from scipy.stats import rankdata

    wanted, others = int(answers.sum()), int((~answers).sum())
    if not wanted or not others:
        return float("nan")
    ranks = rankdata(scores)
    return float((ranks[answers].sum() - wanted * (wanted + 1) / 2) / (wanted * others))


def average_precision(scores: Numbers, answers: Answers) -> float:
    """The area under the precision-recall curve, in steps; NaN without a wanted post."""
    from sklearn.metrics import average_precision_score

    return float(average_precision_score(answers, scores)) if answers.any() else float("nan")


def f1(given: Answers, answers: Answers) -> float:
    """The harmonic mean of precision and recall; NaN where there is nothing to find and nothing was given."""
    either = int(given.sum() + answers.sum())
    return float(2 * (given & answers).sum() / either) if either else float("nan")


def macro_f1(given: Answers, answers: Answers) -> float:
    """The mean of F1 for "yes" and for "no"."""
    return (f1(given, answers) + f1(~given, ~answers)) / 2


def brier(probabilities: Numbers, answers: Answers) -> float:
    """The mean squared distance of probabilities from what was (Brier 1950)."""
    return float(((probabilities - answers) ** 2).mean())


def calibration_error(probabilities: Numbers, answers: Answers) -> float:
    """Expected calibration error over ten bins of equal width (Guo et al. 2017)."""
    return sum(abs(said - was) * share for said, was, share in reliability(probabilities, answers))


def reliability(probabilities: Numbers, answers: Answers) -> list[tuple[float, float, float]]:
    """For each tenth that holds posts: the mean probability, the share that was right, and the share of all posts."""
    bins = np.minimum((probabilities * _BINS).astype(int), _BINS - 1)
    inside = [bins == number for number in range(_BINS)]
    return [
        (float(probabilities[rows].mean()), float(answers[rows].mean()), float(rows.mean()))
        for rows in inside
        if rows.any()
    ]


def _figures(judged: Judged, truth: Numbers, *, intervals: bool = True) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column, label in enumerate(LABELS):
        known = np.flatnonzero(~np.isnan(truth[:, column]))
        answers = truth[known, column].astype(bool)
        if len(known):
            measures = _measures(judged.probabilities[known, column], judged.given[known, column], answers)
            values: Mapping[str, Any] = {
                name: asdict(bootstrap(measure, len(known))) if intervals else _rounded(measure(np.arange(len(known))))
                for name, measure in measures.items()
            }
            found[label] = {"posts": len(known), "with_it": int(answers.sum())} | _without_nan(values)
    return found


def _measures(
    probabilities: Numbers, given: Answers, answers: Answers
) -> dict[str, Callable[[NDArray[np.int64]], float]]:
    return {
        "average_precision": lambda rows: average_precision(probabilities[rows], answers[rows]),
        "roc_auc": lambda rows: roc_auc(probabilities[rows], answers[rows]),
        "precision": lambda rows: _share((given & answers)[rows], given[rows]),
        "recall": lambda rows: _share((given & answers)[rows], answers[rows]),
        "f1": lambda rows: f1(given[rows], answers[rows]),
        "macro_f1": lambda rows: macro_f1(given[rows], answers[rows]),
        "brier": lambda rows: brier(probabilities[rows], answers[rows]),
        "calibration_error": lambda rows: calibration_error(probabilities[rows], answers[rows]),
    }


def _share(part: Answers, of: Answers) -> float:
    return float(part.sum() / of.sum()) if of.any() else float("nan")


def _rounded(value: float) -> float:
    return round(value, 4)


def _without_nan(values: Mapping[str, Any]) -> dict[str, Any]:
    """JSON has no NaN: what cannot be told is null."""

    def told(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: told(part) for name, part in value.items()}
        return None if isinstance(value, float) and np.isnan(value) else value

    return {name: told(value) for name, value in values.items()}


def _by(names: Sequence[str], judged: Judged, truth: Numbers) -> dict[str, Any]:
    groups = {}
    for name in sorted(set(names)):
        rows = np.array([index for index, one in enumerate(names) if one == name])
        part = Judged(judged.probabilities[rows], judged.given[rows])
        groups[name] = {"posts": len(rows), "labels": _figures(part, truth[rows], intervals=False)}
    return groups


@dataclass(frozen=True, slots=True)
class _Named:
    """What `train` was given, as an embedder."""

    name: str
    compute: Embed | None
    size: int = 0

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self.compute is None:
            raise RuntimeError("a judge without meaning asks for no vectors")
        return self.compute(texts)
