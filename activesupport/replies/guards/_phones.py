"""Telephone numbers of Japan, Britain, America and, with +, of anywhere."""

import re
from collections.abc import Iterator, Sequence

from activesupport.replies.guards._reading import Draft, Span, any_of

_KANJI_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_GAP = r"(?: - |[-ー.・の ])"
_FULL = re.compile(
    r"(?<![A-Za-z0-9.,:/#_])(?<![A-Za-z0-9]-)(?:"
    r"\+\d(?:[ ().-]{0,2}\d){7,14}"
    rf"|\(0\d{{1,4}}\) ?\d{{1,4}}(?:{_GAP}?\d{{3,4}}){{1,2}}"
    rf"|0\d{{1,4}}(?:{_GAP}|\()\d{{1,4}}(?:{_GAP}|\))\d{{3,4}}"
    r"|0\d{2,4}[ -]\d{6,8}|0\d{9,10}"
    r"|(?:1[-. ])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[-. ])\d{3}[-. ]\d{4}"
    r")(?!\d|[-.:]\d)"
)
# Seven digits alone may be a postcode or a part's number: a word of telephoning must stand by.
_LOCAL = re.compile(r"(?<![A-Za-z0-9.,:/#_〒-])[2-9]\d\d[-. ]\d{4}(?!\d|[-.:]\d)")
_TELEPHONING = any_of(
    r"\b(?:phone|mobile|cell|tele?phone|tel|call|ring|text|dial|reach|bell|number|whatsapp|line|overdue|unpaid"
    r"|been paid|arrears|owe[sd]?|registered|belongs?|left (?:it|her|his|their|a)"
    r"|(?:listed|account|contract|is) (?:under|on))\b|電話|携帯|TEL|番号"
)
# As it is written: 0800-000-0000 is a free line, 080-0000-0000 somebody's mobile.
_FREE = re.compile(r"\(?(?:0120|0800|0570|0808|0300|0345)|(?:\+?1[-. ]?)?\(?8(?:00|88|77|66|55|44|33)\b")
_NOT_THE_NUMBER = re.compile(r"\D")


def phones(draft: Draft, allowed: Sequence[str] | None) -> Iterator[Span]:
    """Where a telephone number stands that is not among those `allowed`."""
    known = [_digits(number) for number in allowed or ()]
    for start, end in all_phones(draft):
        number = draft.plain[start:end].translate(_KANJI_DIGITS)
        public = any(_same(_digits(number), one) for one in known) or (allowed is None and _FREE.match(number))
        if not public:
            yield start, end


def all_phones(draft: Draft) -> Iterator[Span]:
    """Every telephone number, whosever it is."""
    text = draft.plain.translate(_KANJI_DIGITS)
    for match in _FULL.finditer(text):
        digits = _digits(match.group())
        if match.group()[0] == "+" or len(digits) in (10, 11):
            yield match.span()
    for match in _LOCAL.finditer(text):
        if _TELEPHONING.search(draft.sentence_at(match.start())):
            yield match.span()


def _digits(number: str) -> str:
    return _NOT_THE_NUMBER.sub("", number.replace("(0)", ""))


def _same(one: str, other: str) -> bool:
    """Alike from the end on: country codes and the zero in front come and go."""
    short, long = sorted((one.lstrip("0"), other.lstrip("0")), key=len)
    return len(short) >= 6 and long.endswith(short)
