"""Jobs within one process: hints are collected on the session and handed to worker threads after the commit."""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock

import structlog
from sqlalchemy import event
from sqlalchemy.orm import Session

Task = Callable[..., None]
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Hint:
    """Work that waits. Two hints with the same task and key are the same work."""

    task: str
    key: str
    args: Mapping[str, object] = field(hash=False, compare=False)


class EmbeddedJobs:
    """Worker threads over a queue of hints.

    A hint is lost when the process dies or the task fails: the rows it is about still say what is to be
    done, and the sweep defers it again. The same work waits only once and never runs twice at a time; asked
    for while it runs, it runs once more afterwards.
    """

    def __init__(self, workers: int = 4) -> None:
        self._tasks: dict[str, Task] = {}
        self._single: set[str] = set()
        self._queue: queue.Queue[Hint | None] = queue.Queue()
        self._waiting: set[Hint] = set()
        self._busy: dict[Hint | str, deque[Hint]] = {}
        self._lock = Lock()
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._work, name=f"worker-{number}", daemon=True)
            for number in range(1, workers + 1)
        ]

    def register(self, name: str, task: Task, *, one_at_a_time: bool = False) -> None:
        """Make a task known. `one_at_a_time` is for tasks that look at what the run before has written."""
        self._tasks[name] = task
        if one_at_a_time:
            self._single.add(name)

    def defer(self, session: object, task: str, *, key: str, args: Mapping[str, object]) -> None:
        """Run `task(**args)` after `session` has committed; nothing happens when it rolls back."""
        if not isinstance(session, Session):
            raise TypeError("embedded jobs are deferred on a SQLAlchemy session")
        hint = Hint(task, key, args)
        if "hints" not in session.info:
            event.listen(session, "after_commit", self._after_commit)
            event.listen(session, "after_rollback", _forget_hints)
        session.info.setdefault("hints", []).append(hint)

    def push(self, task: str, *, key: str, args: Mapping[str, object]) -> None:
        """Run `task(**args)` soon; for the clock, which has no transaction."""
        hint = Hint(task, key, args)
        with self._lock:
            if self._stopping.is_set() or hint in self._waiting:
                return
            self._waiting.add(hint)
        self._queue.put(hint)

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def run_until_idle(self) -> int:
        """Work in the calling thread until nothing waits; how many tasks failed."""
        failed = 0
        while not self._queue.empty():
            hint = self._queue.get()
            if hint is not None:
                failed += self._run(hint)
        return failed

    def stop(self, timeout: float) -> bool:
        """Take no more work, let running tasks finish; whether all did within `timeout` seconds."""
        self._stopping.set()
        for _ in self._threads:
            self._queue.put(None)
        deadline = time.monotonic() + timeout
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _after_commit(self, session: Session) -> None:
        hints, session.info["hints"] = session.info["hints"], []
        for hint in hints:
            self.push(hint.task, key=hint.key, args=hint.args)

    def _work(self) -> None:
        while (hint := self._queue.get()) is not None and not self._stopping.is_set():
            self._run(hint)

    def _run(self, hint: Hint) -> int:
        """Run a hint, then whatever was kept back because of it, so that no other worker has to wait for its turn."""
        failed = 0
        turn = hint.task if hint.task in self._single else hint
        upcoming = self._take(turn, hint)
        while upcoming is not None:
            failed += self._try(upcoming)
            upcoming = self._next(turn)
        return failed

    def _take(self, turn: Hint | str, hint: Hint) -> Hint | None:
        with self._lock:
            self._waiting.discard(hint)
            kept = self._busy.get(turn)
            if kept is None:
                self._busy[turn] = deque()
                return hint
            if hint not in kept:
                kept.append(hint)
            return None

    def _next(self, turn: Hint | str) -> Hint | None:
        with self._lock:
            kept = self._busy[turn]
            if kept and not self._stopping.is_set():
                return kept.popleft()
            del self._busy[turn]
            return None

    def _try(self, hint: Hint) -> int:
        try:
            self._tasks[hint.task](**hint.args)
        except Exception:  # a worker survives whatever a task raises; the sweep tries again
            log.exception("task_failed", task=hint.task, key=hint.key)
            return 1
        return 0


def _forget_hints(session: Session) -> None:
    session.info["hints"] = []
