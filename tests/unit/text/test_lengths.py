"""Lengths as the platforms count, and excerpts."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from activesupport.text import length, limit, shorten

FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", 0),
        ("Where is my parcel?", 19),
        ("http://example.com", 23),
        ("https://example.com/a/very/long/path/that/goes/on?and=on#and-on", 23),
        ("example.com", 23),
        ("foo.co.jp", 23),
        ("See https://a.com and b.com now", 4 + 23 + 5 + 23 + 4),
        ("https://t.co/abcを見て", 23 + 6),
        ("詳細はexample.comまで", 6 + 23 + 4),
        ("me@example.com", 14),
        ("3.5 e.g. a.m.", 13),
        ("のの", 4),
        ("ｱ", 2),
        ("저찀", 4),
        ("か\u3099", 2),
        ("e\u0301", 1),
        ("Дя", 2),
        ("“it’s”", 6),
        ("…", 2),
        ("😭", 2),
        (FAMILY, 2),
        ("🇯🇵🇫🇷", 4),
        ("1\ufe0f\u20e3", 2),
        ("👍🏽", 2),
        ("©", 1),
        ("©\ufe0f", 2),
        ("H🐱☺", 5),
        ("𠮷", 2),
    ],
)
def test_x_weighs(text: str, units: int) -> None:
    assert length(text, "x") == units


def test_x_fits_140_kana() -> None:
    assert length("の" * 140, "x") == limit("x")


@pytest.mark.parametrize(
    ("platform", "text", "units"),
    [
        ("mastodon", "@user@mstdn.example hi", 8),
        ("mastodon", "@user hi", 8),
        ("mastodon", "@user.example.com hi", 20),
        ("mastodon", "https://example.com/" + "a" * 80, 23),
        ("mastodon", "example.com", 11),
        ("mastodon", FAMILY, 1),
        ("bluesky", FAMILY + "か\u3099", 2),
        ("bluesky", "🇯🇵🇫🇷🇯", 3),
        ("bluesky", "a🇯🇵\u200d🇫🇷\u0301🇯", 4),
        ("bluesky", "https://example.com", 19),
        ("misskey", "あいう", 3),
        ("googleplay", "あいう", 3),
        ("review", "https://example.com", 19),
        ("some-third-party", "abc", 3),
    ],
)
def test_other_platforms(platform: str, text: str, units: int) -> None:
    assert length(text, platform) == units


@pytest.mark.parametrize(
    ("platform", "most"),
    [
        ("x", 280),
        ("mastodon", 500),
        ("bluesky", 300),
        ("misskey", 3000),
        ("googleplay", 350),
        ("review", None),
        ("feed", None),
        ("archive", None),
        ("some-third-party", None),
    ],
)
def test_limits(platform: str, most: int | None) -> None:
    assert limit(platform) == most


@given(st.text(), st.sampled_from(["x", "mastodon", "bluesky", "misskey", "feed"]))
def test_length_is_never_negative(text: str, platform: str) -> None:
    assert length(text, platform) >= 0
    assert (length(text, platform) > 0) == bool(text)


@pytest.mark.parametrize(
    ("text", "width", "excerpt"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("abcd", 1, "…"),
        ("ab cd", 4, "ab…"),
        ("a\n\n b\tc", 9, "a b c"),
        (f"あ{FAMILY}いう", 3, f"あ{FAMILY}…"),
        ("か\u3099き\u3099", 2, "か\u3099き\u3099"),
    ],
)
def test_shorten(text: str, width: int, excerpt: str) -> None:
    assert shorten(text, width) == excerpt


@given(st.text(), st.integers(1, 20))
def test_excerpts_fit_on_one_line(text: str, width: int) -> None:
    excerpt = shorten(text, width)
    assert len(regex.findall(r"\X", excerpt)) <= width
    assert len(excerpt.splitlines()) <= 1


@given(st.text("🇯🇵🇫a\u0301\u200d👨\u0600"))
def test_flags_are_parted_as_unicode_says(text: str) -> None:
    assert length(text, "bluesky") == len(regex.findall(r"\X", text))


def test_shorten_needs_room() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        shorten("abc", 0)
