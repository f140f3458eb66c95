"""Cues: every one has a post that shows it and a near one that does not, in both languages."""

import pytest

from activesupport.language.cues import _EN, _JA, CUES, cues_in
from activesupport.text import normalise

SHOWN = {
    "fault": ("The app keeps crashing", "アプリが落ちる"),
    "waiting": ("still waiting for a reply", "まだ届かない"),
    "money": ("You charged me twice", "二重に請求された"),
    "staff": ("the clerk was rude", "店員の態度が悪い"),
    "again": ("it broke AGAIN", "また圏外"),
    "verdict": ("worst service ever", "対応が最悪"),
    "leaving": ("I cancelled my plan", "今日解約した"),
    "joining": ("just joined today", "他社から乗り換えてきて快適"),
    "saved": ("I was about to cancel but no", "解約しようと思ってたけど"),
    "asks": ("How can I pay", "どうすればいいですか"),
    "wishes": ("please add dark mode", "ダークモードを実装してほしい"),
    "thanks": ("thank you all", "ありがとうございました"),
    "own_fault": ("my own fault really", "うっかり間違えて押した"),
    "loss": ("my dog passed away", "祖母が亡くなった"),
    "advert": ("giveaway! link in bio", "フォローで抽選プレゼント"),
    "market": ("earnings beat the analyst view", "決算を発表"),
}


@pytest.mark.parametrize("cue", CUES)
def test_every_cue_is_seen_in_both_languages(cue: str) -> None:
    for text, language in zip(SHOWN[cue], ("en", "ja"), strict=True):
        assert cue in cues_in(normalise(text), language), (text, language)


@pytest.mark.parametrize(
    ("text", "language", "absent"),
    [
        ("the ship reached the market", "en", "market"), ("a terror film", "en", "fault"),
        ("I am against it", "en", "again"), ("the billboard", "en", "money"), ("契約した", "ja", "leaving"),
        ("動いた", "ja", "fault"), ("", "en", "asks"), ("", "ja", "asks"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_cue_is_none(text: str, language: str, absent: str) -> None:
    assert absent not in cues_in(normalise(text), language)


def test_both_languages_have_the_same_cues_and_others_read_the_english_ones() -> None:
    assert list(_EN) == list(_JA) == list(CUES)
    assert cues_in("worst service", "fr") == cues_in("worst service", "en") == ("verdict",)
    assert cues_in("", "en") == ()
