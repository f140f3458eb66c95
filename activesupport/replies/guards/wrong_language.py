"""Replies in another language than the customer's, or half in one and half in the other."""

from collections.abc import Iterator, Sequence

import regex

from activesupport.domain.guard import Flag, FlagKind, GuardContext
from activesupport.replies.guards._reading import Draft, Span, flag
from activesupport.replies.guards.link import urls
from activesupport.text import detect

_JAPANESE = regex.compile(r"[ぁ-ゖァ-ヺー\p{Han}々]")
_HIRAGANA = regex.compile(r"[ぁ-ゖ]")
_WORD = regex.compile(r"[\p{L}\p{M}']{1,}")
_LETTER = regex.compile(r"\p{L}")
_LATIN_ENOUGH = 4
"""Fewer words may be a name, a button or a thank-you."""
_FOREIGN_ENOUGH = 5
"""Hiragana are grammar: with as many it is a Japanese sentence and no name."""


def wrong_language(draft: Draft, context: GuardContext) -> Iterator[Flag]:
    """The draft as a whole, or the sentences of it, that the customer does not write in.

    Names, product terms, quotations (buttons, titles), addresses and emoji are of no language.
    """
    wanted = context.language
    if not wanted:
        return
    own = _own_words(draft, context.brands)
    spans = [span for span in draft.sentences if _LETTER.search(own[slice(*span)])]
    foreign = [span for span in spans if _is_foreign(own[slice(*span)], wanted)]
    if not foreign and _is_foreign_whole(own, wanted):
        foreign = spans
    for start, end in _joined(foreign, spans):
        yield flag(FlagKind.WRONG_LANGUAGE, draft, start, end, f"guard.language_{_named(wanted)}", wanted=wanted)


def _named(wanted: str) -> str:
    return wanted if wanted in {"ja", "en"} else "other"


def _own_words(draft: Draft, brands: Sequence[str]) -> str:
    """The draft with blanks in place of what has no language."""
    text = list(draft.text)
    for start, end in (*draft.quotes, *urls(draft)):
        text[start:end] = " " * (end - start)
    own = "".join(text)
    for brand in brands:
        own = own.replace(brand, " " * len(brand)) if brand else own
    return own


def _is_foreign(sentence: str, wanted: str) -> bool:
    """Whether one sentence is clearly in another language."""
    words = len(_WORD.findall(sentence))
    japanese, hiragana = len(_JAPANESE.findall(sentence)), len(_HIRAGANA.findall(sentence))
    if wanted == "ja":
        if japanese:
            return not hiragana and detect(sentence) not in {"ja", "und", "en"}
        return words >= _LATIN_ENOUGH or detect(sentence) not in {"en", "ja", "und"}
    if hiragana >= _FOREIGN_ENOUGH or (wanted != "zh" and hiragana >= 2 and japanese >= 2 * words):
        return True
    found = detect(sentence)
    if found in {"und", wanted}:
        return False
    latin = japanese == 0 and sentence.isascii()
    if wanted == "en":
        return found != "ja" and (words >= _LATIN_ENOUGH or not latin) and (found in {"zh", "ko"} or words > 2)
    return found in {"zh", "ko"} or (words >= _LATIN_ENOUGH + 2 and found == "en")


def _is_foreign_whole(own: str, wanted: str) -> bool:
    """Whether the draft is in another language though no sentence alone shows it."""
    found = detect(own)
    if found in {"und", wanted} or (wanted == "ja" and _JAPANESE.search(own) and found == "en"):
        return False
    return len(_WORD.findall(own)) >= _LATIN_ENOUGH or len(_JAPANESE.findall(own)) >= _FOREIGN_ENOUGH


def _joined(foreign: Sequence[Span], spans: Sequence[Span]) -> Iterator[Span]:
    """Neighbouring sentences as one span."""
    start = end = None
    for span in spans:
        if span in foreign:
            start, end = (span[0] if start is None else start), span[1]
        elif start is not None and end is not None:
            yield start, end
            start = end = None
    if start is not None and end is not None:
        yield start, end
