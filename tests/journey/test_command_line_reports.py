"""`export`, `digest`, `import`, `poll`: what is taken out, and what is brought in by hand."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from activesupport.language import corpus
from tests.journey.program import ENGLISH, JAPANESE, as_lines, make_sample, program

POST = {"source": "x", "author": {"id": "n1", "handle": "new_one"}, "time": "2026-11-01T09:30:00+09:00"}


def _written(folder: Path) -> list[dict[str, object]]:
    """The posts of an installation's own sample file, the first of those that stand there twice."""
    posts: dict[tuple[str, str], dict[str, object]] = {}
    for line in (folder / "sample-posts.jsonl").read_text(encoding="utf-8").splitlines():
        post = json.loads(line)
        posts.setdefault((post["source"], post["id"]), post)
    return list(posts.values())


def test_every_stored_post_is_exported_whole(processed_sample: Path) -> None:
    rows = program("export", "posts", "--format", "jsonl", at=processed_sample).lines
    exported = {(row["source"], row["platform_id"]): row for row in rows}
    posts = _written(processed_sample)
    assert len(rows) == len(exported) == len(posts) == 350
    for post in posts:
        row = exported[post["source"], post["id"]]
        assert row["text"] == post["text"]
        author = post["author"]
        assert isinstance(author, dict)
        assert row["author"] == author["handle"]
        assert datetime.fromisoformat(row["time"]).utcoffset() is not None
        assert isinstance(row["watches"], list)
        assert isinstance(row["labels"], list)
    assert {watch for row in rows for watch in row["watches"]} >= {"tsumugi-ja", "tsumugi-en", "tsumugi-reviews-ja"}
    assert any(len(row["watches"]) > 1 for row in rows)
    assert {label for row in rows for label in row["labels"]} >= {"complaint", "churn", "question", "noise"}


@pytest.mark.parametrize("table", ["posts", "cases", "decisions", "labels"])
def test_both_formats_have_the_same_rows(sample: Path, tmp_path: Path, table: str) -> None:
    program("queue", "relabel", "1", "churn", "complaint", at=sample)
    rows = program("export", table, at=sample).lines
    program("export", table, "--format", "csv", "--output", tmp_path / "deep" / "out.csv", at=sample)
    raw = (tmp_path / "deep" / "out.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")  # Excel
    table_rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert len(table_rows) == len(rows) > 0
    assert list(table_rows[0]) == list(rows[0])
    risky = [cell for row in table_rows for cell in row.values() if cell[:1] in {"=", "+", "-", "@"}]
    assert risky == []  # a spreadsheet would run them
    assert sorted(path.name for path in (tmp_path / "deep").iterdir()) == ["out.csv"]


def test_what_people_said_can_be_trained_on(sample: Path) -> None:
    """One object a line whatever the post holds, with the keys of a labelled post; the latest word counts."""
    text = "つむモバの請求が\u2028また二重\u0085でした。最悪です\n返金はいつになりますか？"
    (sample / "more.jsonl").write_bytes(as_lines(POST | {"id": "n-1", "text": text}))
    program("import", "more.jsonl", at=sample)
    [case] = next(row["cases"] for row in program("export", at=sample).lines if row["platform_id"] == "n-1")
    program("queue", "relabel", str(case), "noise", at=sample)
    program("queue", "relabel", str(case), "question", "complaint", at=sample, ACTIVESUPPORT_USER="suzuki")
    [other] = program("queue", "lanes", "language", "--json", "--limit", "1", at=sample).json
    program("queue", "label", str(other["post"]), at=sample)
    program("export", "labels", "--output", "labels.jsonl", at=sample)
    first, second = corpus.read(sample / "labels.jsonl")
    assert (first.text, first.labels, first.brand) == (text, {"complaint", "question"}, "つむモバ")
    assert (second.text, second.labels, second.language) == (other["text"], frozenset(), other["language"])
    rows = [json.loads(line) for line in (sample / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["source"], row["by"]) for row in rows] == [("x", "suzuki"), ("x", "sato")]
    (sample / "rules" / "mine.toml").write_text("x = [")
    assert program("export", "labels", at=sample).lines == rows  # the rules that the daemon goes on with


def test_an_export_of_nothing_is_empty(tmp_path: Path) -> None:
    folder = make_sample(tmp_path / "sample")
    assert "activesupport run" in program("export", "posts", at=folder, code=2).err
    program("db", "upgrade", at=folder)
    assert program("export", "posts", at=folder).out == b""
    assert program("export", "cases", "--format", "csv", at=folder).text.strip("\ufeff") == ""


