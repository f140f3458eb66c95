"""Approved replies for like posts: what is near enough, and what never crosses from one customer to another."""

from dataclasses import replace

import pytest

from activesupport.domain.guard import GuardContext
from activesupport.domain.labels import Label
from activesupport.domain.reply import Kind, Suggestion
from activesupport.replies.past import Approved, PastReplies
from activesupport.text.normalise import normalise

from .past_pairs import APPROVED, LIKE, NEAR
from .samples import BRAND, post

NAMES = ("ツムギモバイル", "ツムギ", "ツムモバ", "Tsumugi")
COMPLAINT = frozenset({"complaint"})
OUTAGE = Approved(
    "昼からツムギモバイルがずっと圏外です",
    "佐藤さま、ツムギモバイルの山本です。つながらずご不便をおかけしています。いま状況を調べています。",
    COMPLAINT,
    customer="佐藤",
    responder="山本 花子",
    playbook="outage",
)
OUTAGE_EN = Approved(
    "No signal on Tsumugi since noon, I can't work",
    "Hi James, Kate from Tsumugi here. Sorry you are cut off. We are looking into what is going on.",
    COMPLAINT,
    customer="James",
    responder="Kate Lee",
)


def suggest(
    like: Approved,
    text: str,
    *,
    labels: tuple[Label, ...] = (Label.COMPLAINT,),
    name: str = "田中",
    language: str = "ja",
    context: GuardContext | None = None,
) -> Suggestion | None:
    context = context or GuardContext(language=language, brands=NAMES, customer_name=name)
    past = PastReplies([like], NAMES, language)
    return past.suggest(post(text, name=name, handle=""), labels, BRAND, context, normalise(text))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_like_posts_find_what_was_answered_and_others_nothing(language: str) -> None:
    past = PastReplies(
        [Approved(text, str(i), COMPLAINT) for i, text in enumerate(APPROVED[language])], NAMES, language
    )
    found = [(past.likest(normalise(text)), wanted) for text, wanted in LIKE[language]]
    right = sum(got is not None and got[0].text == str(wanted) for got, wanted in found)
    wrong = sum(got is not None and got[0].text != str(wanted) for got, wanted in found)
    false = [text for text in NEAR[language] if past.likest(normalise(text))]
    print(f"\npast {language}: {right}/{len(found)} found, {wrong} wrong, {len(false)} false")  # noqa: T201
    assert right >= 0.75 * len(found)
    assert (wrong, false) == (0, [])


def test_the_new_customer_and_the_new_responder_take_the_places_of_the_old() -> None:
    found = suggest(OUTAGE, "ツムモバがずっと圏外なんですけど")
    assert found is not None
    assert found.text == (
        "田中さま、ツムギモバイルの【要記入: responder】です。"
        "つながらずご不便をおかけしています。いま状況を調べています。"
    )
    assert (found.open, found.kind, found.playbook) == (("responder",), Kind.FULL, "outage")
    assert (found.length, found.limit) == (113, 280)
    english = suggest(OUTAGE_EN, "Tsumugi: no signal all afternoon", name="Emma", language="en")
    assert english is not None
    assert english.text.startswith("Hi Emma, [fill in: responder] from Tsumugi here.")


def test_without_a_name_the_address_is_dropped() -> None:
    found = suggest(OUTAGE, "ツムモバがずっと圏外なんですけど", name="")
    assert found is not None
    assert found.text.startswith("ツムギモバイルの")


def test_a_compliment_is_not_answered_as_a_complaint_was() -> None:
    assert suggest(OUTAGE, "ツムモバがずっと圏外だったのに直った、ありがとう", labels=(Label.PRAISE,)) is None
    assert suggest(replace(OUTAGE, labels=frozenset({"praise"})), "ツムモバがずっと圏外です") is None
    assert suggest(OUTAGE, "ツムモバがずっと圏外です", labels=()) is None


@pytest.mark.parametrize(
    "addition",
    [
        "090-1234-5678へお電話します。",
        "taro@example.jp にお送りしました。",
        "注文番号 12345678 の件です。",
        "@sato_1 もどうぞ。",
    ],
)
def test_personal_data_of_the_earlier_customer_never_reach_another(addition: str) -> None:
    assert suggest(OUTAGE, "ツムモバがずっと圏外です") is not None
    assert suggest(replace(OUTAGE, text=OUTAGE.text + addition), "ツムモバがずっと圏外です") is None


def test_a_name_that_nobody_knew_to_be_one_is_seen_by_the_guard() -> None:
    assert suggest(replace(OUTAGE, customer=""), "ツムモバがずっと圏外です") is None


def test_a_link_off_the_list_is_not_repeated() -> None:
    linked = replace(OUTAGE, text=OUTAGE.text + " https://status.example.org/a")
    strict = GuardContext(language="ja", brands=NAMES, customer_name="田中", allow_links=("example.com",))
    assert suggest(linked, "ツムモバがずっと圏外です", context=strict) is None
    allowed = replace(strict, allow_links=("status.example.org",))
    assert suggest(linked, "ツムモバがずっと圏外です", context=allowed) is not None


def test_handles_in_front_are_the_earlier_customers() -> None:
    found = suggest(replace(OUTAGE, text="@sato_1 @other " + OUTAGE.text), "ツムモバがずっと圏外です")
    assert found is not None
    assert "@" not in found.text


def test_a_reply_that_speaks_of_a_dm_is_not_repeated_where_there_is_none() -> None:
    invites = replace(OUTAGE, text=OUTAGE.text + "DMでも伺います。")
    asked = post("ツムモバがずっと圏外です", name="田中", handle="")
    past, context = PastReplies([invites], NAMES, "ja"), GuardContext(language="ja", brands=NAMES, customer_name="田中")
    offered = {
        source: past.suggest(replace(asked, source=source), (Label.COMPLAINT,), BRAND, context, normalise(asked.text))
        for source in ("x", "appstore")
    }
    assert offered["x"] is not None
    assert offered["appstore"] is None
