"""classify, suggest: the judge and the composer for other programs, JSON Lines in and out, without configuration."""

import errno
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from math import isfinite
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from activesupport.app.cli.common import help_text, state_of, tell
from activesupport.app.embedding import JudgeOptions
from activesupport.domain.errors import UserError
from activesupport.domain.labels import Utterance, Verdict
from activesupport.domain.reply import Suggestion
from activesupport.words import say, user_language

if TYPE_CHECKING:
    from activesupport.language.judge import LabelJudge

BATCH = 500
LONGEST = 20_000
"""Characters that are read of one text; what is longer says nothing new about how it is meant."""
FILE = Annotated[str, typer.Argument(metavar="[FILE|-]", help=help_text("lines_file"))]
MODEL = Annotated[Path | None, typer.Option("--model", metavar="DIR", help=help_text("model_option"))]
OUTPUT = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=help_text("output_option"))]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of input that could be read."""

    id: Any
    text: str
    language: str
    brand: str
    source: str

    @property
    def utterance(self) -> Utterance:
        return Utterance(self.text, self.language, (self.brand,) if self.brand else ())


@dataclass(frozen=True, slots=True)
class BadLine:
    """One that could not, with the reason in words."""

    number: int
    error: str


Answer = dict[str, Any]


def add_to(app: typer.Typer) -> None:
    app.command("classify", help=help_text("classify"))(classify)
    app.command("suggest", help=help_text("suggest"))(suggest)


def classify(
    context: typer.Context,
    file: FILE = "-",
    model: MODEL = None,
    precision: Annotated[
        float | None, typer.Option("--precision", metavar="P", min=0.05, max=0.99, help=help_text("precision_option"))
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help=help_text("explain_option"))] = False,
    output: OUTPUT = None,
) -> None:
    """Label posts. One JSON line out for every line in, in order."""
    from activesupport.app.embedding import open_judge

    options = _options(context, model)
    judge = open_judge(replace(options, precision=precision or options.precision))
    tell_why = _explainer(judge, options) if explain else None

    def answer(lines: Sequence[Line]) -> list[Answer]:
        verdicts = judge.judge([line.utterance for line in lines])
        return [
            {
                "id": line.id,
                "lang": line.language,
                "scores": {str(label): score for label, score in verdict.scores.items()},
                "labels": [str(label) for label in verdict.labels],
                "unsure": verdict.unsure,
            }
            | (tell_why(line, verdict) if tell_why else {})
            for line, verdict in zip(lines, verdicts, strict=True)
        ]

    _answer_lines(file, output, answer)


def _explainer(judge: "LabelJudge", options: JudgeOptions) -> Callable[[Line, Verdict], Answer]:
    from activesupport.language.card import read_card
    from activesupport.language.explain import evidence, neighbours
    from activesupport.language.store import examples_of

    examples = examples_of(read_card(options.folder))

    def tell_why(line: Line, verdict: Verdict) -> Answer:
        return {
            "because": [asdict(one) for one in evidence(judge, line.utterance, verdict.labels)],
            "like": [asdict(one) for one in neighbours(judge, examples, line.utterance)],
        }

    return tell_why


def suggest(context: typer.Context, file: FILE = "-", model: MODEL = None, output: OUTPUT = None) -> None:
    """Offer replies. One JSON line out for every line in, in order."""
    from activesupport.app import shipped
    from activesupport.app.embedding import open_judge
    from activesupport.app.wiring import utc_now
    from activesupport.domain.post import Author, Post
    from activesupport.domain.watch import Brand
    from activesupport.replies import Composer
    from activesupport.rulebook import read

    settings = state_of(context).settings_if_any()
    rules = read(settings.rules.dir if settings else shipped.rule_packs()["general"])
    judge = open_judge(_options(context, model))
    composer = Composer(rules.playbooks, rules.faq)
    brands = {name: brand for brand in rules.brands.values() for name in (brand.id, brand.name, *brand.nicknames)}

    def answer(lines: Sequence[Line]) -> list[Answer]:
        verdicts = judge.judge([line.utterance for line in lines])
        answers = []
        for line, verdict in zip(lines, verdicts, strict=True):
            post = Post(line.source, "", Author("", ""), utc_now(), line.text)
            brand = brands.get(line.brand) or Brand(line.brand, line.brand)
            offered = composer.suggest(post, verdict, line.language, brand)
            answers.append({"id": line.id, "suggestions": [_suggestion(one) for one in offered]})
        return answers

    _answer_lines(file, output, answer)


def _suggestion(one: Suggestion) -> Answer:
    return {
        "playbook": one.playbook,
        "text": one.text,
        "language": one.language,
        "length": one.length,
        "limit": one.limit,
    }


def _options(context: typer.Context, model: Path | None) -> JudgeOptions:
    options = JudgeOptions.of(state_of(context).settings_if_any())
    return replace(options, folder=model or options.folder)


def _answer_lines(file: str, output: Path | None, answer: Callable[[Sequence[Line]], list[Answer]]) -> None:
    """Read, answer in batches, write in order; exit code 1 at the end if a line could not be read."""
    bad = 0
    with ExitStack() as stack:
        source: IO[bytes] = sys.stdin.buffer if file == "-" else stack.enter_context(_open(Path(file)))
        # JSON Lines are UTF-8 whatever the locale of the terminal.
        sink: IO[bytes] = stack.enter_context(whole_file(output)) if output else sys.stdout.buffer
        for batch in _batches(_lines(source)):
            good = iter(answer([line for line in batch if isinstance(line, Line)]))
            for line in batch:
                if isinstance(line, Line):
                    result = next(good)
                else:
                    bad += 1
                    result = {"id": None, "line": line.number, "error": line.error}
                sink.write(json.dumps(result, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
            sink.flush()
    if bad:
        tell("lines.bad", True, count=bad)
        raise typer.Exit(1)


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


def _batches(lines: Iterable[Line | BadLine]) -> Iterator[list[Line | BadLine]]:
    batch: list[Line | BadLine] = []
    for line in lines:
        batch.append(line)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _lines(source: IO[bytes]) -> Iterator[Line | BadLine]:
    for number, raw in enumerate(source, start=1):
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")  # noqa: PLW2901  # a byte order mark from a Windows editor
        if raw.strip():
            yield _read(number, raw)


def _read(number: int, raw: bytes) -> Line | BadLine:
    language = user_language()
    try:
        fields = json.loads(raw, parse_constant=_no_number, parse_float=_finite)
    except UnicodeDecodeError:
        return BadLine(number, say("lines.not_utf8", language))
    except (ValueError, RecursionError) as error:
        return BadLine(number, say("lines.not_json", language, problem=str(error)))
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        return BadLine(number, say("lines.no_text", language))
    return Line(
        id=fields.get("id"),
        text=fields["text"][:LONGEST],
        language=_language(fields.get("lang"), fields["text"][:LONGEST]),
        brand=fields["brand"] if isinstance(fields.get("brand"), str) else "",
        source=fields["source"] if isinstance(fields.get("source"), str) else "x",
    )


def _language(given: object, text: str) -> str:
    if isinstance(given, str) and given.strip():
        return given.strip().lower().replace("_", "-").split("-")[0]
    from activesupport.text import detect

    return detect(text)


def _finite(digits: str) -> float:
    number = float(digits)
    return number if isfinite(number) else _no_number(digits)


def _no_number(digits: str) -> float:
    """NaN and infinities are no JSON: an id that is one could not be given back."""
    raise ValueError(digits)
