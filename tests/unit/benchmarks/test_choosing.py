"""Which posts are chosen for labelling, by a small judge whose vectors are counted letters."""

import numpy as np
import pytest

from activesupport.domain.labels import Label, Utterance
from activesupport.language.choosing import choose
from activesupport.language.corpus import Example
from activesupport.language.judge import LabelJudge
from activesupport.language.train import train

BAD = ("the parcel is broken", "still no refund from them", "it arrived torn and late", "nobody answers my mails")
GOOD = ("the weather is mild", "lunch with my sister", "we walked by the sea", "reading in the garden")


class Letters:
    """Rows of unit length: how often each letter occurs."""

    name, size = "letters", 26

    def embed(self, texts):
        rows = np.array([[text.count(chr(97 + letter)) + 0.01 for letter in range(26)] for text in texts], np.float32)
        return rows.reshape(len(texts), 26) / np.linalg.norm(rows.reshape(len(texts), 26), axis=1, keepdims=True)


@pytest.fixture(scope="module")
def examples():
    return [
        Example(f"{text} {word}", "en", frozenset([Label.COMPLAINT] if text in BAD else []))
        for text in BAD + GOOD
        for word in ("today", "again", "really", "i think", "as ever")
    ]


@pytest.fixture(scope="module")
def judge(examples):
    learnt = train(examples, Letters.name, Letters().embed)
    return LabelJudge(learnt.languages, "small", learnt.meaning, Letters())


@pytest.fixture(scope="module")
def lexical(examples):
    return LabelJudge(train(examples).languages, "small")


def said(*texts: str) -> list[Utterance]:
    return [Utterance(text, "en") for text in texts]


POSTS = said(*(f"{left} and {right}" for left in BAD for right in GOOD), *BAD, *GOOD)


def test_as_many_as_were_asked_for_each_once(judge):
    chosen = choose(judge, POSTS, 7)
    assert len(chosen) == len(set(chosen)) == 7
    assert chosen == choose(judge, POSTS, 7)


def test_all_of_them_if_there_are_no_more(judge):
    assert choose(judge, POSTS[:3], 5) == [0, 1, 2]
    assert choose(judge, [], 5) == []


def test_the_least_sure_come_first_without_embeddings(lexical):
    (first,) = choose(lexical, POSTS, 1)
    probabilities, _decision = lexical.probabilities(POSTS, "en")
    doubts = np.abs(probabilities[:, list(Label).index(Label.COMPLAINT)] - 0.5)
    assert first == doubts.argmin()


def test_nothing_is_asked_twice(judge):
    posts = said(*["the parcel is mild"] * 20, *["lunch is broken by the sea"] * 20)
    first, second = choose(judge, posts, 2)
    assert posts[first].text != posts[second].text


def test_the_same_sentence_many_times_is_no_difficulty(judge):
    posts = said(*["the parcel is mild"] * 20)
    assert len(set(choose(judge, posts, 5))) == 5


def test_only_the_labels_asked_for_count(judge):
    # No churn was learnt: nothing is in doubt, and the first posts are taken.
    assert len(choose(judge, POSTS, 4, [Label.CHURN])) == 4
