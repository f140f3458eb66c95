"""An installation with the sample, made once for all documentation tests."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import CHECKOUT
from tests.journey.program import NO_EMBEDDINGS, PATIENCE, warm_command


def clean_environment() -> dict[str, str]:
    """English messages, nothing of the caller's own installation, and the cheap tier, which is quick."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("ACTIVESUPPORT_")}
    for name in ("LC_ALL", "LC_MESSAGES"):
        kept.pop(name, None)
    return kept | {"LANG": "C.UTF-8", "PYTHONPATH": str(CHECKOUT), "COLUMNS": "120"} | NO_EMBEDDINGS


@dataclass(frozen=True)
class Installation:
    """A folder with a config.toml, and the program to use it."""

    folder: Path

    def run(
        self, *words: str, given: str = "", expected: Sequence[int] = (0,), settings: Mapping[str, str] | None = None
    ) -> str:
        """Standard output of a command; its exit code must be one of `expected`."""
        done = subprocess.run(
            [*warm_command(), *words],
            cwd=self.folder, env=clean_environment() | dict(settings or {}),
            input=given.encode(), capture_output=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
        assert done.returncode in expected, done.stderr.decode()
        return done.stdout.decode("utf-8-sig")

    def json(self, *words: str) -> Any:
        return json.loads(self.run(*words))

    def lines(self, *words: str, given: str = "", expected: Sequence[int] = (0,)) -> list[Any]:
        return [json.loads(line) for line in self.run(*words, given=given, expected=expected).splitlines()]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The sample after one pass, with a case that has a history, and mails that no server took."""
    folder = tmp_path_factory.mktemp("docs") / "shop"
    Installation(folder.parent).run("init", "shop", "--sample")
    installation = Installation(folder)
    unreachable = {"HOST": "127.0.0.1", "PORT": "1", "SECURITY": "none"}
    settings = {f"ACTIVESUPPORT_MAIL__{key}": value for key, value in unreachable.items()}
    installation.run("run", "--once", settings=settings)
    installation.run("queue", "note", "1", "A note.", "--as", "reader")
    installation.run("queue", "relabel", "1", "complaint", "--as", "reader")
    return installation
