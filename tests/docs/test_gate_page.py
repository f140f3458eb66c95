"""docs/gate.md and the section of docs/cli.md against the gate: keys, reasons, figures."""

from pathlib import Path

import pytest

from activesupport.domain.gate import A_WEEK, CROWD_AT_LEAST, CROWD_TIMES_USUAL, GateContext, GateReason, decision_for
from benchmarks.gate import measure, rows
from tests.docs.conftest import Installation
from tests.docs.pages import CHECKOUT, page, section, table

CLI, GATE = page("docs/cli.md"), page("docs/gate.md")


def test_the_keys_are_those_of_the_page(sample: Installation) -> None:
    (answer,) = sample.lines("gate", given='{"text": "Tsumugi again"}\n')
    assert set(answer) == set(table(CLI, "keys: gate"))
    context = {f"context.{name}" for name in GateContext.__dataclass_fields__}
    assert set(table(CLI, "keys: gate input")) == context | {"text", "id", "lang", "brand"}


def test_every_reason_is_told() -> None:
    told = section(CLI, "`activesupport gate`")
    assert [reason for reason in GateReason if f"`{reason}`" not in told] == []
    decisions = {name: cells[0].strip("`") for name, cells in table(GATE, "reasons").items()}
    assert decisions == {reason: decision_for(reason) for reason in GateReason if reason is not GateReason.NONE}


def test_the_numbers_are_those_of_the_page() -> None:
    assert f"within {A_WEEK:.0f} days" in GATE
    assert f"at least {CROWD_AT_LEAST}" in GATE
    assert f"{CROWD_TIMES_USUAL:.0f} times" in GATE


@pytest.mark.parametrize("name", ["gate-dev", "gate-dev2", "gate-own"])
def test_the_figures_are_measured(name: str) -> None:
    found = measure(rows(Path(CHECKOUT) / "tests" / "sets" / f"{name}.jsonl"))
    told = table(GATE, "figures")[name]
    missed = len(found.misses)
    assert told == [str(len(found.answers)), str(found.right_decisions), str(missed), str(len(found.false_holds))]
