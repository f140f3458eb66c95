"""Archives: posts from a JSON Lines or CSV file, at once, replayed in time, or followed as the file grows."""

import hashlib
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from activesupport.domain.errors import Rejected
from activesupport.domain.post import Cursor, Page, Post, PostKey, Query, Window
from activesupport.domain.reason import Reason
from activesupport.sources.archive_lines import (
    Damaged,
    Record,
    csv_encoding,
    csv_records,
    line_records,
    open_archive,
)
from activesupport.sources.archive_posts import NO_OFFSET, Entry, Format, Tombstone, read_header, read_record

RESTING = timedelta(minutes=1)
"""A file that was not written for so long is taken as finished."""
AHEAD = timedelta(minutes=10)
"""Clocks differ so much; what was written later than this lies in the future."""
PAGE_BYTES = 32 * 1024 * 1024
_HEAD = 4096
_SUFFIXES = frozenset({".jsonl", ".ndjson", ".csv"})


@dataclass(frozen=True, slots=True)
class _State:
    """Where reading stands. `offset` and `line` count unpacked bytes and lines already read.

    `size`, `mtime` (ns) and `head` (a digest of the first `head_length` bytes) tell a file that grew from
    one that was replaced. `waiting` is the offset of an unfinished end that was left for this poll, `told`
    of one that was reported. A replay began at `started` with the time `first`; `shift` moves all times
    (epoch seconds, and seconds). `no_offset` and `future` count posts whose time lacks an offset or has not
    come yet; `counted` says that they were told of.
    """

    offset: int = 0
    line: int = 0
    size: int = 0
    mtime: int = 0
    head: str = ""
    head_length: int = 0
    encoding: str = "utf-8"
    waiting: int | None = None
    told: int | None = None
    started: float | None = None
    first: float | None = None
    shift: float = 0.0
    no_offset: int = 0
    future: int = 0
    counted: bool = False


class ArchiveSource:
    """Reads `query.location`: a .jsonl, .ndjson or .csv file, also with .gz (read from its start every page).

    With `speed` None everything comes at once; 60 replays an hour a minute, counted from the first poll
    (posts should then stand in order of time: one that is not yet due holds back what follows it). With
    `shift` all times move so that the latest post of the file was written at the first poll. Times without
    an offset are those of `zone`, which is told once a file. CSV is UTF-8 or, with a note, cp932.

    A last line without its newline may still be being written: unless it is a whole JSON object, it waits
    until the file has rested for a minute or from one poll to the next.
    """

    name = "archive"

    def __init__(
        self, speed: float | None = None, shift: bool = False, page_size: int = 500, zone: tzinfo = UTC
    ) -> None:
        if speed is not None and not speed > 0:
            raise ValueError("speed must be above 0")
        self._speed, self._shift, self._page_size, self._zone = speed, shift, page_size, zone

    def fetch(self, query: Query, window: Window) -> Page:
        """Read one page. Raises Rejected for a file that is not there or cannot be an archive."""
        if not query.location:
            raise Rejected("archive.no_location", key=query.key)
        path = Path(query.location)
        try:
            state, notes = _compare(path, window.cursor)
            if state.started is None:
                state, started = self._start(path, state, window.now)
                notes += started
            page = self._read(path, state, window.now)
        except FileNotFoundError as error:
            raise Rejected("archive.missing", path=str(path)) from error
        except OSError as error:
            raise Rejected("archive.unreadable", path=str(path), error=error.strerror or str(error)) from error
        return replace(page, faults=(*notes, *page.faults))

    def _start(self, path: Path, state: _State, now: datetime) -> tuple[_State, list[Reason]]:
        """Find out once how the file is written and which times it spans."""
        notes = []
        if _is_csv(path) and csv_encoding(path) == "cp932":
            state = replace(state, encoding="cp932")
            notes.append(Reason("archive.cp932", {"file": path.name}))
        first: float | None = None
        last: float | None = None
        if self._shift or self._speed is not None:
            for _, entry, _ in _records(path, state, self._zone):
                if isinstance(entry, Post):
                    time = entry.time.timestamp()
                    first = time if first is None else min(first, time)
                    last = time if last is None else max(last, time)
        shift = now.timestamp() - last if self._shift and last is not None else 0.0
        return replace(state, started=now.timestamp(), first=first, shift=shift), notes

    def _read(self, path: Path, state: _State, now: datetime) -> Page:
        posts: list[Post] = []
        deleted: list[PostKey] = []
        faults: list[Reason] = []
        due, more, begun = None, False, state.offset
        for record, entry, notes in _records(path, state, self._zone):
            left = None if _is_whole(record, entry, path) else _left_alone(record, entry, notes, state, now)
            if left is not None:
                state, told = left
                faults += told
                break
            if isinstance(entry, Tombstone):
                deleted.append(entry.post)
            elif entry is not None:
                state, due = self._due(entry, state, now)
                if due is not None:
                    break
                posts.append(_moved(entry, state.shift))
                state = _with_odd_times(state, posts[-1], notes, now)
            faults += [note for note in notes if note.code != NO_OFFSET]
            state = _after(record, state)
            more = len(posts) + len(deleted) + len(faults) >= self._page_size or state.offset - begun >= PAGE_BYTES
            if more:
                break
        if not more and due is None and not state.counted:
            state, told = self._odd_times(path, state)
            faults += told
        return Page(tuple(posts), asdict(state), more, due, tuple(faults), deleted=tuple(deleted))

    def _odd_times(self, path: Path, state: _State) -> tuple[_State, list[Reason]]:
        """What there is to say, at the end of a file, of times without an offset and of times to come."""
        told = []
        if state.no_offset:
            values: dict[str, str | int] = {"file": path.name, "count": state.no_offset, "zone": str(self._zone)}
            told.append(Reason(NO_OFFSET, values))
        if state.future:
            told.append(Reason("archive.future", {"file": path.name, "count": state.future}))
        return replace(state, counted=bool(told)), told

    def _due(self, post: Post, state: _State, now: datetime) -> tuple[_State, datetime | None]:
        """When a post is due in a replay, None if it is already."""
        started = state.started
        if self._speed is None or started is None:
            return state, None
        time = post.time.timestamp()
        first = time if state.first is None else state.first
        state = replace(state, first=first)
        # A year at most: a time far off (a typing error) must not overflow.
        due = min(started + (time - first) / self._speed, now.timestamp() + 366 * 86400)
        return state, datetime.fromtimestamp(due, tz=UTC) if due > now.timestamp() else None


