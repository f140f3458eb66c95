"""Labelled posts: files are read as people write them, faults name file and line, and the project's own are clean."""

import json
from pathlib import Path

import numpy as np
import pytest

from activesupport.domain.errors import UserError
from activesupport.domain.labels import Label
from activesupport.language import corpus
from activesupport.language.corpus import EVERY_LABEL, LABELS, Example
from activesupport.language.train import LEAST_EXAMPLES
from activesupport.words import LANGUAGES, explain


def _read(folder: Path, content: str | bytes) -> list[Example]:
    file = folder / "mine.jsonl"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(corpus.read(file))


def test_a_line_says_what_it_knows_and_the_rest_is_filled_in(tmp_path: Path) -> None:
    full = {"text": "あ", "lang": "ja", "labels": ["churn"], "known": ["praise"], "brand": "B", "sector": "s",
            "source": "x", "kind": "k", "id": 7}  # fmt: skip
    least = '{"text": "荷物が届きません", "labels": [], "brand": null}'
    one, two = _read(tmp_path, f"{json.dumps(full)}\n\n{least}\n")
    churn = frozenset({Label.CHURN})
    assert one == Example("あ", "ja", churn, "B", "s", "x", "k", churn | {Label.PRAISE})
    assert two == Example("荷物が届きません", "ja", frozenset(), source="mine", known=EVERY_LABEL)
    assert two.utterance.names == ()
    assert one.utterance.names == ("B",)


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf{%s}\n", b"{%s}\r\n{%s}\r\n", b"\n {%s} \n\n", b"{%s}"])
def test_byte_order_marks_line_ends_and_blank_lines_are_no_matter(tmp_path: Path, content: bytes) -> None:
    line = b'"text": "it broke", "labels": ["complaint"], "lang": "en"'
    found = _read(tmp_path, content.replace(b"%s", line))
    assert {(one.text, one.language) for one in found} == {("it broke", "en")}


def test_separators_that_are_no_line_ends_stay_in_the_text(tmp_path: Path) -> None:
    (one,) = _read(tmp_path, '{"text": "a\u2028b\u2029c\x85d", "labels": []}\n')
    assert one.text == "a\u2028b\u2029c\x85d"


@pytest.mark.parametrize(
    "line",
    [
        "{", "[]", "7", "null", '"text"', '{"labels": []}', '{"text": "a"}', '{"text": 7, "labels": []}',
        '{"text": "a", "labels": ["fury"]}', '{"text": "a", "labels": "churn"}', '{"text": "a", "labels": null}',
        '{"text": "a", "labels": ["noise", "churn"]}', '{"text": "a", "labels": [], "known": ["fury"]}',
        '{"text": "a", "labels": [], "lang": 7}', '{"text": "a", "labels": [], "brand": ["B"]}',
        '{"text": "a", "labels": [], "sector": {"x": 1}}', "[" * 100_000,
    ],
)  # fmt: skip
def test_a_bad_line_is_told_with_file_and_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(UserError) as told:
        _read(tmp_path, '{"text": "a", "labels": []}\n\n' + line + "\n")
    assert told.value.reason.code == "corpus.bad_line"
    assert (told.value.reason.values["file"], told.value.reason.values["line"]) == ("mine.jsonl", 3)


def test_a_file_that_cannot_be_read_is_told_in_every_language(tmp_path: Path) -> None:
    with pytest.raises(UserError) as gone:
        list(corpus.read(tmp_path / "none.jsonl"))
    with pytest.raises(UserError) as other:
        _read(tmp_path, '{"text": "届かない", "labels": []}'.encode("cp932"))
    for told, name in ((gone, "none.jsonl"), (other, "mine.jsonl")):
        assert told.value.reason.code == "corpus.unreadable"
        assert all(explain(told.value.reason, language).startswith(name) for language in LANGUAGES)


def test_the_truth_is_yes_no_or_unknown() -> None:
    asked = Example("a", "en", frozenset({Label.CHURN}), known=frozenset({Label.CHURN, Label.PRAISE}))
    (row,) = corpus.truth_of([asked])
    told = {label: value for label, value in zip(LABELS, row, strict=True) if not np.isnan(value)}
    assert told == {Label.CHURN: 1, Label.PRAISE: 0}
    assert corpus.truth_of([]).shape == (0, len(LABELS))


def test_training_and_held_out_parts_share_neither_sectors_nor_texts() -> None:
    train, held_out = corpus.training_part(), corpus.held_out_part()
    assert not {one.sector for one in train} & {one.sector for one in held_out}
    assert not {one.text for one in train} & {one.text for one in held_out}


@pytest.mark.parametrize("part", [corpus.training_part, corpus.held_out_part])
def test_the_shipped_corpus_has_every_label_in_both_languages(part: object) -> None:
    examples = part()  # type: ignore[operator]
    for language in ("ja", "en"):
        mine = [one for one in examples if one.language == language]
        assert len(mine) > LEAST_EXAMPLES
        assert all(any(label in one.labels for one in mine) for label in Label)
    assert {one.language for one in examples} == {"ja", "en"}
    assert all(one.text.strip() and one.known == EVERY_LABEL for one in examples)
    assert len({(one.brand, one.text) for one in examples}) == len(examples)
