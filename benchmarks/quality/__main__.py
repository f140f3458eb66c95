"""Measures everything and writes docs/quality.md; with --quick, samples of it to var/quality/quick.md.

make quality          or: python -m benchmarks.quality [--quick]
"""

import os
import platform
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from benchmarks.quality.ablation import ablation
from benchmarks.quality.calibration import calibration
from benchmarks.quality.cascade import cascade
from benchmarks.quality.data import ROOT, STORED, Bench, Clock
from benchmarks.quality.held_out import rare_churn, sad_but_personal, sectors
from benchmarks.quality.mistakes import mistakes
from benchmarks.quality.own_labels import own_labels
from benchmarks.quality.page import page
from benchmarks.quality.real_posts import in_folds, never_trained
from benchmarks.quality.results import Section
from benchmarks.quality.speed import speed

MEASURES: tuple[Callable[[Bench], Section], ...] = (
    in_folds,
    never_trained,
    sectors,
    sad_but_personal,
    rare_churn,
    calibration,
    own_labels,
    cascade,
    speed,
    ablation,
    mistakes,
)


def main(*, quick: bool) -> None:
    clock, bench = Clock(), Bench.open(quick=quick)
    sections = []
    for measure in MEASURES:
        sections.append(measure(bench))
        clock.tell(measure.__name__)
    target = STORED.with_name("quick.md") if quick else ROOT / "docs" / "quality.md"
    target.write_text(page(sections, _about(bench)), encoding="utf-8")
    clock.tell(f"written: {target.relative_to(ROOT)}")


def _about(bench: Bench) -> str:
    day = datetime.now(UTC).date().isoformat()
    posts = ", ".join(f"{count:,} {language}" for language, count in bench.card.about.get("posts", {}).items())
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    samples = "; **on samples only: of no value but for trying**" if bench.quick else ""
    return f"{day}, model {bench.card.version} ({posts} posts), {machine}{samples}"


if __name__ == "__main__":
    main(quick="--quick" in sys.argv)
