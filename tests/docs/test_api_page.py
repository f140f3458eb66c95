"""The way through the API that docs/api.md shows is gone, command by command, against a desk that serves the sample."""

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.conftest import Installation, clean_environment
from tests.docs.pages import blocks, page

PATIENCE = 60
"""Seconds until the desk answers."""


@pytest.fixture
def shop(sample: Installation, tmp_path: Path) -> Installation:
    shutil.copytree(sample.folder, tmp_path / "shop")
    return Installation(tmp_path / "shop")


@pytest.fixture
def port(shop: Installation) -> Iterator[int]:
    """Where the desk of the sample listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        number = int(found.getsockname()[1])
    desk = subprocess.Popen(
        [sys.executable, "-m", "activesupport.app.main", "desk"],
        cwd=shop.folder, env=clean_environment() | {"ACTIVESUPPORT_DESK__PORT": str(number)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(number)
        yield number
    finally:
        desk.terminate()
        desk.wait(20)


def _wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the desk does not answer")


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="the page uses curl and jq")
@pytest.mark.timeout(300)
def test_the_whole_way_works_as_it_stands_on_the_page(shop: Installation, port: int) -> None:
    steps = [block.body for block in blocks(page("docs/api.md"), "api")]
    assert len(steps) == 7
    program = f'activesupport() {{ "{sys.executable}" -m activesupport.app.main "$@"; }}\n'
    script = program + "".join(steps).replace("127.0.0.1:8080", f"127.0.0.1:{port}")
    done = subprocess.run(
        ["bash", "-eu", "-o", "pipefail", "-c", script],
        cwd=shop.folder, env=clean_environment(), capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    sent = json.loads((shop.folder / "sent.json").read_text(encoding="utf-8"))
    assert sent["state"] == "handed"
    assert sent["url"].startswith("https://x.com/intent/post?")
    case = shop.json("queue", "show", str(sent["case"]), "--json")
    assert case["state"] == "waiting"
