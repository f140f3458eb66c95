"""guard: what is wrong with drafts before they are sent, for other programs; without configuration."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import typer

from activesupport.app.cli.common import help_text, state_of
from activesupport.app.cli.lines import FILE, OUTPUT, Answer, Fields, answer_lines, text_of
from activesupport.domain.errors import UserError
from activesupport.domain.guard import Flag, GuardContext
from activesupport.words import explain, user_language


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft of the input, with what it says about the conversation."""

    id: Any
    text: str
    context: GuardContext


def add_to(app: typer.Typer) -> None:
    app.command("guard", help=help_text("guard"))(guard)


def guard(context: typer.Context, file: FILE = "-", output: OUTPUT = None) -> None:
    """Judge drafts. One JSON line out for every line in, in order."""
    from activesupport.app.embedding import JudgeOptions, open_reader
    from activesupport.replies.guards import guard as judge

    reader = open_reader(JudgeOptions.of(state_of(context).settings_or_environment()))

    def answer(lines: Sequence[DraftLine]) -> list[Answer]:
        found = [judge(line.text, line.context, reader) for line in lines]
        return [
            {"id": line.id, "flags": [_told(one) for one in flags]} for line, flags in zip(lines, found, strict=True)
        ]

    answer_lines(file, output, _read, answer)


def _told(flag: Flag) -> Answer:
    return {
        "kind": str(flag.kind),
        "start": flag.start,
        "end": flag.end,
        "words": explain(flag.reason, user_language()),
    }


def _read(fields: Fields, _number: int) -> DraftLine:
    brand = _text(fields, "brand")
    context = GuardContext(
        language=_text(fields, "lang").lower().replace("_", "-").split("-")[0],
        brands=(brand,) if brand else (),
        customer_name=_text(fields, "customer_name"),
        allow_links=_texts(fields, "allow_links"),
        allow_numbers=_texts(fields, "allow_numbers"),
    )
    return DraftLine(fields.get("id"), text_of(fields), context)


def _text(fields: Fields, key: str) -> str:
    value = fields.get(key)
    return value.strip() if isinstance(value, str) else ""


def _texts(fields: Fields, key: str) -> tuple[str, ...] | None:
    """A list of texts; None where it is not given. Raises UserError where it is something else."""
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UserError("guard.no_list", key=key)
    return tuple(value)
