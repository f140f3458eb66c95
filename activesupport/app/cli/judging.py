"""classify, suggest: the judge and the composer for other programs, JSON Lines in and out, without configuration."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from activesupport.app.cli.common import help_text, state_of
from activesupport.app.cli.lines import FILE, OUTPUT, Answer, Fields, answer_lines, language_of, text_of
from activesupport.app.embedding import JudgeOptions
from activesupport.domain.labels import Utterance, Verdict
from activesupport.domain.reply import Suggestion

if TYPE_CHECKING:
    from activesupport.language.judge import LabelJudge

MODEL = Annotated[Path | None, typer.Option("--model", metavar="DIR", help=help_text("model_option"))]


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

    answer_lines(file, output, _read, answer)


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

    answer_lines(file, output, _read, answer)


def _suggestion(one: Suggestion) -> Answer:
    return {
        "playbook": one.playbook,
        "text": one.text,
        "language": one.language,
        "length": one.length,
        "limit": one.limit,
    }


def _options(context: typer.Context, model: Path | None) -> JudgeOptions:
    options = JudgeOptions.of(state_of(context).settings_or_environment())
    return replace(options, folder=model or options.folder)


def _read(fields: Fields, _number: int) -> Line:
    text = text_of(fields)
    return Line(
        id=fields.get("id"),
        text=text,
        language=language_of(fields, text),
        brand=fields["brand"] if isinstance(fields.get("brand"), str) else "",
        source=fields["source"] if isinstance(fields.get("source"), str) else "x",
    )
