"""The shipped packs as domain values, read with tomllib alone: this package does not know the rulebook."""

import tomllib
from pathlib import Path
from typing import Any

from activesupport.domain.labels import Label
from activesupport.domain.reply import Faq, FaqText, Part, Playbook, Script
from activesupport.domain.watch import Brand

RULES = Path(__file__).resolve().parents[3] / "rules"
LANGUAGES = ("ja", "en")


def tables(name: str) -> list[dict[str, Any]]:
    """All tables of one kind in the shipped packs; [] where there are no packs."""
    files = sorted(RULES.rglob("*.toml"))
    return [table for file in files for table in tomllib.loads(file.read_text("utf-8")).get(name, [])]


def playbooks() -> tuple[Playbook, ...]:
    return tuple(
        Playbook(
            id=table["id"],
            labels=tuple(Label(label) for label in table["labels"]),
            scripts={language: _script(table[language]) for language in LANGUAGES if language in table},
            words=tuple(table.get("words", ())),
            only_with_words=table.get("only_with_words", False),
            all_labels=table.get("all_labels", False),
            brands=tuple(table.get("brands", ())),
        )
        for table in tables("playbook")
    )


def faq() -> tuple[Faq, ...]:
    return tuple(
        Faq(
            id=table["id"],
            owner=table["owner"],
            texts={language: FaqText(**table[language]) for language in LANGUAGES if language in table},
            brands=tuple(table.get("brands", ())),
        )
        for table in tables("faq")
    )


def brands() -> tuple[Brand, ...]:
    return tuple(Brand(table["id"], table["name"], variables=table.get("variables", {})) for table in tables("brand"))


def _script(table: dict[str, str]) -> Script:
    return Script({part: table[part] for part in Part}, table["quick"], table.get("private", ""))
