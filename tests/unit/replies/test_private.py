"""Replies that fit the platform: how the private way is named there, and what is left out where there is none."""

from dataclasses import replace
from itertools import product

import pytest

from activesupport.domain.labels import Label
from activesupport.domain.private import names_dm
from activesupport.domain.reply import Faq, FaqText, Kind, Part, Suggestion
from activesupport.domain.watch import Brand
from activesupport.replies import Composer
from activesupport.replies.inviting import invites_to_private
from activesupport.replies.private import brand_values, sayable, script_for

from . import packs
from .samples import BRAND, playbook, post, verdict

FORM = "https://example.com/form"
MUTE = replace(BRAND, variables={})
"""A brand without a form: on platforms without direct messages nobody reaches it in private."""
BOOK = playbook(
    "bill",
    Label.COMPLAINT,
    quick="Sorry. Tell us more. You can reach us {private_way}.",
    private="Let us go on {private_ways}. Your number only there.",
)


def suggest(
    source: str, brand: Brand = BRAND, *, book: object = None, faq: tuple[Faq, ...] = ()
) -> dict[Kind, Suggestion]:
    composer = Composer((book or BOOK,), faq)  # type: ignore[arg-type]
    offered = composer.suggest(post("awful", source=source), verdict(complaint=0.9), "en", brand)
    return {one.kind: one for one in offered}


@pytest.mark.parametrize(
    ("language", "source", "first", "every"),
    [
        ("en", "x", "by DM", f"by DM or at {FORM} or by e-mail to care@example.com"),
        ("ja", "x", "DM", f"DMか窓口 {FORM}かcare@example.com へのメール"),
        ("en", "appstore", f"at {FORM}", f"at {FORM}"),
        ("ja", "googleplay", "care@example.com へのメール", "care@example.com へのメール"),
        ("en", "feed", "", ""),
    ],
)
def test_the_way_is_named_as_it_is_on_the_platform(language: str, source: str, first: str, every: str) -> None:
    private = {
        "x": ("dm", "{form_url}", "care@example.com"),
        "appstore": ("{form_url}",),
        "googleplay": ("care@example.com",),
        "feed": (),
    }
    values = brand_values(replace(BRAND, private=private), language, source)
    assert (values["private_way"], values["private_ways"]) == (first, every)
    assert values["form_url"] == FORM, "the brand's own variables are there as well"


def test_one_complaint_on_four_platforms() -> None:
    said = {source: suggest(source)[Kind.QUICK].text for source in ("x", "appstore", "googleplay", "feed")}
    assert said == {
        "x": "Sorry. Tell us more. You can reach us by DM.",
        **dict.fromkeys(("appstore", "googleplay", "feed"), f"Sorry. Tell us more. You can reach us at {FORM}."),
    }


def test_where_there_is_no_way_its_sentence_is_left_out() -> None:
    offered = suggest("appstore", MUTE)
    assert offered[Kind.QUICK].text == "Sorry. Tell us more."
    assert offered[Kind.ASK].parts[Part.CHECK] == "Since when, and roughly where?", "and the invitation as a whole"
    assert all(one.open == () for one in offered.values())
    assert "by DM. Your number" in suggest("x", MUTE)[Kind.ASK].text


def test_what_has_nothing_to_say_without_a_way_is_not_offered() -> None:
    book = playbook("bill", Label.COMPLAINT, quick="Reach us {private_way}.", solution="We look it up {private_ways}.")
    assert set(suggest("x", MUTE, book=book)) == {Kind.QUICK, Kind.ASK, Kind.FULL}
    assert set(suggest("appstore", MUTE, book=book)) == {Kind.ASK}


def test_words_about_a_dm_are_not_said_where_there_is_none() -> None:
    book = playbook("bill", Label.COMPLAINT, quick="Sorry. Send us a DM.", private="By DM or at {form_url}.")
    assert suggest("x", book=book)[Kind.QUICK].text == "Sorry. Send us a DM."
    assert suggest("feed", book=book)[Kind.QUICK].text == "Sorry."
    by_form = replace(BRAND, private={"x": ("{form_url}",)})
    assert suggest("x", by_form, book=book)[Kind.QUICK].text == "Sorry.", "nor where the brand reads none"


def test_answers_are_held_to_the_platform_too() -> None:
    entry = Faq("f", "o", {"en": FaqText("Why is it so awful?", "It is new. Ask us {private_way}.", "")})
    assert "It is new. Ask us by DM." in suggest("x", faq=(entry,))[Kind.FULL].text
    assert "Ask us" not in suggest("feed", MUTE, faq=(entry,))[Kind.FULL].text
    only = Faq("f", "o", {"en": FaqText("Why is it so awful?", "Ask us {private_way}.", "")})
    assert suggest("feed", MUTE, faq=(only,))[Kind.FULL].faq is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("まずこちらへ。DMでも伺います。お待ちします。", "まずこちらへ。お待ちします。"),
        ("{private_way}でどうぞ。", ""),
        ("Version 1.5 is out. Reach us { private_ways }! See example.com.", "Version 1.5 is out. See example.com."),
        ("Reach us {private_way}. Thank you.", "Thank you."),
        ("ADMIN says hello.", "ADMIN says hello."),
    ],
)
def test_sentences_are_left_out_whole(text: str, left: str) -> None:
    assert sayable(text, ()) == left
    assert sayable(text, ("dm",)) == text


def test_an_invitation_goes_as_a_whole() -> None:
    script = BOOK.scripts["en"]
    assert script_for(script, ()).private == ""
    assert script_for(script, (FORM,)).private == script.private


def test_a_reply_that_names_the_brands_private_address_invites() -> None:
    assert invites_to_private(f"お名前は {FORM} でお聞かせください。", "ja", (FORM,))
    assert not invites_to_private("いまの状況は https://example.com/status です。", "ja", (FORM,))
    assert not invites_to_private("What does dm mean?", "en", ("dm",))


@pytest.mark.parametrize("language", packs.LANGUAGES)
@pytest.mark.parametrize("source", ["appstore", "googleplay", "feed"])
@pytest.mark.parametrize("form", [FORM, ""])
def test_no_shipped_text_sends_anybody_to_a_dm_that_does_not_exist(language: str, source: str, form: str) -> None:
    composer = Composer(packs.playbooks(), packs.faq())
    brand = replace(packs.brands()[0], variables={"form_url": form, "status_page": "https://example.com/status"})
    words = ["", *(word for book in packs.playbooks() for word in book.words[:1] + book.words[-1:])]
    labels = [label.value for label in Label if label is not Label.NOISE]
    for word, label in product(words, labels):
        offered = composer.suggest(post(word, source=source), verdict(**{label: 0.9}), language, brand)
        assert offered, (word, label)
        for one in offered:
            assert not names_dm(one.text), one.text
            assert set(one.open) <= {"responder"}, one.text
            assert bool(form) or "only there" not in one.text, one.text
