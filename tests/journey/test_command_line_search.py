"""`queue list --search`: cases are found by what was written in them, in Japanese too."""

import sqlite3
from pathlib import Path

from tests.journey.program import JAPANESE, program


def _found(folder: Path, *words: str) -> set[int]:
    return {one["case"] for one in program("queue", "list", "--json", "--limit", "1000", *words, at=folder).json}


def test_a_word_of_two_characters_finds_exactly_the_cases_that_hold_it(processed_sample: Path) -> None:
    listed = program("queue", "list", "--json", "--limit", "1000", at=processed_sample).json
    single = {one["case"] for one in listed if one["posts"] == 1}
    for word in ("解約", "圏外", "refund"):
        held = {one["case"] for one in listed if word in one["text"].lower()}
        assert held
        assert _found(processed_sample, "--search", word) & single == held & single


def test_the_other_options_narrow_what_is_found_and_the_total_is_that_of_the_search(processed_sample: Path) -> None:
    both = _found(processed_sample, "--search", "解約")
    assert _found(processed_sample, "--search", "解約", "--team", "support-ja") == both
    assert _found(processed_sample, "--search", "解約", "--team", "support-en") == set()
    assert _found(processed_sample, "--search", "解約 -解約") == set()
    shown = program("queue", "list", "--search", "解約", "--limit", "1", at=processed_sample).text
    assert f"(--limit {len(both)})" in shown


def test_a_note_is_found_once_it_is_written(sample: Path) -> None:
    assert _found(sample, "--search", "技術部 確認中") == set()
    program("queue", "note", "2", "技術部で確認中です", at=sample)
    assert _found(sample, "--search", "技術部 確認中") == {2}


def test_nothing_found_is_no_error(processed_sample: Path) -> None:
    for odd in ("!!!", '"', "NEAR(a b)", "'; DROP TABLE cases; --"):
        assert program("queue", "list", "--search", odd, at=processed_sample, language=JAPANESE).code == 0


def test_a_damaged_index_is_made_anew(sample: Path) -> None:
    held = _found(sample, "--search", "解約")
    assert held != set()
    with sqlite3.connect(sample / "activesupport.db") as database:
        database.execute("DELETE FROM case_texts")
    assert _found(sample, "--search", "解約") == set()
    total = len(program("export", "cases", at=sample).lines)
    assert f"Cases: {total}." in program("db", "reindex", at=sample).text
    assert _found(sample, "--search", "解約") == held
