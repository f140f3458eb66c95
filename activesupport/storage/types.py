"""Column types that behave the same on SQLite and PostgreSQL."""

import json
import re
from datetime import UTC, datetime

from sqlalchemy import JSON, DateTime, Dialect
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

JsonColumn = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, always UTC. SQLite forgets time zones, so they are taken off and put back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive time cannot be stored: {value!r}")
        in_utc = value.astimezone(UTC)
        return in_utc if dialect.name == "postgresql" else in_utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_BACKSLASH_OR_NUL = re.compile(r"(\\\\)|\\u0000")


def storable(text: str) -> str:
    """PostgreSQL stores neither NUL nor lone surrogates; both are shown as the replacement character."""
    return _whole(text).replace("\x00", "\ufffd")


def to_json(value: object) -> str:
    """JSON that every engine stores: what a platform or a person put into a string never stops its row."""
    text = _whole(json.dumps(value, ensure_ascii=False))
    # An escaped backslash is stepped over as a whole, so that the six characters \u0000 in a text stay what they are.
    return _BACKSLASH_OR_NUL.sub(lambda match: match.group(1) or "\ufffd", text)


def _whole(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
