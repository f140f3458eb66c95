"""Waits until the tests that started a PostgreSQL server are gone, then stops it: killed tests leave nothing behind.

Run as `python stop_when_alone.py FOLDER`; the pipe to its standard input closes when the tests end, however they end.
"""

import contextlib
import os
import shutil
import signal
import sys
import time
from pathlib import Path


def main(folder: Path) -> None:
    """`folder` holds the server's `data`; tests that ended in order have removed it already."""
    sys.stdin.read()
    running = folder / "data" / "postmaster.pid"
    with contextlib.suppress(OSError, ValueError, IndexError):
        os.kill(int(running.read_text().split()[0]), signal.SIGINT)  # PostgreSQL's "fast shutdown"
    for _ in range(100):
        if not running.exists():
            break
        time.sleep(0.1)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
