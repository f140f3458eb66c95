"""The responders, in a process of their own: python -m benchmarks.desk.crowd ADDRESS RESPONDERS SECONDS PACE RECORD."""

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.desk.browser import Browser
from benchmarks.desk.crew import PASSWORD, names
from benchmarks.desk.place import Place
from benchmarks.desk.responder import Pace, Responder
from benchmarks.desk.samples import Record

_AT_THE_DOOR = 4
"""People who sign in at the same time."""
_TO_SIGN_IN, _TO_END = 5.0, 120.0
"""Seconds at the most: for each responder, and for all to stop."""
_ALL_IN = "all in"


def crowd(
    place: Place, responders: int, seconds: float, pace: float, all_in: Callable[[], None]
) -> tuple[Record, Record]:
    """What so many responders did in so many seconds, and how they came in before that.

    `all_in` is called when the last has signed in and the work begins.
    """
    path = place.folder / "record.json"
    command = [sys.executable, "-m", "benchmarks.desk.crowd", place.address, str(responders), str(seconds), str(pace)]
    with subprocess.Popen([*command, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # asked for above
        stop = threading.Timer(seconds + responders * _TO_SIGN_IN + _TO_END, process.kill)
        stop.start()
        if process.stdout.readline().strip() == _ALL_IN:
            all_in()
        process.wait()
        stop.cancel()
    if process.returncode != 0:
        raise RuntimeError(f"the crowd ended with {process.returncode}")
    return Record.load(path), Record.load(path.with_suffix(".door"))


async def _run(address: str, responders: int, seconds: float, pace: Pace, path: Path) -> None:
    door, record = Record(), Record()
    browsers = await _let_in(address, names(responders), door)
    print(_ALL_IN, flush=True)
    for browser in browsers:
        browser.record = record
    people = [Responder(name, browser, record, pace) for name, browser in zip(names(responders), browsers, strict=True)]
    began = time.perf_counter()
    tasks = [asyncio.create_task(one.work()) for one in people]
    done, _pending = await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
    record.seconds = time.perf_counter() - began
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for browser in browsers:
        await browser.close()
    for task in done:
        task.result()
    record.save(path)
    door.save(path.with_suffix(".door"))


async def _let_in(address: str, crew: Sequence[str], door: Record) -> list[Browser]:
    browsers = [Browser(address, door) for _ in crew]
    few = asyncio.Semaphore(_AT_THE_DOOR)

    async def enter(browser: Browser, name: str) -> None:
        async with few:
            await browser.sign_in(name, PASSWORD)

    began = time.perf_counter()
    await asyncio.gather(*(enter(browser, name) for browser, name in zip(browsers, crew, strict=True)))
    door.seconds = time.perf_counter() - began
    return browsers


if __name__ == "__main__":
    address, responders, seconds, pace, path = sys.argv[1:]
    asyncio.run(_run(address, int(responders), float(seconds), Pace(float(pace)), Path(path)))
