"""docs/desk-load.md: a part for each engine, each written by a run of its own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.desk.place import Engine
from benchmarks.desk.samples import Figures
from benchmarks.desk.truth import Truth
from benchmarks.desk.twin import Twins

AIM = 100.0
"""Milliseconds within which 95 of 100 queue and case pages are to come."""
_AIMED_AT = ("queue page", "case page")
_TITLES = {Engine.POSTGRESQL: "PostgreSQL", Engine.SQLITE: "SQLite"}
_KINDS = ("requests", "a second", "p50 ms", "p95 ms", "p99 ms", "late", "refused", "errors")


@dataclass(frozen=True, slots=True)
class Crowd:
    """One crowd: how quickly it worked, how long, and what was measured.

    `upkeep` is the longest that the daemon's took, in seconds. `busy` is the share of one core that the server needed
    (None where the system does not say), `load` the load average of the last minute.
    """

    pace: float
    seconds: float
    kinds: Sequence[Figures]
    total: Figures
    upkeep: float
    busy: float | None
    load: float


@dataclass(frozen=True, slots=True)
class Run:
    """Everything that one run found. `about` says when, where and over how much it was measured."""

    engine: Engine
    about: str
    responders: int
    crowds: Sequence[Crowd]
    twins: Sequence[Twins]
    truth: Truth


def write(path: Path, run: Run) -> None:
    """Put the run's part in the place of an earlier one of the same engine; the rest of the page stays."""
    mark = f"<!-- {run.engine} -->"
    part = f"{mark}\n{section(run)}{mark}\n"
    text = path.read_text(encoding="utf-8")
    found = re.compile(f"{re.escape(mark)}\n.*?{re.escape(mark)}\n", re.DOTALL)
    if found.search(text) is None:
        raise ValueError(f"{path.name} has no part for {run.engine}")
    path.write_text(found.sub(lambda _match: part, text), encoding="utf-8")


def section(run: Run) -> str:
    """The part of one engine, as Markdown."""
    parts = [f"\n## {_TITLES[run.engine]}\n\n{run.about}\n"]
    for crowd in run.crowds:
        pace = "At the pace of life" if crowd.pace == 1 else f"At {crowd.pace:g} times that pace"
        parts.append(f"\n### {pace}: {run.responders} responders, {crowd.seconds:.0f} s\n\n{_verdict(crowd)}\n\n")
        parts.append(_table(("kind", *_KINDS), [*map(_cells, crowd.kinds), _cells(crowd.total)]))
    parts.append("\n### Beside the naive twin\n\n")
    rows = [(one.what, f"{one.ours:.1f}", f"{one.naive:.0f}", f"{one.ratio:.0f}") for one in run.twins]
    parts.append(_table(("list", "as the desk asks, ms", "as the twin asks, ms", "ratio"), rows))
    parts.append(f"\n### Afterwards, in the database\n\n{_truths(run.truth)}")
    return "".join(parts) + "\n"


def _verdict(crowd: Crowd) -> str:
    found = {one.kind: one.p95 for one in crowd.kinds}
    said = [f"{kind}s {found[kind]:.0f} ms" for kind in _AIMED_AT if kind in found]
    met = all(found.get(kind, 0.0) <= AIM for kind in _AIMED_AT)
    verdict = "**met**" if met else "**missed**"
    upkeep = f" The daemon's upkeep of cases took {crowd.upkeep:.2f} s at the longest." if crowd.upkeep else ""
    busy = f" The server was busy for {crowd.busy:.0%} of one core." if crowd.busy is not None else ""
    others = f" The load average of the machine was {crowd.load:.1f}."
    return f"p95: {', '.join(said)}; the aim of {AIM:.0f} ms is {verdict}.{busy}{upkeep}{others}"


def _cells(one: Figures) -> tuple[str, ...]:
    times = (f"{one.p50:.0f}", f"{one.p95:.0f}", f"{one.p99:.0f}")
    return (one.kind, f"{one.count:,}", f"{one.a_second:.2f}", *times, str(one.late), str(one.refused), str(one.errors))


def _truths(truth: Truth) -> str:
    lead = f"{truth.decisions:,} decisions, {truth.claims:,} claims, {truth.sent:,} replies. Should all be 0:\n\n"
    return lead + _table(
        ("what", "found"),
        [
            ("cases with two replies on their way", str(truth.two_replies)),
            ("claims under which two replies were sent, or one by somebody else", str(truth.answered_twice)),
            ("acts that somebody was told of and no decision tells of", str(truth.forgotten)),
            ("claims that ended without an act that ends one", str(truth.vanished)),
            ("changes of a case that do not follow one another", str(truth.overwritten)),
        ],
    )


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
