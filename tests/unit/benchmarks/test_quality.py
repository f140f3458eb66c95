"""The page and the arithmetic of `make quality`, on made-up numbers."""

import numpy as np
import pytest

from activesupport.domain.labels import Label
from activesupport.language.corpus import Example
from activesupport.language.evaluate import Figure, Judged, f1
from benchmarks.quality.ablation import REST, groups, without_signs
from benchmarks.quality.cascade import Stream, point
from benchmarks.quality.data import COMPLAINT, StoredVectors, sample
from benchmarks.quality.figures import (
    compared,
    precision_at_recall,
    roc,
    weight_of_others,
    weighted_f1,
    weights_for,
)
from benchmarks.quality.mistakes import identity, read_why
from benchmarks.quality.own_labels import closed_share
from benchmarks.quality.page import page
from benchmarks.quality.results import Beaten, Check, Outcome, Section, Table
from benchmarks.quality.training import only

ABOUT = "model 0123456789"


def yes(*answers: int) -> np.ndarray:
    return np.array(answers, bool)


# Weights


def test_others_weigh_so_much_that_the_wanted_are_the_given_share():
    answers = yes(1, 1, 0, 0, 0, 0)
    weight = weight_of_others(answers, 0.01)
    assert 2 / (2 + 4 * weight) == pytest.approx(0.01)


def test_weights_are_one_on_average_and_give_the_share():
    answers = yes(1, 1, 1, 0, 0)
    weights = weights_for(answers, 0.05)
    assert weights.mean() == pytest.approx(1)
    assert weights[answers].sum() / weights.sum() == pytest.approx(0.05)


def test_precision_where_one_in_a_hundred_is_wanted():
    # Four of five wanted must be found: the cut is 0.6, above which lies one of the other five, weighing 99 of them.
    scores = np.array([0.9, 0.8, 0.7, 0.6, 0.1, 0.65, 0.5, 0.4, 0.3, 0.2])
    answers = yes(1, 1, 1, 1, 1, 0, 0, 0, 0, 0)
    assert precision_at_recall(scores, answers, 0.8, 0.01) == pytest.approx(4 / (4 + 99))


def test_precision_at_recall_counts_what_ties_with_the_cut():
    assert precision_at_recall(np.array([0.5, 0.5]), yes(1, 0), 1.0, 0.5) == pytest.approx(0.5)


@pytest.mark.parametrize("answers", [yes(1, 1), yes(0, 0)])
def test_precision_at_recall_needs_both_sides(answers):
    assert np.isnan(precision_at_recall(np.array([0.1, 0.2]), answers, 0.8, 0.01))


def test_weighted_f1_equals_f1_over_rows_repeated_as_often_as_they_weigh():
    given, answers, weights = yes(1, 1, 0, 0), yes(1, 0, 1, 0), np.array([3, 2, 1, 5])
    assert weighted_f1(given, answers, weights) == pytest.approx(f1(given.repeat(weights), answers.repeat(weights)))


def test_weighted_f1_of_nothing_is_zero():
    assert weighted_f1(yes(0, 0), yes(0, 0), np.ones(2)) == 0


def test_the_share_of_the_way_that_is_closed():
    assert closed_share(0.8, 0.85, 0.9) == pytest.approx(0.5)
    assert closed_share(0.9, 0.9, 0.9) == 1


# The cascade


def _judged(*complaints: int) -> Judged:
    given = np.zeros((len(complaints), len(Label)), bool)
    given[:, COMPLAINT] = complaints
    return Judged(given.astype(float), given)


def test_a_point_of_the_cascade_takes_the_cheap_answer_where_a_post_is_clear():
    answers = yes(1, 0, 1, 0)
    stream = Stream("made up", [], answers, np.array([2.0, 1.0, 1.0, 4.0]))
    full, cheap = _judged(1, 0, 1, 0), _judged(0, 0, 0, 1)
    found = point(stream, np.array([0.9, 0.9, 0.1, 0.1]), 0.5, full, cheap)
    assert found.embedded == pytest.approx(3 / 8)
    # Found: the first. Missed: the third (1). Wrong: the fourth (4).
    assert found.f1 == pytest.approx(2 * 2 / (2 * 2 + 1 + 4))
    assert found.lost == pytest.approx(1 - found.f1)


def test_embedding_everything_loses_nothing():
    stream = Stream("made up", [], yes(1, 0), np.ones(2))
    assert point(stream, np.zeros(2), 0.0, _judged(1, 0), _judged(0, 1)).lost == 0


# Targets


@pytest.mark.parametrize(
    ("found", "at_most", "outcome"),
    [
        (Figure(0.9, 0.88, 0.92), False, Outcome.MET),
        (Figure(0.87, 0.84, 0.9), False, Outcome.BARELY_MET),
        (Figure(0.84, 0.8, 0.87), False, Outcome.BARELY_MISSED),
        (Figure(0.8, 0.78, 0.82), False, Outcome.MISSED),
        (0.85, False, Outcome.MET),
        (0.85, True, Outcome.MET),
        (0.9, True, Outcome.MISSED),
        (float("nan"), False, Outcome.MISSED),
    ],
)
def test_the_outcome_of_a_target_comes_from_the_numbers(found, at_most, outcome):
    assert Check("something", found, 0.85, at_most).outcome is outcome


