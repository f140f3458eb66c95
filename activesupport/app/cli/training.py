"""train, evaluate: a judge from labelled posts, and how good a judge is. Neither needs a configuration."""

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from activesupport.app.cli.common import help_text, print_json, state_of, tell
from activesupport.app.cli.values import whole
from activesupport.app.embedding import AUTO, JudgeOptions
from activesupport.domain.errors import UserError
from activesupport.words import say, user_language

if TYPE_CHECKING:
    from activesupport.language.corpus import Example
    from activesupport.language.memory import Memory
    from activesupport.language.train import Trained

MOST_FOLDS = 100
JSON = Annotated[bool, typer.Option("--json", help=help_text("json_option"))]
MODEL = Annotated[Path | None, typer.Option("--model", metavar="DIR", help=help_text("model_option"))]
EMBEDDER = Annotated[str | None, typer.Option("--embedder", metavar="NAME", help=help_text("embedder_option"))]


def add_to(app: typer.Typer) -> None:
    app.command("train", help=help_text("train"))(train)
    app.command("evaluate", help=help_text("evaluate"))(evaluate)


def train(
    context: typer.Context,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help=help_text("train_output"))],
    data: Annotated[list[Path] | None, typer.Option("--data", metavar="FILE", help=help_text("train_data"))] = None,
    more: Annotated[list[Path] | None, typer.Argument(metavar="[FILE]", help=help_text("train_more"))] = None,
    corpus: Annotated[bool, typer.Option("--corpus/--no-corpus", help=help_text("train_corpus"))] = True,
    embedder: EMBEDDER = None,
    as_json: JSON = False,
) -> None:
    """Train a judge on labelled posts of your own and, unless told otherwise, on the shipped corpus."""
    from activesupport.language import store
    from activesupport.language.corpus import read, training_part
    from activesupport.language.train import train as learn

    files = [*(data or []), *(more or [])]
    if not files and not corpus:
        raise UserError("train.nothing")
    if output.is_file():
        raise UserError("train.output_is_file", folder=str(output))
    own = [example for file in files for example in read(file)]
    with contextlib.suppress(OSError):  # told below, by what cannot be written
        output.mkdir(parents=True, exist_ok=True)
    if not os.access(output, os.W_OK):
        raise UserError("train.not_writable", folder=str(output))
    memory = _memory(context, embedder)
    name, embed = (memory.name, memory.embed) if memory else ("", None)
    trained = learn(training_part(), name, embed, own) if corpus else learn(own, name, embed)
    about = {
        "what": say("train.card_what", "en"),
        "data": [file.name for file in files] + (["activesupport corpus"] if corpus else []),
        "posts": {language: _count(trained, language) for language in trained.languages},
        "own_posts": len(own),
        "licence": "As far as the labelled posts allow.",
    }
    version = store.save(trained, output, about)
    _tell_trained(trained, version, output, as_json)


def evaluate(
    context: typer.Context,
    data: Annotated[Path, typer.Option("--data", metavar="FILE", help=help_text("evaluate_data"))],
    model: MODEL = None,
    folds: Annotated[
        int | None,
        typer.Option("--folds", metavar="N", parser=whole("--folds", MOST_FOLDS), help=help_text("evaluate_folds")),
    ] = None,
    embedder: EMBEDDER = None,
    as_json: JSON = False,
) -> None:
    """Measure a judge on labelled posts that it was not trained on, or a new one by cross-validation."""
    from activesupport.language import evaluate as measuring
    from activesupport.language.corpus import read

    given = list(read(data))
    if not any(one.known for one in given):
        raise UserError("evaluate.no_labels", file=data.name, posts=len(given))
    examples = measuring.distinct(given)
    if folds is not None:
        if folds < 2:  # one fold has nothing to learn from
            raise UserError("evaluate.too_few", posts=len(examples), folds=folds)
        memory = _memory(context, embedder)
        name, embed = (memory.name, memory.embed) if memory else ("", None)
        judged, version, seen = measuring.judge_in_folds(examples, folds, name, embed), f"{folds} folds", 0
    else:
        unseen, version, judged = _judge_unseen(context, model, embedder, examples)
        seen, examples = len(examples) - len(unseen), unseen
    found = measuring.report(examples, judged, version)
    found |= {"copies_left_out": len(given) - len(examples) - seen, "seen_in_training_left_out": seen}
    if as_json:
        print_json(found)
    else:
        _print_report(found)


