"""Teaching the second reader: what it learns from, what is left out to be measured on, and where it cuts."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.second_reader.__main__ import _without, report
from benchmarks.second_reader.teaching import Task, Vectors, teach
from benchmarks.second_reader.texts import Unit, _sentences


class TwoClouds(Vectors):
    """Texts that begin with "sad" lie at one place, all others at another, each a little off."""

    def __init__(self) -> None:
        self.embedder = self  # type: ignore[assignment]
        self.name = "clouds@1"

    def of(self, units: Sequence[Unit]) -> NDArray[np.float32]:
        off = np.random.default_rng(0).normal(0, 0.05, (len(units), 3)).astype(np.float32)
        return off + np.array([[1, 0, 0] if one.text.startswith("sad") else [0, 1, 0] for one in units], np.float32)


def _unit(number: int, *topics: str, origin: str = "own") -> Unit:
    text = f"{'sad' if topics else 'glad'} {number}"
    return Unit(text, "ja" if number % 2 else "en", frozenset(topics), origin, f"o{number}")


def _task(units: list[Unit]) -> Task:
    return Task("posts", lambda: units, ("grief",), 1.0, {"own": 0.0})


def test_it_learns_to_tell_them_apart() -> None:
    units = [_unit(n, "grief") for n in range(20)] + [_unit(n) for n in range(20, 60)]
    likeness = teach(units, _task(units), TwoClouds())
    assert (likeness.topics, likeness.embedder) == (("grief",), "clouds@1")
    told = list(report(_task(units), likeness, [_unit(70, "grief"), _unit(71, "grief"), _unit(72)], TwoClouds()))
    assert told[-1].startswith("posts in all: found 2/2  false 0/1")


@pytest.mark.parametrize(("left", "rows"), [("o1-o2", ["o1", "o2"]), ("dev", ["o12"]), ("o11-o11", ["o11"])])
def test_what_is_left_out_is_not_taught(left: str, rows: list[str]) -> None:
    units = [_unit(1), _unit(2), _unit(11), _unit(12, origin="dev")]
    taught, tested = _without(units, left)
    assert [one.row for one in tested] == rows
    assert [one for one in units if one not in tested] == taught


def test_of_several_sentences_the_flagged_one_is_meant() -> None:
    row = {"id": "x", "lang": "en", "flags": ["promise"], "text": "Thank you. A full refund will reach you tomorrow."}
    first, second = _sentences(row, "own")
    assert (list(first.topics), list(first.unsure)) == ([], ["promise"])
    assert (list(second.topics), list(second.unsure)) == (["promise"], [])
