"""What every source does with foreign values: clean text, safe addresses, times in UTC."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from urllib.parse import urlsplit

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_EXCEL = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_MILLISECONDS_FROM = 1e11
"""Epoch numbers from here on (the year 5138 in seconds) are milliseconds."""
MOST_MEDIA = 20
"""Pictures and videos of one post that are kept as links; platforms allow fewer, feeds any number."""
_YEARS = range(1900, 9000)
"""Others are placeholders ("0001-01-01", "9999-12-31"), and no zone or week could be counted from them."""


def clean(text: str) -> str:
    """The text with NUL and lone surrogates, which databases and encoders refuse, as U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def web_url(address: object) -> str | None:
    """The address if it is an http(s) one: responders click on it, so nothing else passes."""
    if not isinstance(address, str):
        return None
    address = clean(address.strip())
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in {"http", "https"} and parts.netloc else None


def secure_urls(addresses: Iterable[object]) -> tuple[str, ...]:
    """The https addresses among them, each once, the first twenty: what the desk may load."""
    found = (url for address in addresses if (url := web_url(address)) and url[:8].lower() == "https://")
    return tuple(dict.fromkeys(found))[:MOST_MEDIA]


def parse_time(value: object) -> datetime:
    """As `parse_time_in`, a time without an offset being UTC."""
    return parse_time_in(value, UTC)[0]


def parse_time_in(value: object, zone: tzinfo) -> tuple[datetime, bool]:
    """A time in UTC from ISO 8601 (with offset, "Z" or neither), "2026/11/1 9:30" (as Excel saves it), epoch.

    Epoch counts seconds, or milliseconds from 1e11 on. A time without an offset is taken as one of `zone`, and
    then the second value is true. Raises ValueError, also for years that nobody can have written in.
    """
    time = _read_time(value)
    if time.year not in _YEARS:
        raise ValueError("not a time")
    try:
        return (time if time.tzinfo else time.replace(tzinfo=zone)).astimezone(UTC), time.tzinfo is None
    except OverflowError as error:
        raise ValueError("not a time") from error


def _read_time(value: object) -> datetime:
    """The time as it is written, without an offset where none is given."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("not a time")
    if isinstance(value, str):
        value = value.strip()
        excel = _EXCEL.fullmatch(value)
        if excel:
            return datetime(*(int(part or 0) for part in excel.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
        if not re.fullmatch(r"-?\d{9,}(\.\d+)?", value):
            return datetime.fromisoformat(value)
    try:
        number = float(value)
        return datetime.fromtimestamp(number / 1000 if abs(number) >= _MILLISECONDS_FROM else number, tz=UTC)
    except (OverflowError, OSError) as error:
        raise ValueError("not a time") from error
