"""What the sets do not show: offsets, contexts, the catalogue, long and odd texts."""

import re
from pathlib import Path
from time import perf_counter, process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activesupport.domain.guard import FlagKind, GuardContext
from activesupport.replies import guards
from activesupport.replies.guards import guard
from activesupport.words import LANGUAGES, catalogue, explain

FOLDER = Path(guards.__file__).parent
LINKS = GuardContext(allow_links=("example.com", "*.shop.example"))


def _codes(text: str, context: GuardContext) -> list[str]:
    return [flag.code.removeprefix("guard.") for flag in guard(text, context)]


def test_flags_stand_in_order_where_the_text_was_given() -> None:
    text = "佐藤さま、０９０－００００－１２３４に、明日までにご連絡いたします。"
    flags = guard(text, GuardContext(language="ja", customer_name="田中"))
    assert [(flag.kind, text[flag.start : flag.end]) for flag in flags] == [
        (FlagKind.WRONG_NAME, "佐藤"),
        (FlagKind.PERSONAL_DATA, "０９０－００００－１２３４"),
        (FlagKind.PROMISE, "明日までに"),
    ]


def test_nothing_known_means_nothing_judged_of_names_links_and_language() -> None:
    text = "Hi James, see https://somewhere.example/page for the steps. 手順はこちらです。"
    assert guard(text, GuardContext()) == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("See https://www.example.com:443/a and help.example.com.", []),
        ("See a.shop.example/x", []),
        ("See https://example.com.evil.net/a", ["link_off_list"]),
        ("See notexample.com", ["link_off_list"]),
        ("See https://example.com@evil.net/", ["link_hidden"]),
        ("See https://ex\u0430mple.com/", ["link_hidden"]),
        ("See http://192.0.2.1/login", ["link_hidden"]),
        ("See bit.ly/3abc", ["link_short"]),
        ("Mail help@example.com, ask @example.com or wait. It works now.it really does", []),
    ],
)  # fmt: skip
def test_the_list_in_force(text: str, codes: list[str]) -> None:
    assert _codes(text, LINKS) == codes


def test_without_a_list_only_what_hides_is_flagged_and_an_empty_list_allows_nothing() -> None:
    assert _codes("https://any.example/x", GuardContext()) == []
    assert _codes("https://a@any.example/x bit.ly/x", GuardContext()) == ["link_hidden", "link_short"]
    assert _codes("https://any.example/x", GuardContext(allow_links=())) == ["link_off_list"]


@pytest.mark.parametrize("written", ["0120-000-123", "0120000123", "+81 120-000-123", "０１２０－０００－１２３"])
def test_a_public_number_is_fine_however_it_is_written(written: str) -> None:
    assert _codes(f"お電話は{written}で承ります。", GuardContext(allow_numbers=("0120-000-123",))) == []
    assert _codes(f"お電話は{written}で承ります。", GuardContext(allow_numbers=("0120-999-999",))) == ["phone"]


def test_free_lines_pass_without_a_list_mobiles_do_not() -> None:
    assert _codes("0800-000-1234 までどうぞ。", GuardContext()) == []
    assert _codes("080-0000-1234 までどうぞ。", GuardContext()) == ["phone"]


def test_in_private_details_may_be_asked_for_but_not_everything_be_said() -> None:
    private = GuardContext(public=False)
    assert _codes("What's your order number? Mine says order 8840213.", private) == []
    assert _codes("Your PIN is 4471.", private) == ["secret"]


@pytest.mark.parametrize("asked", ["Chuck your postcode in the replies.", "電話番号、リプに貼っておいてください。"])
def test_asking_in_loose_words_is_asking_but_not_where_nobody_else_reads(asked: str) -> None:
    assert "asks" in _codes(asked, GuardContext())
    assert "asks" not in _codes(asked, GuardContext(public=False))


@pytest.mark.parametrize(
    ("ways", "code", "places"),
    [
        (("dm", "https://example.com/form"), "asks_at", "DM, https://example.com/form"),
        (("care@example.com",), "asks_at", "care@example.com"),
        ((), "asks_nowhere", None),
    ],
)
def test_who_asks_in_public_is_told_where_to_ask_on_this_platform(
    ways: tuple[str, ...], code: str, places: str | None
) -> None:
    (flag,) = guard("What is your order number?", GuardContext(private=ways))
    assert (flag.code, flag.values.get("places")) == (f"guard.{code}", places)
    assert all(explain(flag.reason, language) for language in LANGUAGES)


@pytest.mark.parametrize("text", ["Send us a DM.", "DMで伺います。", "ダイレクトメッセージをお送りください。"])
def test_no_direct_message_where_there_is_none(text: str) -> None:
    assert _codes(text, GuardContext(private=("care@example.com",))) == ["no_dm_but"]
    assert _codes(text, GuardContext(private=())) == ["no_dm"]
    assert _codes(text, GuardContext(private=("dm",))) == _codes(text, GuardContext()) == []
    assert _codes(f"You wrote “{text}”", GuardContext(private=())) == []


