"""What a customer may take for a promise: money, times, certainties, gifts."""

from collections.abc import Iterator

from activesupport.domain.guard import Flag, FlagKind
from activesupport.replies.guards import _implied_en, _implied_ja, _promises_en, _promises_ja
from activesupport.replies.guards._reading import Draft, flags_for

_CUES = (*_promises_ja.CUES, *_implied_ja.CUES, *_promises_en.CUES, *_implied_en.CUES)


def promise(draft: Draft) -> Iterator[Flag]:
    """Promises of the brand, in both languages; not hedged or negated ones, nor what the customer is to do."""
    yield from flags_for(_CUES, draft, FlagKind.PROMISE)
