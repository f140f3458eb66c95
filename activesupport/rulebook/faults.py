"""Faults in files that operators write: where, what was expected, and which known name was probably meant."""

import difflib
import inspect
import re
import tomllib
import typing
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from activesupport.domain.errors import UserError
from activesupport.domain.reason import Value
from activesupport.rulebook.located import line_of
from activesupport.rulebook.slips import explained
from activesupport.words import say


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right. `line` counts from 1; `key` is dotted ("watch.keywords"), "" for a whole file.

    A fault of the environment has line 0, and its `key` is the variable's name. Line 0 without a key: no line
    is to blame (a folder, a file that cannot be opened, a setting that nobody wrote).
    `code` is a key of the word catalogues, `values` fill its placeholders; a value `nearest` adds
    "did you mean …".
    """

    file: str
    line: int
    key: str
    code: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def words(self, language: str) -> str:
        """The whole message on one line: file, line, key, what was expected, the nearest known name."""
        what = say(self.code, language, **self.values)
        if self.values.get("nearest"):
            what += say("fault.nearest", language, nearest=self.values["nearest"])
        return say(self._place(), language, file=self.file, line=self.line, key=self.key, what=what)

    def _place(self) -> str:
        if self.line:
            return "fault.at_key" if self.key else "fault.at_file"
        return "fault.at_variable" if self.key else "fault.at_place"


class InvalidRules(UserError):
    """The rule files cannot be used; `faults` are all of them, not only the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("rules.invalid", count=len(self.faults))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, "" if none is near."""
    names = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), names, n=1, cutoff=0.6)
    return names[found[0]] if found else ""


def parse(raw: bytes, file: str) -> tuple[str, dict[str, object]] | Fault:
    """Decode and parse a TOML file: its text and its tables, or the fault that prevents it."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return Fault(file, raw.count(b"\n", 0, error.start) + 1, "", "fault.encoding")
    try:
        return text, tomllib.loads(text)
    except RecursionError:
        return Fault(file, 1, "", "fault.syntax", {"detail": "nested too deeply"})
    except ValueError as error:
        line, code, values = explained(str(error), text)
        return Fault(file, line, "", code, values)


def from_validation(error: ValidationError, model: type[BaseModel], text: str, file: str) -> list[Fault]:
    """Say a pydantic error as faults of the TOML `text` that was validated by `model`.

    Known keys are those of the model (and of the models inside it). A validator can bring its own message:
    it raises `PydanticCustomError(code, …, values)` with a catalogue key that has a dot ("code" and
    "language" cannot name values). What was written is repeated only where a choice is listed, so that no
    secret gets into a message.
    """
    return [_fault(details, model, text, file) for details in error.errors(include_url=False)]


def key_of(path: Sequence[str | int]) -> str:
    """A path as people write it: names joined by dots, without positions."""
    return ".".join(str(step) for step in path if isinstance(step, str) and step != "[key]")


_EXPECTED = {
    "missing": "fault.missing",
    "string_type": "fault.text",
    "string_too_short": "fault.empty",
    "too_short": "fault.empty",
    "int_type": "fault.whole_number",
    "int_from_float": "fault.whole_number",
    "int_parsing": "fault.whole_number",
    "float_type": "fault.number",
    "float_parsing": "fault.number",
    "finite_number": "fault.number",
    "bool_type": "fault.yes_no",
    "bool_parsing": "fault.yes_no",
    "list_type": "fault.list",
    "tuple_type": "fault.list",
    "dict_type": "fault.table",
    "model_type": "fault.table",
    "model_attributes_type": "fault.table",
    "greater_than": "fault.above",
    "greater_than_equal": "fault.at_least",
    "less_than": "fault.below",
    "less_than_equal": "fault.at_most",
}


def _fault(details: ErrorDetails, model: type[BaseModel], text: str, file: str) -> Fault:
    path, kind = details["loc"], details["type"]
    context = details.get("ctx", {})
    values: dict[str, Value] = {key: _plain(value) for key, value in context.items() if key not in {"code", "language"}}
    code = _EXPECTED.get(kind, "fault.invalid")
    if "." in kind:
        code = kind
    elif kind == "extra_forbidden":
        code = "fault.unknown_key"
        known = _keys(_model_at(model, path[:-1]))
        values = {"known": ", ".join(known), "nearest": nearest(str(path[-1]), known)}
    elif kind in {"literal_error", "enum"}:
        code = "fault.one_of"
        known = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        given = str(details["input"])[:60]
        values = {"given": given, "known": ", ".join(known), "nearest": nearest(given, known)}
    elif code == "fault.invalid":
        values = {"detail": details["msg"]}
    return Fault(file, line_of(text, path), key_of(path), code, values)


def _plain(value: object) -> Value:
    return value if isinstance(value, str | int | float) else str(value)


def _keys(model: type[BaseModel] | None) -> list[str]:
    if model is None:
        return []
    return [info.alias or name for name, info in model.model_fields.items()]


def _model_at(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel] | None:
    """The model that describes the table at `path`; None where it is a free table."""
    here: type[BaseModel] | None = model
    for step in path:
        if not isinstance(step, str) or here is None:
            continue
        info = next((info for name, info in here.model_fields.items() if step in {name, info.alias}), None)
        here = _inner(info.annotation) if info else here
    return here


def _inner(annotation: object) -> type[BaseModel] | None:
    """The model inside list[…], dict[…], Annotated[…] or `… | None`."""
    if inspect.isclass(annotation) and not typing.get_origin(annotation):
        return annotation if issubclass(annotation, BaseModel) else None
    found = (_inner(argument) for argument in typing.get_args(annotation))
    return next((model for model in found if model is not None), None)
