"""What was measured: requests with their time and answer, what people were told, and figures made of them."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sample:
    """One request: its kind, how long the answer took (seconds), and its status (0: no answer came)."""

    kind: str
    seconds: float
    status: int


@dataclass(frozen=True, slots=True)
class Told:
    """An act that the desk confirmed to somebody."""

    actor: str
    act: str
    case: int


@dataclass(slots=True)
class Record:
    """Everything that one crowd did in a time of `seconds`."""

    seconds: float = 0.0
    samples: list[Sample] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Record":
        found = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            found["seconds"], [Sample(**one) for one in found["samples"]], [Told(**one) for one in found["told"]]
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """One kind of request. Times are in milliseconds.

    `late` are answers that somebody else was first (409), `refused` those to a text or step that was not right (422),
    `errors` everything that should not be: no answer, signed out, not found, our own fault.
    """

    kind: str
    count: int
    a_second: float
    p50: float
    p95: float
    p99: float
    late: int
    refused: int
    errors: int


def figures(record: Record) -> list[Figures]:
    """By kind, the commonest first."""
    kinds: dict[str, list[Sample]] = {}
    for sample in record.samples:
        kinds.setdefault(sample.kind, []).append(sample)
    return sorted((_of(kind, found, record.seconds) for kind, found in kinds.items()), key=lambda one: -one.count)


def total(record: Record) -> Figures:
    return _of("all", record.samples, record.seconds)


def _of(kind: str, samples: Sequence[Sample], seconds: float) -> Figures:
    statuses = Counter(sample.status for sample in samples)
    errors = sum(count for status, count in statuses.items() if not 200 <= status < 400 and status not in {409, 422})
    p50, p95, p99 = (percentile([one.seconds * 1000 for one in samples], share) for share in (0.5, 0.95, 0.99))
    return Figures(kind, len(samples), len(samples) / seconds, p50, p95, p99, statuses[409], statuses[422], errors)


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed; 0 where there are none."""
    ordered = sorted(values)
    return ordered[math.ceil(len(ordered) * share) - 1] if ordered else 0.0
