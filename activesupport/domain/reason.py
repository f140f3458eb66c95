"""Why something was decided, as a code with parameters; `activesupport.words` says it in a person's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Reason:
    """`code` is a key of the word catalogues (`words/en/`), `values` fill its placeholders.

    `points` is what the reason added to a priority, 0 where points mean nothing.
    """

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)
    points: float = 0.0
