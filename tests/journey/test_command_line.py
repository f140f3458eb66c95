"""The command line as a whole: help, wrong usage, both languages, and bad installations told without a traceback."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journey.program import ENGLISH, JAPANESE, PATIENCE, as_lines, environment, make_sample, program

HEAVY = ("sqlalchemy", "sklearn", "numpy", "httpx", "alembic", "jinja2", "tweepy", "apscheduler")
COMMANDS = [
    (), ("init",), ("run",), ("poll",), ("import",), ("classify",), ("suggest",), ("digest",), ("export",),
    ("doctor",), ("rules",), ("rules", "check"), ("config", "check"), ("db", "check"), ("db", "upgrade"), ("queue",),
    *(("queue", verb) for verb in ("list", "show", "claim", "release", "note", "relabel", "dismiss", "resolve")),
    ("queue", "label"), ("queue", "reopen"), ("queue", "lanes"), ("outbox",),
]  # fmt: skip
NEEDS_CONFIG = [
    ("run", "--once"), ("poll",), ("import", "x.jsonl"), ("queue", "list"), ("queue", "show", "1"), ("digest",),
    ("export",), ("config", "check"), ("rules", "check"), ("db", "check"), ("db", "upgrade"), ("doctor",),
]  # fmt: skip
NEEDS_RULES = [("run", "--once"), ("poll",), ("import", "sample-posts.jsonl"), ("digest",)]

_HELP_IN_ONE_PROCESS = """
import sys
from activesupport.app.cli import command
for words in {commands!r}:
    try:
        command()([*words, "--help"])
    except SystemExit as ended:
        assert ended.code == 0, (words, ended.code)
    if not words:
        print("PYDANTIC", "pydantic" in sys.modules)
