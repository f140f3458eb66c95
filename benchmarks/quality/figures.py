"""Measures with their intervals, and the peers beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil

import numpy as np

from activesupport.language.evaluate import (
    Answers,
    Figure,
    Judged,
    Numbers,
    average_precision,
    bootstrap,
    f1,
    macro_f1,
    roc_auc,
)
from benchmarks.peers import run
from benchmarks.quality.data import Places
from benchmarks.quality.results import Beaten, Cell

LEAST_ON_A_SIDE = 5
"""Posts that must carry a label, and that must not, for a measure to say anything."""


def roc(scores: Numbers, answers: Answers) -> Figure | None:
    """ROC-AUC with its interval; None with too few posts on one side."""
    if not tells(answers):
        return None
    return bootstrap(lambda rows: roc_auc(scores[rows], answers[rows]), len(answers))


def precision_of_ranks(scores: Numbers, answers: Answers) -> Figure | None:
    """Average precision with its interval."""
    if not tells(answers):
        return None
    return bootstrap(lambda rows: average_precision(scores[rows], answers[rows]), len(answers))


def tells(answers: Answers) -> bool:
    return min(int(answers.sum()), int((~answers).sum())) >= LEAST_ON_A_SIDE


def f1_of(given: Answers, answers: Answers) -> Figure:
    return bootstrap(lambda rows: f1(given[rows], answers[rows]), len(answers))


def macro_f1_of(given: Answers, answers: Answers) -> Figure:
    return bootstrap(lambda rows: macro_f1(given[rows], answers[rows]), len(answers))


def precision_of(given: Answers, answers: Answers) -> Figure:
    return bootstrap(lambda rows: _share((given & answers)[rows], given[rows]), len(answers))


def recall_of(given: Answers, answers: Answers) -> Figure:
    return bootstrap(lambda rows: _share((given & answers)[rows], answers[rows]), len(answers))


def _share(part: Answers, of: Answers) -> float:
    return float(part.sum() / of.sum()) if of.any() else float("nan")


# Rows that stand for more or fewer posts than one.


def weight_of_others(answers: Answers, share: float) -> float:
    """What each row without the label must weigh for those with it to be `share` of everything."""
    return float(answers.sum() * (1 - share) / share / (~answers).sum())


def weights_for(answers: Answers, share: float) -> Numbers:
    """Weights of all rows, 1 on average, so that those with the label are `share` of everything."""
    weights: Numbers = np.where(answers, share / answers.mean(), (1 - share) / (~answers).mean())
    return weights


def precision_at_recall(scores: Numbers, answers: Answers, recall: float, share: float) -> float:
    """The precision of the highest cut that finds at least `recall` of the wanted, were they `share` of all posts.

    NaN without a wanted post, or without another one.
    """
    if not answers.any() or answers.all():
        return float("nan")
    wanted = np.sort(scores[answers])[::-1]
    cut = wanted[ceil(recall * len(wanted)) - 1]
    found, false = int((wanted >= cut).sum()), int((scores[~answers] >= cut).sum())
    return found / (found + weight_of_others(answers, share) * false)


def precision_at_recall_of(scores: Numbers, answers: Answers, recall: float, share: float) -> Figure:
    return bootstrap(lambda rows: precision_at_recall(scores[rows], answers[rows], recall, share), len(answers))


def weighted_f1(given: Answers, answers: Answers, weights: Numbers) -> float:
    """F1 in which each row counts as `weights` says."""
    of = weights[given].sum() + weights[answers].sum()
    return float(2 * weights[given & answers].sum() / of) if of else 0.0


# The judge and the peers on one line of the page.


@dataclass(frozen=True, slots=True)
class Compared:
    """ROC-AUC of the judges and of the peers on the same posts, as rows; which peers were beaten; which did not run."""

    judges: Mapping[str, Figure]
    rows: Sequence[Sequence[Cell]]
    beaten: Sequence[Beaten]
    missing: Sequence[str]


def compared(
    line: str, language: str, texts: Sequence[str], scores: Mapping[str, Numbers], answers: Answers, judge: str
) -> Compared:
    """All `scores` by name, and the peers for the language; `judge` is the one that must beat them."""
    found = {name: figure for name, given in scores.items() if (figure := roc(given, answers))}
    if judge not in found:
        return Compared({}, [], [], [f"{line}: too few posts on one side"])
    said, reasons = peer_scores(language, tuple(texts))
    others = {name: figure for name, given in said.items() if (figure := roc(np.array(given), answers))}
    rows: list[Sequence[Cell]] = [[line, len(answers), int(answers.sum()), name, one] for name, one in found.items()]
    rows += [[line, len(answers), int(answers.sum()), f"{name} (peer)", one] for name, one in others.items()]
    beaten = [Beaten(line, name, found[judge], other) for name, other in others.items()]
    return Compared(found, rows, beaten, [f"{name}: {reason}" for name, reason in reasons.items()])


COMPARED_COLUMNS = ("posts of", "posts", "with it", "by", "ROC-AUC")


@cache
def peer_scores(language: str, texts: tuple[str, ...]) -> tuple[dict[str, list[float]], dict[str, str]]:
    """`peers.run`, once for the same texts."""
    return run(language, texts)


def column_of(judged: Mapping[str, Judged], column: int, rows: Places | None = None) -> dict[str, Numbers]:
    """One label's probabilities by each judge, of some rows or all."""
    chosen = slice(None) if rows is None else rows
    return {name: one.probabilities[chosen, column] for name, one in judged.items()}
