"""Names that are written so as not to be found, and what only looks like it."""

import pytest

from activesupport.replies.gate.masked import masked_name

MASKED = [
    ("ツムギモバイル", "ツムギモ○イルまた値上げ", "つむぎも○いる"),
    ("ツムギモバイル", "ツ○ギの電波、昼だけ消える", "つ○ぎ"),
    ("ツムギ", "ツ厶ギ、やっぱり遅い", "つ厶ぎ"),
    ("ツムギ", "ツ/ム/ギ、もう無理", "つ/む/ぎ"),
    ("Tsumugi", "t*umugi is down again", "t*umugi"),
    ("Tsumugi", "Ts_mugi ghosted me", "ts_mugi"),
    ("Larkwell Mobile", "L*rkw*ll M*bile wants forty quid", "l*rkw*ll m*bile"),
    ("Larkwell Mobile", "l@rkwell strikes again", "l@rkwell"),
    ("Skerry Air", "sk3rry a1r lost my pram", "sk3rry a1r"),
    ("NomNest", "N.o.m.N.e.s.t ruined dinner", "n.o.m.n.e.s.t"),
    ("ミナモ銀行", "コード：ミナモ金艮行に落とされた", "みなも金艮行"),
    ("黒豚輪", "黒㌧輪のラーメンぬるい", "黒とん*輪"),
    ("みなと通信", "み★な★と通信おそい", "み★な★と通信"),
    ("もりのくに", "もり...のく...に、量減ったな", "もり...のく...に"),
    ("ほたる電力", "ほたる電カの値上げ", "ほたる電か"),
    ("Pebblebank", "ⓟebblebank, nope", "p*ebblebank"),
    ("Pebblebank", "Peb-ble-bank, nope", "peb-ble-bank"),
    ("Willow & Wick", "W1llow and W1ck sent a cracked jar", "w1llow & w1ck"),
]
PLAIN = [
    ("ツムギモバイル", "ツムギモバイルのサポートがク○すぎる"),
    ("ツムギモバイル", "つむぎモバイルに変えた"),
    ("ツムギモバイル", "ﾂﾑｷﾞﾓﾊﾞｲﾙに変えた"),
    ("ツムギモバイル", "ツムギ・モバイルの新プラン"),
    ("ツムギモバイル", "○○モバイルってどこがいいの"),
    ("ツムギモバイル", "ソフト○ンクに変えた"),
    ("Tsumugi", "what the f*ck Tsumugi"),
    ("Tsumugi", "**Tsumugi** has a sale!!"),
    ("Tsumugi", "#tsumugi @tsumugi_help my bill"),
    ("Thistle & Thread", "Thistle&Thread, thistle and thread"),
    ("Orbit Stream", "orbitstream is sh!t today"),
    ("AB", "a*b"),
    ("ぴ★ザ工房", "ぴ★ザ工房のハーフ"),
    ("Yum!Box", "yum!box came early"),
    ("Z@ppo Rides", "Z@ppo Rides is fun"),
    ("Willow & Wick", "willow and wick, willow-and-wick"),
    ("青空生命", "いい青空。生命保険の話"),
    ("Pebblebank", "pebble-bank is down"),
    ("", "○"),
]


@pytest.mark.parametrize(("name", "text", "found"), MASKED)
def test_a_masked_name_is_found(name: str, text: str, found: str) -> None:
    assert masked_name(text, [name]) == found


@pytest.mark.parametrize(("name", "text"), PLAIN)
def test_what_is_not_masked_is_let_through(name: str, text: str) -> None:
    assert masked_name(text, [name]) == ""


def test_one_of_several_names_is_enough() -> None:
    assert masked_name("ts*mugi again", ["ツムギ", "Tsumugi"])


def test_a_name_that_stands_there_plainly_too_is_not_hidden() -> None:
    assert masked_name("ツ○ギ、つまりツムギのこと", ["ツムギ"]) == ""


@pytest.mark.parametrize(
    "text", ["も_ぐ_び_ん、検索避けしとくわ", "that lot, not typing the real name cos they search it"]
)
def test_who_says_so_is_believed(text: str) -> None:
    assert masked_name(text, ["モグ便"])
    assert masked_name(text, []) == ""
