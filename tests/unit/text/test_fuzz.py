"""Whatever comes in, every public function answers, in bounded time."""

import time
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from activesupport.text import (
    detect,
    fingerprint,
    has_words,
    is_old_style_repost,
    length,
    masked_spans,
    normalise,
    reply_chain,
    shorten,
    signs,
    split_quote,
    strip_addresses,
    with_offsets,
)
from activesupport.text.public import asks_in_public

READERS: dict[str, Callable[[str], object]] = {
    "asks_in_public-en": lambda text: asks_in_public(text, "en"),
    "asks_in_public-ja": lambda text: asks_in_public(text, "ja"),
    "detect": detect,
    "fingerprint": fingerprint,
    "has_words": has_words,
    "is_old_style_repost": is_old_style_repost,
    "length-bluesky": lambda text: length(text, "bluesky"),
    "length-mastodon": lambda text: length(text, "mastodon"),
    "length-x": lambda text: length(text, "x"),
    "masked_spans": masked_spans,
    "normalise": normalise,
    "reply_chain": reply_chain,
    "shorten": lambda text: shorten(text, len(text) + 1),
    "signs": signs,
    "split_quote": split_quote,
    "strip_addresses": strip_addresses,
    "with_offsets": with_offsets,
}

# Pieces that one function or another looks for, so that they meet.
PIECES = [
    *(
        "RT",
        "ＲＴ",
        "QT",
        "@a",
        "＠b@c.d",
        ":",
        "：",
        "(",
        "（",
        ")",
        "）",
        "「",
        "」",
        "｢",
        "『",
        "』",
        "“",
        "”",
        ">",
        "＞",
        "<",
    ),
    *(
        "http://",
        "https://a.b/(",
        "www.",
        "a.com",
        "me@a.b",
        "#",
        "＃",
        "○",
        "〇",
        "*",
        "10000",
        "一",
        ".",
        "!",
        "？",
        "'",
    ),
    *(
        "あ",
        "か",
        "ア",
        "ー",
        "ァ",
        "゛",
        "\u3099",
        "ﾞ",
        "〜",
        "草",
        "笑",
        "w",
        "ｗ",
        "^",
        "T",
        "_",
        "´",
        "`",
        "ω",
        "Д",
        ";",
    ),
    *("1\ufe0f\u20e3", "👍🏽", "👨\u200d", "🇯", "a\u0301", "\u0323", "אב", "ا", "한", "\u1100", "\u1161", "\u11a8"),
    *("\ud800", "\udfff", "\x00", "\x1b", "\u200b", "\u202e", "\u2066", " ", "\u3000", "\n", "\r\n", "\u2028"),
    *("的", "這", "ß", "İ", "㍿", "電話番号", "教え", "phone", "number"),
]
# Python's text strategy leaves surrogates out unless asked.
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
HOSTILE = (
    ANY_TEXT
    | st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
    | st.binary(max_size=200).map(lambda data: data.decode("latin-1"))
    | st.text(st.sampled_from("\u0301\u0323\u3099\u0f73\u20e3\ufe0fa ")).map(lambda marks: "e" + marks)
    | st.text(st.sampled_from("😭👍🏽\u200d\ufe0f🇯🇵❤👨"))
    | st.text(st.sampled_from("\u202e\u202dאבגا ab\u2066\u2069"))
)


@given(HOSTILE)
@example("\ud800")
@example("RT\udfff@a: \udfff")
def test_every_function_answers(text: str) -> None:
    for read in READERS.values():
        read(text)


@given(HOSTILE)
def test_normal_form_is_stable_and_the_same_with_offsets(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert with_offsets(text).text == once


@given(HOSTILE)
def test_spans_lie_inside_the_text(text: str) -> None:
    done = 0
    for start, end in masked_spans(text):
        assert done <= start < end <= len(text)
        done = end
    result = with_offsets(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(result.starts, result.ends, strict=True))


@given(HOSTILE)
def test_parts_come_from_the_text(text: str) -> None:
    own, quoted = split_quote(text)
    assert not Counter(own + quoted) - Counter(text + " \n" * len(text))
    names, rest = reply_chain(text)
    assert all(name in text for name in names)
    assert text.strip().endswith(rest)


@given(HOSTILE, st.integers(1, 40))
def test_excerpts_of_anything_are_short(text: str, width: int) -> None:
    assert length(shorten(text, width), "bluesky") <= width


@given(HOSTILE, st.integers(max_value=0))
def test_no_room_is_the_documented_error(text: str, width: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        shorten(text, width)


UNITS = [
    *(
        "○",
        "a○",
        "あ゛",
        "か\u3099",
        ">",
        "@",
        "@a.",
        "@QT",
        "a@b.",
        "a.",
        "a-",
        "(",
        "(・",
        "[",
        "🇯",
        "👨\u200d",
        "ー",
        "ァ",
    ),
    *(
        "ーァ",
        "゛",
        "ﾞ",
        "^",
        "T_",
        ";",
        "草",
        "笑",
        "w",
        "#",
        "*",
        "\ud800",
        "\u0301",
        "\u1100\u1161",
        "\u202eא",
        "的",
        "\xff",
    ),
    *(
        "「a」RT",
        "「a」引用",
        "RT「",
        "「",
        "『「",
        "“@a:",
        "http://",
        "http://a.b/(",
        "https://a.",
        "RT ",
        "RT @a ",
        "RT @a: ",
    ),
    *("> a\n", " \n", "@a ", "番号は "),
]


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit))


SHAPES: dict[str, Callable[[int], str]] = {unit: _repeated(unit) for unit in UNITS} | {
    "blanks after RT": lambda size: "RT" + " " * size + "x",
    "blanks after 番号は": lambda size: "電話番号は" + " " * size + "x",
    "blanks after a quotation": lambda size: "「a」" + " " * size + "x",
    "marks out of order": lambda size: "a" + "\u0301\u0323" * (size // 2),
    "half-width marks out of order": lambda size: "a" + "\u0323ﾞ" * (size // 2),
    "quotations within quotations": lambda size: (
        "the app is あ down " + "「『" * (size // 4) + "hello あ" + "』」" * (size // 4)
    ),
}
SMALL, LARGE = 20_000, 100_000
# Five times the text may take ten times as long, for machines differ from one moment to the next; squares take
# twenty-five times.
MOST_GROWTH = 10
FAST_ENOUGH = 0.3


def _seconds(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Tables that are filled and models that are loaded once shall not count."""
    for read in READERS.values():
        read("quelque chose ne marche plus")
        read("電話番号は ○ あ゛ 草 👨\u200d👩")


@pytest.mark.parametrize("name", READERS)
def test_time_grows_with_the_text_and_no_faster(name: str) -> None:
    read, slow = READERS[name], {}
    for shape, make in SHAPES.items():
        taken = _seconds(read, make(LARGE))
        if taken > FAST_ENOUGH:
            small = max(_seconds(read, make(SMALL)), 0.001)
            if min(taken, _seconds(read, make(LARGE))) > MOST_GROWTH * small:
                slow[shape] = (small, taken)
    assert not slow


@settings(max_examples=10, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.sampled_from(sorted(READERS)))
def test_long_repetitions_of_anything_are_read_in_seconds(unit: list[str], name: str) -> None:
    text = "".join(unit)
    assert _seconds(READERS[name], text * (LARGE // len(text))) < 5