def test_loose_words_that_name_a_private_place_are_fine() -> None:
    assert _codes("Stick your postcode in a DM below the post.", GuardContext()) == []


@pytest.mark.parametrize(
    ("said", "customer"),
    [
        ("田中さま、", "田中 美咲"), ("美咲さま、", "田中 美咲"), ("タナカ様、", "田中"),
        ("Hi Kate,", "Katherine Bell"),
        ("Hi KATE,", "kate_b"), ("Dear Ms Sato,", "佐藤 花"), ("Hi María,", "Maria Jose"), ("お客さま、", "田中"),
        ("サポートの山本です。", "田中"), ("I'm Emma from support.", "James"), ("皆さま、", "田中"),
    ],
)  # fmt: skip
def test_ways_of_writing_one_name_and_names_of_nobody(said: str, customer: str) -> None:
    assert _codes(said, GuardContext(customer_name=customer)) == []


@pytest.mark.parametrize(
    ("said", "customer"),
    [
        ("佐藤さま、", "田中 美咲"), ("このたびは佐藤様に", "田中"), ("Hi Emma,", "James"),
        ("Dear Ms Sato,", "長谷川 文"),
        ("Calm words, Steve.", "Arjun"), ("@emma_w Hi!", "@james_k"), ("もぐらさん、", "たぬき"),
    ],
)  # fmt: skip
def test_names_of_others(said: str, customer: str) -> None:
    assert _codes(said, GuardContext(customer_name=customer)) == ["name_other"]


@pytest.mark.parametrize("hole", ["{customer}さま", "[NAME]", "{{first_name}}", "【お客様名】", "〇〇様", "[お名前]様"])
def test_what_a_template_left_open_is_seen_without_any_name(hole: str) -> None:
    assert _codes(f"{hole}、", GuardContext()) == ["placeholder"]


def test_other_brands_are_seen_but_not_inside_the_own_name() -> None:
    context = GuardContext(brands=("Tsumugi Mobile",), other_brands=("Tsumugi", "Hoshinami"))
    assert _codes("Hoshinami and Tsumugi Mobile", context) == ["brand_other"]


def test_forbidden_phrases_of_the_brand() -> None:
    assert _codes("Unfortunately not.", GuardContext(forbidden=("unfortunately",))) == ["tone_forbidden"]


def test_quoted_words_are_somebody_elses() -> None:
    assert _codes("「全額返金します」と書かれた件、確認します。", GuardContext()) == []
    assert _codes("Sorry that we wrote “calm down”.", GuardContext()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_text_and_every_text_is_said(language: str) -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    said = set(re.findall(r'"guard\.([a-z_]+)"', source)) | {f"language_{code}" for code in ("ja", "en", "other")}
    told = {key.removeprefix("guard.") for key in catalogue(language) if key.startswith("guard.")}
    assert said == told - {"no_list"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_say_what_was_found(language: str) -> None:
    (flag,) = guard("Hi James,", GuardContext(customer_name="Emma"))
    assert "James" in explain(flag.reason, language)
    assert "Emma" in explain(flag.reason, language)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["ja", "en", ""]))
def test_any_text_can_be_judged(text: str, language: str) -> None:
    for flag in guard(text, GuardContext(language=language, customer_name="田中", allow_links=())):
        assert 0 <= flag.start < flag.end <= len(text)
        assert text[flag.start : flag.end] == flag.values["said"]


@pytest.mark.parametrize(
    "unit", ["都", "0-", "1 ", "A", "返金", "a.", "@a", "「", "we will ", "お客様の", "様、", "1 Aaa "]
)
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    begun = perf_counter()
    guard(text, GuardContext(language="ja", customer_name="田中", allow_links=()))
    assert perf_counter() - begun < 20


@pytest.mark.parametrize(
    "evil",
    [
        "*",
        "〇",
        "＿",
        "X",
        "[",
        "{a",
        "「",
        "'",
        "1-",
        "0 0",
        "a@b.",
        "Kate, ",
        ", Kate",
        "Hi A ",
        "佐藤さん、",
        "refund ",
        "! ",
    ],
)
def test_twice_as_long_takes_about_twice_as_long(evil: str) -> None:
    context = GuardContext(language="en", brands=("Acme",), customer_name="Sato", other_brands=("Globex",))

    def effort(characters: int) -> float:
        text = (evil * characters)[:characters]
        taken = []
        for _ in range(3):
            begun = process_time()
            guard(text, context)
            taken.append(process_time() - begun)
        return min(taken)

    assert effort(4000) < 3.2 * effort(2000), "four times would be the square of it"
