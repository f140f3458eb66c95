"""How much of a reply is left, in units that its writer knows."""

from activesupport.desk.views.reply import Counter
from activesupport.text.lengths import limit
from activesupport.words import say
from activesupport.work.sending.checking import LONGEST

_WIDE = frozenset({"ja", "zh", "ko"})
"""Languages whose letters X counts double: their writers reckon in full-width characters."""
_WEIGHTED = "x"


def counter(used: int, most: int | None, source: str, written_in: str, language: str) -> Counter:
    """What is left of `most`, both as the platform counts; where it has no limit, how much there is.

    X allows 280 units, of which a Japanese letter takes two and an English one a single: who writes Japanese is told
    of 140 full-width characters, everybody else of 280.
    """
    if most is None or (most == LONGEST and used <= most):
        return Counter(say("counter.free", language, n=used))
    weighted = source == _WEIGHTED and most == limit(source)
    kind = "plain" if not weighted else "wide" if written_in in _WIDE else "narrow"
    unit = 2 if kind == "wide" else 1
    left = (most - used) // unit  # half a character too much is one too much
    if left < 0:
        return Counter(say(f"counter.over_{kind}", language, n=-left, most=most // unit), over=True)
    return Counter(say(f"counter.left_{kind}", language, n=left, most=most // unit))
