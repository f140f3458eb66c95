"""From a folder of rule files to Rules: all faults at once, each with its file and line."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from activesupport.domain.rules import Rules
from activesupport.rulebook import checks, shapes
from activesupport.rulebook.building import build
from activesupport.rulebook.checks import Named, Placed, Tables
from activesupport.rulebook.faults import Fault, InvalidRules, from_validation, parse
from activesupport.rulebook.located import line_of
from activesupport.rulebook.slips import LISTS

ShapeT = TypeVar("ShapeT", bound=shapes.Shape)

_SINGLE = ("priority", "cases", "sending")
"""Tables that stand once in all files, under headings in single brackets."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the files amount to. `rules` is None when there are faults."""

    version: str
    rules: Rules | None
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def read(folder: Path) -> Rules:
    """The rules of every *.toml under `folder`; raises InvalidRules with all faults."""
    checked = check_files(load(folder), folder)
    if checked.rules is None:
        raise InvalidRules(checked.faults)
    return checked.rules


def check(folder: Path) -> tuple[Rules | None, list[Fault], list[Fault]]:
    """Rules (None if they cannot be used), faults and warnings. Never raises."""
    checked = check_files(load(folder), folder)
    return checked.rules, list(checked.faults), list(checked.warnings)


def from_texts(files: Mapping[str, str]) -> Rules | None:
    """The rules of texts that were kept; None if this version cannot use them any more."""
    return check_files({name: text.encode("utf-8") for name, text in files.items()}, Path()).rules


def rule_files(folder: Path) -> list[Path]:
    """Every *.toml under the folder, sorted by name; hidden ones (an editor's or a system's own) left out."""
    found = (path for path in folder.rglob("*.toml") if not path.name.startswith("."))
    return sorted(path for path in found if not path.is_dir())


def load(folder: Path) -> dict[str, bytes | None]:
    """Contents by name relative to the folder; None for a file that cannot be read."""
    contents: dict[str, bytes | None] = {}
    for path in rule_files(folder):
        try:
            contents[path.relative_to(folder).as_posix()] = path.read_bytes()
        except OSError:
            contents[path.relative_to(folder).as_posix()] = None
    return contents


def digest(files: Mapping[str, bytes | None]) -> str:
    """The version: the first 12 hex digits of SHA-256 over names and contents."""
    sha = hashlib.sha256()
    for name, raw in sorted(files.items()):
        head = f"{name}\0{-1 if raw is None else len(raw)}\0"
        sha.update(head.encode("utf-8", "surrogateescape") + (raw or b""))
    return sha.hexdigest()[:12]


def check_files(files: Mapping[str, bytes | None], folder: Path) -> Checked:
    """The same as `check`, over contents that are already read; `folder` is only named in messages."""
    version = digest(files)
    if not files:
        code = "rules.empty_folder" if folder.is_dir() else "rules.no_folder"
        return Checked(version, None, (Fault(str(folder), 0, "", code, {"folder": str(folder)}),), ())
    tables, faults = Tables(), []
    for name, raw in sorted(files.items()):
        faults += _gather(name, raw, tables)
    faults += checks.faults(tables)
    warnings = list(checks.warnings(tables))
    if not faults and not tables.watches:
        warnings.append(Fault(str(folder), 0, "", "rules.no_watch"))
    rules = None if faults else build(tables, version)
    return Checked(version, rules, _in_order(faults), _in_order(warnings))


def summary(rules: Rules) -> dict[str, int]:
    """How much of what there is; each key has its word in the catalogues under `rules.`."""
    return {
        "brands": len(rules.brands),
        "teams": len(rules.teams),
        "watches": len(rules.watches),
        "keywords": sum(len(watch.keywords) for watch in rules.watches),
        "phrases": sum(len(watch.phrases) for watch in rules.watches),
        "exclusions": sum(len(watch.exclude) for watch in rules.watches),
        "feeds": sum(len(watch.feeds) for watch in rules.watches),
        "playbooks_ja": sum("ja" in playbook.scripts for playbook in rules.playbooks),
        "playbooks_en": sum("en" in playbook.scripts for playbook in rules.playbooks),
        "faq_ja": sum("ja" in entry.texts for entry in rules.faq),
        "faq_en": sum("en" in entry.texts for entry in rules.faq),
    }


def _in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda fault: (fault.file, fault.line, fault.key)))


def _gather(name: str, raw: bytes | None, tables: Tables) -> list[Fault]:
    """Put the readable tables of one file into `tables` and return the faults of its form."""
    if raw is None:
        tables.complete = False
        return [Fault(name, 0, "", "fault.unreadable")]
    parsed = parse(raw, name)
    if isinstance(parsed, Fault):
        tables.complete = False
        return [parsed]
    text, document = parsed
    tables.brands += _shaped(document, "brand", shapes.BrandShape, name, text)
    tables.teams += _shaped(document, "team", shapes.TeamShape, name, text)
    tables.watches += _shaped(document, "watch", shapes.WatchShape, name, text)
    tables.playbooks += _shaped(document, "playbook", shapes.PlaybookShape, name, text)
    tables.faq += _shaped(document, "faq", shapes.FaqShape, name, text)
    tables.priority += _shaped(document, "priority", shapes.PriorityShape, name, text)
    tables.cases += _shaped(document, "cases", shapes.CasesShape, name, text)
    tables.sending += _shaped(document, "sending", shapes.SendingShape, name, text)
    tables.ids += _ids(document, name, text)
    faults = _brackets(document, text, name)
    try:
        shapes.FileShape.model_validate(_without(document, {fault.key for fault in faults}))
    except ValidationError as error:
        faults += from_validation(error, shapes.FileShape, text, name)
    return faults


def _brackets(document: Mapping[str, object], text: str, file: str) -> list[Fault]:
    """Headings with too few or too many brackets: what stands below them is not blamed as well."""
    single = [(kind, "rules.double_brackets") for kind in LISTS if isinstance(document.get(kind), dict)]
    double = [(kind, "rules.single_brackets") for kind in _SINGLE if _is_tables(document.get(kind))]
    return [Fault(file, line_of(text, (kind,)), kind, code, {"kind": kind}) for kind, code in single + double]


def _is_tables(found: object) -> bool:
    return isinstance(found, list) and any(isinstance(one, dict) for one in found)


def _without(document: Mapping[str, object], kinds: set[str]) -> dict[str, object]:
    return {kind: found for kind, found in document.items() if kind not in kinds}


def _shaped(
    document: Mapping[str, object], kind: str, shape: type[ShapeT], file: str, text: str
) -> list[Placed[ShapeT]]:
    """The tables of one kind that are in order: a fault in one must not hide those of the others."""
    placed: list[Placed[ShapeT]] = []
    for path, table in _listed(document, kind):
        try:
            placed.append(Placed(shape.model_validate(table), file, text, path))
        except ValidationError:
            continue  # said once, by the validation of the whole file
    return placed


def _listed(document: Mapping[str, object], kind: str) -> list[tuple[tuple[str | int, ...], object]]:
    """The tables of a kind after their paths; one under single brackets has no number."""
    found = document.get(kind)
    if isinstance(found, list):
        return [((kind, number), table) for number, table in enumerate(found)]
    return [] if found is None else [((kind,), found)]


def _ids(document: Mapping[str, object], file: str, text: str) -> list[Named]:
    named = []
    for kind in LISTS:
        for path, table in _listed(document, kind):
            if isinstance(table, dict) and isinstance(table.get("id"), str):
                line = line_of(text, (*path, "id"))
                named.append(Named(kind, table["id"], file, line))
    return named