def test_the_page_says_met_and_missed():
    section = Section(
        "Ranks",
        "What it means.",
        checks=[Check("this", Figure(0.9, 0.88, 0.92), 0.85), Check("that", 0.2, 0.05, at_most=True)],
    )
    text = page([section], ABOUT)
    assert "1 of 2 targets are met." in text
    assert "- Target for this: at least 0.850; found 0.900 [0.880, 0.920]: **met**." in text
    assert "- Target for that: at most 0.050; found 0.200: **missed**." in text
    assert "[Ranks](#ranks)" in text
    assert ABOUT in text


def test_what_is_not_measured_is_said():
    text = page([Section("Ranks", "What it means.", missing=["airline_dev: not in the shared folder"])], ABOUT)
    assert "- Not measured: airline_dev: not in the shared folder." in text
    assert "No target was measured." in text
    assert "no peer ran" in text


def test_texts_cannot_break_a_table():
    rows = [["a | b\n\\| <script>", 1_234, 0.5, None, Figure(0.5, 0.4, 0.6)]]
    text = page([Section("Ranks", "", [Table("Rows", ("one", "two", "three", "four", "five"), rows)])], ABOUT)
    (line,) = (line for line in text.splitlines() if "1,234" in line)
    assert line == "| a \\| b \\\\\\| &lt;script> | 1,234 | 0.500 | not measured | 0.500 [0.400, 0.600] |"


# Peers


def _line(line: str, judge: float, other: float) -> Beaten:
    return Beaten(
        line, "somebody", Figure(judge, judge - 0.01, judge + 0.01), Figure(other, other - 0.01, other + 0.01)
    )


def test_a_peer_that_is_beaten_on_every_line():
    text = page([Section("Ranks", "", beaten=[_line("these", 0.9, 0.7), _line("those", 0.9, 0.895)])], ABOUT)
    assert "somebody is beaten on every line (2), on 1 of them with intervals that do not touch." in text
    assert "| those | somebody | 0.900 [0.890, 0.910] | 0.895 [0.885, 0.905] | yes, within chance |" in text


def test_a_peer_that_is_not_beaten_is_said():
    text = page([Section("Ranks", "", beaten=[_line("these", 0.9, 0.7), _line("those", 0.6, 0.8)])], ABOUT)
    assert "somebody is **not** beaten on every line: 1 of 2. Not beaten on: those." in text


def test_a_language_without_peers_is_compared_with_nobody():
    scores = {"judge": np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])}
    found = compared("line", "xx", ["text"] * 10, scores, yes(0, 0, 0, 0, 0, 1, 1, 1, 1, 1), "judge")
    assert found.judges["judge"].value == 1
    assert not found.beaten
    assert not found.missing


def test_too_few_posts_say_nothing():
    assert roc(np.array([0.1, 0.9]), yes(0, 1)) is None


# Posts


def _example(text: str, source: str = "", *labels: Label) -> Example:
    return Example(text, "en", frozenset(labels), "Acme", source=source)


def test_only_one_label_is_left_and_posts_that_do_not_know_it_are_not():
    known = frozenset([Label.CHURN])
    posts = [_example("a", "", Label.COMPLAINT, Label.CHURN), Example("b", "en", frozenset(), known=known)]
    (one,) = only(posts, Label.COMPLAINT)
    assert one.labels == one.known == {Label.COMPLAINT}


def test_groups_of_files():
    posts = [_example(name, name) for name in ("threads-1", "plain-2", "travel-plain", "travel", "telecom", "moods-1")]
    found = {name: [one.source for one in members] for name, members in groups(posts).items()}
    assert sorted(found.values()) == [["moods-1"], ["plain-2"], ["threads-1", "travel-plain"], ["travel", "telecom"]]
    assert found[REST] == ["travel", "telecom"]


def test_without_signs_nothing_tells_a_brand():
    changed = without_signs(_example("@acme my parcel"))
    assert (changed.brand, changed.text) == ("", " acme my parcel")


def test_a_sample_is_always_the_same_and_keeps_the_order():
    posts = [_example(str(number)) for number in range(50)]
    chosen = [int(one.text) for one in sample(posts, 10)]
    assert chosen == sorted(chosen) == [int(one.text) for one in sample(posts, 10)]
    assert sample(posts, 99) == posts


def test_the_file_of_reasons_is_read():
    assert all(isinstance(reason, str) for reason in read_why().values())
    assert identity("a") != identity("b")


# Vectors


class Lengths:
    """An embedder that counts what it is asked."""

    name, size = "lengths", 2

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts):
        self.asked += texts
        return np.array([[len(text), 0.1] for text in texts], np.float32)


def test_vectors_are_computed_once_and_rounded_as_models_store_them(tmp_path):
    path = tmp_path / "vectors.npz"
    first = StoredVectors(Lengths(), path).embed(["aa", "b", "aa"])
    assert first[:, 0].tolist() == [2, 1, 2]
    assert first[0, 1] == np.float16(0.1)
    again = Lengths()
    assert StoredVectors(again, path).embed(["b", "ccc"])[:, 0].tolist() == [1, 3]
    assert again.asked == ["ccc"]


def test_vectors_of_another_embedder_are_not_used(tmp_path):
    path = tmp_path / "vectors.npz"
    StoredVectors(Lengths(), path).embed(["aa"])
    other = Lengths()
    other.name = "other"
    StoredVectors(other, path).embed(["aa"])
    assert other.asked == ["aa"]
