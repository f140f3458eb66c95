"""Retrieval of FAQ entries, with its figures printed (pytest -s)."""

import pytest

from activesupport.domain.reply import Faq, FaqText
from activesupport.replies.faq import FaqIndex
from activesupport.text.normalise import normalise

from .faq_pairs import FAQ, NEAR_EN, NEAR_JA, PAIRS_EN, PAIRS_JA

INDEX = FaqIndex(FAQ)


def answer(text: str, language: str, index: FaqIndex = INDEX, brand: str = "tsumugi") -> str | None:
    found = index.best(normalise(text), language, brand)
    return found[0].id if found else None


@pytest.mark.parametrize(
    ("language", "pairs", "near"), [("ja", PAIRS_JA, NEAR_JA), ("en", PAIRS_EN, NEAR_EN)], ids=["ja", "en"]
)
def test_posts_find_their_entry_and_near_misses_none(
    language: str, pairs: tuple[tuple[str, str], ...], near: tuple[str, ...]
) -> None:
    answers = [(answer(text, language), wanted) for text, wanted in pairs]
    right = sum(got == wanted for got, wanted in answers)
    wrong = sum(got not in {None, wanted} for got, wanted in answers)
    false = [text for text in near if answer(text, language)]
    print(f"\nFAQ {language}: {right}/{len(pairs)} right, {wrong} wrong, {len(false)}/{len(near)} false")  # noqa: T201
    assert right >= 0.9 * len(pairs)
    assert wrong <= 1
    assert len(false) <= 1, false


def test_only_entries_of_the_brand_and_of_no_brand() -> None:
    own = Faq("own", "t", {"ja": FaqText("解約の手続き", "A")}, ("other",))
    general = Faq("general", "t", {"ja": FaqText("請求書の確認", "B")})
    index = FaqIndex((own, general))
    assert answer("解約の手続きは？", "ja", index) is None
    assert answer("解約の手続きは？", "ja", index, brand="other") == "own"
    assert answer("請求書の確認がしたい", "ja", index) == "general"


def test_scores_are_cosines_and_the_question_itself_comes_close_to_one() -> None:
    found = INDEX.best(normalise("解約の手続きはどこからできますか"), "ja", "tsumugi")
    assert found is not None
    assert found[0].id == "cancel"
    assert 0.7 < found[1] <= 1.0


def test_addresses_do_not_count() -> None:
    assert answer("@points https://example.com/points/expire/points", "en") is None


def test_nothing_to_search_for_or_in() -> None:
    assert INDEX.best("", "ja", "tsumugi") is None
    assert INDEX.best("解約", "es", "tsumugi") is None
    assert FaqIndex(()).best("解約", "ja", "tsumugi") is None


def test_a_single_entry_can_be_found() -> None:
    found = FaqIndex(FAQ[:1]).best(normalise("海外でもeSIMは使えますか"), "ja", "tsumugi")
    assert found is not None
    assert found[0].id == "esim-abroad"
