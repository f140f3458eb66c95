"""Where a page of a list ends, as a text that the next request brings back; strangers may have written that text."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime
from typing import Any

_LONGEST = 500
_MOST = 2**31
"""Numbers of rows are smaller: a database would refuse to look for larger ones."""


def mark(place: Sequence[int | datetime]) -> str:
    """A place as a text."""
    plain = [{"t": one.isoformat()} if isinstance(one, datetime) else one for one in place]
    return urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def place_at(cursor: str, *shape: type) -> tuple[Any, ...] | None:
    """The place that a text marks, with values of these types (int, datetime); None where it marks no such place."""
    if len(cursor) > _LONGEST:
        return None
    try:
        plain = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        found = tuple(datetime.fromisoformat(one["t"]) if isinstance(one, dict) else one for one in plain)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return found if len(found) == len(shape) and all(map(_is, found, shape)) else None


def _is(value: object, kind: type) -> bool:
    if isinstance(value, datetime):
        return kind is datetime and value.tzinfo is not None and 2000 <= value.year < 2200
    return kind is int and type(value) is int and abs(value) < _MOST
