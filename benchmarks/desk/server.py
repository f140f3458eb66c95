"""The server under load: `activesupport desk` as operators start it, in a process of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from benchmarks.desk.place import Place

_STARTS_WITHIN = 60.0
_STOPS_WITHIN = 20.0


@contextmanager
def serving(place: Place) -> Iterator[subprocess.Popen[bytes]]:
    """The desk of an installation, from its first answer until the block ends; its log lies beside the database."""
    command = [sys.executable, "-m", "activesupport.app.main", "--config", str(place.config), "desk"]
    with (place.folder / "desk.log").open("ab") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            _wait(place, process)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(_STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                process.kill()


def cpu_seconds(process: subprocess.Popen[bytes]) -> float | None:
    """How long a process has computed so far, None where the system does not say."""
    try:
        fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return None
    user, system = int(fields[11]), int(fields[12])
    return (user + system) / os.sysconf("SC_CLK_TCK")


def _wait(place: Place, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            httpx.get(f"{place.address}/login", timeout=5)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the desk does not answer; see {place.folder / 'desk.log'}")
