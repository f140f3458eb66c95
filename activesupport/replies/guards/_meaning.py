"""Promises and tone in sentences that no rule knows: the second reader says that others like them were faulty."""

import re
from collections.abc import Iterator, Sequence

from activesupport.domain.guard import Flag, FlagKind, GuardContext
from activesupport.replies.guards._reading import Draft, Span, flag
from activesupport.replies.second_reader import MOST_SENTENCES, SecondReader
from activesupport.text import detect

_CODES = {FlagKind.PROMISE: "guard.promise_likely", FlagKind.TONE: "guard.tone_likely"}
_LETTERS = re.compile(r"[^\W\d_]")


def by_meaning(draft: Draft, context: GuardContext, reader: SecondReader, known: Sequence[Flag]) -> Iterator[Flag]:
    """A flag for each sentence that the reader faults, where no rule has flagged it for the same (`known`)."""
    spans = spoken(draft)[:MOST_SENTENCES]
    language = context.language or detect(draft.text)
    read = reader.of_sentences([draft.text[slice(*span)] for span in spans], language, context.brands)
    for span, kinds in zip(spans, read, strict=True):
        for kind in sorted(kinds):
            if not any(one.kind is kind and one.start < span[1] and one.end > span[0] for one in known):
                yield flag(kind, draft, *span, _CODES[kind])


def spoken(draft: Draft) -> list[Span]:
    """The sentences that say something: not dashes or faces alone."""
    return [span for span in draft.sentences if _LETTERS.search(draft.text, *span)]