def _with_odd_times(state: _State, post: Post, notes: list[Reason], now: datetime) -> _State:
    return replace(
        state,
        no_offset=state.no_offset + any(note.code == NO_OFFSET for note in notes),
        future=state.future + (post.time > now + AHEAD),
    )


def _records(path: Path, state: _State, zone: tzinfo) -> Iterator[tuple[Record, Entry | None, list[Reason]]]:
    """The records from where the state stands, with what they hold. Raises OSError, and Rejected for a bad header.

    A damaged file ends with a record of no bytes that is not `ended`.
    """
    offset, line = state.offset, state.line
    with open_archive(path) as file:
        try:
            form = Format(path.name, state.encoding, zone=zone)
            cut = line_records
            if _is_csv(path):
                head = next(csv_records(file, 0, 0), None)
                if head is None or not head.ended:
                    return
                form = replace(form, header=read_header(head, state.encoding, path.name))
                cut = csv_records
                offset, line = max(offset, head.end), max(line, head.line + head.lines - 1)
            for record in cut(file, offset, line):
                offset, line = record.end, record.line + record.lines - 1
                yield record, *read_record(record, form)
        except Damaged as damaged:
            place: dict[str, str | int] = {"file": path.name, "line": line + 1, "error": str(damaged)}
            yield Record(b"", line + 1, 1, offset, False), None, [Reason("archive.damaged", place)]


def _is_whole(record: Record, entry: Entry | None, path: Path) -> bool:
    """Whether a record is surely complete: it has its newline, or it is a JSON object to its last brace."""
    return record.ended or (entry is not None and not _is_csv(path))


def _left_alone(
    record: Record, entry: Entry | None, notes: list[Reason], state: _State, now: datetime
) -> tuple[_State, list[Reason]] | None:
    """What becomes of an unfinished end: the state in which it stays where it is, or None to take it.

    It stays while the file may still be written. A file at rest is taken as it is, except for a line that
    breaks off: that is told of once, and stays in case the rest comes after all.
    """
    rested = now - datetime.fromtimestamp(state.mtime / 1e9, tz=UTC) > RESTING
    if not rested and state.waiting != state.offset:
        return replace(state, waiting=state.offset), []
    if record.raw.endswith(b"\n") or entry is not None or not notes:
        return None
    again = state.told == state.offset
    return replace(state, told=state.offset), [] if again else notes


def _after(record: Record, state: _State) -> _State:
    """The state behind a record. A line without its newline is not yet counted: its end is still to come."""
    line = record.line + record.lines - 1
    counted = record.overlong or record.raw.endswith(b"\n")
    return replace(state, offset=record.end, line=line if counted else line - 1, waiting=None, told=None)


def _moved(post: Post, shift: float) -> Post:
    try:
        return replace(post, time=post.time + timedelta(seconds=shift)) if shift else post
    except OverflowError:
        return post  # a time at the end of the calendar cannot move


def _is_csv(path: Path) -> bool:
    return _plain(path).suffix.lower() == ".csv"


def _plain(path: Path) -> Path:
    """The name without .gz."""
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path


def _compare(path: Path, cursor: Cursor | None) -> tuple[_State, list[Reason]]:
    """The state to go on from: the cursor's, or a new one with a note where the file was replaced."""
    if _plain(path).suffix.lower() not in _SUFFIXES:
        raise Rejected("archive.kind", path=str(path))
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise Rejected("archive.not_a_file", path=str(path))
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Rejected("archive.utf16", path=str(path))
    state, notes = _load(cursor), []
    if status.st_size < state.size or _digest(head[: state.head_length]) != (state.head or _digest(b"")):
        state, notes = _State(), [Reason("archive.replaced", {"file": path.name})]
    if (status.st_size, status.st_mtime_ns) != (state.size, state.mtime):
        state = replace(state, waiting=None, told=None)
    state = replace(state, size=status.st_size, mtime=status.st_mtime_ns)
    return replace(state, head=_digest(head), head_length=len(head)), notes


def _load(cursor: Cursor | None) -> _State:
    """The state in a cursor; what an older version wrote there and is unknown now is left out."""
    known = {field.name for field in fields(_State)}
    values: dict[str, Any] = {name: value for name, value in (cursor or {}).items() if name in known}
    return _State(**values)


def _digest(head: bytes) -> str:
    return hashlib.sha256(head).hexdigest()[:16]
