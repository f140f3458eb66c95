"""Why a post was judged so: parts that stand in it, the words that decided, and labelled posts that are like it."""

from itertools import pairwise

import pytest

from activesupport.domain.labels import Label, Utterance
from activesupport.language import explain
from activesupport.language.embedders import Embedder
from activesupport.language.explain import MOST_PARTS
from activesupport.language.judge import LabelJudge
from activesupport.language.train import Trained
from tests.unit.language.helpers import Hashed

DECISIVE = [
    ("My Thimble router has been dead since Sunday. Absolutely useless.", "en", Label.COMPLAINT, "useless"),
    ("We had tea. Then I cancelled my contract with Thimble for good.", "en", Label.CHURN, "cancelled"),
    ("昨日スマホを買ったソラ電話、もう解約します。", "ja", Label.CHURN, "解約"),
    ("ソラ電話の設定はどうすればいいですか？", "ja", Label.QUESTION, "ですか"),
]


@pytest.mark.parametrize(("text", "language", "label", "word"), DECISIVE)
def test_the_decisive_words_are_found_in_place(
    lexical_judge: LabelJudge, text: str, language: str, label: Label, word: str
) -> None:
    found = explain.evidence(lexical_judge, Utterance(text, language, ("Thimble", "ソラ電話")), [label])
    assert word in "".join(one.text for one in found)
    for one in found:
        assert one.label == label
        assert text[one.start : one.end] == one.text != ""


def test_with_embeddings_too(shipped_judge: LabelJudge) -> None:
    text, language, label, word = DECISIVE[0]
    found = explain.evidence(shipped_judge, Utterance(text, language, ("Thimble",)), [label])
    assert word in "".join(one.text for one in found)


def test_parts_do_not_overlap_and_are_no_more_than_asked(lexical_judge: LabelJudge) -> None:
    text = "Still waiting, again! Worst company, charged me twice, cancelling today. Never again. Useless staff."
    for most in (0, 1, 2, 3, 5):
        found = explain.evidence(lexical_judge, Utterance(text, "en"), [Label.COMPLAINT], most)
        assert len(found) <= most
        spans = sorted((one.start, one.end) for one in found)
        assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert len(found) > 2
    assert {cue for one in found for cue in one.cues} & {"waiting", "verdict", "money"}


def test_offsets_count_code_points_of_the_original(lexical_judge: LabelJudge) -> None:
    text = "😡😡 ㍿ソラ電話　&amp;　また①時間待たされた…最悪!!"
    found = explain.evidence(lexical_judge, Utterance(text, "ja"), [Label.COMPLAINT])
    assert found
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize("text", ["", " \n ", "...", "。。。", "、" * 50])
def test_where_there_is_nothing_to_show_nothing_is_shown(lexical_judge: LabelJudge, text: str) -> None:
    for language in ("en", "ja"):
        assert explain.evidence(lexical_judge, Utterance(text, language), tuple(Label)) == []


def test_only_what_was_asked_is_explained(lexical_judge: LabelJudge) -> None:
    said = Utterance("useless, cancelling", "en")
    assert explain.evidence(lexical_judge, said, []) == []
    assert {one.label for one in explain.evidence(lexical_judge, said, [Label.CHURN])} <= {Label.CHURN}


@pytest.mark.parametrize(("language", "text"), [("en", "word " * 400), ("ja", "待た" * 400)])
def test_of_a_long_post_the_beginning_is_explained(language: str, text: str) -> None:
    spans = explain._spans(text, language, explain.Reach())
    alone = spans[: min(MOST_PARTS, len(spans))]
    assert len(spans) <= 2 * MOST_PARTS - 2
    assert all(left[1] == right[0] for left, right in pairwise(alone))


def test_neighbours_are_the_labelled_posts_that_are_like_it(trained: Trained) -> None:
    embedder: Embedder = Hashed()
    judge = LabelJudge(trained.languages, "v", trained.meaning, embedder)
    known = trained.examples[7]
    found = explain.neighbours(judge, trained.examples, known.utterance, 4)
    assert (found[0].text, set(found[0].labels), found[0].likeness) == (known.text, set(known.labels), 1.0)
    assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)
    assert len(found) == 4
    assert explain.neighbours(LabelJudge(trained.languages, "v"), trained.examples, known.utterance) == []
