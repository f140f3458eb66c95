"""What the pages show works: shell examples, rule files, post files, the signature check, the counts of the corpus."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from activesupport.app.wiring import utc_now
from activesupport.channels.webhook import sign
from activesupport.domain.post import Query, Window
from activesupport.rulebook import check
from activesupport.sources.archive import ArchiveSource
from tests.docs.conftest import Installation, clean_environment
from tests.docs.pages import CHECKOUT, blocks, page

PATIENCE = 300
"""Seconds until a script that does not end is ended; the longest has some twenty commands."""
RULE_PAGES = ["README.md", "README.ja.md", "docs/rules.md", "docs/rules.ja.md"]


def _shell(script: str, folder: Path, programs: Path) -> subprocess.CompletedProcess[str]:
    environment = clean_environment()
    environment["PATH"] = f"{programs}:{environment['PATH']}"
    return subprocess.run(
        ["bash", "-eu", "-o", "pipefail", "-c", script + "\npwd > " + str(programs / "where")],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=PATIENCE,
    )  # fmt: skip


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder for PATH in which `activesupport` and `python` are those under test."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, words in (("activesupport", "-m activesupport.app.main "), ("python", "")):
        program = folder / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {words}"$@"\n', encoding="utf-8")
        program.chmod(0o755)
    return folder


@pytest.mark.timeout(900)  # some forty processes, one after the other
def test_the_examples_of_the_command_page_run(tmp_path: Path, programs: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    examples = blocks(page("docs/cli.md"), "runs")
    assert len(examples) > 5
    for example in examples:
        expected = int(example.mark.partition(":")[2] or 0)
        done = _shell(example.body, folder, programs)
        assert done.returncode == expected, f"{example.body}\n{done.stdout}\n{done.stderr}"
        if expected == 0:
            folder = Path((programs / "where").read_text(encoding="utf-8").strip())


def test_the_scripts_for_operators_run(sample: Installation, tmp_path: Path, programs: Path) -> None:
    shutil.copytree(sample.folder, tmp_path / "shop")
    scripts = blocks(page("docs/operations.md"), "runs")
    assert len(scripts) == 2
    for script in scripts:
        done = _shell(script.body, tmp_path / "shop", programs)
        assert done.returncode == 0, done.stderr
    copy = (tmp_path / "shop" / "backup.db").read_bytes()
    assert copy.startswith(b"SQLite format 3")
    assert b"sample_user" in copy


@pytest.mark.parametrize("name", RULE_PAGES)
def test_the_rule_files_on_the_pages_are_without_fault(name: str, tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "rules" / "general", tmp_path / "general")
    for number, block in enumerate(blocks(page(name), "rules")):
        (tmp_path / f"{number}.toml").write_text(block.body, encoding="utf-8")
    rules, faults, warnings = check(tmp_path)
    assert [fault.words("en") for fault in (*faults, *warnings)] == []
    assert rules is not None
    assert len(rules.watches) == 1


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_the_post_files_on_the_page_are_read_whole(kind: str, tmp_path: Path) -> None:
    (block,) = [one for one in blocks(page("docs/archive-format.md"), "archive") if one.mark.endswith(kind)]
    file = tmp_path / f"posts.{kind}"
    file.write_text(block.body, encoding="utf-8")
    found = ArchiveSource().fetch(Query(key="page", location=str(file)), Window(None, utc_now()))
    assert {reason.code for reason in found.faults} <= {"archive.no_offset"}, "one CSV time stands as Excel writes it"
    assert len(found.posts) == 2
    assert all(post.time.year == 2026 for post in found.posts)


def test_the_signature_check_on_the_page_agrees_with_ours() -> None:
    (block,) = blocks(page("docs/webhook.md"), "python")
    names: dict[str, object] = {}
    exec(block.body, names)
    is_ours = names["is_ours"]
    assert callable(is_ours)
    now, old = str(int(time.time())), str(int(time.time()) - 400)
    assert is_ours("secret", now, sign("secret", now, b"{}"), b"{}")
    assert not is_ours("secret", now, sign("other", now, b"{}"), b"{}")
    assert not is_ours("secret", now, sign("secret", now, b"{}"), b"{ }")
    assert not is_ours("secret", old, sign("secret", old, b"{}"), b"{}")


@pytest.mark.parametrize("name", ["counts", "agreement"])
def test_the_numbers_of_the_data_card_are_those_of_the_corpus(name: str) -> None:
    card = page("docs/data-card.md")
    (program,) = [
        block for block in blocks(card, "python") if f"<!-- python: {name} -->\n```python\n{block.body}" in card
    ]
    counted = subprocess.run(
        [sys.executable, "-c", program.body],
        cwd=CHECKOUT, env=clean_environment(), capture_output=True, check=True, timeout=PATIENCE,
    ).stdout.decode()  # fmt: skip
    shown = card.partition(f"<!-- {name} -->\n")[2].partition(f"<!-- /{name} -->")[0]
    assert shown == counted, "put what the program of docs/data-card.md prints between its two marks"
