"""What the models read of a post: names, handles and addresses say nothing, the author's own words everything."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.domain.labels import Utterance
from activesupport.language.represent import (
    BRAND,
    LONGEST,
    LONGEST_SENTENCE,
    MENTION,
    OWN_MENTION,
    URL,
    Sparse,
    Vocabulary,
    readable,
    sentence,
)


@pytest.mark.parametrize(
    ("text", "names", "read"),
    [
        ("Acme took 1200 yen", ("Acme",), f" {BRAND} took 0000 yen "),
        ("ACME and Ａｃｍｅ", ("Acme",), f" {BRAND} and {BRAND} "),
        ("Acme Air is not Acme", ("Acme", "Acme Air"), f" {BRAND} is not {BRAND} "),
        ("@acme_jp hello", ("Acme",), f" {OWN_MENTION} hello "),
        ("@quillsend_uk hello", ("Quill Send Ltd",), f" {OWN_MENTION} hello "),
        ("@TalkToUsHelp hello", (), f" {OWN_MENTION} hello "),
        ("@ann and @ben@social.example.org hello", ("Acme",), f" {MENTION} and {MENTION} hello "),
        ("see https://example.com/a?b=1 or http://example.org", (), f" see {URL} or {URL} "),
        ("it&#39;s &lt;broken&gt; &amp; late", (), " it's < broken > & late "),
        ("RT @someone: terrible service", (), "  "),
        ("> what they wrote\nmy own words", (), " my own words "),
        ("don't,stop", (), " don't , stop "),
        ("", (), "  "),
        (" \n\t", ("Acme",), "  "),
    ],
)
def test_readable(text: str, names: tuple[str, ...], read: str) -> None:
    assert readable(Utterance(text, "en", names)) == read


@pytest.mark.parametrize(
    ("text", "language", "names", "read"),
    [
        ("ACME lost my bag", "en", ("Acme",), "Acme lost my bag"),
        ("Tarnvale Air, thank you", "en", ("Tarnvale", "Tarnvale Air"), "Acme, thank you"),
        ("ソラ電話がつながらない", "ja", ("ソラ電話",), "A社がつながらない"),
        ("@tarnvaleair @ann hi https://example.com/x", "en", ("Tarnvale Air",), "@support @user hi"),
        ("it&#39;s 5&nbsp;days", "en", (), "it's 5 days"),
        ("a\0b\ud800c\x1bd\ufffd", "en", (), "a b c d"),
        ("C++ (x.*) fails", "en", ("x.*",), "C++ (Acme) fails"),
        ("RT @someone: terrible service", "en", (), ""),
        ("name", "en", ("",), "name"),
    ],
)
def test_sentence(text: str, language: str, names: tuple[str, ...], read: str) -> None:
    assert sentence(Utterance(text, language, names)) == read


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    text = "x " * 50_000
    assert readable(Utterance(text, "en")) == readable(Utterance(text[:LONGEST], "en"))
    assert len(sentence(Utterance(text, "en"))) <= LONGEST_SENTENCE


@given(st.text(st.characters(codec=None), max_size=200), st.sampled_from(["en", "ja", "zh"]))
def test_any_text_is_read_as_one_line_that_can_be_written_down(text: str, language: str) -> None:
    said = Utterance(text, language, ("Acme", "アクメ"))
    for read in (readable(said), sentence(said)):
        assert read.encode("utf-8").decode("utf-8") == read
        assert "\n" not in read
        assert "\0" not in read


def _dense(rows: Sparse) -> np.ndarray:
    matrix = np.zeros((rows.height, rows.width))
    for row in range(rows.height):
        span = slice(rows.starts[row], rows.starts[row + 1])
        matrix[row, rows.columns[span]] = rows.values[span]
    return matrix


def _random(height: int, width: int, share: float) -> tuple[np.ndarray, Sparse]:
    dice = np.random.default_rng(7)
    dense = dice.normal(size=(height, width)) * (dice.random((height, width)) < share)
    rows, columns = np.nonzero(dense)
    return dense, Sparse(np.searchsorted(rows, np.arange(height + 1)), columns, dense[rows, columns], width)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 1.0])
def test_sparse_rows_count_as_dense_ones(share: float) -> None:
    dense, rows = _random(12, 9, share)
    weights = np.random.default_rng(8).normal(size=(9, 3))
    assert rows.times(weights) == pytest.approx(dense @ weights)
    assert rows.matrix().toarray() == pytest.approx(dense)
    beside = np.random.default_rng(9).normal(size=(12, 2))
    assert rows.transposed_times(beside) == pytest.approx(dense.T @ beside)
    for some in ([3, 0, 0, 11, 7], [], list(range(12))):
        taken = rows.take(np.array(some, np.int64))
        assert _dense(taken) == pytest.approx(dense[some])
        assert taken.times(weights) == pytest.approx(dense[some] @ weights)


def _naive(vocabulary: Vocabulary, text: str) -> np.ndarray:
    starts = range(len(text))
    counts = Counter(one for one in vocabulary.sequences for start in starts if text.startswith(one, start))
    row = np.array([(1 + np.log(counts[one])) * idf if counts[one] else 0.0
                    for one, idf in zip(vocabulary.sequences, vocabulary.idf, strict=True)])  # fmt: skip
    return row / max(np.linalg.norm(row), 1e-12)


@given(st.lists(st.text("abあ届 ", max_size=30), max_size=4))
def test_a_vocabulary_counts_every_sequence_wherever_it_stands(texts: list[str]) -> None:
    vocabulary = Vocabulary(["a", "ab", "aba", "bb", " b", "あ届", "届", "😀"], np.arange(1.0, 9.0))
    rows = vocabulary.represent(texts)
    assert _dense(rows) == pytest.approx(np.array([_naive(vocabulary, text) for text in texts]).reshape(-1, 8))


def test_an_empty_vocabulary_knows_nothing() -> None:
    assert Vocabulary([], np.zeros(0)).represent(["abc", ""]).times(np.zeros((0, 2))).tolist() == [[0, 0], [0, 0]]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("@harune_careのアプリが落ちて困ってます", "のアプリが落ちて困ってます"),
        ("https://t.co/abcを見て解約しました。最悪", "を見て解約しました。最悪"),
        ("＠harune_help 返事がない", "返事がない"),
    ],
)
def test_what_follows_a_handle_or_an_address_without_a_blank_is_read(text: str, left: str) -> None:
    said = Utterance(text, "ja")
    assert sentence(said).endswith(left)
    assert readable(said).replace(" ", "").endswith(left)


def test_a_name_inside_another_word_is_no_name() -> None:
    said = Utterance("because auの回線", "ja", ("au",))
    assert sentence(said) == "because A社の回線"
    assert readable(said).split() == ["because", BRAND, "の回線"]


def test_handles_of_people_are_not_the_brands() -> None:
    said = Utterance("@steamfan @basketball @scared_cat @AppleSupport @AskHarune", "en")
    assert sentence(said) == "@user @user @user @support @support"
