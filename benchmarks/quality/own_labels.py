"""What 200 labels of a team's own are worth, simulated on airline_dev."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from activesupport.domain.labels import Label
from activesupport.language.choosing import choose
from activesupport.language.convert import Format
from activesupport.language.corpus import Example
from activesupport.language.evaluate import Answers, Figure
from activesupport.language.judge import LabelJudge
from benchmarks.quality.data import COMPLAINT, SEED, Bench, NotMeasured, answers_of
from benchmarks.quality.figures import macro_f1_of, roc
from benchmarks.quality.results import Cell, Check, Section, Table
from benchmarks.quality.training import judged_by, trained

OWN, QUICK_OWN = 200, 50
SEEDS = 5
TARGET = 0.5
"""The share of the distance between the shipped model and one trained on all labels that is closed."""


@dataclass(frozen=True)
class Result:
    """One judge on the test half."""

    roc: Figure
    macro_f1: Figure


@dataclass(frozen=True)
class Half:
    """Where labels may be taken from, and where they are tested."""

    pool: Sequence[Example]
    test: Sequence[Example]

    @property
    def answers(self) -> Answers:
        return answers_of(self.test, COMPLAINT)[1]


def own_labels(bench: Bench) -> Section:
    """200 labels chosen by the judge's doubt, at random, and all labels of the pool."""
    title, meaning = "A team's own 200 labels", _meaning()
    try:
        half = _split(bench.public(Format.AIRLINE))
    except NotMeasured as reason:
        return Section(title, meaning, missing=[f"airline_dev: {reason}"])
    shipped = _result(half, bench.full)
    everything = _result(half, trained(bench, bench.training, half.pool))
    own = QUICK_OWN if bench.quick else OWN
    chosen = choose(bench.full, [one.utterance for one in half.pool], own, [Label.COMPLAINT])
    actively = _result(half, trained(bench, bench.training, [half.pool[place] for place in chosen]))
    at_random = [
        _result(half, trained(bench, bench.training, _drawn(half.pool, own, seed)))
        for seed in range(1 if bench.quick else SEEDS)
    ]
    rows: list[Sequence[Cell]] = [
        ["shipped model", 0, shipped.roc, 0.0, shipped.macro_f1, 0.0],
        _line("chosen by `choose`", own, [actively], shipped, everything),
        _line(f"at random, mean of {len(at_random)}", own, at_random, shipped, everything),
        ["all labels of the pool", len(half.pool), everything.roc, 1.0, everything.macro_f1, 1.0],
    ]
    closed = [closed_share(*(one.value for one in (shipped.roc, actively.roc, everything.roc)))]
    closed += [closed_share(*(one.value for one in (shipped.macro_f1, actively.macro_f1, everything.macro_f1)))]
    return Section(
        title,
        meaning,
        tables=[
            Table(
                f"Complaint on {len(half.test):,} posts of the other half",
                ("trained on", "own labels", "ROC-AUC", "share of the way", "macro-F1", "share of the way"),
                rows,
            )
        ],
        checks=[
            Check("share of the way in ROC-AUC, chosen", closed[0], TARGET),
            Check("share of the way in macro-F1, chosen", closed[1], TARGET),
        ],
    )


def _meaning() -> str:
    return (
        "A random half of airline_dev plays the posts that a team has, the other half what comes later. The judge is "
        "trained anew from the shipped posts and 200 of the team's labels (complaint or not, nothing else), which it "
        "chooses itself or which are drawn at random; every post is embedded. “Share of the way” is how much of the "
        "distance from the shipped model to one trained on every label of the pool is closed. To train in little time, "
        "only the label complaint is learnt here, so that noise cannot overrule it: that concerns all rows alike."
    )


def closed_share(before: float, now: float, best: float) -> float:
    """How much of the way from `before` to `best` is done; 1 where there is no way to go."""
    return (now - before) / (best - before) if best > before else 1.0


def _split(examples: Sequence[Example]) -> Half:
    order = np.random.default_rng(SEED).permutation(len(examples)).tolist()
    middle = len(order) // 2
    return Half([examples[place] for place in order[:middle]], [examples[place] for place in order[middle:]])


def _drawn(pool: Sequence[Example], count: int, seed: int) -> list[Example]:
    return [pool[place] for place in np.random.default_rng(SEED + seed).permutation(len(pool))[:count].tolist()]


def _result(half: Half, judge: LabelJudge) -> Result:
    scores, given = judged_by(judge, half.test)
    ranked = roc(scores, half.answers)
    if ranked is None:
        raise NotMeasured("the test half has too few complaints")
    return Result(ranked, macro_f1_of(given, half.answers))


def _line(name: str, own: int, results: Sequence[Result], shipped: Result, best: Result) -> Sequence[Cell]:
    """Means; with one result its intervals too."""
    cells: list[Cell] = [name, own]
    measures: list[Callable[[Result], Figure]] = [lambda one: one.roc, lambda one: one.macro_f1]
    for measure in measures:
        mean = float(np.mean([measure(one).value for one in results]))
        cells.append(measure(results[0]) if len(results) == 1 else mean)
        cells.append(closed_share(measure(shipped).value, mean, measure(best).value))
    return cells
