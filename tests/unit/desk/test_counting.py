"""What is left of a reply, in units that its writer knows and that are named."""

import pytest

from activesupport.desk.fill.counting import counter
from activesupport.text.lengths import length, limit


def counted(text: str, source: str, written_in: str, language: str) -> tuple[str, bool]:
    found = counter(length(text, source), limit(source), source, written_in, language)
    return found.words, found.over


@pytest.mark.parametrize(
    ("text", "source", "written_in", "language", "words", "over"),
    [
        ("申し訳", "x", "ja", "ja", "残り 全角137字（全角140字まで）", False),
        ("申し訳a", "x", "ja", "ja", "残り 全角136字（全角140字まで）", False),
        ("あ" * 140, "x", "ja", "ja", "残り 全角0字（全角140字まで）", False),
        ("あ" * 140 + "a", "x", "ja", "ja", "全角1字分の超過（全角140字まで）", True),
        ("あ" * 142, "x", "ja", "en", "too long by 2: 140 full-width characters fit", True),
        ("Sorry", "x", "en", "en", "275 left of 280 characters", False),
        ("Sorry", "x", "en", "ja", "残り 半角275字（半角280字まで）", False),
        ("a" * 281, "x", "en", "en", "too long by 1: 280 characters fit", True),
        ("申し訳", "mastodon", "ja", "ja", "残り 497文字（500文字まで）", False),
        ("Sorry", "archive", "en", "en", "characters: 5", False),
    ],
)
def test_a_counter_names_its_unit(
    text: str, source: str, written_in: str, language: str, words: str, over: bool
) -> None:
    assert counted(text, source, written_in, language) == (words, over)


def test_beyond_any_length_it_is_over_wherever_it_goes() -> None:
    assert counter(5_000, 5_000, "archive", "en", "en").words == "characters: 5000"
    assert counter(5_001, 5_000, "archive", "en", "en").over
    assert counter(5_001, 5_000, "x", "ja", "ja").words == "1文字超過（5000文字まで）"
