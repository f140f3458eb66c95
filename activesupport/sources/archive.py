"""Archives: posts from a JSON Lines or CSV file, at once, replayed in time, or followed as the file grows."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from activesupport.domain.errors import Rejected
from activesupport.domain.post import Cursor, Page, Post, Query, Window
from activesupport.domain.reason import Reason
from activesupport.sources.archive_lines import (
    Damaged,
    Record,
    csv_encoding,
    csv_records,
    line_records,
    open_archive,
)
from activesupport.sources.archive_posts import (
    ID_NAMES,
    TIME_NAMES,
    Unreadable,
    column_names,
    json_fields,
    row_fields,
    to_post,
)

RESTING = timedelta(minutes=1)
"""A file that was not written for so long is taken as finished."""
PAGE_BYTES = 32 * 1024 * 1024
_HEAD = 4096
_KINDS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv"}


@dataclass(frozen=True, slots=True)
class _State:
    """Where reading stands. `offset` and `line` count unpacked bytes and lines already read.

    `size`, `mtime` (ns) and `head` (a digest of the first `head_length` bytes) tell a file that grew from
    one that was replaced; `told` is the offset of an unfinished end that was reported already. A replay
    began at `started` with the time `first`; `shift` moves all times (epoch seconds and seconds).
    """

    offset: int = 0
    line: int = 0
    size: int = 0
    mtime: int = 0
    head: str = ""
    head_length: int = 0
    encoding: str = "utf-8"
    told: int | None = None
    started: float | None = None
    first: float | None = None
    shift: float = 0.0

    def as_cursor(self) -> Cursor:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a file: posts, faults, the new state, and when the next post is due (replay)."""

    posts: tuple[Post, ...]
    faults: tuple[Reason, ...]
    state: _State
    more: bool
    due: datetime | None = None


class ArchiveSource:
    """Reads `query.location`: a .jsonl, .ndjson or .csv file, also with .gz (read from its start every page).

    With `speed` None everything comes at once; 60 replays an hour a minute, counted from the first poll
    (posts should then stand in order of time: one that is not yet due holds back what follows it). With
    `shift` all times move so that the latest post of the file was written at the first poll. Times without
    an offset are UTC. CSV is UTF-8 or, with a note, cp932.
    """

    name = "archive"

    def __init__(self, speed: float | None = None, shift: bool = False, page_size: int = 500) -> None:
        if speed is not None and not speed > 0:
            raise ValueError("speed must be above 0")
        self._speed, self._shift, self._page_size = speed, shift, page_size

    def fetch(self, query: Query, window: Window) -> Page:
        """Read one page. Raises Rejected for a file that is not there or cannot be an archive."""
        if not query.location:
            raise Rejected("archive.no_location", key=query.key)
        path = Path(query.location)
        kind = _kind(path)
        try:
            state, faults, resting = _compare(path, window, _load(window.cursor))
            if state.started is None:
                state, notes = self._start(path, kind, state, window.now)
                faults += notes
            read = self._read(path, kind, state, resting)
        except FileNotFoundError as error:
            raise Rejected("archive.missing", path=str(path)) from error
        except OSError as error:
            raise Rejected("archive.unreadable", path=str(path), error=error.strerror or str(error)) from error
        return Page(
            read.posts, read.state.as_cursor(), read.more, read.due, (*faults, *read.faults)
        )

    def _start(
        self, path: Path, kind: str, state: _State, now: datetime
    ) -> tuple[_State, tuple[Reason, ...]]:
        """Find out once how the file is written and which times it spans."""
        notes: tuple[Reason, ...] = ()
        if kind == "csv" and csv_encoding(path) == "cp932":
            state = replace(state, encoding="cp932")
            notes = (Reason("archive.cp932", {"path": path.name}),)
        first = last = None
        if self._shift or self._speed is not None:
            for record, result in _posts(path, kind, state):
                if isinstance(result, Unreadable) or not record.ended:
                    continue
                time = result[0].time.timestamp()
                first = time if first is None else min(first, time)
                last = time if last is None else max(last, time)
        shift = now.timestamp() - last if self._shift and last is not None else 0.0
        return replace(state, started=now.timestamp(), first=first, shift=shift), notes

    def _read(self, path: Path, kind: str, state: _State, now: datetime, resting: bool) -> _Read:
        raise NotImplementedError
