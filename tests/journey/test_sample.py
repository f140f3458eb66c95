"""The sample against its key: what must be found, and what must never become work."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.journey.program import CHECKOUT, make_sample, program

PRESSING = [
    "2011942497419688119", "2011943488784545128", "2011597594301157489", "2011746170880462554",
    "2011756593332563059", "2011041545963834551", "2011396374825276587", "2011187128383206445",
]  # fmt: skip
HIGH_ENOUGH = 40

Rows = dict[str, dict[str, Any]]


def _key() -> dict[str, str]:
    """Platform id to kind, as people have read the sample."""
    lines = (CHECKOUT / "tests" / "sample_key.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row["kind"] for row in map(json.loads, lines)}


@pytest.fixture(scope="module")
def rows(processed_sample: Path) -> Rows:
    """The exported posts by platform id."""
    return {row["platform_id"]: row for row in program("export", at=processed_sample).lines}


@pytest.fixture(scope="module")
def posts() -> list[dict[str, Any]]:
    """The sample as it is shipped; four posts stand in it twice."""
    raw = (CHECKOUT / "activesupport" / "sample" / "posts.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in raw.splitlines()]


def _of_kind(rows: Rows, kind: str) -> list[dict[str, Any]]:
    found = [rows[number] for number, its_kind in _key().items() if its_kind == kind]
    assert found
    return found


def test_the_key_is_about_these_posts(rows: Rows) -> None:
    assert set(rows) == set(_key())


def test_a_second_pass_adds_nothing(sample: Path) -> None:
    before = program("export", at=sample).out, program("export", "cases", at=sample).out
    done = program("run", "--once", at=sample)
    assert "New posts: 0" in done.text
    assert (program("export", at=sample).out, program("export", "cases", at=sample).out) == before


def test_a_pass_writes_every_team_a_digest_in_every_format(processed_sample: Path) -> None:
    for team in ("support-ja", "support-en"):
        files = [path for path in (processed_sample / "digests" / team).rglob("*") if path.is_file()]
        assert {path.suffix for path in files} == {".html", ".txt", ".json", ".csv"}


def test_a_rehearsal_leaves_no_database(tmp_path: Path) -> None:
    folder = make_sample(tmp_path / "sample")
    done = program("run", "--dry", "--once", at=folder)
    assert "New posts: 350" in done.text
    assert not list(folder.glob("*.db*"))
    assert {path.name for path in (folder / "digests").iterdir()} == {"rehearsal"}
    assert len(list((folder / "digests" / "rehearsal").rglob("*.html"))) == 2


def test_a_rehearsal_leaves_the_real_database_as_it_is(sample: Path) -> None:
    before = program("export", at=sample).out, program("export", "decisions", at=sample).out
    program("run", "--dry", "--once", at=sample)
    assert (program("export", at=sample).out, program("export", "decisions", at=sample).out) == before
    assert (sample / "digests" / "rehearsal").is_dir()


def test_own_posts_and_plain_reposts_never_become_cases(rows: Rows, posts: list[dict[str, Any]]) -> None:
    for row in _of_kind(rows, "own"):
        assert row["cases"] == []
        assert set(row["lanes"].values()) <= {"own"}
    reposts = [rows[post["id"]] for post in posts if post.get("repost_of")]
    assert len(reposts) >= 9
    for row in reposts:
        assert row["cases"] == []
        assert set(row["lanes"].values()) <= {"repost"}


def test_only_the_first_of_exact_copies_becomes_a_case(rows: Rows) -> None:
    for kind in ("copy", "spam-copy"):
        copies = sorted(_of_kind(rows, kind), key=lambda row: str(row["time"]))
        assert "copy" not in copies[0]["lanes"].values()
        for row in copies[1:]:
            assert set(row["lanes"].values()) == {"copy"}
            assert row["cases"] == []


def test_a_post_that_came_twice_is_stored_once(rows: Rows, posts: list[dict[str, Any]]) -> None:
    assert len(posts) == len(rows) + 4
    assert all(len(row["cases"]) <= 1 for row in _of_kind(rows, "duplicate"))


@pytest.mark.parametrize(("kind", "lane"), [("other-language", "language"), ("image-only", "wordless")])
def test_what_nobody_could_judge_goes_to_its_lane(rows: Rows, kind: str, lane: str) -> None:
    assert all(set(row["lanes"].values()) == {lane} for row in _of_kind(rows, kind))


@pytest.fixture(scope="module")
def queue(processed_sample: Path) -> list[dict[str, Any]]:
    """Every waiting case, in order."""
    found = program("queue", "list", "--json", "--limit", "1000", at=processed_sample).json
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("number", PRESSING)
def test_a_pressing_post_stands_high(queue: list[dict[str, Any]], rows: Rows, number: str) -> None:
    [case] = rows[number]["cases"]
    [mine] = [one for one in queue if one["case"] == case]
    team = [one["case"] for one in queue if one["team"] == mine["team"]]
    assert team.index(case) < len(team) / 3 or mine["priority"] >= HIGH_ENOUGH


def test_twelve_people_in_one_thread_are_twelve_cases(rows: Rows) -> None:
    replies = _of_kind(rows, "viral-reply")
    assert len(replies) == 12
    assert len({case for row in replies for case in row["cases"]}) == 12


def test_every_suggestion_fits_its_platform(processed_sample: Path) -> None:
    teams = ("support-ja", "support-en")
    for path in [next((processed_sample / "digests" / team).rglob("*.json")) for team in teams]:
        for case in json.loads(path.read_bytes())["cases"]:
            for one in case["suggestions"]:
                assert one["limit"] is None or one["length"] <= one["limit"]
