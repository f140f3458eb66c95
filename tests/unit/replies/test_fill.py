"""Variables and how a customer is addressed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.domain.post import Author
from activesupport.replies.fill import customer_name, fill, names_in

JA = "{customer}さん、ツムギです。"


@pytest.mark.parametrize(
    ("name", "handle", "address"),
    [
        ("サンプル", "sample", "サンプル"),
        ("  サンプル🐈‍⬛ ", "sample", "サンプル"),
        ("サンプル@固定ポスト見て", "sample", "サンプル"),
        ("サンプル＠推し活垢", "sample", "サンプル"),
        ("サンプル / 相互フォロー", "sample", "サンプル"),
        ("【懸賞】サンプル", "sample_1", "sample_1"),
        ("🌸🌸🌸", "@sample", "sample"),
        ("", "sample@social.example", "sample"),
        ("", "sample.bsky.example", "sample"),
        ("example.com で販売中", "sample", "sample"),
        ("{form_url}", "sample", "form_url"),
        ("a\u202eb\u200b", "sample", "ab"),
        ("とても長い名前" * 8, "sample", "sample"),
        ("匿名", "", ""),
        ("A Google user", "", ""),
        ("Anne-Marie O’Sample", "x", "Anne-Marie O’Sample"),
        ("12345", "67890", ""),
        ("", "", ""),
    ],
)
def test_names_are_freed_of_mottos_pictures_and_addresses(name: str, handle: str, address: str) -> None:
    assert customer_name(Author("1", handle, name)) == address


@given(st.text(max_size=60), st.text(max_size=30))
def test_no_name_can_mention_link_or_hold_a_variable(name: str, handle: str) -> None:
    address = customer_name(Author("1", handle, name))
    assert not set("@＠{}:/\n#") & set(address)
    assert "http" not in address.lower() or "://" not in address


@pytest.mark.parametrize(
    ("template", "customer", "language", "text"),
    [
        (JA, "サンプル", "ja", "サンプルさん、ツムギです。"),
        (JA, "サンプルさん", "ja", "サンプルさん、ツムギです。"),
        ("{customer}さま、ツムギです。", "サンプル様", "ja", "サンプル様、ツムギです。"),
        (JA, "", "ja", "ツムギです。"),
        ("またいつでも{customer}さんのお力になります。", "", "ja", "またいつでもお客様のお力になります。"),
        ("Hi {customer}, thanks.", "Sample", "en", "Hi Sample, thanks."),
        ("Hi {customer}, thanks.", "", "en", "Hi, thanks."),
        ("{customer}, we hear you.", "", "en", "We hear you."),
        ("Thanks, {customer}!", "", "en", "Thanks!"),
    ],
)
def test_the_address_is_said_well_or_left_out(template: str, customer: str, language: str, text: str) -> None:
    assert fill(template, {"customer": customer}, language).text == text


def test_unknown_variables_stay_open_in_plain_sight() -> None:
    filled = fill("{responder}です。{受付番号}、{responder}。", {"form_url": ""}, "ja")
    assert filled.text == "【要記入: responder】です。【要記入: 受付番号】、【要記入: responder】。"
    assert filled.open == ("responder", "受付番号")
    assert fill("I am {responder}.", {}, "en").text == "I am [fill in: responder]."


def test_values_are_not_filled_again_but_a_faq_answer_is() -> None:
    values = {
        "brand": "{responder}",
        "faq_answer": "See {form_url} or {staff}.",
        "form_url": "https://example.com/f",
    }
    assert fill("{brand}", values, "en").text == "{responder}"
    filled = fill("{faq_answer}", values, "en")
    assert filled.text == "See https://example.com/f or [fill in: staff]."
    assert filled.open == ("staff",)
    assert fill("{faq_answer}", {"faq_answer": "{faq_answer}"}, "en").open == ("faq_answer",)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("DMか{u}でどうぞ。", "DMか https://example.com/f でどうぞ。"),
        ("くわしくは{u}。お待ちします。", "くわしくは https://example.com/f お待ちします。"),
        ("くわしくは {u}。", "くわしくは https://example.com/f"),
        ("案内です。{u} をご覧ください。", "案内です。https://example.com/f をご覧ください。"),
    ],
)
def test_web_addresses_are_set_off_in_japanese(template: str, text: str) -> None:
    assert fill(template, {"u": "https://example.com/f"}, "ja").text == text


def test_names_in_a_template() -> None:
    assert names_in("{a} と { b }") == {"a", "b"}
    assert names_in("plain") == frozenset()
