"""What texts that are alike have in common, in whole words that people can read."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from activesupport.replies.faq import GLUE_WORDS

MOST = 6
_OFTEN = 0.5
"""The share of the texts that a word must stand in."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_RUN = re.compile(
    r"(?<![0-9一-龯々〆ヶ])[一-龯々〆ヶ]{2,}(?=[^ぁ-ゖ一-龯々〆ヶ]|$|[はがをにのとでもやへかっすさせだなまよお]|し[たてまなよ])"
    r"|(?<![〇○●◯*ァ-ヺー])[ァ-ヺー]{2,}|(?<![a-z0-9])(?=[0-9]*[a-z])[a-z0-9]{2,}"
)
"""What carries the meaning in Japanese; the hiragana between are particles and endings.

Kanji that a verb's or adjective's ending follows (口座見た) or a number precedes (2回) are a cut piece, as is katakana
after a masked letter.
"""
_COMPOUND = re.compile(
    r"(?<![0-9一-龯々ァ-ヺー])[一-龯々ァ-ヺー]{4,}"
    r"(?=[^ぁ-ゖ一-龯々ァ-ヺー]|$|[はがをにのとでもやへっさす])"
)
_KANJI_PAIR = re.compile(r"[一-龯々]{2}")
_IDLE = frozenset(["今日", "昨日", "明日", "今月", "先月", "今年", "自分", "方法", "場合", "全部", "最近", "本当"])
_IDLE_ENGLISH = frozenset(["fell", "went", "came", "says", "said", "tell", "else", "here", "someone", "everything"])


def compounds(text: str) -> frozenset[str]:
    """Long Japanese words that name a matter by themselves, such as 二重請求 or 自動チャージ, in a normalised text."""
    return frozenset(word for word in _COMPOUND.findall(text) if _KANJI_PAIR.search(word))


def common_words(texts: Sequence[str], language: str) -> tuple[str, ...]:
    """Words that stand in many of some normalised texts, the commonest first.

    Of words that stand in one another, such as 領収 in 領収書, the longer is told where it is as common.
    """
    found = [word for text in texts for word in dict.fromkeys(_words(text, language))]
    held_in = Counter(found)
    if language == "ja":  # a word may stand within a longer one elsewhere: 発行 in 発行方法
        held_in = Counter({word: sum(word in text for text in texts) for word in held_in})
    least = max(_OFTEN * len(texts), min(2, len(texts)))
    often = [word for word, count in held_in.most_common() if count >= least]
    return tuple(word for word in often if not _is_told_by_a_longer(word, often, held_in))[:MOST]


def _words(text: str, language: str) -> Iterator[str]:
    if language == "ja":
        yield from (run for run in _RUN.findall(text) if run not in _IDLE)
        return
    for found in _WORD.findall(text):
        word = found.removesuffix("'s")
        if len(word) > 1 and word.replace("'", "") not in GLUE_WORDS | _IDLE_ENGLISH and not word.isdigit():
            yield word


def _is_told_by_a_longer(word: str, others: Collection[str], held_in: Counter[str]) -> bool:
    return any(word != other and word in other and held_in[other] >= held_in[word] for other in others)
