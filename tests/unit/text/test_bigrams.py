"""Grams and terms: whatever stretch of a text somebody asks for is found, and nothing that is typed is an error."""

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from activesupport.text import normalise
from activesupport.text.bigrams import LONGEST_QUERY, LONGEST_WORD, Term, bigrams, query_terms

UNPARTED = st.text("解約新潟込々〆〇ひらがなーァカタカヴサポート한국어해지ยกเลิกได้", min_size=2, max_size=40)
ANYTHING = st.text() | st.text("\"“”-−' *():^~+&|!<>\\%_\x00解約aＡ○😡、\n")


def holds(text: str, query: str) -> bool:
    """What both engines do, over one text."""
    grams = f" {' '.join(bigrams(text))} "
    terms = query_terms(query)
    return bool(terms) and all((term.piece in grams) is not term.excluded for term in terms)


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("解約したい", "解約 約し した たい い"),
        ("ＤＯＣＯＭＯに", "docomo に"),
        ("3日で10GB", "3 日で で 10gb"),
        ("すごーーーい", "すご ごー ーい い"),
        ("ソフ〇バンク", "ソフ フ○ ○バ バン ンク ク"),
        ("해지 방법", "해지 지 방법 법"),
        ("e-mail, Привет", "e mail привет"),
        ("😡!?", ""),
    ],
)
def test_the_grams_of_a_text(text: str, grams: str) -> None:
    assert bigrams(text) == grams.split()


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("解約", (Term(("解約",)),)),
        ("約", (Term(("約",), open_ended=True),)),
        ("解約 金", (Term(("解約",)), Term(("金",), open_ended=True))),
        ("解約、返金", (Term(("解約",)), Term(("返金",)))),
        ("cancel", (Term(("cancel",), open_ended=True),)),
        ('"cancel"', (Term(("cancel",)),)),
        ("e-mail", (Term(("e", "mail"), open_ended=True),)),
        ("解約iPhone", (Term(("解約", "約", "iphone"), open_ended=True),)),
        ('"too late', (Term(("too", "late")),)),
        ("“too late” fee", (Term(("too", "late")), Term(("fee",), open_ended=True))),
        ("解約 -返金", (Term(("解約",)), Term(("返金",), excluded=True))),
        ('−"too late"', (Term(("too", "late"), excluded=True),)),
        ("－解約", (Term(("解約",), excluded=True),)),
        ("解約 解約", (Term(("解約",)),)),
    ],
)
def test_the_terms_of_a_query(query: str, terms: tuple[Term, ...]) -> None:
    assert query_terms(query) == terms


@pytest.mark.parametrize("query", ["", " ", "!!!", '"', '""', "-", '-"" - "', "😡", "\x00", "*", "\ud800"])
def test_what_has_no_letters_asks_for_nothing(query: str) -> None:
    assert query_terms(query) == ()


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("解約金が高い", "解約", True),
        ("解約金が高い", "金が高", True),
        ("解約金が高い", "高", True),
        ("解約金が高い", "約高", False),
        ("約束と解説", "解約", False),
        ("約し、解約", "解約し", False),  # both pairs are there, but not one after the other
        ("I cancelled it", "cancel", True),
        ("I cancelled it", '"cancel"', False),
        ("I cancelled it", "celled", False),
        ("too little, too late", '"too late"', True),
        ("too little, too late", '"late too"', False),
        ("too little, too late", "late too", True),
        ("iPhoneを解約", "iphoneを", True),
        ("iPhoneを解約", "phoneを", False),
        ("解約しました", "解約 -しました", False),
        ("解約します", "解約 -しました", True),
        ("サポートォォォ", "サポート", True),
        ("ＡＢＣモバイル", "abcモバ", True),
    ],
)
def test_what_is_found(text: str, query: str, found: bool) -> None:
    assert holds(text, query) is found


@given(UNPARTED, st.data())
def test_every_stretch_of_a_text_is_found(text: str, data: st.DataObject) -> None:
    whole = normalise(text)
    assume(whole)
    start = data.draw(st.integers(0, len(whole) - 1))
    stretch = whole[start : data.draw(st.integers(start + 1, len(whole)))]
    assume(normalise(stretch) == stretch)  # a vowel mark may read otherwise where it stands alone
    assert holds(f"Hi! {text} 2nd", stretch)
    assert holds(text, f'"{stretch}"')


@given(UNPARTED, UNPARTED)
def test_nothing_else_is_found(text: str, query: str) -> None:
    whole, asked = normalise(text), normalise(query)
    assert holds(text, query) is (asked in whole)


@given(ANYTHING)
def test_grams_hold_nothing_that_means_something_to_an_engine(text: str) -> None:
    for gram in bigrams(text):
        assert gram
        assert not set(gram) & set(" \n\"'\\:*&|!()<>-+^~%_\x00")


@given(ANYTHING)
def test_nothing_that_is_typed_is_an_error(query: str) -> None:
    for term in query_terms(query):
        assert term.grams
        assert all(0 < len(gram) <= LONGEST_WORD for gram in term.grams)


def test_words_and_queries_without_end_are_cut() -> None:
    word = "x1" * 5000
    assert bigrams(word) == [word[:LONGEST_WORD]]
    assert holds(word, word)
    assert sum(map(len, (term.grams for term in query_terms("解約" * 5000)))) < LONGEST_QUERY


@pytest.mark.parametrize("unit", ['"', '-"', "-", "a ", "解", "解a", "、-", "\u0301", "a\u0301"])
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    start = time.process_time()
    query_terms(unit * 100_000)
    bigrams(unit * 100_000)
    assert time.process_time() - start < 5
