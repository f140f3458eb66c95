"""What strangers wrote, made fit to be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.channels.digest.clean import clean, excerpt, graphemes, line, safe_link
from activesupport.channels.digest.columns import COLUMNS, width, wrap


def test_control_and_direction_marks_go_and_line_breaks_stay() -> None:
    assert clean("a\x00b\u202ec\r\nd\u2028e\x1b[31m") == "abc\nd\ne[31m"
    assert clean("one\n\n　\n\n\ntwo\n") == "one\n\ntwo"
    assert line("one\n two\t three") == "one two three"


def test_an_excerpt_never_cuts_a_character_that_is_made_of_several() -> None:
    family = "👨‍👩‍👧‍👦"
    assert excerpt(family * 400) == family * 400
    assert excerpt(family * 401) == family * 399 + "…"
    assert excerpt("がが" * 3, 4) == "ががが…"


@given(st.text(), st.integers(1, 50))
def test_an_excerpt_is_a_beginning_and_never_too_long(text: str, most: int) -> None:
    short = excerpt(text, most)
    assert short == text or text.startswith(short.removesuffix("…"))
    assert len(graphemes(short)) <= most


@pytest.mark.parametrize("url", ["https://x.example/a?b=c#d", "http://社.example/投稿", "HTTPS://X.EXAMPLE/"])
def test_web_addresses_may_become_links(url: str) -> None:
    assert safe_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "JaVaScRiPt://x.example/%0aalert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "//x.example/a",
        "https:",
        "https://",
        "x.example/a",
        "http://[::1",
        "https://x.example/a\nb",
    ],
)
def test_nothing_else_becomes_a_link(url: str | None) -> None:
    assert safe_link(url) is None


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("圏外", 4), ("ｶﾞ", 2), ("が", 2), ("👨‍👩‍👧", 2), ("é", 1), ("", 0), ("❤️", 2)],
)
def test_width_counts_columns_of_a_terminal(text: str, columns: int) -> None:
    assert width(text) == columns


def test_lines_break_between_words_and_never_begin_with_a_full_stop() -> None:
    assert wrap("one two three", 8) == ["one two", "three"]
    assert wrap("あいうえお。かき", 10) == ["あいうえ", "お。かき"]
    assert wrap("「あ」「いう」", 8) == ["「あ」", "「いう」"]


def test_an_address_is_never_broken() -> None:
    url = "https://x.example/" + "a" * 90
    assert url in wrap(f"詳しくは {url} をご覧ください", COLUMNS)


def test_lines_keep_their_breaks_and_their_indent() -> None:
    assert wrap("a\n\nb", 20, "- ", "  ") == ["- a", "", "  b"]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))), st.integers(12, 78))
def test_wrapping_loses_nothing_but_blanks(text: str, columns: int) -> None:
    assert "".join("".join(wrap(text, columns)).split()) == "".join(text.split())
