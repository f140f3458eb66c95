"""Reads one record of an archive, JSON or CSV, as a post."""

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any

from activesupport.domain.errors import Rejected
from activesupport.domain.post import Author, Post, PostKey
from activesupport.domain.reason import Reason
from activesupport.sources.archive_lines import BOM, Record, csv_fields
from activesupport.sources.border import clean, parse_time_in, secure_urls, web_url

LONG_TEXT = 100_000
"""Characters from which on a text is kept, but told of."""
NO_OFFSET = "archive.no_offset"
"""Noted at each post whose time lacks an offset; told once a file."""
TIME_NAMES = ("time", "created_at", "timestamp")
ID_NAMES = ("id", "platform_id")

Fields = Mapping[str, Any]
_YES = frozenset({"true", "yes", "1"})


@dataclass(frozen=True, slots=True)
class Tombstone:
    """The note that a post is gone."""

    post: PostKey


Entry = Post | Tombstone


class Unreadable(Exception):
    """A record that is no post; carries the reason for people."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.reason = Reason(code, values)


@dataclass(frozen=True, slots=True)
class Format:
    """How a file is to be read; `header` names the columns of a CSV file and is None for JSON lines.

    `zone` is that of times without an offset.
    """

    file: str
    encoding: str
    header: tuple[str, ...] | None = None
    zone: tzinfo = UTC


def read_record(record: Record, form: Format) -> tuple[Entry | None, list[Reason]]:
    """What a record holds, None for a blank or unreadable one, and what is to be told of it."""
    place: dict[str, str | int] = {"file": form.file, "line": record.line}
    if record.overlong:
        return None, [Reason("archive.line_too_long", place)]
    text, faults = _decode(record, form.encoding, place)
    if not text.strip():
        return None, faults
    try:
        header = form.header
        fields = json_fields(text, place) if header is None else row_fields(text, header, place)
        if _is_true(fields.get("deleted")):
            return Tombstone((_source(fields), _post_id(fields, place))), faults
        post, notes = to_post(fields, place, form.zone)
    except Unreadable as unreadable:
        return None, [*faults, unreadable.reason]
    return post, [*faults, *notes]


def _decode(record: Record, encoding: str, place: Mapping[str, str | int]) -> tuple[str, list[Reason]]:
    raw = record.raw.removeprefix(BOM) if record.line == 1 else record.raw
    try:
        return raw.decode(encoding), []
    except UnicodeDecodeError:
        return raw.decode(encoding, "replace"), [Reason("archive.bad_bytes", place)]


def json_fields(text: str, place: Mapping[str, str | int]) -> Fields:
    """The fields of a JSON line. Raises Unreadable."""
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("archive.bad_json", **place, error=str(error)[:200]) from error
    if not isinstance(fields, dict):
        raise Unreadable("archive.not_an_object", **place)
    return fields


def row_fields(text: str, header: Sequence[str], place: Mapping[str, str | int]) -> Fields:
    """The fields of a CSV record by column name; empty ones but the text are left out. Raises Unreadable."""
    if text.count('"') % 2:
        raise Unreadable("archive.open_quote", **place)
    row = csv_fields(text)
    if len(row) > len(header):
        raise Unreadable("archive.too_many_fields", **place, fields=len(row), columns=len(header))
    named = dict(zip(header, row, strict=False))
    return {name: value for name, value in named.items() if value.strip() or name == "text"}


def read_header(record: Record, encoding: str, file: str) -> tuple[str, ...]:
    """The column names of a CSV file, in small letters. Raises Rejected where one is missing."""
    text, _ = _decode(record, encoding, {})
    names = tuple(name.strip().lower() for name in csv_fields(text))
    for wanted in (ID_NAMES, TIME_NAMES, ("text",)):
        if not set(wanted) & set(names):
            found = ", ".join(names)[:200]
            raise Rejected("archive.csv_header", file=file, missing=wanted[0], found=found)
    return names


def to_post(fields: Fields, place: Mapping[str, str | int], zone: tzinfo = UTC) -> tuple[Post, list[Reason]]:
    """The post, and faults that it has but that do not spoil it. Raises Unreadable.

    id, time and text must be there. Without `source` it is "archive"; without an author nobody else shares
    the author's id, so that strangers never become one case.
    """
    post_id = _post_id(fields, place)
    text = fields.get("text")
    if isinstance(text, int | float) and not isinstance(text, bool):
        text = str(text)
    if not isinstance(text, str):
        raise Unreadable("archive.no_text", **place)
    time, lacks_offset = _time(fields, place, zone)
    faults: list[Reason] = [Reason(NO_OFFSET, place)] if lacks_offset else []
    if len(text) > LONG_TEXT:
        faults.append(Reason("archive.long_text", {**place, "characters": len(text)}))
    counts = {name: _count(fields, name, place, faults) for name in ("media", "likes", "reposts", "replies")}
    links = _media_links(fields, place, faults)
    counts["media"] = counts["media"] or len(links)
    post = Post(
        source=_source(fields),
        platform_id=post_id,
        author=_author(fields, post_id, place, faults),
        time=time,
        text=clean(text),
        url=_url(fields, place, faults),
        thread=_text(fields, "thread"),
        reply_to=_text(fields, "reply_to"),
        repost_of=_text(fields, "repost_of"),
        quote_of=_text(fields, "quote_of"),
        mentions=_mentions(fields.get("mentions")),
        media_links=links,
        **counts,
    )
    return post, faults


def _post_id(fields: Fields, place: Mapping[str, str | int]) -> str:
    post_id = _first(fields, ID_NAMES)
    if isinstance(post_id, bool) or not isinstance(post_id, str | int) or not str(post_id).strip():
        raise Unreadable("archive.no_id", **place)
    return clean(str(post_id).strip())


def _time(fields: Fields, place: Mapping[str, str | int], zone: tzinfo) -> tuple[datetime, bool]:
    """The time in UTC, and whether it lacked an offset."""
    moment = _first(fields, TIME_NAMES)
    try:
        return parse_time_in(moment, zone)
    except ValueError as error:
        code = "archive.no_time" if moment is None else "archive.bad_time"
        raise Unreadable(code, **place, value=str(moment)[:80]) from error


def _source(fields: Fields) -> str:
    return _text(fields, "source") or "archive"


def _is_true(value: object) -> bool:
    """Whether a field says yes, as JSON or as people write it in a cell."""
    return value is True or str(value).strip().lower() in _YES


def _author(fields: Fields, post_id: str, place: Mapping[str, str | int], faults: list[Reason]) -> Author:
    author = fields.get("author")
    if isinstance(author, dict):
        parts: Fields = author
    else:
        parts = {
            "id": fields.get("author_id"),
            "handle": author,
            "name": fields.get("author_name"),
            "followers": fields.get("followers"),
        }
    handle = (_text(parts, "handle") or "").lstrip("@")
    known = parts.get("followers") not in (None, "")
    return Author(
        id=_text(parts, "id") or handle or f"unknown:{post_id}",
        handle=handle,
        name=_text(parts, "name") or "",
        followers=_count(parts, "followers", place, faults) if known else None,
    )


def _url(fields: Fields, place: Mapping[str, str | int], faults: list[Reason]) -> str | None:
    given = _text(fields, "url")
    url = web_url(given)
    if given and url is None:
        faults.append(Reason("archive.bad_url", {**place, "value": given[:80]}))
    return url


def _media_links(fields: Fields, place: Mapping[str, str | int], faults: list[Reason]) -> tuple[str, ...]:
    given = fields.get("media_links")
    addresses = given.split() if isinstance(given, str) else given if isinstance(given, list) else []
    bad = next((address for address in addresses if not secure_urls([address])), None)
    if bad is not None:
        faults.append(Reason("archive.bad_media_link", {**place, "value": str(bad)[:80]}))
    return secure_urls(addresses)


def _count(fields: Fields, name: str, place: Mapping[str, str | int], faults: list[Reason]) -> int:
    """A count that is not one is told of and taken as 0; a list (of media) counts its entries."""
    value = fields.get(name)
    if value is None or value == "":
        return 0
    if isinstance(value, list):
        return len(value)
    try:
        number = float(value)
        if not math.isfinite(number) or number < 0 or isinstance(value, bool):
            raise ValueError
        return int(number)
    except (ValueError, TypeError, OverflowError):
        faults.append(Reason("archive.bad_number", {**place, "field": name, "value": str(value)[:80]}))
        return 0


def _mentions(value: object) -> tuple[str, ...]:
    names = re.split(r"[\s,;]+", value) if isinstance(value, str) else value
    if not isinstance(names, list):
        return ()
    handles = [clean(str(name).strip().lstrip("@")) for name in names]
    return tuple(handle for handle in handles if handle)


def _text(fields: Fields, name: str) -> str | None:
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return clean(str(value).strip()) or None


def _first(fields: Fields, names: Sequence[str]) -> object:
    return next((fields[name] for name in names if fields.get(name) is not None), None)
