"""The cursors of lists, for programs: a text that is none of ours is refused."""

from typing import Any

from activesupport.desk.cursors import place_at
from activesupport.domain.errors import UserError


def place(cursor: str, *shape: type) -> tuple[Any, ...] | None:
    """The place that a cursor marks, with values of these types; None for "". Raises UserError for a foreign text."""
    if not cursor:
        return None
    found = place_at(cursor, *shape)
    if found is None:
        raise UserError("api.bad_cursor")
    return found
