"""Two checks on a reply's words: personal details asked for in public, and promises."""

import re

from activesupport.text.public import asks_in_public

__all__ = ["asks_in_public", "promises"]


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_TIME_JA = (
    r"(?:本日|今日|明日|明後日|今週|週明け|来週|今月|月末|翌日|当日"
    r"|\d{1,2}月\d{1,2}日|\d{1,3}\s*(?:時間|営業日|日|分|時))"
)
_PROMISES_JA = _any(
    r"(?:全額)?返金(?:いた|致)?します|(?:全額)?返金させて(?:いただ|頂)きます|全額返金",
    r"(?:補償|弁償|賠償|交換)(?:(?:いた|致)?します|させて(?:いただ|頂)きます)",
    r"必ず(?!し)|絶対に?|確実に|間違いなく|(?:保証|約束)(?:いた|致)?します",
    r"二度と|再発(?:させ|し)ません",
    rf"{_TIME_JA}\s*(?:中|以内|まで)\s*に?|即日|直ちに|ただちに|すぐに(?=[^。]{{0,12}}ます)",
    r"無料(?:で|にて)(?=[^。]{0,8}ます)|無償(?:で|にて)?",
)
_PROMISES_EN = _any(
    r"\brefund(?:s|ed|ing)? (?:you|your|it|the)\b|\b(?:full|partial) refund\b|\bcompensation\b",
    r"(?:\bwill|['’]ll) (?:\w+ )?(?:refund|compensate|replace|reimburse)\b",
    r"\bguarantee[ds]?\b|\bpromise[ds]?\b",
    r"\bwithin (?:the (?:next )?)?(?:\d+|an?|one|two|three|a few) (?:working |business )?"
    r"(?:minute|hour|day|week)s?\b",
    r"\bby (?:tomorrow|tonight|noon|today|(?:the )?end of|next week)\b",
    r"\bby (?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    r"\bimmediately\b|\b(?:right|straight) ?away\b|\basap\b|\bdefinitely\b",
    r"\bfree of charge\b|\bfree replacement\b|\b(?:won['’]?t|never) happen again\b",
)


def promises(text: str, language: str) -> list[str]:
    """What a customer may take for a promise, in the order of the text: money, times, certainties."""
    pattern = _PROMISES_JA if language == "ja" else _PROMISES_EN
    return [match.group().strip() for match in pattern.finditer(text)]
