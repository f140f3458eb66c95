"""gate: whether to answer a post at all, and why not, for other programs. JSON Lines in and out, no configuration."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import typer

from activesupport.app.cli.common import help_text, state_of
from activesupport.app.cli.lines import FILE, OUTPUT, Answer, Fields, answer_lines, language_of, text_of
from activesupport.domain.errors import UserError
from activesupport.domain.gate import GateContext
from activesupport.words import say, user_language


@dataclass(frozen=True, slots=True)
class Line:
    """One line of input that could be read. `names` are what the brand is called, plainly."""

    id: Any
    text: str
    language: str
    names: tuple[str, ...]
    context: GateContext


def add_to(app: typer.Typer) -> None:
    app.command("gate", help=help_text("gate"))(gate)


def gate(context: typer.Context, file: FILE = "-", output: OUTPUT = None) -> None:
    """Say whether to answer. One JSON line out for every line in, in order."""
    from activesupport.app.embedding import JudgeOptions, open_reader
    from activesupport.replies.gate import judge_gate

    tongue = user_language()
    reader = open_reader(JudgeOptions.of(state_of(context).settings_or_environment()))

    def answer(lines: Sequence[Line]) -> list[Answer]:
        answers = []
        for line in lines:
            found = judge_gate(line.text, line.language, line.names, line.context, reader)
            words = say(found.words_code, tongue)
            answers.append({"id": line.id, "decision": found.decision, "reason": found.reason, "words": words})
        return answers

    answer_lines(file, output, _read, answer)


def _read(fields: Fields, _number: int) -> Line:
    text = text_of(fields)
    return Line(fields.get("id"), text, language_of(fields, text), _names(fields.get("brand")), _context(fields))


def _names(given: object) -> tuple[str, ...]:
    """One name or a list of them; anything else is no name, as with `classify`."""
    names = given if isinstance(given, list) else [given]
    return tuple(name for name in names if isinstance(name, str) and name.strip())


def _context(fields: Fields) -> GateContext:
    """What is known of the person and the hour; raises UserError where a value cannot be meant."""
    given = fields.get("context")
    if given is None:
        return GateContext()
    if not isinstance(given, dict):
        raise UserError("gate.bad_context")
    angry = _number(given, "angry_posts_last_hour")
    return GateContext(
        opted_out=_flag(given, "opted_out"),
        contacted_days_ago=_number(given, "contacted_days_ago"),
        incident=_flag(given, "incident"),
        angry_posts_last_hour=None if angry is None else int(angry),
        usual_angry_per_hour=_number(given, "usual_angry_per_hour"),
    )


def _flag(given: Fields, key: str) -> bool:
    value = given.get(key)
    if value is not None and not isinstance(value, bool):
        raise UserError("gate.bad_flag", key=key)
    return bool(value)


def _number(given: Fields, key: str) -> float | None:
    value = given.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0 or not _is_finite(value):
        raise UserError("gate.bad_number", key=key)
    return float(value)


def _is_finite(value: float) -> bool:
    """An integer may be too big for a float."""
    try:
        return isfinite(value)
    except OverflowError:
        return False
