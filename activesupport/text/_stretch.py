"""Vowels drawn out for emphasis: サポートォォォ, すごーーーい, ねぇぇぇ."""

import itertools
import re

_SMALL = "ぁぃぅぇぉァィゥェォ"
# Small or long vowels in a row; what to keep depends on the kana before them.
VOWEL_RUN = re.compile(rf"[ー{_SMALL}]{{2,}}")
# Signs typed for the long vowel mark. Only after kana: 10~20 and 東京–大阪 are ranges.
LIKE_LONG_MARK = "~∼━―–—─"
LOOKALIKES = re.compile(rf"(?<=[ぁ-ゖァ-ヺー゛゜])[{LIKE_LONG_MARK}]+")

_KATAKANA_BY_VOWEL = {
    "ァ": "アカサタナハマヤラワガザダバパャヮヵ",
    "ィ": "イキシチニヒミリヰギジヂビピ",
    "ゥ": "ウクスツヌフムユルグズヅブプヴュッ",
    "ェ": "エケセテネヘメレヱゲゼデベペヶ",
    "ォ": "オコソトノホモヨロヲゴゾドボポョ",
}
_SAME_VOWEL = frozenset(kana + vowel for vowel, row in _KATAKANA_BY_VOWEL.items() for kana in row)


def long_vowels(match: re.Match[str]) -> str:
    """Write look-alikes of the long vowel mark as ー, one for one."""
    return "ー" * len(match.group())


def shrink(match: re.Match[str]) -> str:
    """Shorten a run of long and small vowels to what spelling needs.

    Several ー become one, and small vowels after ー go. The same small vowel written twice or more becomes
    one, which spelling may need (ソファァァ → ソファ, ねぇぇぇ → ねぇ); after katakana of that very vowel it
    adds nothing and goes (サポートォォォ → サポート). A single small vowel is never touched (ねぇ, ハァ).
    """
    text, start, end = match.string, match.start(), match.end()
    before = text[start - 1] if start else ""
    head, mark, _ = match.group().partition("ー")
    kept = "".join(vowel for vowel, _ in itertools.groupby(head))
    # か゛ must not come about by dropping what stood between.
    sounded = end < len(text) and text[end] in "゛゜"
    adds_nothing = len(kept) == 1 and before + kept in _SAME_VOWEL and not sounded
    if adds_nothing and len(head + mark) > 1:
        kept = ""
    return kept + mark
