"""Cuts archives into records, line by line, so that reading can go on at any byte."""

import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, cast

MAX_RECORD = 64 * 1024 * 1024
"""Bytes of one record that are held in memory; a longer one is passed over with a fault."""
_FIELD = re.compile(r'(?:"((?:[^"]++|"")*+)"([^,]*+)|([^,]*+))(,|$)')
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Record:
    """`raw` stands in `lines` lines from line `line` (the first is 1); `end` is the offset of what follows.

    `ended` is false for a last record without its newline, which may still be being written; `overlong`
    records have lost their text.
    """

    raw: bytes
    line: int
    lines: int
    end: int
    ended: bool = True
    overlong: bool = False


class Damaged(Exception):
    """A compressed file ends early or is broken."""


def open_archive(path: Path) -> BinaryIO:
    """The (unpacked) bytes of an archive. Raises OSError."""
    return cast(BinaryIO, gzip.open(path, "rb")) if path.suffix.lower() == ".gz" else path.open("rb")


def line_records(file: BinaryIO, offset: int, line: int) -> Iterator[Record]:
    """Every line from `offset` on, which is where line number `line` + 1 begins."""
    _seek(file, offset)
    while True:
        raw = _readline(file, MAX_RECORD)
        if not raw:
            return
        line += 1
        overlong = len(raw) >= MAX_RECORD and not raw.endswith(b"\n")
        ended = raw.endswith(b"\n")
        while overlong and not ended:
            rest = _readline(file, MAX_RECORD)
            if not rest:
                break
            ended = rest.endswith(b"\n")
        offset = file.tell()
        yield Record(b"" if overlong else raw, line, 1, offset, ended or overlong, overlong)


def csv_records(file: BinaryIO, offset: int, line: int) -> Iterator[Record]:
    """Every CSV record from `offset` on; a quoted field may run over several lines.

    Quotes are counted in bytes, which UTF-8 and cp932 allow. A quote that is never closed would swallow the
    rest: then its first line comes alone, not `ended`, and reading goes on with the next line.
    """
    while (record := next(line_records(file, offset, line), None)) is not None:
        if record.raw.count(b'"') % 2:
            record = _joined(file, record)
        yield record
        offset, line = record.end, record.line + record.lines - 1


def _joined(file: BinaryIO, first: Record) -> Record:
    """The record that begins with an open quote, with the lines up to the one that closes it."""
    parts, size = [first.raw], len(first.raw)
    for following in line_records(file, first.end, first.line):
        parts.append(following.raw)
        size += len(following.raw)
        if following.raw.count(b'"') % 2:
            lines = following.line - first.line + 1
            return Record(b"".join(parts), first.line, lines, following.end, following.ended)
        if size > MAX_RECORD or following.overlong:
            return first
    return replace(first, ended=False)


def csv_fields(record: str) -> list[str]:
    """The fields of one record. (The csv module's limit of 131,072 characters is a global setting.)"""
    record = record.rstrip("\r\n")
    fields = []
    for match in _FIELD.finditer(record):
        quoted, stray, plain, end = match.groups()
        fields.append(plain if quoted is None else quoted.replace('""', '"') + stray)
        if not end:
            break
    return fields


def csv_encoding(path: Path) -> str:
    """How a CSV file is written: UTF-8, or cp932 ("Shift_JIS") as Excel saves it in Japan.

    The byte order mark decides, else what the lines with other than ASCII characters mostly are.
    """
    valid = broken = 0
    with open_archive(path) as file:
        try:
            for record in line_records(file, 0, 0):
                if record.line == 1 and record.raw.startswith(BOM):
                    return "utf-8"
                if not record.raw.isascii():
                    good = _is_utf8(record.raw)
                    valid, broken = valid + good, broken + (not good)
        except Damaged:
            pass  # what was read so far decides; reading the posts tells of the damage
    return "cp932" if broken > valid else "utf-8"


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _readline(file: BinaryIO, limit: int) -> bytes:
    try:
        return file.readline(limit)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Damaged(str(error)) from error


def _seek(file: BinaryIO, offset: int) -> None:
    if file.tell() == offset:
        return
    try:
        file.seek(offset)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Damaged(str(error)) from error
