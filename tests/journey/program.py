"""The program as people start it: a process of its own, with a known environment."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, TypeVar

CHECKOUT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "activesupport.app.main")
"""The program, started from nothing."""
PATIENCE = 120
"""Seconds until a program that does not end is ended; nothing is measured by it."""
ENGLISH, JAPANESE = "C.UTF-8", "ja_JP.UTF-8"
NO_EMBEDDINGS = {"ACTIVESUPPORT_MODEL__EMBEDDER": "none"}
Started = TypeVar("Started", bound="subprocess.Popen[Any]")
OURS = {"ACTIVESUPPORT_USER": "sato"} | NO_EMBEDDINGS


@dataclass(frozen=True)
class Finished:
    """How a run of the program ended."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Standard output read as JSON Lines, strictly: NaN and infinities are not JSON."""
        return [json.loads(line, parse_constant=_not_json) for line in self.out.splitlines()]


def environment(language: str = ENGLISH, **more: str) -> dict[str, str]:
    """The environment without anything that a developer's shell may add.

    Embeddings take their time; where a test is not about them, the cheap tier judges.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ACTIVESUPPORT_", "LC_", "PYTEST_", "COV_")) and name not in {"LANG", "LANGUAGE"}
    }
    return (
        kept
        | {"LANG": language, "PYTHONPATH": str(CHECKOUT), "COLUMNS": "100", "ACTIVESUPPORT_USER": "sato"}
        | NO_EMBEDDINGS
        | more
    )


@cache
def warm_command() -> tuple[str, ...]:
    """The program, started from a process that has imported it already (tests/journey/warm_server.py).

    It is as good as `COMMAND` where what matters is what a command does and says, not what its start costs or loads.
    """
    if not hasattr(os, "fork"):
        return COMMAND
    folder, beside = Path(mkdtemp(prefix="activesupport-warm-")), Path(__file__).parent
    address = folder / "socket"
    server = subprocess.Popen(
        [sys.executable, str(beside / "warm_server.py"), str(address)], env=environment(), stdin=subprocess.PIPE
    )
    atexit.register(_end, server, folder)
    end = time.monotonic() + PATIENCE
    while not address.exists():
        assert server.poll() is None, "the server of warm processes has ended"
        assert time.monotonic() < end, "the server of warm processes does not come up"
        time.sleep(0.02)
    return (sys.executable, "-IS", str(beside / "warm_start.py"), str(address))


def _end(server: subprocess.Popen[bytes], folder: Path) -> None:
    server.kill()
    server.wait(PATIENCE)
    shutil.rmtree(folder, ignore_errors=True)


def program(
    *arguments: str | Path,
    at: Path,
    given: bytes = b"",
    language: str = ENGLISH,
    code: int | None = 0,
    command: Sequence[str] = (),
    **more: str,
) -> Finished:
    """Run the program in the folder `at`; fails unless it ends with `code` (None: any) and without a traceback.

    `command` starts another program than that of this checkout.
    """
    done = subprocess.run(
        [*(command or warm_command()), *map(str, arguments)],
        cwd=at,
        env=environment(language, **more),
        input=given,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    finished = Finished(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))
    assert "Traceback" not in finished.err, finished.err
    if code is not None:
        assert finished.code == code, f"exit code {finished.code}, not {code}: {finished.err}"
    return finished


@contextmanager
def ended(process: Started) -> Iterator[Started]:
    """A process that was started is ended in any case, and before whoever reads from it would wait for ever."""
    patience = threading.Timer(PATIENCE, process.kill)
    patience.daemon = True
    patience.start()
    try:
        yield process
    finally:
        patience.cancel()
        process.kill()
        process.wait(PATIENCE)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def make_sample(folder: Path) -> Path:
    """An installation with the sample in it, not run yet."""
    program("init", folder, "--sample", at=folder.parent)
    return folder


def as_lines(*items: object) -> bytes:
    """JSON Lines of values; bytes go in as they are."""
    return b"".join(
        (item if isinstance(item, bytes) else json.dumps(item, ensure_ascii=False).encode()) + b"\n" for item in items
    )


def _not_json(constant: str) -> float:
    raise AssertionError(f"{constant} is not JSON")
