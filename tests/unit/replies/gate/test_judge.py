"""The gate as a whole: what is told to whom, in which language, in which circumstances."""

import time

import pytest

from activesupport.domain.gate import CLEAR, GateContext, GateReason
from activesupport.replies.gate import judge_gate, judge_text

NAMES = ("Tsumugi", "ツムギ")


def reason(text: str, language: str = "en", context: GateContext | None = None) -> GateReason:
    return judge_gate(text, language, NAMES, context or GateContext()).reason


def test_an_ordinary_complaint_is_clear() -> None:
    assert judge_gate("Tsumugi is down again, third time this week", "en", NAMES, GateContext()) == CLEAR


def test_the_words_that_decided_come_along() -> None:
    gate = judge_gate("Tsumugi, my dad passed away on Sunday. What now?", "en", NAMES, GateContext())
    assert "dad passed" in gate.found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tsumugi has no signal and I can't dial 999, my son can't breathe", "en"),
        ("ツムギ圏外、119番がつながらない", "ja"),
    ],
)
def test_a_life_in_danger_now_is_for_a_senior_person(text: str, language: str) -> None:
    assert reason(text, language) is GateReason.ILLNESS


@pytest.mark.parametrize(
    ("text", "language", "life"),
    [
        ("ツムギ、119が押せません。父が倒れて", "ja", True),
        ("ツムギのSIMだと110も119もかけられない", "ja", True),
        ("ツムギ解約できないならもう死にたい。薬も用意した", "ja", True),
        ("Tsumugi won't let me dial 119 and dad has collapsed", "en", True),
        ("Tsumugi, my mum died and now I can't dial 911, my brother can't breathe", "en", True),
        ("I want to kill myself, Tsumugi. I have the pills here", "en", True),
        ("ツムギさん、父が入院中で解約の手続きに行けません", "ja", False),
        ("ツムギさん、先月父が倒れて入院しました。解約できますか", "ja", False),
        ("ツムギさん、祖母が亡くなり解約したいです", "ja", False),
        ("Tsumugi, my wife has breast cancer and I need to cancel", "en", False),
        ("Tsumugi again no signal", "en", False),
    ],
)
def test_whose_life_may_be_in_danger_now_is_told_from_whoever_is_ill(text: str, language: str, life: bool) -> None:
    assert judge_text(text, language, NAMES).life is life


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tsumugi is a lifesaver", "en"),
        ("That Tsumugi ad, I can't breathe laughing", "en"),
        ("can't get 110mbps on Tsumugi", "en"),
        ("ツムギの請求が119円多い", "ja"),
        ("ツムギのルーター死んだ。三台目。ご臨終です。", "ja"),
        ("ツムギで子どものスマホデビューさせた方いますか。小4です", "ja"),
    ],
)
def test_what_only_sounds_grave_is_clear(text: str, language: str) -> None:
    assert reason(text, language) is GateReason.NONE


def test_what_is_told_goes_before_the_circumstances() -> None:
    context = GateContext(opted_out=True, contacted_days_ago=1, incident=True)
    assert reason("ツムギさん、祖母が亡くなり解約したいです", "ja", context) is GateReason.BEREAVEMENT
    assert reason("Tsumugi again no signal", "en", context) is GateReason.OPT_OUT


def test_sorrow_that_nobody_told_the_brand_is_left_alone() -> None:
    assert reason("my friend's grandad is in hospital, bless him") is GateReason.NONE
    assert reason("同僚のお母さんが入院したらしい", "ja") is GateReason.NONE
    assert judge_gate("my grandad is in hospital", "en", (), GateContext()).reason is GateReason.ILLNESS


def test_a_brand_is_known_by_a_word_of_its_name() -> None:
    told = "抗がん剤で髪が抜けました。糸巻さんの帽子に救われてます"
    assert judge_gate(told, "ja", ("糸巻クローゼット",), GateContext()).reason is GateReason.ILLNESS
    assert (
        judge_gate("母が入院した。ホテルの近くの病院", "ja", ("湯守ホテル",), GateContext()).reason is GateReason.NONE
    )


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("橋の上は風が気持ちいい。ごめんね。", "ja", GateReason.SELF_HARM),
        ("橋の上は風が気持ちいい。ツムギの電波もいい", "ja", GateReason.NONE),
        ("去年はふたりで行った。今年は一人で泊まります、ツムギさん", "ja", GateReason.BEREAVEMENT),
        ("去年はふたりで行った。ツムギさん、また行きます", "ja", GateReason.NONE),
    ],
)
def test_two_things_together_say_what_neither_says_alone(text: str, language: str, expected: GateReason) -> None:
    assert reason(text, language) is expected


def test_a_danger_to_life_needs_no_brand() -> None:
    assert reason("I don't want to be alive any more") is GateReason.SELF_HARM


def test_what_others_wrote_is_not_the_writers() -> None:
    assert reason("Tsumugi fixed it!\n> I want to die, says every other user") is GateReason.NONE


def test_people_mix_languages() -> None:
    assert reason("RIP grandma... ツムギの名義どうしよう", "ja") is GateReason.BEREAVEMENT
    assert reason("Tsumugi ありがとう、父が亡くなりました", "en") is GateReason.BEREAVEMENT


def test_chinese_is_not_read_as_japanese() -> None:
    assert reason("ツムギ 入院中 手术", "zh") is GateReason.NONE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("もう死にたいwww ツムギのガチャ", "ja"),
        ("Tsumugi hold music makes me want to die", "en"),
        ("ツムギなしじゃ生きていけない", "ja"),
        ("can't live without Tsumugi", "en"),
    ],
)
def test_what_is_only_said_so(text: str, language: str) -> None:
    assert reason(text, language) is GateReason.NONE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("もう死にたい。ツムギさん今までありがとう", "ja"),
        ("lol anyway I've written the note, Tsumugi", "en"),
        ("Tsumugi every time I log in I think about suicide", "en"),
    ],
)
def test_grave_words_count_whatever_stands_beside_them(text: str, language: str) -> None:
    assert reason(text, language) is GateReason.SELF_HARM


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "😡",
        "\ud800",
        "ツ/ム/" * 4000,
        "○" * 20_000,
        "t*" * 10_000,
        "i'm " * 5000,
        "父が" * 10_000,
        "my dad " * 3000,
        "all clear " * 2000,
        "すっかり元気" * 3000,
    ],
    ids=range(12),
)
def test_odd_texts_are_answered_quickly(text: str) -> None:
    start = time.perf_counter()
    judge_gate(text, "ja", NAMES, GateContext())
    assert time.perf_counter() - start < 2
