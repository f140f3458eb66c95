"""What measures hand to the page: sections of tables, and checks against targets."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from activesupport.language.evaluate import Figure

Cell = Figure | float | int | str | None
"""A figure with its interval, a number, a count, a word; None where nothing was measured."""


class Outcome(StrEnum):
    """How a value stands to its target. "Within chance" says that the target lies inside the interval."""

    MET = "met"
    BARELY_MET = "met, within chance"
    BARELY_MISSED = "missed, within chance"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Check:
    """A target, and what was measured. With `at_most` the value should stay under the target."""

    what: str
    found: Figure | float
    target: float
    at_most: bool = False

    @property
    def value(self) -> float:
        return self.found.value if isinstance(self.found, Figure) else self.found

    @property
    def outcome(self) -> Outcome:
        met = self.value <= self.target if self.at_most else self.value >= self.target
        if isinstance(self.found, Figure) and self.found.low < self.target < self.found.high:
            return Outcome.BARELY_MET if met else Outcome.BARELY_MISSED
        return Outcome.MET if met else Outcome.MISSED


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as long as `columns`; `caption` says what they are."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Section:
    """One question, what the answer means to a reader, and the answer. `missing` says what could not be measured."""

    title: str
    meaning: str
    tables: Sequence[Table] = ()
    checks: Sequence[Check] = ()
    notes: Sequence[str] = ()
    missing: Sequence[str] = ()
    beaten: Sequence["Beaten"] = field(default=())


@dataclass(frozen=True, slots=True)
class Beaten:
    """One line on which the judge and a peer were both measured (ROC-AUC)."""

    line: str
    peer: str
    judge: Figure
    other: Figure

    @property
    def is_beaten(self) -> bool:
        return self.judge.value > self.other.value

    @property
    def is_clear(self) -> bool:
        """Tell whether the intervals do not touch."""
        return self.judge.low > self.other.high
