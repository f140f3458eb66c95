"""The daemon as a service manager sees it: it starts, works, stops when told, and survives being killed."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.journey.program import COMMAND, environment, make_sample, program

PATIENCE = 90.0
"""Seconds until a test gives up waiting; nothing is measured by it."""
STOPS_WITHIN = 10.0
"""What is promised to service managers."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of service managers are a matter of POSIX")


@dataclass(frozen=True)
class Daemon:
    """A running daemon; what it says goes to files, so that no full pipe can hold it up."""

    process: subprocess.Popen[bytes]
    out: Path
    err: Path

    @property
    def log(self) -> list[dict[str, Any]]:
        """The lines of the log that are complete."""
        whole = self.err.read_text(encoding="utf-8").rpartition("\n")[0]
        return [json.loads(line) for line in whole.splitlines() if line.startswith("{")]

    @property
    def digests(self) -> list[str]:
        said = self.out.read_text(encoding="utf-8").splitlines()
        return [line.partition(": ")[2] for line in said if line.startswith("Digest: ")]

    def events(self, name: str) -> list[dict[str, Any]]:
        return [entry for entry in self.log if entry["event"] == name]

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something to come true while the daemon lives."""
        give_up = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, self.err.read_text(encoding="utf-8")
            assert time.monotonic() < give_up, self.err.read_text(encoding="utf-8")
            time.sleep(0.05)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        self.process.send_signal(number)
        assert self.process.wait(timeout=STOPS_WITHIN) == 0
        assert self.events("stopped")[-1]["everything_finished"] is True
        assert "Traceback" not in self.err.read_text(encoding="utf-8")

    def children(self) -> list[int]:
        """The process ids of its children (Linux tells)."""
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        return [int(number) for task in tasks for number in (task / "children").read_text().split()]


@contextmanager
def _daemon(folder: Path, **variables: str) -> Iterator[Daemon]:
    """`activesupport run` with a quick clock; killed at the end if it still lives."""
    number = len(list(folder.parent.glob("*.err")))
    out, err = folder.parent / f"{number}.out", folder.parent / f"{number}.err"
    with out.open("wb") as to_out, err.open("wb") as to_err:
        process = subprocess.Popen(
            [*COMMAND, "run"], cwd=folder, stdin=subprocess.DEVNULL, stdout=to_out, stderr=to_err,
            env=environment(ACTIVESUPPORT_DAEMON__TICK_SECONDS="0.2", **variables),
        )  # fmt: skip
    try:
        yield Daemon(process, out, err)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(PATIENCE)


def _is_running(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"  # ended, and nobody has asked how


def _wait_until_gone(numbers: list[int]) -> None:
    give_up = time.monotonic() + PATIENCE
    while any(map(_is_running, numbers)):
        assert time.monotonic() < give_up, numbers
        time.sleep(0.05)


def _lanes(folder: Path) -> dict[str, Any]:
    return {row["platform_id"]: row["lanes"] for row in program("export", at=folder).lines}


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """An installation on the sample that was never run."""
    return make_sample(tmp_path / "sample")


def test_it_works_through_the_sample_stops_and_starts_again(fresh: Path, processed_sample: Path) -> None:
    with _daemon(fresh) as daemon:
        daemon.until(lambda: len(daemon.digests) == 2)
        assert all(Path(path).is_file() for path in daemon.digests)
        daemon.stop()
    assert _lanes(fresh) == _lanes(processed_sample)
    posts, cases = program("export", at=fresh).out, program("export", "cases", at=fresh).out
    with _daemon(fresh, ACTIVESUPPORT_LOG__LEVEL="debug") as again:  # a poll that brings nothing is no news
        again.until(lambda: again.events("polled"))
        again.stop(signal.SIGINT)
        assert sum(entry["new"] for entry in again.events("polled")) == 0
        assert again.digests == []
    assert (program("export", at=fresh).out, program("export", "cases", at=fresh).out) == (posts, cases)


def test_its_log_holds_no_words_of_any_post(fresh: Path) -> None:
    with _daemon(fresh) as daemon:
        daemon.until(lambda: len(daemon.digests) == 2)
        daemon.stop()
        said = daemon.err.read_text(encoding="utf-8") + daemon.out.read_text(encoding="utf-8")
    assert daemon.events("processed")
    texts = [row["text"] for row in program("export", at=fresh).lines]
    pieces = {text[start : start + 12] for text in texts for start in range(0, len(text) - 12, 4)}
    assert len(pieces) > 1000
    assert {piece for piece in pieces if piece in said} == set()


def test_a_second_daemon_refuses_and_the_command_line_does_not(fresh: Path) -> None:
    with _daemon(fresh) as daemon:
        daemon.until(lambda: len(daemon.digests) == 2)
        for arguments in (("run",), ("run", "--once")):
            refused = program(*arguments, at=fresh, code=2)
            assert str(fresh / "activesupport.db") in refused.err
            assert "Another activesupport daemon is running" in refused.err
        program("queue", "claim", "1", at=fresh)
        assert program("queue", "show", "1", "--json", at=fresh).json["claimed_by"] == "sato"
        program("run", "--dry", "--once", at=fresh)  # a rehearsal has a database of its own
        daemon.stop()
    program("run", "--once", at=fresh)


def test_edited_rules_are_taken_over_and_broken_ones_are_not(fresh: Path) -> None:
    mine = fresh / "rules" / "mine.toml"
    with _daemon(fresh) as daemon:
        daemon.until(lambda: daemon.events("started"))
        first = daemon.events("started")[0]["rules"]
        assert daemon.events("started")[0]["desk"] == "http://127.0.0.1:8080"
        mine.write_text(
            '[[watch]]\nid = "rain"\nbrand = "tsumugi"\nteam = "support-ja"\nkeywords = ["雨漏り"]\n', "utf-8"
        )
        daemon.until(lambda: daemon.events("rules_taken_over"))
        second = daemon.events("rules_taken_over")[-1]["version"]
        assert second == program("rules", "check", "--json", at=fresh).json["version"] != first
        mine.write_text('[[watch]]\nid = "rain"\nkeyword = ["雨漏り"]\n', "utf-8")
        daemon.until(lambda: daemon.events("rules_refused"))
        refused = daemon.events("rules_refused")
        assert {entry["still_in_force"] for entry in refused} == {second}
        assert all("mine.toml, line" in entry["fault"] for entry in refused)
        mine.unlink()
        daemon.until(lambda: daemon.events("rules_taken_over")[-1]["version"] == first)
        daemon.stop()


def test_killed_in_the_middle_it_loses_nothing(fresh: Path, processed_sample: Path) -> None:
    with _daemon(fresh) as daemon:
        daemon.until(lambda: daemon.events("polled"))
        daemon.process.kill()
        daemon.process.wait(PATIENCE)
    with _daemon(fresh) as again:
        again.until(lambda: len(daemon.digests) + len(again.digests) >= 2)
        again.stop()
    assert _lanes(fresh) == _lanes(processed_sample)
    cases, expected = (program("export", "cases", at=place).lines for place in (fresh, processed_sample))
    assert {one["author_id"] for one in cases} == {one["author_id"] for one in expected}
    assert len(cases) == len(expected)
    program("doctor", at=fresh)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux tells which children a process has")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_its_child_ends_with_it(fresh: Path, ending: signal.Signals) -> None:
    with _daemon(fresh) as daemon:
        daemon.until(lambda: daemon.events("processed"))
        children = daemon.children()
        assert children
        daemon.process.send_signal(ending)
        daemon.process.wait(timeout=PATIENCE)
        _wait_until_gone(children)
