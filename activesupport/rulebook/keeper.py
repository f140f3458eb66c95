"""The rules in force: edits are noticed and taken over whole, a bad edit changes nothing."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from activesupport.domain.rules import Rules
from activesupport.rulebook.faults import Fault, InvalidRules
from activesupport.rulebook.matcher import Matcher
from activesupport.rulebook.reading import check_files, digest, load, rule_files

_Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Rules and the matcher that was compiled from them: take both at once for one piece of work."""

    rules: Rules
    matcher: Matcher
    files: Mapping[str, str]
    """Name to text of the rule files: what the version stands for."""
    warnings: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Refreshed:
    """An edit. With `faults` it was refused and `version`, the one in force, is still the earlier one."""

    version: str
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()

    @property
    def taken(self) -> bool:
        return not self.faults


class Rulebook:
    """Holds the last good version of a folder's rules; safe to use from several threads."""

    def __init__(self, folder: Path, snapshot: Snapshot, stamp: _Stamp, seen: str) -> None:
        self._folder = folder
        self._snapshot = snapshot
        self._stamp = stamp
        self._seen = seen
        self._faults: tuple[Fault, ...] = ()
        self._lock = threading.Lock()

    @classmethod
    def open(cls, folder: Path) -> "Rulebook":
        """Read the folder; raises InvalidRules, as there is no good version yet to fall back on."""
        stamp = _stamp(folder)
        files = load(folder)
        checked = check_files(files, folder)
        if checked.rules is None:
            raise InvalidRules(checked.faults)
        snapshot = _compile(checked.rules, files, checked.warnings)
        return cls(folder, snapshot, stamp, checked.version)

    @property
    def snapshot(self) -> Snapshot:
        return self._snapshot

    @property
    def current(self) -> Rules:
        return self._snapshot.rules

    @property
    def matcher(self) -> Matcher:
        return self._snapshot.matcher

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Why the files as they are now are not in force; empty when they are."""
        return self._faults

    def refresh(self) -> Refreshed | None:
        """Look at the files. None when nothing has changed since the last look.

        Time stamps and sizes are compared first, contents only after those differ. A good edit is in force
        when this returns; the faults of a bad one are returned once and the last good version stays.
        """
        with self._lock:
            stamp = _stamp(self._folder)
            if stamp == self._stamp:
                return None
            files = load(self._folder)
            if _stamp(self._folder) != stamp:
                return None  # somebody is writing just now: look again at the next tick
            self._stamp = stamp
            seen = digest(files)
            if seen == self._seen:
                return None
            checked = check_files(files, self._folder)
            if checked.rules is not None:
                self._snapshot = _compile(checked.rules, files, checked.warnings)
            self._seen, self._faults = seen, checked.faults
            return Refreshed(self.current.version, checked.faults, checked.warnings)


def _compile(rules: Rules, files: Mapping[str, bytes | None], warnings: tuple[Fault, ...]) -> Snapshot:
    texts = {name: (raw or b"").decode("utf-8-sig", "replace") for name, raw in files.items()}
    return Snapshot(rules, Matcher(rules), texts, warnings)


def _stamp(folder: Path) -> _Stamp:
    """(name, mtime_ns, size) of every rule file; a file that vanishes meanwhile counts as gone."""
    stamps = []
    for path in rule_files(folder):
        try:
            status = path.stat()
        except OSError:
            stamps.append((str(path), -1, -1))
        else:
            stamps.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(stamps)
