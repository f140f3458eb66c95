"""The program as people start it: a process of its own, with a known environment."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "activesupport.app.main")
ENGLISH, JAPANESE = "C.UTF-8", "ja_JP.UTF-8"
NO_EMBEDDINGS = {"ACTIVESUPPORT_MODEL__EMBEDDER": "none"}
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


def program(
    *arguments: str | Path,
    at: Path,
    given: bytes = b"",
    language: str = ENGLISH,
    code: int | None = 0,
    command: Sequence[str] = COMMAND,
    **more: str,
) -> Finished:
    """Run the program in the folder `at`; fails unless it ends with `code` (None: any) and without a traceback."""
    done = subprocess.run(
        [*command, *map(str, arguments)],
        cwd=at,
        env=environment(language, **more),
        input=given,
        capture_output=True,
        check=False,
    )
    finished = Finished(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))
    assert "Traceback" not in finished.err, finished.err
    if code is not None:
        assert finished.code == code, f"exit code {finished.code}, not {code}: {finished.err}"
    return finished


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
