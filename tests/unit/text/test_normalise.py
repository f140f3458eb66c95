"""Normal forms, and the way back to the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.text import masked_spans, normalise, with_offsets
from activesupport.text._characters import unified

# What posts are made of, and what the steps act on, so that they meet often.
POSTED = (
    "ｱｶﾊﾞﾞﾟ゛゜\u3099\u309aあかさねハァィォォぁぇーー〜～~━―–ソフ○〇◯●*✕×天二年19０"
    "wWｗAaÉe\u0301İß㍿①…!！。 \u3000\n\r\t\u200b\u200d\ufe0f😭👨"
)
TEXTS = st.text() | st.text(alphabet=POSTED) | st.text(alphabet="ァ゛ーカ~か○二天 \n", max_size=8)

SPELLINGS = [
    ("half-width kana compose", "ﾊﾞｸﾞ多すぎ", "バグ多すぎ"),
    ("spacing sound marks compose", "か゛", "が"),
    ("no blank before a sound mark", "あ゛つい", "あ゛つい"),
    ("half-width form of the same", "ｱﾞ", "ア゛"),
    ("square letters expand", "㍿サクラ①", "株式会社サクラ1"),
    ("faces gain no blank", "(´・ω・`)￣", "(´・ω・`)￣"),
    ("zero-width", "ツム\u200bギ\ufeff", "ツムギ"),
    ("soft hyphen, direction", "a\u00adb\u202ec", "abc"),
    ("ideographic variation", "葛\U000e0100城", "葛城"),
    ("controls", "a\x00b\x1b", "ab"),
    ("case of Latin only", "STRASSE É Д", "strasse é Д"),
    ("no sharp s surprise", "ß", "ß"),
    ("Turkish capital i", "İ", "i"),
    ("wide letters", "ＵＱ　ｍｏｂｉｌｅ", "uq mobile"),
    ("wave after kana", "すご〜い", "すごーい"),
    ("wide tilde after kana", "です～～", "ですー"),
    ("dashes after kana", "サ━ビス サ―ビス サ–ビス", "サービス サービス サービス"),
    ("not after kanji or digits", "10〜20 最高～", "10~20 最高~"),
    ("long vowels", "すごーーーい", "すごーい"),
    ("small vowels of the same sound", "サポートォォォ", "サポート"),
    ("small vowels that spell", "ソファァァ", "ソファ"),
    ("half-width, drawn out with another sign", "ｻﾎﾟｰﾄォォォ ﾙ～ﾀ～", "サポート ルーター"),
    ("minus is none", "3か月で−4kg ア-イ", "3か月で−4kg ア-イ"),
    ("hiragana keep one", "ねぇぇぇ", "ねぇ"),
    ("a single one stays", "ねぇ ハァ", "ねぇ ハァ"),
    ("after a long vowel", "ルーターァァ", "ルーター"),
    ("full-size vowels at two", "ねえええええ", "ねええ"),
    ("laughter", "ｗｗｗｗ", "ww"),
    ("signs", "早く!!!!", "早く!!"),
    ("never digits", "10000円 1000000", "10000円 1000000"),
    ("never wide or long digits", "１００００円 0000 ①①①", "10000円 0000 111"),
    ("small tsu", "なっっっがい", "なっっがい"),
    ("sentence ends", "え。。。！？！？", "え。。!?!?"),
    ("never kanji numerals", "一〇〇〇円", "一〇〇〇円"),
    ("addresses keep www", "www.example.com", "www.example.com"),
    ("blanks", "  a \t b  ", "a b"),
    ("newlines", "a \r\n\r\n b\u2028c", "a\nb\nc"),
]

MASKS = [
    ("between kana", "ソフ○バンク ソフ◯バンク ソフ●バンク ソフ*バンク ソフ✕バンク ソフ×バンク", None),
    ("between Latin letters", "f*ck", "f○ck"),
    ("as many as there were", "ソ***ンク", "ソ○○○ンク"),
    ("before kanji", "〇天はもういいや", "○天はもういいや"),
    ("placeholder", "〇〇モバイルと◯◯銀行と●●園", "○○モバイルと○○銀行と○○園"),
    ("after kanji", "楽◯", "楽○"),
    ("half-width kana beside it", "ｿﾌ○ﾊﾞﾝｸ", "ソフ○バンク"),
    ("numeral before, word after", "三〇住友", "三○住友"),
    ("zero", "二〇二六年 一〇〇円 三〇分 2〇年 〇三", "二〇二六年 一〇〇円 三〇分 2〇年 〇三"),
    ("bullets", "●お知らせ *注意 ● ○", "●お知らせ *注意 ● ○"),
    ("sums", "3×4 10*2", "3×4 10*2"),
    ("quiz", "○×クイズ", "○×クイズ"),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in SPELLINGS], ids=[case[0] for case in SPELLINGS])
def test_spelling(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in MASKS], ids=[case[0] for case in MASKS])
def test_masks(text: str, expected: str | None) -> None:
    assert normalise(text) == (expected or " ".join(["ソフ○バンク"] * 6))


def test_masked_spans_are_those_of_the_text_given() -> None:
    assert masked_spans("〇天と㍿ソ＊＊クは二〇年") == [(0, 1), (5, 7)]
    assert masked_spans(normalise("〇天と㍿ソ＊＊クは二〇年")) == [(0, 1), (8, 10)]
    assert masked_spans("maskless 100*2") == []


def test_only_what_is_left_visible_counts_as_a_neighbour() -> None:
    assert masked_spans(normalise("ソフ\u200b*\u200bバンク")) == [(2, 3)]


@pytest.mark.parametrize("marks", ["\u0301\u0323", "\u0323ﾞ", "\u0344\u0f73", "\u3099\u0327\u0903"])
def test_many_marks_are_composed_like_few(marks: str) -> None:
    text = "e" + marks * 600
    assert unified("NFC", text) == unicodedata.normalize("NFC", text)
    assert unified("NFKC", text) == unicodedata.normalize("NFKC", text)


@given(TEXTS)
def test_both_ways_give_the_same_text(text: str) -> None:
    assert with_offsets(text).text == normalise(text)


@given(TEXTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(TEXTS)
def test_result_is_composed_and_visible(text: str) -> None:
    result = normalise(text)
    assert unicodedata.is_normalized("NFC", result)
    assert result == result.strip()
    assert not any(unicodedata.category(char) == "Cc" and char != "\n" for char in result)
    assert "  " not in result
    assert "\u200b" not in result


@given(TEXTS)
def test_offsets_are_monotone_and_inside(text: str) -> None:
    result = with_offsets(text)
    assert len(result.starts) == len(result.ends) == len(result.text)
    assert list(result.starts) == sorted(result.starts)
    assert list(result.ends) == sorted(result.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(result.starts, result.ends, strict=True))


@given(TEXTS, st.data())
def test_spans_map_into_the_original(text: str, data: st.DataObject) -> None:
    result = with_offsets(text)
    start = data.draw(st.integers(0, len(result.text)))
    end = data.draw(st.integers(start, len(result.text)))
    first, last = result.original_span(start, end)
    assert 0 <= first <= last <= len(text)
    assert (first < last) == (start < end)
    outer_first, outer_last = result.original_span(0, len(result.text))
    assert start == end or outer_first <= first < last <= outer_last


@pytest.mark.parametrize(
    ("text", "found", "original"),
    [
        ("また㍿サクラだ", "会社", "㍿"),
        ("ﾊﾞｸﾞ多い", "グ", "ｸﾞ"),
        ("ツム\u200bギ！！！", "ツムギ", "ツム\u200bギ"),
        ("ｻﾎﾟｰﾄォォォ最悪", "サポート", "ｻﾎﾟｰﾄ"),
        ("なんで！！！！！", "!!", "！！！！！"),
        ("  解約\n\n\nします", "解約", "解約"),
        ("あ゛あ゛あ゛", "あ゛", "あ゛"),
    ],
)
def test_highlight(text: str, found: str, original: str) -> None:
    result = with_offsets(text)
    start = result.text.index(found)
    first, last = result.original_span(start, start + len(found))
    assert text[first:last] == original


def test_span_outside_the_text_is_refused() -> None:
    result = with_offsets("abc")
    for start, end in [(-1, 1), (2, 1), (0, 4)]:
        with pytest.raises(ValueError, match="no span"):
            result.original_span(start, end)
