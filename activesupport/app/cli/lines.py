"""JSON Lines in, JSON Lines out, in order: what the commands for other programs share."""

import errno
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import IO, Annotated, Any, Generic, TypeVar

import typer

from activesupport.app.cli.common import help_text, tell
from activesupport.domain.errors import UserError
from activesupport.words import explain, user_language

BATCH = 500
LONGEST = 20_000
"""Characters that are read of one text; what is longer says nothing new about how it is meant."""
FILE = Annotated[str, typer.Argument(metavar="[FILE|-]", help=help_text("lines_file"))]
OUTPUT = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=help_text("output_option"))]

Fields = dict[str, Any]
"""One object of the input, as JSON gave it."""
Answer = dict[str, Any]
"""One object of the output."""
LineT = TypeVar("LineT")


@dataclass(frozen=True, slots=True)
class _Good(Generic[LineT]):
    line: LineT


@dataclass(frozen=True, slots=True)
class _Bad:
    number: int
    error: str


def answer_lines(
    file: str,
    output: Path | None,
    read: Callable[[Fields, int], LineT],
    answer: Callable[[Sequence[LineT]], list[Answer]],
) -> None:
    """Read, answer in batches, write in order; exit code 1 at the end if a line could not be read.

    `file` is a path or "-" for standard input; without `output` the answers go to standard output. `read` makes a
    typed line of the fields of one object and the line's number (from 1), or raises UserError: its words become
    {"id": null, "line": number, "error": words} in the line's place. `answer` gives one answer for each line, in
    order. Raises UserError where a file cannot be used.
    """
    bad = 0
    with ExitStack() as stack:
        source: IO[bytes] = sys.stdin.buffer if file == "-" else stack.enter_context(_open(Path(file)))
        # JSON Lines are UTF-8 whatever the locale of the terminal.
        sink: IO[bytes] = stack.enter_context(whole_file(output)) if output else sys.stdout.buffer
        for batch in _batches(_lines(source, read)):
            answers = iter(answer([one.line for one in batch if isinstance(one, _Good)]))
            for one in batch:
                result = next(answers) if isinstance(one, _Good) else _told(one)
                sink.write(json.dumps(result, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
            sink.flush()
            bad += sum(isinstance(one, _Bad) for one in batch)
    if bad:
        tell("lines.bad", True, count=bad)
        raise typer.Exit(1)


def text_of(fields: Fields) -> str:
    """The text, cut to `LONGEST`. Raises UserError where there is none."""
    text = fields.get("text")
    if not isinstance(text, str):
        raise UserError("lines.no_text")
    return text[:LONGEST]


def language_of(fields: Fields, text: str) -> str:
    """The two letters of `lang` in whatever spelling ("ja-JP"), else the language that the text is in."""
    given = fields.get("lang")
    if isinstance(given, str) and given.strip():
        return given.strip().lower().replace("_", "-").split("-")[0]
    from activesupport.text import detect

    return detect(text)


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file that appears when it is complete; it may be the one that is being read."""
    if path.is_dir() or not path.name:
        raise UserError("lines.no_file", file=str(path), problem=os.strerror(errno.EISDIR))
    unfinished = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            yield file
    except OSError as error:
        raise UserError("lines.no_file", file=str(path), problem=error.strerror or str(error)) from error
    unfinished.replace(path)


def _open(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise UserError("lines.no_file", file=str(path), problem=error.strerror or str(error)) from error


def _told(bad: _Bad) -> Answer:
    return {"id": None, "line": bad.number, "error": bad.error}


def _batches(lines: Iterator[_Good[LineT] | _Bad]) -> Iterator[list[_Good[LineT] | _Bad]]:
    while batch := list(islice(lines, BATCH)):
        yield batch


def _lines(source: Iterable[bytes], read: Callable[[Fields, int], LineT]) -> Iterator[_Good[LineT] | _Bad]:
    for number, raw in enumerate(source, start=1):
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")  # noqa: PLW2901  # a byte order mark from a Windows editor
        if not raw.strip():
            continue
        try:
            yield _Good(read(_parsed(raw), number))
        except UserError as error:
            yield _Bad(number, explain(error.reason, user_language()))


def _parsed(raw: bytes) -> Fields:
    try:
        fields = json.loads(raw, parse_constant=_no_number, parse_float=_finite)
    except UnicodeDecodeError as error:
        raise UserError("lines.not_utf8") from error
    except (ValueError, RecursionError) as error:
        raise UserError("lines.not_json", problem=str(error)) from error
    if not isinstance(fields, dict):
        raise UserError("lines.no_text")
    return fields


def _finite(digits: str) -> float:
    number = float(digits)
    return number if isfinite(number) else _no_number(digits)


def _no_number(digits: str) -> float:
    """NaN and infinities are no JSON: an id that is one could not be given back."""
    raise ValueError(digits)
