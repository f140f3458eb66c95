"""Letters hidden behind circles and stars (ソフ○バンク, 〇天, f*ck), told from the kanji zero (二〇二六)."""

import re

MASK = "○"
MASKS = "○〇◯●*＊✕×"
MASK_RUN = re.compile(f"[{MASKS}]+")
_OPEN_CIRCLES = frozenset("○〇◯")
_CIRCLES = frozenset("○〇◯●")
_NUMERALS = frozenset("一二三四五六七八九十百千万億兆0123456789０１２３４５６７８９")
# What follows a number: 二〇年, 三〇分. After these a circle is a zero; 三〇住友 stays a masked name.
_COUNTERS = frozenset(
    "年月日時分秒週円元銭人名個回本件歳才代台度階号番世位点杯枚冊匹頭万億兆千百十割倍歩周軒畳坪%％つヶか"
)


def _is_zero(run: str, before: str, after: str) -> bool:
    """Tell whether open circles are digits: beside a numeral, and not in the middle of a word."""
    if not _OPEN_CIRCLES.issuperset(run):
        return False
    left, right = before in _NUMERALS, after in _NUMERALS
    if left and right:
        return True
    if left:
        return after in _COUNTERS or not after.isalpha()
    return right and (before == "第" or not before.isalpha())


def is_mask(match: re.Match[str]) -> bool:
    """Tell whether a match of `MASK_RUN` hides letters.

    Between two letters, kana or kanji every sign of `MASK_RUN` is a mask. At the edge of a word only circles
    are (〇天, 〇〇銀行, 楽○, ●●動物園): a star there is a bullet or a footnote, and so is a lone ●. A kanji
    zero is not.
    """
    text, start, end = match.string, match.start(), match.end()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    run = match.group()
    if _is_zero(run, before, after):
        return False
    left, right = before.isalpha(), after.isalpha()
    if left and right:
        return True
    return (left or right) and _CIRCLES.issuperset(run) and (len(run) > 1 or run in _OPEN_CIRCLES)


def unify_masks(match: re.Match[str]) -> str:
    """Write a masking run as ○○…, as many as there were; leave every other run."""
    return MASK * len(match.group()) if is_mask(match) else match.group()


def masked_spans(text: str) -> list[tuple[int, int]]:
    """Give the spans (code points, half open) of the signs that hide letters, in order.

    Works alike on original and on normalised texts; the offsets are those of the text given.
    """
    if text.isascii() and "*" not in text:
        return []
    return [match.span() for match in MASK_RUN.finditer(text) if is_mask(match)]
