"""Edits while the daemon runs: a good one is taken over, a bad one changes nothing and is told once."""

import os
import threading
from pathlib import Path

import pytest

from activesupport.rulebook import InvalidRules, Rulebook
from tests.together import finish

GOOD = """\
[[brand]]
id = "b"
name = "B"
[[team]]
id = "t"
name = "T"
[[watch]]
id = "w"
brand = "b"
team = "t"
keywords = ["one"]
"""


def write(path: Path, text: str, tick: list[int] = [0]) -> None:  # noqa: B006
    """Write with a time stamp of its own, whatever the file system's clock does."""
    tick[0] += 1
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(tick[0] * 10**9, tick[0] * 10**9))


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    write(tmp_path / "rules.toml", GOOD)
    return tmp_path


def hit(rulebook: Rulebook, text: str) -> bool:
    return bool(rulebook.matcher.match(text, source="x", language="en"))


def test_opening_bad_rules_is_refused(rules: Path) -> None:
    write(rules / "rules.toml", GOOD.replace('team = "t"', 'team = "x"'))
    with pytest.raises(InvalidRules):
        Rulebook.open(rules)


def test_no_edit_no_news(rules: Path) -> None:
    rulebook = Rulebook.open(rules)
    assert rulebook.refresh() is None
    write(rules / "rules.toml", GOOD)  # touched, not changed
    assert rulebook.refresh() is None


def test_a_good_edit_is_in_force_at_once(rules: Path) -> None:
    rulebook = Rulebook.open(rules)
    before = rulebook.snapshot
    write(rules / "rules.toml", GOOD.replace('"one"', '"two"'))
    refreshed = rulebook.refresh()
    assert refreshed is not None
    assert refreshed.taken
    assert refreshed.version == rulebook.current.version != before.rules.version
    assert hit(rulebook, "two")
    assert not hit(rulebook, "one")
    assert before.matcher.match("one", source="x", language="en")  # work that has begun goes on with what it took


def test_a_bad_edit_is_told_once_and_changes_nothing(rules: Path) -> None:
    rulebook = Rulebook.open(rules)
    version = rulebook.current.version
    write(rules / "rules.toml", GOOD + "broken")
    refreshed = rulebook.refresh()
    assert refreshed is not None
    assert [(fault.line, fault.code) for fault in refreshed.faults] == [(12, "fault.syntax")]
    assert refreshed.version == rulebook.current.version == version
    assert rulebook.faults == refreshed.faults
    assert rulebook.refresh() is None
    assert hit(rulebook, "one")
    write(rules / "rules.toml", GOOD)
    mended = rulebook.refresh()
    assert mended is not None
    assert mended.taken
    assert mended.version == version
    assert rulebook.faults == ()


def test_added_and_deleted_files_are_noticed(rules: Path) -> None:
    rulebook = Rulebook.open(rules)
    more = GOOD[GOOD.index("[[watch]]") :].replace('"w"', '"v"').replace('"one"', '"more"')
    (rules / "sub").mkdir()
    write(rules / "sub" / "more.toml", more)
    assert rulebook.refresh() is not None
    assert hit(rulebook, "more")
    (rules / "sub" / "more.toml").unlink()
    assert rulebook.refresh() is not None
    assert not hit(rulebook, "more")
    (rules / "rules.toml").unlink()
    gone = rulebook.refresh()
    assert gone is not None
    assert [fault.code for fault in gone.faults] == ["rules.empty_folder"]
    assert hit(rulebook, "one")


def test_readers_always_see_rules_and_matcher_of_one_version(rules: Path) -> None:
    rulebook = Rulebook.open(rules)
    stop, mixed = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            snapshot = rulebook.snapshot
            word = snapshot.rules.watches[0].keywords[0]
            if not snapshot.matcher.match(word, source="x", language="en"):
                mixed.append(word)

    readers = [threading.Thread(target=read, daemon=True) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(50):
        write(rules / "rules.toml", GOOD.replace('"one"', f'"word{number}"'))
        rulebook.refresh()
    stop.set()
    for reader in readers:
        finish(reader)
    assert mixed == []
    assert rulebook.current.watches[0].keywords == ("word49",)
