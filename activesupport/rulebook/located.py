"""Where a key stands in a TOML text: tomllib tells no positions, and a person wants a line."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache

Path = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""(?:[^\s=\[\]."'#,{}]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')""")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")' r"|'''.*?'{3,5}(?!')" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}\n#]+")


def line_of(text: str, path: Sequence[str | int]) -> int:
    """The 1-based line on which `path` is written, or the nearest thing above it that is.

    `path` is as pydantic gives it: keys, and 0-based positions in arrays (`("watch", 2, "keywords", 0)`).
    `text` is expected to be valid TOML; in anything else the lines found so far count. Never raises.
    """
    places = _places(text)
    for end in range(len(path), 0, -1):
        here = tuple(path[:end])
        offset = places.get(here)
        if offset is None:  # only tables below it have a heading: [playbook.ja] without [[playbook]]
            offset = min((at for place, at in places.items() if place[:end] == here), default=None)
        if offset is not None:
            return text.count("\n", 0, offset) + 1
    return 1


@lru_cache(maxsize=8)
def _places(text: str) -> Mapping[Path, int]:
    return _Scanner(text).places()


class _Scanner:
    """Walks over a document once and notes the offset of every table, key and array element."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._found: dict[Path, int] = {}
        self._tables: dict[Path, int] = {}

    def places(self) -> dict[Path, int]:
        """Offsets by path; what stands twice (a table opened again) keeps its first place."""
        here: Path = ()
        try:
            while self._skip(_BLANK) < len(self._text):
                if self._text[self._at] == "[":
                    here = self._header()
                else:
                    self._assignment(here)
        except (ValueError, RecursionError):
            pass
        return self._found

    def _header(self) -> Path:
        start, many = self._at, self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        keys = self._keys()
        self._at += 2 if many else 1
        path: Path = ()
        for key in keys[:-1]:
            path = self._latest((*path, key))
        path = (*path, keys[-1])
        if many:
            self._note(path, start)
            self._tables[path] = self._tables.get(path, -1) + 1
        path = self._latest(path)
        self._note(path, start)
        return path

    def _latest(self, path: Path) -> Path:
        """A name of an array of tables means its last element."""
        return (*path, self._tables[path]) if path in self._tables else path

    def _assignment(self, here: Path) -> None:
        start = self._at
        keys = self._keys()
        if not self._text.startswith("=", self._at):
            raise ValueError("no '=' after a key")
        self._at += 1
        path = here
        for key in keys:
            path = (*path, key)
            self._note(path, start)
        self._value(path)

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            self._skip(_SPACE)
            raw = self._take(_KEY)
            keys.append(next(iter(tomllib.loads(f"{raw}=0"))) if raw[0] in "\"'" else raw)
            self._skip(_SPACE)
            if not self._text.startswith(".", self._at):
                return keys
            self._at += 1

    def _value(self, path: Path) -> None:
        self._skip(_SPACE)
        first = self._text[self._at : self._at + 1]
        if first in {'"', "'"}:
            self._take(_STRING)
        elif first == "[":
            self._elements(path)
        elif first == "{":
            self._inline(path)
        else:
            self._take(_SCALAR)

    def _elements(self, path: Path) -> None:
        self._at += 1
        number = 0
        while not self._closes("]"):
            self._note((*path, number), self._at)
            self._value((*path, number))
            number += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        while not self._closes("}"):
            self._assignment(path)

    def _closes(self, bracket: str) -> bool:
        """Step over blanks, comments and a comma; True when the bracket closes here."""
        self._skip(_BLANK)
        if self._text.startswith(",", self._at):
            self._at += 1
            self._skip(_BLANK)
        if self._text.startswith(bracket, self._at):
            self._at += 1
            return True
        return False

    def _note(self, path: Path, offset: int) -> None:
        self._found.setdefault(path, offset)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self._text, self._at)
        if found:
            self._at = found.end()
        return self._at

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None or found.end() == self._at:
            raise ValueError("not what TOML has here")
        self._at = found.end()
        return found[0]
