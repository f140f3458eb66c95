"""What only sounds grave is let through; what a post says besides still counts."""

import pytest

from activesupport.domain.gate import GateContext, GateReason
from activesupport.replies.gate import judge_gate
from activesupport.replies.gate.figures import without_figures
from activesupport.replies.gate.reading import read

NAMES = ("Tsumugi", "ツムギ")


def reason(text: str, language: str) -> GateReason:
    return judge_gate(text, language, NAMES, GateContext()).reason


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Tsumugi, the ATM had a stroke, and last week my dad had a stroke", "en", GateReason.ILLNESS),
        ("The kettle passed away. So has my mother, Tsumugi, she passed away on Friday", "en", GateReason.BEREAVEMENT),
        ("I had cancer ten years ago, Tsumugi, and it has returned", "en", GateReason.ILLNESS),
        ("Last meal from Tsumugi before the diet. I have the pills, sorry mum", "en", GateReason.SELF_HARM),
        ("I know where your driver lives, Tsumugi, he's my neighbour, he will regret it", "en", GateReason.ABUSE),
        ("Tsumugi, my dog turned 16, and I'm 13 and home alone", "en", GateReason.MINOR),
        ("I'm selling my house, Tsumugi, and my lawyer will sue you for damages", "en", GateReason.LITIGATION),
        ("The Tsumugi sale was a stampede, two people were trampled, ambulance here", "en", GateReason.DISASTER),
        ("ツムギのルーターが意識不明。父も昨日から意識不明です", "ja", GateReason.ILLNESS),
        ("終活中の父が亡くなりました。ツムギさん、相続の手続きを", "ja", GateReason.BEREAVEMENT),
        ("十年前のがんは完治したのに、肺に転移しました。ツムギさん", "ja", GateReason.ILLNESS),
        ("ツムギの福袋、悔いはない。もうこの世に未練もない、さようなら。死にます", "ja", GateReason.SELF_HARM),
    ],
)
def test_what_is_said_besides_still_counts(text: str, language: str, expected: GateReason) -> None:
    assert reason(text, language) is expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Tsumugi ticket machine had a stroke", "en"),
        ("I had cancer ten years ago, Tsumugi, all clear since", "en"),
        ("Tsumugi, my dog turned 16", "en"),
        ("ツムギのルーターが意識不明", "ja"),
        ("ツムギの福袋、悔いはない", "ja"),
        ("十年前のがんは完治しました。ツムギさん", "ja"),
    ],
)
def test_alone_it_is_nothing(text: str, language: str) -> None:
    assert reason(text, language) is GateReason.NONE


def test_a_figure_is_taken_out_for_its_own_topic_alone() -> None:
    reading = read("The ATM had a stroke", "en")
    assert without_figures(GateReason.ILLNESS, reading).text != reading.text
    assert without_figures(GateReason.DISASTER, reading) == reading
