"""Starts the program many times from one process that has imported it: `python warm_server.py SOCKET`.

Every command still is a process of its own, forked from this one, with its own folder, environment and standard
streams, and begins at `main` as any other. What it saves is importing, the greater part of most commands. This process
itself runs nothing of the program, so that nothing that a command keeps in memory can reach the next one.
It ends with whoever started it: when its standard input is closed.
"""

import atexit
import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from typing import NoReturn

CHECKOUT = Path(__file__).resolve().parents[2]
LATE = (
    "alembic.command", "psycopg", "rich.table", "sklearn.linear_model", "sqlalchemy.dialects.postgresql",
    "sqlalchemy.dialects.sqlite", "typer.main", "typer.rich_utils",
)  # fmt: skip
"""What commands import when they come to need it."""
NOT_HERE = ("activesupport.app.cli", "activesupport.app.main")
"""The commands themselves: what they say of themselves is chosen by the language when they are imported."""


def import_all_but_commands() -> None:
    """All that commands use. What is not installed is not needed."""
    ours = (file.relative_to(CHECKOUT).with_suffix("") for file in sorted((CHECKOUT / "activesupport").rglob("*.py")))
    names = (".".join(path.parts).removesuffix(".__init__") for path in ours)
    for name in (*(name for name in names if not name.startswith(NOT_HERE)), *LATE):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


class Server:
    """Forks a process for everybody who connects, and tells how it ended."""

    def __init__(self, address: str) -> None:
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(address)
        self._listening.listen(64)
        self._ended, told = os.pipe()
        os.set_blocking(told, False)
        signal.set_wakeup_fd(told)
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        self._running: dict[socket.socket, int] = {}
        self._selector = selectors.DefaultSelector()
        for source in (self._listening, self._ended, 0):
            self._selector.register(source, selectors.EVENT_READ)

    def serve(self) -> list[str] | None:
        """None at the end; in a process that was forked the words of its command."""
        while True:
            for key, _events in self._selector.select():
                if key.fileobj == 0:
                    return None
                if key.fileobj == self._ended:
                    self._tell_ends()
                elif key.fileobj is self._listening:
                    words = self._start(self._listening.accept()[0])
                    if words is not None:
                        return words
                elif isinstance(key.fileobj, socket.socket):
                    self._given_up(key.fileobj)

    def _start(self, asking: socket.socket) -> list[str] | None:
        request, streams, _flags, _address = socket.recv_fds(asking, 1 << 20, 3)
        while not request.endswith(b"\n"):
            request += asking.recv(1 << 20)
        pid = os.fork()
        if pid == 0:
            self._leave(asking)
            return _become(json.loads(request), streams)
        for stream in streams:
            os.close(stream)
        self._running[asking] = pid
        self._selector.register(asking, selectors.EVENT_READ)
        return None

    def _leave(self, asking: socket.socket) -> None:
        """In the forked process: nothing of the server stays."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self._selector.close()
        for one in (asking, self._listening, *self._running):
            one.close()
        os.close(self._ended)

    def _tell_ends(self) -> None:
        os.read(self._ended, 4096)
        for asking, pid in list(self._running.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                self._forget(asking, str(os.waitstatus_to_exitcode(status)))

    def _given_up(self, asking: socket.socket) -> None:
        """Nobody waits any more: the test has failed, or its patience has ended."""
        pid = self._running[asking]
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        self._forget(asking, "")

    def _forget(self, asking: socket.socket, code: str) -> None:
        del self._running[asking]
        self._selector.unregister(asking)
        with contextlib.suppress(OSError):
            asking.sendall(code.encode())
        asking.close()


def _become(request: dict[str, object], streams: list[int]) -> list[str]:
    """Take the folder, environment and standard streams of whoever asks."""
    words, folder, variables = request["words"], request["folder"], request["environment"]
    assert isinstance(words, list)
    assert isinstance(folder, str)
    assert isinstance(variables, dict)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    time.tzset()
    return words


def _run(words: list[str]) -> NoReturn:
    """The program from its entry to its end. The end is that of Python, but for taking every module apart."""
    from activesupport.app import main

    sys.argv = [str(main.__file__), *words]
    code: object = 0
    try:
        main.main()
    except SystemExit as ended:
        code = ended.code
    except Exception:  # noqa: BLE001  # as the interpreter does
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    sys.path[0] = str(CHECKOUT)
    import_all_but_commands()
    gc.collect()
    gc.freeze()  # a collection would copy every page that the processes share
    given = Server(sys.argv[1]).serve()
    if given is not None:
        _run(given)
