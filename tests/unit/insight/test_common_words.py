"""What texts have in common is told in whole words."""

import pytest

from activesupport.insight.common_words import MOST, common_words


@pytest.mark.parametrize(
    ("texts", "language", "words"),
    [
        (["data's back but can't dial"], "en", ("data", "back", "can't", "dial")),
        (["export my invoices", "invoices export as pdf", "why no export"], "en", ("export", "invoices")),
        (["is it 2fa or 12345"], "en", ("2fa",)),
        (["二重請求と自動チャージ、誰が謝るの"], "ja", ("二重請求", "自動", "チャージ")),
        (["領収書ってどこで発行", "領収書の発行方法", "経費の領収書を発行したい"], "ja", ("領収書", "発行")),
        (["今日はどうやって確認すればいいの", "確認のしかた"], "ja", ("確認",)),
        (["口座見たら8940円が2回引き落とされた", "塾帰りに番号使いたい、歴浅くて公式読んだ"], "ja", ()),
        (["everything fell", "it fell at 940"], "en", ()),
        (["", "???"], "en", ()),
        ([], "ja", ()),
    ],
)
def test_words_are_whole_and_no_particles(texts: list[str], language: str, words: tuple[str, ...]) -> None:
    assert common_words(texts, language) == words


def test_they_are_few_and_those_of_one_text_among_many_are_left_out() -> None:
    alphabet = [f"word{letter}" for letter in "abcdefgh"]
    assert common_words([" ".join(alphabet), " ".join(alphabet)], "en") == tuple(alphabet[:MOST])
    assert common_words(["hub works", "hub fails", "hub beeps"], "en") == ("hub",)
