"""Whether a probability of 0.7 means seven in ten."""

from collections.abc import Sequence

import numpy as np

from activesupport.language.convert import Format
from activesupport.language.corpus import Example, truth_of
from activesupport.language.evaluate import (
    Answers,
    Figure,
    Numbers,
    bootstrap,
    brier,
    calibration_error,
    judge_all,
    reliability,
)
from benchmarks.quality.data import COMPLAINT, FULL, Bench, NotMeasured, answers_of
from benchmarks.quality.held_out import LANGUAGES, in_language
from benchmarks.quality.results import Cell, Check, Section, Table

TARGET = 0.05


def calibration(bench: Bench) -> Section:
    """Brier score and calibration error, and the table behind them."""
    rows: list[Sequence[Cell]] = []
    checks: list[Check] = []
    tables: list[Table] = []
    missing: list[str] = []
    for language, spoken in LANGUAGES.items():
        examples = in_language(bench.held_out, language)
        complaint, pooled = _complaint(bench, examples), _pooled(bench, examples)
        for name, (said, was) in {"complaint": complaint, "all labels pooled": pooled}.items():
            row, error = _row(f"held-out, {spoken}, {name}", said, was)
            rows.append(row)
            checks.append(Check(f"calibration error, held-out, {spoken}, {name}", error, TARGET, at_most=True))
            tables.append(_reliability(f"Held-out, {spoken}, {name}", said, was))
    for name, form in (("complaints_dev", Format.COMPLAINTS), ("airline_dev", Format.AIRLINE)):
        try:
            said, was = _complaint(bench, bench.public(form))
        except NotMeasured as reason:
            missing.append(f"{name}: {reason}")
            continue
        rows.append(_row(f"{name}, complaint", said, was)[0])
        tables.append(_reliability(f"{name}, complaint", said, was))
    return Section(
        title="Whether probabilities mean what they say",
        meaning=(
            f"The judge {FULL}. Of posts that get a probability of 0.7, seven in ten should carry the label. The "
            "calibration error is the mean distance between the two over ten bins (0 is perfect), the Brier score the "
            "mean squared distance from what was. Resampling raises the calibration error, so its intervals reach "
            "higher than they should. Where complaints are more frequent than in the training part, as on the public "
            "sets, probabilities tend to be too low: shares of one's own stream have to be learnt from it."
        ),
        tables=[Table("Calibration", ("posts of", "judgements", "Brier", "calibration error"), rows), *tables],
        checks=checks,
        missing=missing,
    )


def _complaint(bench: Bench, examples: Sequence[Example]) -> tuple[Numbers, Answers]:
    known, answers = answers_of(examples, COMPLAINT)
    return judge_all(bench.full, examples).probabilities[known, COMPLAINT], answers


def _pooled(bench: Bench, examples: Sequence[Example]) -> tuple[Numbers, Answers]:
    """Rows are posts and not judgements, so that resampling keeps a post's labels together."""
    truth = truth_of(examples)
    everything = ~np.isnan(truth).any(axis=1)
    return judge_all(bench.full, examples).probabilities[everything], truth[everything].astype(bool)


def _row(name: str, said: Numbers, was: Answers) -> tuple[Sequence[Cell], Figure]:
    error = bootstrap(lambda rows: calibration_error(said[rows].ravel(), was[rows].ravel()), len(said))
    score = bootstrap(lambda rows: brier(said[rows].ravel(), was[rows].ravel()), len(said))
    return [name, int(said.size), score, error], error


def _reliability(caption: str, said: Numbers, was: Answers) -> Table:
    rows: list[Sequence[Cell]] = [list(one) for one in reliability(said.ravel(), was.ravel())]
    return Table(f"{caption}: by tenth", ("mean probability", "share that was", "share of judgements"), rows)
