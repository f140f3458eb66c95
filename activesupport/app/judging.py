"""The judge in a process of its own: classification holds the interpreter lock, and pollers must not wait for it."""

import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Lock

from activesupport.app.embedding import JudgeOptions
from activesupport.domain.errors import ActiveSupportError, UserError
from activesupport.domain.labels import Utterance, Verdict
from activesupport.domain.ports import Judge
from activesupport.language.card import read_card

_judge: Judge | None = None
_failure: ActiveSupportError | None = None


def _start(options: JudgeOptions) -> None:
    """Load the model once in the child. Ctrl-C is the parent's affair: it stops the child when it is done."""
    global _judge, _failure  # noqa: PLW0603  # the only place where a worker process can keep its model
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    from activesupport.app.embedding import open_judge

    try:
        _judge = open_judge(options)
    except ActiveSupportError as error:  # told at the first question: a process that ends at its start says nothing
        _failure = error


def _end_with_parent() -> None:
    """A daemon that is killed cannot stop its child: the child notices."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(utterances: Sequence[Utterance]) -> list[Verdict]:
    if _failure is not None:
        raise UserError(_failure.reason.code, **_failure.reason.values)
    if _judge is None:
        raise RuntimeError("the judge's process was not started properly")
    return _judge.judge(utterances)


class ChildJudge:
    """Judges in one child process, which is started at the first question and again if it dies."""

    def __init__(self, options: JudgeOptions | None = None) -> None:
        self._options = options or JudgeOptions()
        card = read_card(self._options.folder)
        for name in card.files:
            card.read(name)
        self.version = card.version
        """As the card says, until the first verdict tells how the judge really works."""
        self._lock = Lock()
        self._pool: ProcessPoolExecutor | None = None

    def judge(self, utterances: Sequence[Utterance]) -> list[Verdict]:
        if not utterances:
            return []
        pool = self._running()
        try:
            verdicts = pool.submit(_work, list(utterances)).result()
        except BrokenProcessPool:
            self._forget(pool)
            verdicts = self._running().submit(_work, list(utterances)).result()
        self.version = verdicts[0].model
        return verdicts

    def close(self) -> None:
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(wait=False, cancel_futures=True)
                self._pool = None

    def _running(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    max_workers=1,
                    mp_context=get_context("spawn"),
                    initializer=_start,
                    initargs=(self._options,),
                )
            return self._pool

    def _forget(self, pool: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is pool:
                self._pool = None
