"""Archives that tell of deleted posts."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.contract.test_source_archive import codes, drain, fetch, ids, line, written


def _gone(number: int, **fields: object) -> str:
    return json.dumps({"id": f"p{number}", "deleted": True, **fields}) + "\n"


def test_a_line_that_says_deleted_is_a_deletion_and_no_post(tmp_path: Path, now: datetime) -> None:
    path = written(tmp_path / "a.jsonl", line(1) + line(2, source="x") + _gone(1) + _gone(2, source="x") + line(3))
    page = fetch(path, now)
    assert ids(page) == ["p1", "p2", "p3"]
    assert page.deleted == (("archive", "p1"), ("x", "p2"))
    assert page.faults == ()


def test_a_deletion_needs_an_id_and_nothing_else_matters(tmp_path: Path, now: datetime) -> None:
    lines = ['{"deleted": true}\n', _gone(1, time="never", text=["?"]), '{"platform_id": 7, "deleted": true}\n']
    page = fetch(written(tmp_path / "a.jsonl", "".join(lines)), now)
    assert page.deleted == (("archive", "p1"), ("archive", "7"))
    assert codes(page) == ["archive.no_id"]


@pytest.mark.parametrize("value", [False, None, 0, "false", "no", ""])
def test_a_post_that_is_not_deleted_stands(tmp_path: Path, now: datetime, value: object) -> None:
    page = fetch(written(tmp_path / "a.jsonl", line(1, deleted=value)), now)
    assert (ids(page), page.deleted) == (["p1"], ())


@pytest.mark.parametrize("value", ["true", "TRUE", "yes", "1"])
def test_a_cell_can_say_it_in_csv(tmp_path: Path, now: datetime, value: str) -> None:
    rows = f"id,time,text,source,deleted\np1,2026-10-01,hello,x,\np1,,,x,{value}\n"
    page = fetch(written(tmp_path / "a.csv", rows), now)
    assert (ids(page), page.deleted) == (["p1"], (("x", "p1"),))


def test_deletions_fill_pages_like_posts_and_none_is_told_twice(tmp_path: Path, now: datetime) -> None:
    path = written(tmp_path / "a.jsonl", "".join(_gone(n) for n in range(5)))
    pages = drain(path, now, page_size=2)
    assert [len(page.deleted) for page in pages] == [2, 2, 1]
    assert [number for page in pages for _source, number in page.deleted] == [f"p{n}" for n in range(5)]
    assert fetch(path, now, pages[-1].cursor).deleted == ()


def test_in_a_replay_a_deletion_comes_after_the_post_above_it(tmp_path: Path, now: datetime) -> None:
    path = written(tmp_path / "a.jsonl", line(0) + line(30) + _gone(30))
    first = fetch(path, now, speed=60.0)
    assert (ids(first), first.deleted) == (["p0"], ())
    later = fetch(path, now + timedelta(seconds=31), first.cursor, speed=60.0)
    assert (ids(later), later.deleted) == (["p30"], (("archive", "p30"),))


def test_a_whole_deletion_at_the_end_needs_no_line_end(tmp_path: Path, now: datetime) -> None:
    path = written(tmp_path / "a.jsonl", line(1) + _gone(1).rstrip("\n"), at=now)
    assert fetch(path, now).deleted == (("archive", "p1"),)
