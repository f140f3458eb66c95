"""Replies that send a customer to direct messages from a platform that has none, or where the brand reads none."""

from collections.abc import Iterator

from activesupport.domain.guard import Flag, FlagKind, GuardContext
from activesupport.domain.private import DM, DM_WORDS
from activesupport.replies.guards._reading import Draft, flag


def wrong_place(draft: Draft, context: GuardContext) -> Iterator[Flag]:
    """Each mention of a direct message where there is none; nothing where the private ways are not known."""
    if context.private is None or DM in context.private:
        return
    places = ", ".join(context.private)
    for match in DM_WORDS.finditer(draft.plain):
        if draft.is_quoted(match.start()):
            continue
        if places:
            yield flag(FlagKind.WRONG_PLACE, draft, *match.span(), "guard.no_dm_but", places=places)
        else:
            yield flag(FlagKind.WRONG_PLACE, draft, *match.span(), "guard.no_dm")
