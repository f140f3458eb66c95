"""Where a page of a list ends, as a text that the next request brings back."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from activesupport.domain.errors import UserError

_MOST = 2**62


def mark(place: Sequence[int | datetime]) -> str:
    """A place as a text."""
    plain = [{"t": one.isoformat()} if isinstance(one, datetime) else one for one in place]
    return urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def place(cursor: str, *shape: type) -> tuple[Any, ...] | None:
    """The place that a cursor marks, with values of these types; None for "". Raises UserError for a foreign text."""
    if not cursor:
        return None
    try:
        plain = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        found = tuple(datetime.fromisoformat(one["t"]) if isinstance(one, dict) else int(one) for one in plain)
    except (ValueError, TypeError, KeyError, RecursionError):
        found = ()
    if len(found) != len(shape) or not all(map(_is, found, shape)):
        raise UserError("api.bad_cursor")
    return found


def _is(value: int | datetime, kind: type) -> bool:
    if isinstance(value, datetime):
        return kind is datetime and value.tzinfo is not None and 2000 <= value.year < 2200
    return kind is int and abs(value) < _MOST
