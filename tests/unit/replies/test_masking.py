"""Masking: whatever says who somebody is goes out of a text, and only names ever come back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.replies.masking import mask, placeholders


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("０９０－１２３４－５６７８ に電話ください", "[PHONE1] に電話ください"),
        ("〇九〇-一二三四-五六七八です", "[PHONE1]です"),
        ("call 07700 900123 or +81 90 1234 5678", "call [PHONE1] or [PHONE2]"),
        ("メールは taro@example.co.jp です", "メールは [EMAIL1] です"),
        ("東京都架空区桜町1-2-3 メゾン101に住んでます", "[ADDRESS1]に住んでます"),
        ("〒150-0001 まで", "[ADDRESS1] まで"),
        ("I live at 12 Baker Street, London", "I live at [ADDRESS1]"),
        ("注文番号 12345678 が届かない", "[NUMBER1] が届かない"),
        ("order #A-20391-77 never came", "[NUMBER1] never came"),
        ("charged on 4111 1111 1111 1111!", "charged on [CARD1]!"),
        ("誕生日は1990年1月2日", "[NUMBER1]"),
        ("パスワードは hunter22 です", "[NUMBER1] です"),
        ("伝票 3344556677", "[NUMBER1]"),
        ("@tsumugi_care help", "[HANDLE1] help"),
        ("見て https://example.com/o?token=abc123 これ", "見て [LINK1] これ"),
        ("https://example.com/reset/9f8e7d6c5b4a33 stopped", "[LINK1] stopped"),
    ],
)
def test_what_says_who_somebody_is_is_hidden(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "2026年11月3日の10:00-18:00に3回、1,200円引かれた。iPhone 15で4.2.1",
        "Paid £24.99 twice since 3 November, error E1042, see https://example.com/help",
        "解約したい。どうすれば?",
    ],
)
def test_what_a_reply_needs_stays(text: str) -> None:
    assert mask(text).text == text


def test_the_author_has_the_first_placeholder_whether_named_or_not() -> None:
    masked = mask("電話は03-1234-5678です。", ["佐藤", "sato_1"])
    assert masked.text == "電話は[PHONE1]です。"
    assert masked.unmask("[NAME1]さま、[NAME2]さま") == "佐藤さま、sato_1さま"
    assert mask("佐藤です。佐藤ですよ", ["佐藤"]).text == "[NAME1]です。[NAME1]ですよ"


def test_a_latin_name_is_a_word_and_case_does_not_matter() -> None:
    assert mask("EMMA here, an emmaus of trouble", ["Emma"]).text == "[NAME1] here, an emmaus of trouble"
    assert mask("a cat", ["a"]).text == "a cat"


def test_a_name_inside_something_else_goes_with_it_and_never_comes_back() -> None:
    masked = mask("write to emma@mail.example or ask @emma_j", ["Emma"])
    assert masked.text == "write to [EMAIL1] or ask [HANDLE1]"
    assert masked.unmask("[EMAIL1] [HANDLE1] [PHONE1] [NAME1] [NAME9]") == "[EMAIL1] [HANDLE1] [PHONE1] Emma [NAME9]"


def test_the_same_number_has_one_placeholder_however_it_is_written() -> None:
    masked = mask("09012345678 と ０９０-１２３４-５６７８ と 080-1111-2222")
    assert masked.text == "[PHONE1] と [PHONE1] と [PHONE2]"
    assert masked.values["[PHONE1]"] == "09012345678"


def test_placeholders_are_found_again() -> None:
    assert placeholders("Hi [NAME1], [PHONE2]! [done] [NAME]") == ("[NAME1]", "[PHONE2]")


DIGITS = st.text("0123456789", min_size=8, max_size=8)
FRAME = st.text(st.characters(blacklist_categories=["Cs", "Nd"], blacklist_characters="[]"), max_size=30)


@given(before=FRAME, after=FRAME, digits=DIGITS, wide=st.booleans())
def test_no_telephone_number_survives(before: str, after: str, digits: str, wide: bool) -> None:
    number = f"090-{digits[:4]}-{digits[4:]}"
    written = number.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}) if wide else number
    masked = mask(f"{before} {written} {after}")
    assert written not in masked.text
    assert masked.unmask(masked.text) == masked.text


@given(st.text(max_size=200))
def test_what_is_not_hidden_is_not_touched(text: str) -> None:
    """Putting everything back gives the text itself, but for numbers that were written in several ways."""
    masked = mask(text)
    parts = re.split("(" + "|".join(map(re.escape, masked.values)) + ")", masked.text) if masked.values else [text]
    place = 0
    for part in parts:
        if part in masked.values:
            continue
        found = text.find(part, place)
        assert found >= place
        place = found + len(part)


@given(st.text(max_size=120), st.lists(st.text(min_size=2, max_size=8), max_size=3))
def test_any_text_and_any_names_are_taken(text: str, names: list[str]) -> None:
    masked = mask(text, names)
    assert mask(text, names) == masked
