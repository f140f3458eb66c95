"""Guards: what is wrong with a reply before it goes out, and where. A file for each kind."""

from activesupport.domain.guard import Flag, FlagKind, GuardContext
from activesupport.replies.guards._meaning import by_meaning
from activesupport.replies.guards._reading import Draft
from activesupport.replies.guards.link import link
from activesupport.replies.guards.personal_data import personal_data
from activesupport.replies.guards.promise import promise
from activesupport.replies.guards.tone import tone
from activesupport.replies.guards.wrong_language import wrong_language
from activesupport.replies.guards.wrong_name import wrong_name
from activesupport.replies.guards.wrong_place import wrong_place
from activesupport.replies.second_reader import SecondReader

__all__ = ["guard"]


def guard(text: str, context: GuardContext, reader: SecondReader | None = None) -> tuple[Flag, ...]:
    """Everything that is wrong with a text about to be sent, by where it begins; () if nothing was found.

    Rules take a few milliseconds a reply; a `reader` looks for promises and for tone in the sentences in which they
    found none. Of flags of one kind that overlap, the first and longest is kept.
    """
    draft = Draft(text)
    found = [
        *personal_data(draft, context),
        *promise(draft),
        *link(draft, context),
        *wrong_name(draft, context),
        *wrong_language(draft, context),
        *wrong_place(draft, context),
        *tone(draft, context),
    ]
    if reader is not None:
        found += by_meaning(draft, context, reader, found)
    kept: list[Flag] = []
    ends: dict[FlagKind, int] = {}
    for one in sorted(found, key=lambda flag: (flag.start, -flag.end)):
        if one.start >= ends.get(one.kind, 0):
            kept.append(one)
            ends[one.kind] = one.end
    return tuple(kept)