loaded = sorted({{name.partition(".")[0] for name in sys.modules}} & set({heavy!r}))
print("LOADED", loaded)
"""


@pytest.mark.parametrize("language", [ENGLISH, JAPANESE])
def test_help_of_every_command_comes_without_anything_heavy(tmp_path: Path, language: str) -> None:
    script = _HELP_IN_ONE_PROCESS.format(commands=COMMANDS, heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path, env=environment(language), capture_output=True, check=True, timeout=PATIENCE,
    )  # fmt: skip
    said = done.stdout.decode()
    assert said.endswith("LOADED []\n")
    assert "PYDANTIC False\n" in said  # for a command's own help typer itself takes it
    assert ("使い" in said or "投稿" in said) == (language == JAPANESE)
    assert not re.search(r"help\.[a-z]", said)  # the code of a text that is missing
    assert "Show this message" not in said  # what typer says by itself, in English everywhere


def test_the_version_is_told(tmp_path: Path) -> None:
    from activesupport import __version__

    assert program("--version", at=tmp_path).text.strip() == __version__


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("queue",),
        ("nonsense",),
        ("classify", "--nonsense"),
        ("queue", "show", "abc"),
        ("queue", "show", "0"),
        ("queue", "show", "9" * 25),
        ("queue", "dismiss", "1"),
        ("queue", "dismiss", "1", "--reason", "bored"),
        ("queue", "resolve", "1", "--outcome", "fine"),
        ("queue", "relabel", "1", "angry"),
        ("digest", "--format", "pdf"),
        ("export", "secrets"),
    ],
)
def test_wrong_usage_ends_with_two(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    program(*arguments, at=tmp_path, code=2)


@pytest.mark.parametrize(("language", "words"), [(ENGLISH, "activesupport init"), (JAPANESE, "設定ファイル")])
def test_without_a_configuration_the_next_step_is_said(tmp_path: Path, language: str, words: str) -> None:
    for arguments in NEEDS_CONFIG if language == ENGLISH else NEEDS_CONFIG[:2]:
        done = program(*arguments, at=tmp_path, language=language, code=2)
        assert "config.toml" in done.err
        assert words in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_configuration_that_is_a_folder_or_elsewhere(tmp_path: Path) -> None:
    assert "missing.toml" in program("--config", "missing.toml", "doctor", at=tmp_path, code=2).err
    (tmp_path / "config.toml").mkdir()
    assert "config.toml" in program("doctor", at=tmp_path, code=2).err


def test_broken_settings_are_told_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[mail]\nhots = "x"\nport = "many"\n[log]\nlevel = "inform"\n')
    for arguments in (("config", "check"), ("run", "--once"), ("classify",)):
        said = program(*arguments, at=tmp_path, code=2).err
        for words in ("line 2, mail.hots", "host", "line 3, mail.port", "line 5, log.level"):
            assert words in said
    assert "3行目 mail.port" in program("config", "check", at=tmp_path, language=JAPANESE, code=2).err


def test_a_configuration_that_names_what_is_not_there_is_worth_a_look(tmp_path: Path) -> None:
    folder = make_sample(tmp_path / "sample")
    assert "Worth a look" not in program("config", "check", at=folder).text
    config = folder / "config.toml"
    config.write_text('[rules]\ndir = "elsewhere"\n[sources.archive]\npath = "none.jsonl"\n')
    first, second, last = program("config", "check", at=folder).text.splitlines()
    assert first.startswith("Worth a look: config.toml, line 2, rules.dir: ")
    assert second.startswith("Worth a look: config.toml, line 4, sources.archive.path: ")
    assert "fine" in last


def test_faults_of_rules_are_counted_without_sending_people_round_in_circles(tmp_path: Path) -> None:
    folder = make_sample(tmp_path / "sample")
    (folder / "rules" / "mine.toml").write_text("[cases]\nreopen_within = 7\n[cases2]\n")
    said = program("rules", "check", at=folder, code=2).err.splitlines()
    assert said[-1].startswith("Faults to put right: 2.")
    assert "rules check" not in said[-1]


def test_init_never_overwrites(tmp_path: Path) -> None:
    made = program("init", "here", at=tmp_path)
    assert "config.toml" in made.text
    files = {path: path.read_bytes() for path in (tmp_path / "here").rglob("*") if path.is_file()}
    assert {path.name for path in files} >= {"config.toml", "playbooks.toml", "priority.toml"}
    (tmp_path / "here" / "rules" / "general" / "priority.toml").write_text("# mine\n")
    program("init", "here", "--sample", at=tmp_path, code=2)
    program("init", "here", "--if-missing", at=tmp_path)
    assert not (tmp_path / "here" / "sample-posts.jsonl").exists()
    assert (tmp_path / "here" / "rules" / "general" / "priority.toml").read_text() == "# mine\n"


def test_init_keeps_rules_that_lie_there_without_a_configuration(tmp_path: Path) -> None:
    mine = tmp_path / "here" / "rules" / "general" / "priority.toml"
    mine.parent.mkdir(parents=True)
    mine.write_text("# mine\n")
    program("init", "here", at=tmp_path, code=None)
    assert mine.read_text() == "# mine\n"


def test_init_copies_the_chosen_packs(tmp_path: Path) -> None:
    program("init", "here", "--pack", "sample", "--pack", "general", at=tmp_path)
    assert {path.name for path in (tmp_path / "here" / "rules").iterdir()} == {"general", "sample"}
    said = program("init", "there", "--pack", "generel", at=tmp_path, code=2).err
    assert "general" in said
    assert not (tmp_path / "there").exists()
    (tmp_path / "file").touch()
    assert "file" in program("init", "file/below", at=tmp_path, code=2).err


@pytest.mark.parametrize("content", ["text that is no database, and long enough to be one\n" * 20, "folder"])
def test_a_broken_database_is_told(tmp_path: Path, content: str) -> None:
    folder = make_sample(tmp_path / "sample")
    database = folder / "activesupport.db"
    database.mkdir() if content == "folder" else database.write_text(content)
    for arguments in (("queue", "list"), ("run", "--once"), ("export",), ("db", "check"), ("db", "upgrade")):
        assert "database" in program(*arguments, at=folder, code=2).err
    assert "✗" in program("doctor", at=folder, code=1).text


def test_a_damaged_database_is_told(sample: Path) -> None:
    database = sample / "activesupport.db"
    content = bytearray(database.read_bytes())
    content[8192:-4096] = b"\xa5" * (len(content) - 12288)
    database.write_bytes(content)
    for arguments in (("queue", "list"), ("run", "--once"), ("export", "decisions")):
        assert "database" in program(*arguments, at=sample, code=2).err
    program("doctor", at=sample, code=1)


def test_an_address_that_is_no_database_is_told_without_its_password(tmp_path: Path) -> None:
    folder = make_sample(tmp_path / "sample")
    for url in ("hunter2-secret", "mysql://u:hunter2-secret@h/d", "postgresql://u:hunter2-secret@127.0.0.1:1/d"):
        done = program("db", "check", at=folder, code=2, ACTIVESUPPORT_STORAGE__URL=url)
        assert done.err
        assert "hunter2-secret" not in done.err + done.text


@pytest.mark.parametrize("fault", ["syntax", "gone", "wrong key"])
def test_broken_rules_are_told_with_file_and_line(tmp_path: Path, fault: str) -> None:
    folder = make_sample(tmp_path / "sample")
    if fault == "gone":
        (folder / "rules").rename(folder / "elsewhere")
        expected = "rules"
    else:
        text = "x = [" if fault == "syntax" else '\n[[watch]]\nid = "w"\nkeyword = ["x"]\n'
        (folder / "rules" / "mine.toml").write_text(text)
        expected = "mine.toml, line"
    for arguments in (*NEEDS_RULES, ("rules", "check"), ("suggest",)):
        done = program(*arguments, at=folder, given=as_lines({"text": "x"}), code=2)
        assert expected in done.err, arguments
    assert "✗" in program("doctor", at=folder, code=1).text


def test_a_half_saved_rule_file_does_not_stop_the_responders(tmp_path: Path) -> None:
    folder = make_sample(tmp_path / "sample")
    program("run", "--once", at=folder)
    (folder / "rules" / "mine.toml").write_text("x = [")
    program("queue", "claim", "1", at=folder)
    history = program("queue", "show", "1", "--json", at=folder).json["decisions"]
    assert history[-1]["action"] == "claim"
    assert history[-1]["rules"] == history[0]["rules"]
    assert (
        "#1"
        in program("digest", "--team", "support-ja", at=folder).text
        + program("digest", "--team", "support-en", at=folder).text
    )


def test_checks_of_a_good_installation(sample: Path) -> None:
    program("config", "check", at=sample)
    program("rules", "check", at=sample)
    program("db", "check", at=sample)
    assert program("rules", "check", "--json", at=sample).json["ok"] is True
    findings = program("doctor", "--json", at=sample).json
    assert {one["state"] for one in findings} <= {"fine", "look"}
    assert all(one["what"] and one["words"] for one in findings)
    assert any("日本" in one["words"] or "です" in one["words"] or "ます" in one["words"]
               for one in program("doctor", "--json", at=sample, language=JAPANESE).json)  # fmt: skip


def test_the_database_is_made_and_checked(tmp_path: Path) -> None:
    folder = make_sample(tmp_path / "sample")
    program("db", "check", at=folder, code=1)
    assert not (folder / "activesupport.db").exists()
    program("db", "upgrade", at=folder)
    program("db", "check", at=folder)
    program("db", "upgrade", at=folder)


def test_a_digest_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    folder = make_sample(tmp_path / "sample")
    (folder / "digests").touch()
    assert "digests" in program("run", "--once", at=folder, code=1).err
    (folder / "digests").unlink()
    assert "digests" in program("run", "--once", at=folder).text  # nothing was lost


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_digest_folder_without_rights_is_told(tmp_path: Path) -> None:
    folder = make_sample(tmp_path / "sample")
    (folder / "digests").mkdir(mode=0o500)
    assert "digests" in program("run", "--once", at=folder, code=1).err
    program("doctor", at=folder, code=1)