def _judge_unseen(
    context: typer.Context, model: Path | None, embedder: str | None, examples: "list[Example]"
) -> "tuple[list[Example], str, Any]":
    """What a stored judge says of the posts that it was not trained on."""
    from activesupport.app.embedding import open_judge
    from activesupport.language import evaluate as measuring
    from activesupport.language.card import read_card
    from activesupport.language.store import seen_by
    from activesupport.text import fingerprint

    options = _options(context, embedder, model)
    known = seen_by(read_card(options.folder))
    unseen = [one for one in examples if fingerprint(one.text) not in known]
    if not unseen:
        raise UserError("evaluate.nothing", posts=len(examples))
    judge = open_judge(options)
    return unseen, judge.version, measuring.judge_all(judge, unseen)


def _options(context: typer.Context, embedder: str | None, model: Path | None = None) -> JudgeOptions:
    from dataclasses import replace

    options = JudgeOptions.of(state_of(context).settings_or_environment())
    return replace(options, folder=model or options.folder, embedder=embedder or options.embedder)


def _memory(context: typer.Context, embedder: str | None) -> "Memory | None":
    """An embedder that has the shipped vectors at hand, and says how far it is; None to do without."""
    from activesupport.app.embedding import embedder_for
    from activesupport.language.card import read_card
    from activesupport.language.memory import Memory

    options, shipped = _options(context, embedder), read_card()
    found = embedder_for(options, shipped)
    if found is None:
        if options.embedder == AUTO:
            tell("train.lexical", True, name=shipped.embedder)
        return None
    memory = Memory(found, _show_progress)
    memory.learn(shipped)
    return memory


def _show_progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        typer.echo("\r" + say("train.embedding", user_language(), done=done, of=of), nl=done == of, err=True)


def _count(trained: "Trained", language: str) -> int:
    return sum(one.language == language for one in trained.examples)


def _tell_trained(trained: "Trained", version: str, output: Path, as_json: bool) -> None:
    from activesupport.language.corpus import LABELS

    posts = {language: _count(trained, language) for language in trained.languages}
    learnt = {
        language: {
            str(label): {"cut": cut, "precision": precision, "recall": recall}
            for label in LABELS
            for cut, precision, recall in _at_cut(model.dear or model.cheap, label)
        }
        for language, model in trained.languages.items()
    }
    missing = {
        language: [label for label in map(str, LABELS) if label not in labels] for language, labels in learnt.items()
    }
    if as_json:
        settled = {language: round(share, 3) for language, share in trained.settled.items()}
        print_json(
            {
                "version": version,
                "model": str(output),
                "embedder": trained.meaning.embedder if trained.meaning else None,
                "posts": posts,
                "labels": learnt,
                "settled_by_the_cheap_tier": settled,
            }
        )
        return
    tell("train.done", folder=str(output), version=version)
    for language, labels in learnt.items():
        tell("train.language", language=language, posts=posts[language])
        for label, figures in labels.items():
            shares = {name: f"{share:.0%}" for name, share in figures.items()}
            tell("train.label", label=say(f"label.{label}", user_language()), **shares)
        if missing[language]:
            tell("train.not_learnt", labels=", ".join(missing[language]))


def _at_cut(decision: Any, label: str) -> list[tuple[float, float, float]]:
    """The point of the label's curve that lies nearest to its cut; nothing for a label that was not learnt."""
    from activesupport.language.corpus import LABELS

    curve = decision.curves.get(label)
    if not curve:
        return []
    cut = float(decision.cut[LABELS.index(label)])
    _, precision, recall = min(curve, key=lambda point: abs(point[0] - cut))
    return [(cut, precision, recall)]


def _print_report(found: dict[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    language = user_language()
    tell("evaluate.head", model=found["model"], posts=found["posts"])
    if found["copies_left_out"] or found["seen_in_training_left_out"]:
        tell("evaluate.left_out", copies=found["copies_left_out"], seen=found["seen_in_training_left_out"])
    measures = ("average_precision", "roc_auc", "precision", "recall", "f1", "calibration_error")
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(say("evaluate.label", language))
    for name in ("with_it", *measures):
        table.add_column(say(f"evaluate.{name}", language), justify="right", min_width=5 if name == "with_it" else 9)
    for label, figures in found["labels"].items():
        shown = [_shown(figures[name]) for name in measures]
        table.add_row(say(f"label.{label}", language), str(figures["with_it"]), *shown)
    Console().print(table)
    tell("evaluate.foot")


def _shown(figure: dict[str, float | None]) -> str:
    value, low, high = (figure[name] for name in ("value", "low", "high"))
    if value is None:
        return "–"
    return f"{value:.2f}" if low is None or high is None else f"{value:.2f}\n{low:.2f}–{high:.2f}"
