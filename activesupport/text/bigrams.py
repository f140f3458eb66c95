"""What a text is searched by: overlapping pairs of characters where words are not parted, whole words elsewhere.

Every character of an unparted run begins exactly one gram: 解約したい gives 解約 約し した たい い. So a stretch of it
is a row of pairs, a single character is the beginning of a gram, and 解約 is found though it has two characters.
"""

from dataclasses import dataclass
from itertools import pairwise

import regex

from .normalise import normalise

LONGEST_WORD = 64
"""Characters of a word that count; PostgreSQL has no room for words of more than 2,046 bytes."""
LONGEST_QUERY = 200
"""Characters of a query that count."""

# Scripts written without blanks between words, and Hangul, which hangs endings on its words. ○ hides letters.
_UNPARTED = (
    r"\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}ー々〆○"
)
_RUN = regex.compile(rf"(?P<unparted>[{_UNPARTED}]+)|[[\p{{L}}\p{{M}}\p{{N}}]--[{_UNPARTED}]]+", regex.V1)
_QUOTES = '"“”„‟'
_MINUS = "-−‐‑–"
# A quotation without an end goes to the end of the text. Japanese punctuation parts as a blank does.
_ASKED = regex.compile(
    rf"(?P<minus>(?<![^\s、。「」『』【】])[{_MINUS}])?"
    rf"(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<loose>[^\s、。・「」『』【】{_QUOTES}]+))"
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is asked for: grams that follow one another.

    `open_ended`: the last gram is the beginning of one (a single character of an unparted script, or a word that may
    go on). `excluded`: what has it is not wanted.
    """

    grams: tuple[str, ...]
    open_ended: bool = False
    excluded: bool = False

    @property
    def piece(self) -> str:
        """What a row of grams, joined by and standing between blanks, must contain."""
        return f" {' '.join(self.grams)}{'' if self.open_ended else ' '}"


def bigrams(text: str) -> list[str]:
    """The grams of a text in its order: pairs and the last character of every unparted run, words of everything else.

    The text is normalised first. Grams consist of letters, marks, digits and ○, never of blanks, quotes or operators.
    """
    return [gram for run in _RUN.finditer(normalise(text)) for gram in _grams(run)]


def query_terms(text: str) -> tuple[Term, ...]:
    """What a person asks for: every term must be there; "quoted" ones as they stand, with -minus must not be there.

    A word that is not quoted may go on (cancel finds cancelled). Signs within a term only part it: e-mail is "e"
    followed by "mail". Whatever has neither letters nor digits asks for nothing; no text is an error.
    """
    asked = _ASKED.finditer(normalise(text[:LONGEST_QUERY]))
    terms = (_term(one["phrase"] or one["loose"] or "", one["phrase"] is not None, one["minus"]) for one in asked)
    return tuple(dict.fromkeys(term for term in terms if term is not None))


def _term(text: str, quoted: bool, minus: str | None) -> Term | None:
    runs = list(_RUN.finditer(text))
    if not runs:
        return None
    *before, last = runs
    grams = [gram for run in before for gram in _grams(run)]
    ending = _grams(last)
    unparted = last["unparted"] is not None
    if unparted and len(ending) > 1:
        ending.pop()  # the run may go on in what is searched, where its last character begins another pair
    open_ended = len(ending[0]) == 1 if unparted else not quoted
    return Term((*grams, *ending), open_ended, excluded=minus is not None)


def _grams(run: regex.Match[str]) -> list[str]:
    found = run.group()
    if run["unparted"] is None:
        return [found.casefold()[:LONGEST_WORD]]
    return [*map("".join, pairwise(found)), found[-1]]
