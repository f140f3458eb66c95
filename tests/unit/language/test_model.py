"""The judge: repeatable, checked when loaded, and better than chance on sectors that it has never seen."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activesupport.domain.errors import UserError
from activesupport.domain.labels import Label, Utterance
from activesupport.language import corpus, shipped
from activesupport.language.card import read_card
from activesupport.language.store import load
from activesupport.language.represent import BRAND, MENTION, URL, Vocabulary, readable

JUDGE = load()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model as this machine makes it from the shipped corpus."""
    folder = tmp_path_factory.mktemp("model")
    shipped.make(folder)
    return folder


def test_the_shipped_model_is_what_the_corpus_makes(made: Path) -> None:
    """Trained again here it gives the same verdicts: nobody has shipped a model of other data."""
    again = load(made)
    said = [example.utterance for example in corpus.held_out_part()]
    for ours, theirs in zip(JUDGE.judge(said), again.judge(said), strict=True):
        assert ours.labels == theirs.labels
        assert ours.scores == pytest.approx(theirs.scores, abs=2e-3)


def test_training_twice_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    shipped.make(tmp_path)
    for file in sorted(made.iterdir()):
        assert file.read_bytes() == (tmp_path / file.name).read_bytes(), file.name


@pytest.mark.parametrize("language", ["ja", "en"])
def test_unseen_sectors_are_told_apart(language: str) -> None:
    """Ranking on the held-out sectors, far above the share of complaints in them (about 0.36)."""
    from sklearn.metrics import average_precision_score

    examples = [one for one in corpus.held_out_part() if one.language == language]
    verdicts = JUDGE.judge([one.utterance for one in examples])
    for label, least in ((Label.COMPLAINT, 0.65), (Label.QUESTION, 0.75), (Label.NOISE, 0.75), (Label.CHURN, 0.5)):
        truth = [label in one.labels for one in examples]
        assert average_precision_score(truth, [verdict.scores[label] for verdict in verdicts]) > least, label


def test_training_and_held_out_parts_share_neither_sectors_nor_texts() -> None:
    train, held_out = corpus.training_part(), corpus.held_out_part()
    assert not {one.sector for one in train} & {one.sector for one in held_out}
    assert not {one.text for one in train} & {one.text for one in held_out}


def test_the_corpus_is_large_enough_and_clean() -> None:
    everything = corpus.training_part() + corpus.held_out_part()
    for language in ("ja", "en"):
        mine = [one for one in everything if one.language == language]
        assert len(mine) >= 300
        assert all(any(label in one.labels for one in mine) for label in Label)
    assert all(len(one.labels) == 1 for one in everything if Label.NOISE in one.labels)
    assert len({one.text for one in everything}) == len(everything)


def test_a_damaged_or_foreign_model_is_refused(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    with pytest.raises(UserError, match=r"model\.unreadable"):
        load(tmp_path / "nowhere")
    weights = tmp_path / "ja.npz"
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    with pytest.raises(UserError, match=r"model\.damaged"):
        load(tmp_path)
    card = json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))
    (tmp_path / "card.json").write_text(json.dumps(card | {"format": 99}), encoding="utf-8")
    with pytest.raises(UserError, match=r"model\.other_format"):
        load(tmp_path)


def test_the_card_says_what_the_model_is_made_of() -> None:
    card = read_card()
    assert set(card.files) == {"en.npz", "en.json", "ja.npz", "ja.json"}
    assert JUDGE.version == card.version


def test_names_addresses_and_digits_say_nothing() -> None:
    text = readable(Utterance("@acme_help Acme took 1200 yen, see https://example.com/x", "en", ("Acme",)))
    assert text.split()[:4] == [MENTION, BRAND, "took", "0000"]
    assert URL in text
    assert "acme" not in text


def test_somebody_elses_words_are_not_read() -> None:
    assert "terrible" not in readable(Utterance("RT @someone: terrible service", "en"))


def test_every_sequence_is_counted_wherever_it_stands() -> None:
    vocabulary = Vocabulary(["ab", "abc", "b"], np.ones(3))
    row = vocabulary.represent(["abcb"])
    assert row.columns.tolist() == [0, 1, 2]
    assert row.values[2] == pytest.approx(row.values[0] * (1 + np.log(2)))
    assert np.linalg.norm(row.values) == pytest.approx(1)


def test_verdicts_come_in_the_order_of_the_posts() -> None:
    said = [Utterance("届かない", "ja"), Utterance("never again, cancelling today", "en"), Utterance("", "ja")] * 2
    together = JUDGE.judge(said)
    assert together == [JUDGE.judge([one])[0] for one in said]
    assert JUDGE.judge([]) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["ja", "en", "und", "zh"]))
def test_any_text_gets_a_verdict(text: str, language: str) -> None:
    (verdict,) = JUDGE.judge([Utterance(text, language, ("Acme",))])
    assert set(verdict.scores) == set(Label)
    assert all(0 <= score <= 1 for score in verdict.scores.values())
    assert Label.NOISE not in verdict.labels or verdict.labels == (Label.NOISE,)


def test_a_very_long_text_is_judged_by_its_beginning() -> None:
    long = "届かない。" * 200_000
    assert JUDGE.judge([Utterance(long, "ja")]) == JUDGE.judge([Utterance(long[:20_000], "ja")])
