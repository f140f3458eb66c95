"""Every JSON key and CSV column that the program gives is on the pages, and none that it does not give."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from activesupport.domain.labels import Label
from tests.docs.conftest import Installation
from tests.docs.pages import DOCS, page, table

CLI, DIGEST = page("docs/cli.md"), page("docs/digest.md")
OPEN = frozenset({"scores", "values", "lanes", "outcomes", "parts", "detail", "summary"})
"""Objects whose keys are data: lanes, playbook parts, values of a reason."""


def _keys(value: Any, before: str = "") -> Iterator[str]:
    """Dotted keys of JSON, `[]` for the items of a list of objects."""
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        for item in value:
            yield from _keys(item, f"{before}[]" if before else "")
    elif isinstance(value, dict) and before.rpartition(".")[2] not in OPEN and before != "numbers.labels":
        for name, inner in value.items():
            yield from _keys(inner, f"{before}.{name}" if before else name)
    elif before:
        yield before


def _told(text: str, mark: str) -> set[str]:
    return set(table(text, f"keys: {mark}"))


def test_classify(sample: Installation) -> None:
    given = '{"id": 1, "text": "また圏外。もう解約したい、最悪", "lang": "ja", "brand": "つむモバ"}\noops\n'
    good, bad = sample.lines("classify", given=given, expected=[1])
    assert set(_keys(good)) == _told(CLI, "classify")
    assert set(_keys(bad)) == _told(CLI, "bad line")
    assert set(good["scores"]) == {str(label) for label in Label}


def test_explanations(sample: Installation) -> None:
    given = '{"text": "また圏外。もう解約したい、最悪", "lang": "ja", "brand": "つむモバ"}\n'
    said = sample.run("classify", "--explain", given=given, settings={"ACTIVESUPPORT_MODEL__EMBEDDER": "auto"})
    found = set(_keys(json.loads(said))) - _told(CLI, "classify")
    without_embeddings = {key for key in _told(CLI, "explain") if key.startswith("because")} | {"like"}
    assert found in (_told(CLI, "explain"), without_embeddings)


def test_training_and_measuring(sample: Installation, tmp_path: Path) -> None:
    """Without the shipped corpus, which takes its time: docs/cli.md trains with it as well."""
    said = {"complaint": "Down again, for the {}th time", "praise": "Works well in town {}, thank you"}
    lines = [
        json.dumps({"text": words.format(number), "labels": [label], "lang": "en"})
        for number in range(20)
        for label, words in said.items()
    ]
    (tmp_path / "own.jsonl").write_text("\n".join(lines))
    data = ("--data", str(tmp_path / "own.jsonl"))
    trained = sample.json("train", *data, "--no-corpus", "--output", str(tmp_path / "model"), "--json")
    measured = sample.json("evaluate", *data, "--json")
    assert set(trained) == _told(CLI, "train")
    assert set(measured) == _told(CLI, "evaluate")
    figures = {"average_precision", "roc_auc", "precision", "recall", "f1", "macro_f1", "brier", "calibration_error"}
    assert set(measured["labels"]["complaint"]) == {"posts", "with_it"} | figures
    assert all(f"`{name}`" in CLI for name in figures)


def test_labelled_lines() -> None:
    fields = {"text", "labels", "lang", "brand", "sector", "known", "source", "kind"}
    assert _told(CLI, "labelled") == fields


def test_suggest_and_its_input(sample: Installation) -> None:
    given = '{"id": 1, "text": "圏外で困っています", "lang": "ja", "brand": "つむモバ", "source": "mastodon"}\n'
    (answer,) = sample.lines("suggest", given=given)
    assert set(_keys(answer)) == _told(CLI, "suggest")
    assert answer["suggestions"][0]["limit"] == 500  # `source` is heeded
    assert _told(CLI, "input") == {"text", "id", "lang", "brand", "source"}


def test_guard_and_its_input(sample: Installation) -> None:
    draft = {"id": 1, "lang": "ja-JP", "brand": "つむモバ", "customer_name": "田中", "allow_links": ["tsumugi.example"]}
    draft |= {"allow_numbers": ["0120-000-123"], "text": "佐藤さま、0120-000-123かtsumugi.example、bit.ly/3abへ"}
    given = json.dumps(draft) + '\n{"text": "", "allow_links": "tsumugi.example"}\n'
    good, bad = sample.lines("guard", given=given, expected=[1])
    assert set(_keys(good)) == _told(CLI, "guard")
    assert [flag["kind"] for flag in good["flags"]] == ["wrong_name", "link"]
    assert set(_keys(bad)) == _told(CLI, "bad line")
    assert _told(CLI, "guard input") == draft.keys()


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("queue list", ("queue", "list", "--json")),
        ("queue lanes", ("queue", "lanes", "neutral", "--json")),
        ("poll", ("poll", "archive", "--json")),
        ("doctor", ("doctor", "--json")),
        ("outbox list", ("outbox", "list", "--json")),
    ],
)
def test_lists(sample: Installation, mark: str, words: tuple[str, ...]) -> None:
    assert set(_keys(sample.json(*words))) == _told(CLI, mark)


def test_queue_show(sample: Installation) -> None:
    assert set(_keys(sample.json("queue", "show", "1", "--json"))) == _told(CLI, "queue show") | _told(
        CLI, "queue list"
    )


@pytest.mark.parametrize("name", ["posts", "cases", "decisions", "labels"])
def test_exports(sample: Installation, name: str) -> None:
    assert set(_keys(sample.lines("export", name))) == _told(CLI, f"export {name}")


def test_rules_check(sample: Installation, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('[[team]]\nid = "t"\n', encoding="utf-8")
    said = sample.run("rules", "check", str(tmp_path), "--json", expected=[2])
    found = set(_keys(json.loads(said))) | {"warnings[].file", "warnings[].line", "warnings[].key", "warnings[].words"}
    assert found - {"warnings"} == _told(CLI, "rules check")


def test_digest(sample: Installation) -> None:
    digest = sample.json("digest", "--team", "support-en", "--format", "json")
    digest["warnings"] = digest["warnings"] or [{"code": "", "values": {}, "text": ""}]
    assert set(_keys(digest)) == _told(DIGEST, "digest")


def test_digest_columns(sample: Installation) -> None:
    said = sample.run("digest", "--team", "support-en", "--format", "csv")
    header = next(csv.reader(io.StringIO(said)))
    assert header == list(table(DIGEST, "columns: digest"))


def test_digest_files_are_those_of_the_page(sample: Installation) -> None:
    suffixes = {path.suffix for path in (sample.folder / "digests").rglob("*.*")}
    assert suffixes == {".html", ".txt", ".json", ".csv"}
    assert all(f"0900{suffix}" in (DOCS / "digest.md").read_text(encoding="utf-8") for suffix in suffixes)
