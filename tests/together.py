"""Acts at the same moment, with an end of their own: a thread that hangs fails its test instead of hanging the run."""

import threading
from collections.abc import Callable

PATIENCE = 60.0
"""Seconds until a test gives up waiting; nothing is measured by it."""


def together(*acts: Callable[[], object]) -> None:
    """Start all at the same moment, each in a thread of its own, and wait for their ends. What one raises is raised."""
    ready = threading.Barrier(len(acts))
    bad: list[BaseException] = []

    def run(act: Callable[[], object]) -> None:
        try:
            ready.wait(PATIENCE)
            act()
        except BaseException as error:  # noqa: BLE001  # shown by the test, not by a lost thread
            bad.append(error)

    # Daemons: one that hangs must not keep the interpreter from ending.
    threads = [threading.Thread(target=run, args=(act,), daemon=True) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        finish(thread)
    if bad:
        raise bad[0]


def finish(thread: threading.Thread) -> None:
    """Wait for a thread, which has to be a daemon, and fail if it does not end."""
    thread.join(PATIENCE)
    assert not thread.is_alive(), f"{thread.name} still runs after {PATIENCE:.0f} seconds"
