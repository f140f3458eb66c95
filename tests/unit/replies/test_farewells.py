"""Who leaves with kind words gets neither apology nor cheer: the shipped playbooks, with scores as judges give."""

import re

import pytest

from activesupport.domain.labels import Verdict
from activesupport.domain.reply import Kind, Suggestion
from activesupport.replies import Composer

from . import packs
from .samples import post, verdict

COMPOSER = Composer(packs.playbooks(), packs.faq())
BRAND = next(one for one in packs.brands() if one.id == "tsumugi")
SORRY = re.compile(r"申し訳|お詫び|すみません|率直なお声|\b(?:sorry|apolog)", re.IGNORECASE)
CHEER = re.compile(r"うれしくなりました|この調子で|made (?:our|my) day|glad|keep it that way", re.IGNORECASE)


def suggest(language: str, text: str, seen: Verdict) -> tuple[Suggestion, ...]:
    return COMPOSER.suggest(post(text, name="佐藤" if language == "ja" else "Emma"), seen, language, BRAND)


@pytest.mark.parametrize(
    ("language", "text", "seen", "first"),
    [
        ("ja", "10年間お世話になりました。来月他社に移ります。店員さんがいつも親切で感謝です。",
         verdict(churn=0.98, praise=1.0, delight=0.88), "farewell"),
        ("ja", "ツムギ、きょうで卒業。いい会社でした。さよなら！", verdict(churn=0.74, praise=0.95), "farewell"),
        ("ja", "ツムギモバイル解約しました。サポートの方々、本当に優しかった！",
         verdict(churn=0.95, praise=1.0), "leaving-kindly"),
        ("ja", "引っ越しで圏外になるので泣く泣く解約。サービス自体は大好きでした。",
         verdict(churn=1.0, praise=0.99), "leaving-kindly"),
        ("ja", "ツムギは好きだけど乗り換える", verdict(churn=0.84, praise=0.5), "leaving-kindly"),
        ("en", "After 8 years I'm leaving. Your staff were always lovely. Thanks for everything!",
         verdict(churn=0.94, praise=1.0, delight=0.9), "farewell"),
        ("en", "Goodbye Tsumugi, you were good to me", verdict(churn=0.5, praise=0.94), "farewell"),
        ("en", "Thinking about leaving Tsumugi even though the app is brilliant",
         verdict(churn=0.95, praise=0.86), "leaving-kindly"),
        ("en", "Uninstalling the app, I don't need it any more but it was great. I love you all, thank you",
         verdict(churn=0.97, praise=0.96), "leaving-kindly"),
        ("en", "Leaving, sadly. The best support team ever though! How do I port my number?",
         verdict(churn=0.86, question=0.9, praise=0.5), "leaving-kindly"),
    ],
)  # fmt: skip
def test_a_kind_farewell_reads_as_one_thing(language: str, text: str, seen: Verdict, first: str) -> None:
    offered = suggest(language, text, seen)
    assert {one.playbook for one in offered if one.kind is not Kind.FULL} == {first}
    said = " ".join(one.text for one in offered)
    assert not SORRY.search(said)
    assert not CHEER.search(said)


def test_a_guess_of_leaving_brings_no_cheer_beside_a_farewell() -> None:
    seen = Verdict(verdict(churn=0.37, praise=0.97).scores, verdict(churn=0.6, praise=0.97).labels, "t")
    offered = suggest("ja", "最高だったけどMNPする。さようなら、ありがとうございました", seen)
    assert {one.playbook for one in offered} == {"farewell"}


@pytest.mark.parametrize(
    ("language", "text", "seen"),
    [
        ("ja", "いい人たちだけど電波が最悪。解約", verdict(churn=0.9, praise=0.5, complaint=0.8)),
        ("en", "Nice people, terrible network. Cancelling.", verdict(churn=0.9, praise=0.5, complaint=0.8)),
    ],
)
def test_with_a_complaint_in_it_somebody_listens_first(language: str, text: str, seen: Verdict) -> None:
    assert suggest(language, text, seen)[0].playbook == "leaving"


def test_who_says_thanks_and_asks_the_way_out_is_told_the_way() -> None:
    offered = suggest(
        "ja", "今までありがとう。解約はどこからできますか？", verdict(churn=1.0, question=1.0, praise=0.5)
    )
    assert (offered[0].kind, offered[0].playbook) == (Kind.FULL, "farewell")
    assert offered[0].faq is not None
    assert "解約できます" in offered[0].text


def test_who_came_to_the_brand_is_still_cheered() -> None:
    offered = suggest("en", "Switched to Tsumugi, best decision ever", verdict(praise=0.99))
    assert {one.playbook for one in offered} == {"thanks"}
