"""Chinese or Japanese? For texts in Han characters without kana."""

from functools import lru_cache

# Frequent in Chinese, not (or hardly) in Japanese, though Japanese character sets hold some of them.
_CHINESE_WORDS = frozenset("這很麼沒們還個嗎啊啦哦喔呀跟那哪她它您你吗呢吧怎爛买")
# Old forms that Japanese posts write otherwise (國 国, 發 発): traditional Chinese.
_TRADITIONAL = frozenset("國會發對應廣關氣圖學體點爲與實寫讀說變樂單嚴聲壓圍鐵處號數兒兩來將戶壞斷辦讓從為專區")
_BIGRAMS = (
    "不是 不行 不好 不了 不到 不能 不要 不會 不会 的是 我的 你的 了吗 太差 太慢 太贵 太貴 太好 "
    "客服 退款 退货 退貨 手机 手機 信号 信號 网络 網路 今天 昨天 明天 現在 一直 可以 真的 已经 "
    "已經 什么 什麼 怎么 怎麼 为什 為什 没有 沒有 垃圾 差了 慢了 好了 快递 快遞 充值 下单 我要 "
    "我在 我也 我想 都是 都不 也不 就是 又不 好用 好吃 好看 謝謝 谢谢 终于 終於 打不 收到 售后 "
    "售後 "
)
_CHINESE_BIGRAMS = tuple(_BIGRAMS.split())


@lru_cache(maxsize=4096)
def _leaning(char: str) -> int:
    """Give 1 for a character of Chinese only, -1 for one of Japanese only, 0 for one of both."""
    if char in _CHINESE_WORDS or char in _TRADITIONAL:
        return 1
    japanese = _encodes(char, "cp932")
    chinese = _encodes(char, "gb2312") or _encodes(char, "big5")
    return int(chinese) - int(japanese)


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def chinese_evidence(text: str) -> int:
    """Weigh what speaks for Chinese (above 0) against what speaks for Japanese (below 0).

    The national character sets know which forms are in use where: 这 and 们 are not in the Japanese one, 込
    and 円 not in the Chinese ones.
    """
    signs = sum(map(_leaning, text))
    words = sum(text.count(pair) for pair in _CHINESE_BIGRAMS)
    particles = text.count("的") + text.count("了") + text.count("我") + text.count("是")
    return 2 * signs + 2 * words + (particles if particles > 1 else 0)
