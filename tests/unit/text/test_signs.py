"""Emoji, faces, laughter, asides: one token each."""

import pytest

from activesupport.text import detect, has_words, signs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("つながらない(T_T)", ["(T_T)"]),
        ("（Ｔ＿Ｔ） (T___T) T_T", ["(T_T)", "(T_T)", "T_T"]),
        ("(´・ω・｀)と(´・ω・`)", ["(´・ω・`)", "(´・ω・`)"]),
        ("(ﾟДﾟ) Σ(ﾟДﾟ；)", ["(゜Д゜)", "(゜Д゜;)"]),
        ("(；´Д｀) (ノД`) （><） (^_-)☆", ["(;´Д`)", "(ノД`)", "(><)", "(^_-)"]),
        ("ヽ(´ー｀)ノ m(_ _)m (^^)/", ["(´ー`)", "(__)", "(^^)"]),
        ("^^; ＾＾；； (^^;;", ["^^;", "^^;", "^^;"]),
        ("＞＜ >_< ;_; -_- orz", ["><", ">_<", ";_;", "-_-", "orz"]),
        ("(((´；ω；`)))", ["(´;ω;`)"]),
        ("late again :( thanks ;-) love it <3 xD :D", [":(", ";-)", "<3", "xD", ":D"]),
        ("ｗｗｗ wwwwww 最悪w", ["www", "www", "www"]),
        ("それは草ｗ 大丈夫か草 草生える", ["草", "www", "草", "草"]),
        ("まただよ笑 （笑） (笑笑)", ["笑", "笑", "笑"]),
        ("親切設計（棒） 神アプデ(白目)", ["(棒)", "(白目)"]),
        ("👍🏽❤️❤ 😭😭 🇯🇵", ["👍", "❤", "❤", "😭", "😭", "🇯🇵"]),
        ("👨\u200d👩\u200d👧♡", ["👨\u200d👩\u200d👧", "♡"]),
        ("😡(^^)草", ["😡", "(^^)", "草"]),
        ("(笑える話www)", ["www"]),
    ],
)
def test_signs(text: str, found: list[str]) -> None:
    assert signs(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "草を刈る 煙草。 庭の草。 雑草",
        "笑った 微笑 笑えない",
        "(a.m.) (U.S.) (1.5-2.0) (50%) (株) (月) (○○) (…) (?) (toot)",
        "8:00 https://example.com/w/:D me:D@example.com",
        "www.example.com @o_o @orz #www www2",
        "1️⃣ © ™ 10*10 MCO -> IAD TT iPhone w/ case",
        "",
    ],
)
def test_words_and_numbers_are_no_signs(text: str) -> None:
    assert signs(text) == []


@pytest.mark.parametrize("text", ["(T_T)", "ヽ(´ー｀)ノ", "m(_ _)m", "@a orz", "xD", "(ToT)"])
def test_faces_hold_no_words_and_no_language(text: str) -> None:
    assert not has_words(text)
    assert detect(text) == "und"


def test_words_beside_faces_are_words() -> None:
    assert has_words("(T_T)無理")
    assert detect("ヽ(´ー｀)ノ thanks") == "en"
