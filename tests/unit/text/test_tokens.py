"""Own words, quotations, copies."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.text import (
    fingerprint,
    has_words,
    is_old_style_repost,
    reply_chain,
    split_quote,
    strip_addresses,
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("@a @b_c お世話に https://t.co/abcを見て", "お世話に を見て"),
        ("@user@mstdn.example @x.bsky.social hi", "hi"),
        ("＠abc ＃圏外 #つながらない よ", "圏外 つながらない よ"),
        ("さん@tsumugiへ", "さん へ"),
        ("会議@渋谷", "会議@渋谷"),
        ("me@example.com へ", "へ"),
        ("詳細はexample.comまで。", "詳細は まで。"),
        ("worst service.No help @united.Thanks", "worst service.No help .Thanks"),
        ("link.example/xy and t.me/ab", "link.example/xy and"),
        ("C# &#39; no#1", "C# &#39; no#1"),
        ("(https://en.wikipedia.org/wiki/X_(y))", "( )"),
        ("a\nhttps://example.com/a?b=c#d\nb", "a\n\nb"),
        ("https://日本語.jp/path", ""),
    ],
)
def test_strip_addresses(text: str, left: str) -> None:
    assert strip_addresses(text) == left


@pytest.mark.parametrize(
    ("text", "own", "quoted"),
    [
        ("それな RT @a_b: また圏外", "それな", "また圏外"),
        ("RT @a: つながらない", "", "つながらない"),
        ("RT @a これ見て", "", "これ見て"),
        ("草 RT @a: b RT @c: d", "草", "b RT @c: d"),
        ("ほんとこれ QT @a@mstdn.example: 遅い", "ほんとこれ", "遅い"),
        ("Lol RT “@air: we are sorry”", "Lol", "we are sorry"),
        ("“@air: we are sorry” not enough", "not enough", "we are sorry"),
        ("Thanks! “@air: @me see you”", "Thanks!", "@me see you"),
        ("> 落ちてる？\n＞ほんとに\nうちもです", "うちもです", "落ちてる？\nほんとに"),
        ("わかる RT「圏外なんだけど」", "わかる", "圏外なんだけど"),
        ("わかる「圏外なんだけど」RT @x", "わかる", "圏外なんだけど"),
        ("聞いたら「分かりません」", "聞いたら「分かりません」", ""),
        ("please RT @delta thanks", "please RT @delta thanks", ""),
        ("＞＜つらい", "＞＜つらい", ""),
        (">_< ugh", ">_< ugh", ""),
        ("MCO -> IAD late", "MCO -> IAD late", ""),
        ("それなＲＴ ＠a：また圏外", "それな", "また圏外"),
        ("わかる RT｢圏外なんだけど｣", "わかる", "圏外なんだけど"),
        ("わかる「a「圏外」RT", "わかる「a", "圏外"),
        ("わかる「圏外」「」RT", "わかる「圏外」「」RT", ""),
        ("\u200bRT \u2066@a\u2069: 圏外", "", "圏外"),
        ("\u2066RT \u200b@a: 圏外", "", "圏外"),
        ("＞RT ほんとこれ。直して", "＞RT ほんとこれ。直して", ""),
        (">>RT\nうちもです", ">>RT\nうちもです", ""),
        (">RT @a: 圏外", "", "RT @a: 圏外"),
        (">>12 それは仕様では", ">>12 それは仕様では", ""),
        ("> 3日も圏外\nうちは5日", "うちは5日", "3日も圏外"),
        (">> 落ちてる\n> なおった\nまだです", "まだです", "落ちてる\nなおった"),
        ("ただの投稿", "ただの投稿", ""),
        ("", "", ""),
    ],
)
def test_split_quote(text: str, own: str, quoted: str) -> None:
    assert split_quote(text) == (own, quoted)


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("@a @b_c また圏外 @d", ("a", "b_c"), "また圏外 @d"),
        ("＠a\n@b\u3000圏外", ("a", "b"), "圏外"),
        ("@user@mstdn.example @x.bsky.social hi", ("user@mstdn.example", "x.bsky.social"), "hi"),
        ("\u2066@a\u2069 \u200b@b hi", ("a", "b"), "hi"),
        (" @a ", ("a",), ""),
        ("@a @bさん、圏外", ("a",), "@bさん、圏外"),
        ("@a, why", (), "@a, why"),
        ("@united.Thanks a lot", (), "@united.Thanks a lot"),
        (".@a look", (), ".@a look"),
        ("me@example.com hi", (), "me@example.com hi"),
        ("@a RT @b: 圏外", ("a",), "RT @b: 圏外"),
        ("", (), ""),
    ],
)
def test_reply_chain(text: str, names: tuple[str, ...], rest: str) -> None:
    assert reply_chain(text) == (names, rest)


@pytest.mark.parametrize(
    ("text", "is_repost"),
    [
        ("RT @a: つながらない", True),
        (" rt ＠a つながらない", True),
        ("それな RT @a: つながらない", False),
        ("RT希望", False),
        ("RTX @a", False),
    ],
)
def test_old_style_repost(text: str, is_repost: bool) -> None:
    assert is_old_style_repost(text) is is_repost


@pytest.mark.parametrize(
    "copy",
    [
        "サポート繋がらない!",
        "ｻﾎﾟｰﾄ 繋がらない！！！！",
        "@a @b サポート繋がらない！ https://t.co/x",
        "サポート繋がらない！😭😭㊗️🈚1️⃣",
        "サポート\n繋がらない！",
        "RT @q: サポート繋がらないいい！",
        "サポ\u200bート　繋がらない！",
    ],
)
def test_copies_share_a_fingerprint(copy: str) -> None:
    assert fingerprint(copy) == fingerprint("サポート繋がらない！")


def test_case_and_width_do_not_tell_texts_apart() -> None:
    assert fingerprint("App DOWN again") == fingerprint("ａｐｐ down　again!".rstrip("!"))


@pytest.mark.parametrize("other", ["サポート繋がった！", "サポート繋がらない？", "サポート繋がらない！10000", ""])
def test_other_texts_do_not(other: str) -> None:
    assert fingerprint(other) != fingerprint("サポート繋がらない！")
    assert fingerprint("100円") != fingerprint("1000円")


@given(st.text())
def test_fingerprint_is_16_hexadecimal_characters(text: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", fingerprint(text))
    assert fingerprint(text + " 😭") == fingerprint(text)


@pytest.mark.parametrize("text", ["あ", "#解約", "100", "Да", "@a ok", "flight 435"])
def test_has_words(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize(
    "text", ["", "@a https://example.com 😭!!", "(´・ω・`)", "(；´Д｀)", "ーー…", "1️⃣", "me@example.com"]
)
def test_has_no_words(text: str) -> None:
    assert not has_words(text)
