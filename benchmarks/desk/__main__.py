"""Fills a database, lets a crowd of responders work at the real server, and writes its part of docs/desk-load.md.

    python -m benchmarks.desk --engine postgresql|sqlite [--posts N] [--cases N] [--responders N] [--seconds N]
                              [--keep FOLDER] [--page FILE]

A folder that is kept is used again: filling is then left out. It works on PostgreSQL from the test dependencies, needs
no network, and stops by itself.
"""

import argparse
import os
import platform
import socket
import subprocess
from collections.abc import Sequence
from contextlib import closing, nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from activesupport.app.settings import load
from activesupport.app.wiring import open_database, utc_now
from activesupport.rulebook import Rulebook
from activesupport.storage import posts
from activesupport.storage.database import Database
from activesupport.work.rulekit import RuleKit
from benchmarks.desk import crew, truth, twin, world
from benchmarks.desk.crowd import crowd
from benchmarks.desk.page import Crowd, Run, write
from benchmarks.desk.place import Engine, Place, place
from benchmarks.desk.plot import Plot, Size
from benchmarks.desk.samples import Told, figures, total
from benchmarks.desk.server import cpu_seconds, serving
from benchmarks.desk.texts import said_in, suggestions
from benchmarks.desk.upkeep import upkeep

PAGE = Path(__file__).parents[2] / "docs" / "desk-load.md"
PACES = (1.0, 10.0)
RESPONDERS = {Engine.POSTGRESQL: 200, Engine.SQLITE: 20}


def main(given: argparse.Namespace) -> None:
    engine, size = Engine(given.engine), Size(given.posts, given.cases)
    responders = given.responders or RESPONDERS[engine]
    # The path of PostgreSQL's socket must be short.
    kept = nullcontext(given.keep) if given.keep else TemporaryDirectory(prefix="desk-load-")
    with kept as folder, place(engine, Path(folder), _free_port()) as found:
        kit = RuleKit.of(Rulebook.open(found.folder / "rules").snapshot)
        with closing(open_database(load(found.config))) as database:
            _fill(database, kit, size, crew.names(responders))
            crowds, truths = _work(found, database, kit, responders, given.seconds)
            twins = twin.compare(database, utc_now())
        write(given.page, Run(engine, _about(size), responders, crowds, twins, truths))
    print(f"written: {given.page}")


def _fill(database: Database, kit: RuleKit, size: Size, names: list[str]) -> None:
    with database.reading() as session:
        if posts.count(session):
            return
    now = utc_now()
    crew.add(database, names, now)
    said = {language: said_in(language) for language in ("ja", "en")}
    world.fill(database, Plot(size, said, now), suggestions(kit, said), names, print)


def _work(
    found: Place, database: Database, kit: RuleKit, responders: int, seconds: float
) -> tuple[list[Crowd], truth.Truth]:
    """One crowd after the other at the same desk, and what is true after them."""
    with database.reading() as session:
        start = truth.before(session)
    crowds: list[Crowd] = []
    told: list[Told] = []
    with serving(found) as server:
        for pace in PACES:
            began: list[float | None] = []
            with upkeep(database, kit) as took:
                record, door = crowd(found, responders, seconds, pace, partial(_note, began, server))
            busy = _busy(began[0], cpu_seconds(server), record.seconds)
            kinds = [*figures(record), *figures(door)]
            longest = max(took, default=0.0)
            crowds.append(Crowd(pace, record.seconds, kinds, total(record), longest, busy, os.getloadavg()[0]))
            told += record.told
            print(f"pace {pace:g}: {len(record.samples):,} requests")
    with database.reading() as session:
        return crowds, truth.find(session, start, told)


def _note(seconds: list[float | None], server: subprocess.Popen[bytes]) -> None:
    seconds.append(cpu_seconds(server))


def _busy(began: float | None, ended: float | None, seconds: float) -> float | None:
    return None if began is None or ended is None else (ended - began) / seconds


def _about(size: Size) -> str:
    day = datetime.now(UTC).date().isoformat()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return (
        f"{day}, {machine}: {size.cases:,} open cases and {size.all_cases - size.cases:,} closed ones over "
        f"{size.posts:,} posts. The server, the database and the crowd shared these cores."
    )


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=__doc__.partition("\n")[0])
    asked.add_argument("--engine", choices=list(Engine), required=True)
    asked.add_argument("--posts", type=int, default=1_000_000)
    asked.add_argument("--cases", type=int, default=50_000)
    asked.add_argument("--responders", type=int)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--keep", type=Path, help="a folder for the database, which stays")
    asked.add_argument("--page", type=Path, default=PAGE, help="where the figures are written")
    return asked.parse_args(given)


if __name__ == "__main__":
    main(_arguments())
