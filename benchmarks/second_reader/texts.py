"""What the second reader learns from: labelled posts and drafts, the shipped corpus, playbooks and answers."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from activesupport.domain.gate import GateContext
from activesupport.domain.guard import FlagKind, GuardContext
from activesupport.language.corpus import held_out_part, training_part
from activesupport.replies.gate import judge_gate
from activesupport.replies.gate.judge import TOPICS
from activesupport.replies.guards import guard
from activesupport.replies.guards._meaning import spoken
from activesupport.replies.guards._reading import Draft
from activesupport.replies.likeness import LANGUAGES
from activesupport.replies.second_reader import plain, unquoted

ROOT = Path(__file__).parents[2]
SETS = ROOT / "tests" / "sets"
ORIGINS = ("dev", "dev2", "own", "taught")
"""Sets that it learns from; `fresh` is what it is measured on."""
GRAVE = tuple(map(str, TOPICS))
FAULTS = (str(FlagKind.PROMISE), str(FlagKind.TONE))


@dataclass(frozen=True)
class Unit:
    """One text to learn from: `topics` that it speaks of, `unsure` those of which nothing is known."""

    text: str
    language: str
    topics: frozenset[str]
    origin: str
    row: str = ""
    unsure: frozenset[str] = frozenset()


def posts() -> list[Unit]:
    """The labelled posts, and those of the shipped corpus that no pattern stops."""
    units: list[Unit] = []
    for name in ORIGINS:
        for row in _rows(SETS / f"gate-{name}.jsonl"):
            topics = {row["reason"]} & set(GRAVE)
            text = plain(row["text"], row["lang"], _names(row))
            units.append(Unit(text, row["lang"], frozenset(topics), name, row["id"]))
    return units + [one for one in corpus("corpus") if not one.topics]


def corpus(part: str) -> list[Unit]:
    """The shipped posts; `topics` are what the patterns say, since nobody has labelled them for the gate."""
    found = []
    for one in training_part() if part == "corpus" else held_out_part():
        names = (one.brand,) if one.brand else ()
        reason = judge_gate(one.text, one.language, names, GateContext()).reason
        topics = frozenset({str(reason)} & set(GRAVE))
        found.append(Unit(plain(one.text, one.language, names), one.language, topics, part))
    return found


def drafts() -> list[Unit]:
    """The sentences of the labelled drafts, and those of the shipped playbooks and answers."""
    units: list[Unit] = []
    for name in ORIGINS:
        for row in _rows(SETS / f"guard-{name}.jsonl"):
            units += _sentences(row, name)
    return units + [one for language, text in _shipped() for one in _sentences_of(text, language, (), "shipped")]


def _sentences(row: dict[str, Any], origin: str) -> Iterator[Unit]:
    """Each sentence of a draft: of several, the ones that the patterns flag are those that are meant."""
    context = GuardContext(language=row["lang"], brands=_names(row))
    flags = guard(row["text"], context)
    spans = _spans(row["text"])
    for start, end in spans:
        flagged = {str(one.kind) for one in flags if one.start < end and one.end > start}
        wanted = set(row["flags"]) & set(FAULTS)
        sure = wanted if len(spans) == 1 else wanted & flagged
        text = plain(unquoted(row["text"][start:end]), row["lang"], _names(row))
        yield Unit(text, row["lang"], frozenset(sure), origin, row["id"], frozenset(wanted - sure))


def _sentences_of(text: str, language: str, names: tuple[str, ...], origin: str) -> Iterator[Unit]:
    for start, end in _spans(text):
        yield Unit(plain(unquoted(text[start:end]), language, names), language, frozenset(), origin)


def _spans(text: str) -> list[tuple[int, int]]:
    return spoken(Draft(text)) or [(0, len(text))]


def _shipped() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "rules").rglob("*.toml")):
        tables = tomllib.loads(file.read_text("utf-8"))
        for table in (*tables.get("playbook", ()), *tables.get("faq", ())):
            for language in LANGUAGES:
                for key, text in table.get(language, {}).items():
                    if key not in {"question", "link", "title"} and isinstance(text, str) and text:
                        yield language, re.sub(r"\{\w+\}", "", text)


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def _names(row: dict[str, Any]) -> tuple[str, ...]:
    brand = row.get("brand") or ()
    return (brand,) if isinstance(brand, str) else tuple(brand)
