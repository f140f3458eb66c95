"""Languages of short and mixed posts."""

import csv
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.text import detect

from .posts import ENGLISH, FOREIGN, JAPANESE, UNDETERMINED

SHARED = Path(os.environ.get("ACTIVESUPPORT_SHARED") or Path(__file__).parents[4] / "shared")


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize("text", JAPANESE)
def test_japanese(text: str) -> None:
    assert detect(text) == "ja"


@pytest.mark.parametrize("text", UNDETERMINED)
def test_nothing_to_judge(text: str) -> None:
    assert detect(text) == "und"


def test_foreign_posts_are_neither_english_nor_japanese() -> None:
    found = [(code, detect(text), text) for code, texts in FOREIGN.items() for text in texts]
    assert len(found) >= 60
    mistaken = [case for case in found if case[1] in {"en", "ja"}]
    assert len(mistaken) <= 0.1 * len(found), mistaken
    wrong = [case for case in found if case[0] != case[1]]
    assert len(wrong) <= 0.2 * len(found), wrong


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Де моє замовлення, чому ніхто не відповідає? Підтримка є?", "uk"),
        ("تطبيق سيء جدا", "ar"),
        ("اپلیکیشن کار نمی‌کند چرا", "fa"),
        ("האפליקציה לא עובדת", "he"),
        ("Η εφαρμογή δεν λειτουργεί", "el"),
        ("ऐप काम नहीं कर रहा", "hi"),
        ("ツムギ移动太差了，客服一直不理我", "zh"),
        ("鲜の屋太难吃了，我不会再买", "zh"),
        ("카톡 mobile 안돼요", "ko"),
    ],
)
def test_other_scripts_and_mixtures(text: str, code: str) -> None:
    assert detect(text) == code


@given(st.text() | st.text(alphabet='ヽゝ〆々ー「」“"a é@#.:/ツあ亜Д한'))
def test_every_text_gets_a_code(text: str) -> None:
    code = detect(text)
    assert code == "und" or (len(code) == 2 and code.isalpha() and code.islower())


def _column(name: str) -> Callable[[Path], Iterator[str]]:
    def read(path: Path) -> Iterator[str]:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield row[name]

    return read


def _json_lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


@pytest.mark.parametrize(
    ("file", "read", "code", "share"),
    [
        ("en/airline_dev.csv", _column("text"), "en", 0.005),
        ("en/complaints_dev.csv", _column("text"), "en", 0.005),
        ("ja/asdc_dialog_acts.jsonl", _json_lines, "ja", 0.003),
        ("ja/quasi_reviews.jsonl", _json_lines, "ja", 0.003),
        ("ja/smoke.jsonl", _json_lines, "ja", 0.003),
    ],
)
def test_corpora(file: str, read: Callable[[Path], Iterator[str]], code: str, share: float) -> None:
    path = SHARED / "data" / file
    if not path.exists():
        pytest.skip(f"needs the shared data: {file} is not there")
    texts = list(read(path))
    other = [(found, text) for text in texts if (found := detect(text)) != code]
    assert len(other) <= share * len(texts), other
