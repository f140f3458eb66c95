"""What no brand should sound like: blaming, dismissive, impatient, mocking, loud, chummy."""

import re
from collections.abc import Iterator

from activesupport.domain.guard import Flag, FlagKind, GuardContext
from activesupport.replies.guards import _slights_en, _slights_ja, _tones_en, _tones_ja
from activesupport.replies.guards._reading import Draft, Span, any_of, flag, flags_for, words

_CAPITALS = re.compile(r"\b[A-Z][A-Z']+(?:[ ,;:!-]+(?:[A-Z][A-Z']*|\d+)\b)+")
_SHOUTED = words(
    """
    the and you your we our not never please read again already this that have been is are do don't stop must will
    can't what why how check before after all was were with for from told tell said no yes now answered help wait
    just it's us to in on at of it be as if so or my me i
    """
)
_EXCLAIMED = re.compile(r"!(?:[!?]| !)*!")
_ONE_EXCLAMATION = re.compile(r"!+")
_TROUBLE = any_of(
    r"申し訳|すみません|お詫び|ご不便|ご迷惑|お困り|ご不快|ご心配|残念|トラブル|不具合|遅れ|お待たせ|壊れ"
    r"|書かない|ください!|まだ|ません|ないで",
    r"\b(?:sorry|apolog\w+|inconvenience|frustrat\w+|problem|trouble|issue|broken|delay\w*|missing"
    r"|complain\w*|upset|refund|wrong|outage|late|never|not|don't|lost|cancel\w*)\b",
)
_SORRY = any_of(r"申し訳|すみません|お詫び|ご迷惑|ご不便", r"\b(?:sorry|apolog\w+)\b")
_CHEER = any_of(
    r"おめでと|うれし|嬉し|ありがとうござい|楽し",
    r"\b(?:congrat\w*|thanks?|love|happy|yay|well done|enjoy|welcome|great|awesome|amazing)\b",
)
_MANY = 3
_CUES = (*_tones_ja.CUES, *_slights_ja.CUES, *_tones_en.CUES, *_slights_en.CUES)


def tone(draft: Draft, context: GuardContext) -> Iterator[Flag]:
    """Words that hurt or put off, shouting, and the phrases that the brand itself forbids."""
    yield from flags_for(_CUES, draft, FlagKind.TONE)
    for start, end in _capitals(draft):
        yield flag(FlagKind.TONE, draft, start, end, "guard.tone_capitals")
    for start, end in _exclamations(draft):
        yield flag(FlagKind.TONE, draft, start, end, "guard.tone_exclamation")
    for phrase in filter(None, (one.strip() for one in context.forbidden)):
        for match in re.finditer(re.escape(phrase), draft.plain, re.IGNORECASE):
            yield flag(FlagKind.TONE, draft, *match.span(), "guard.tone_forbidden")


def _capitals(draft: Draft) -> Iterator[Span]:
    """Two words or more in capitals that are no abbreviations."""
    for match in _CAPITALS.finditer(draft.plain):
        words = re.findall(r"[A-Z']+", match.group())
        plain = sum(word.lower() in _SHOUTED for word in words)
        long = sum(len(word) > 4 for word in words)
        if plain + long >= 2 and plain >= 1 and not draft.is_quoted(match.start()):
            yield match.span()


def _exclamations(draft: Draft) -> Iterator[Span]:
    """Several exclamation marks where something went wrong; to somebody who is glad they are fine."""
    runs = [match.span() for match in _EXCLAIMED.finditer(draft.plain)]
    marks = list(_ONE_EXCLAMATION.finditer(draft.plain))
    cheerful = _CHEER.search(draft.plain) is not None
    if runs and (not cheerful or _SORRY.search(draft.plain)):
        yield runs[0]
    elif not cheerful and len(marks) >= _MANY and _TROUBLE.search(draft.plain):
        yield marks[-1].span()