def test_a_digest_in_every_format(processed_sample: Path, tmp_path: Path) -> None:
    opened = program("export", "cases", at=processed_sample).lines[0]["opened_at"]
    day = f"{datetime.fromisoformat(opened).astimezone(ZoneInfo('Asia/Tokyo')):%Y-%m-%d}"
    options = ("--date", day, "--team", "support-ja")
    data = program("digest", "--format", "json", *options, at=processed_sample).json
    waiting = program("queue", "list", "--team", "support-ja", "--limit", "1000", "--json", at=processed_sample).json
    assert {one["case"] for one in data["cases"]} == {one["case"] for one in waiting}
    assert data["team"]["id"] == "support-ja"
    text = program("digest", "--format", "text", *options, at=processed_sample).text
    page = program("digest", "--format", "html", *options, at=processed_sample).text
    rows = list(csv.DictReader(io.StringIO(program("digest", "--format", "csv", *options, at=processed_sample).text)))
    assert f"#{waiting[0]['case']}" in text
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert waiting[0]["author"] in page
    assert len(rows) == len(waiting)
    told = program("digest", "--format", "html", *options, "--output", tmp_path / "d" / "day.html", at=processed_sample)
    assert "day.html" in told.err
    assert "waiting" not in told.text
    assert (tmp_path / "d" / "day.html").stat().st_size > 10_000


def test_a_day_before_everything_has_no_case(processed_sample: Path) -> None:
    options = ("--team", "support-en", "--date", "2020-02-29", "--format", "json")
    assert program("digest", *options, at=processed_sample).json["cases"] == []


@pytest.mark.parametrize(
    ("language", "arguments", "named"),
    [
        (ENGLISH, (), "support-ja"),
        (JAPANESE, ("--team", "support-jp"), "support-ja"),
        (ENGLISH, ("--team", "support-ja", "--date", "2026-02-30"), "2026-02-30"),
        (JAPANESE, ("--team", "support-ja", "--date", "yesterday"), "yesterday"),
        (ENGLISH, ("--team", "support-ja", "--date", "0001-01-01"), "0001-01-01"),
        (JAPANESE, ("--team", "support-ja", "--date", "9999-12-31"), "9999-12-31"),
    ],
)
def test_a_digest_that_cannot_be_made_is_told(
    processed_sample: Path, arguments: tuple[str, ...], named: str, language: str
) -> None:
    said = program("digest", *arguments, at=processed_sample, language=language, code=2).err
    assert named in said
    assert "digest." not in said  # the code of a text that is missing


def test_an_output_that_cannot_be_written_is_told(processed_sample: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path, tmp_path / "file" / "below"):
        said = program("digest", "--team", "support-ja", "--output", place, at=processed_sample, code=2).err
        assert "cannot be used" in said
        assert "cannot be used" in program("export", "--output", place, at=processed_sample, code=2).err


def test_lines_are_imported_once_and_processed(sample: Path) -> None:
    posts = as_lines(
        POST | {"id": "n-1", "text": "つむモバの請求が二重。至急返金して"}, POST | {"id": "n-2", "text": "晴れ"}
    )
    (sample / "more.jsonl").write_bytes(posts)
    assert "2" in program("import", "more.jsonl", at=sample).text
    assert program("import", "more.jsonl", at=sample).text.startswith("New posts: 0; known already: 2;")
    rows = {row["platform_id"]: row for row in program("export", at=sample).lines}
    assert len(rows) == 352
    assert rows["n-1"]["watches"] == ["tsumugi-ja"]
    assert rows["n-1"]["lanes"]
    assert rows["n-2"]["watches"] == []


def test_a_japanese_table_is_imported(sample: Path) -> None:
    table = 'id,time,text,author\r\nc-1,2026-11-01T09:30:00+09:00,"つむモバ、\n""圏外""のまま",表計算\r\n'
    for name, encoding in (("a.csv", "utf-8-sig"), ("b.csv", "utf-8")):
        (sample / name).write_bytes(table.replace("c-1", name).encode(encoding))
        program("import", name, at=sample)
        [row] = [row for row in program("export", at=sample).lines if row["platform_id"] == name]
        assert row["text"] == 'つむモバ、\n"圏外"のまま'


def test_bad_lines_of_an_import_are_told_and_the_rest_is_taken(sample: Path) -> None:
    good = POST | {"id": "g-1", "text": "つむモバ圏外"}
    (sample / "more.jsonl").write_bytes(
        as_lines(b"{", POST | {"text": "no id"}, good, POST | {"id": "t", "time": "soon"})
    )
    done = program("import", "more.jsonl", at=sample, code=1)
    for line in ("line 1", "line 2", "line 4"):
        assert line in done.err
    ids = {row["platform_id"] for row in program("export", at=sample).lines}
    assert "g-1" in ids
    assert len(ids) == 351


def test_an_import_of_what_is_no_archive_is_told(sample: Path) -> None:
    (sample / "picture.png").write_bytes(b"\x89PNG")
    for name in ("missing.jsonl", "picture.png", "rules"):
        assert name in program("import", name, at=sample, code=2).err


def test_a_poll_by_hand(tmp_path: Path) -> None:
    folder = make_sample(tmp_path / "sample")
    [health] = program("poll", "--json", at=folder).json
    assert health["source"] == "archive"
    assert health["trouble"] is None
    assert len(program("export", at=folder).lines) == 350
    program("poll", "archive", at=folder)
    assert "archive" in program("poll", "nobody", at=folder, code=2).err
    (folder / "sample-posts.jsonl").unlink()
    [health] = program("poll", "--json", at=folder, code=1).json
    assert health["trouble"] == "archive.missing"
