"""queue …: working cases from the terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from activesupport.app.cli.common import acting, help_text, state_of, tell
from activesupport.app.cli.queue_reading import ACTOR, NUMBER, lanes, list_cases, show
from activesupport.app.cli.values import choice, number_of
from activesupport.app.cli.why import why
from activesupport.domain.case import Dismissal, Outcome
from activesupport.domain.errors import ActiveSupportError, LostRace, UserError
from activesupport.domain.labels import Label

if TYPE_CHECKING:
    from activesupport.work.casework.hand import Hand
    from activesupport.work.rulekit import RuleKit

NUMBERS = Annotated[list[int], typer.Argument(metavar="N", parser=number_of, help=help_text("case_numbers"))]
LABELS = Annotated[
    list[Label] | None,
    typer.Argument(metavar="LABELS", parser=choice(Label, "LABELS"), help=help_text("labels_argument")),
]


def commands() -> typer.Typer:
    app = typer.Typer(no_args_is_help=True)
    named: dict[str, Callable[..., None]] = {
        "list": list_cases,
        "show": show,
        "why": why,
        "claim": claim,
        "release": release,
        "note": note,
        "relabel": relabel,
        "label": label,
        "dismiss": dismiss,
        "resolve": resolve,
        "reopen": reopen,
        "lanes": lanes,
    }
    for name, command in named.items():
        app.command(name, help=help_text(f"queue_{name}"))(command)
    return app


def claim(context: typer.Context, numbers: NUMBERS, actor: ACTOR = None) -> None:
    """Take cases: nobody else can answer them until they are released or closed."""
    from activesupport.work.casework import claims

    with _hand(context, actor) as hand:

        def one(number: int) -> None:
            claims.claim(hand, number)
            tell("queue.claimed", case=number, who=hand.actor)

        _each(numbers, one)


def release(
    context: typer.Context,
    numbers: NUMBERS,
    force: Annotated[bool, typer.Option("--force", help=help_text("force_option"))] = False,
    actor: ACTOR = None,
) -> None:
    """Give cases back to the queue."""
    from activesupport.work.casework import claims

    with _hand(context, actor) as hand:

        def one(number: int) -> None:
            claims.release(hand, number, force)
            tell("queue.released", case=number)

        _each(numbers, one)


def note(
    context: typer.Context,
    number: NUMBER,
    text: Annotated[str, typer.Argument(help=help_text("note_text"))],
    actor: ACTOR = None,
) -> None:
    """Write something down for colleagues."""
    from activesupport.work.casework import notes

    with _hand(context, actor) as hand:
        notes.note(hand, number, text)
        tell("queue.noted", case=number)


def relabel(
    context: typer.Context,
    number: NUMBER,
    labels: LABELS = None,
    actor: ACTOR = None,
) -> None:
    """Say what the post really is; no label at all means a neutral mention."""
    from activesupport.work.casework.labels import relabel as say_what_it_is

    with _hand(context, actor) as hand:
        say_what_it_is(hand, number, labels or [], _kit(context, hand))
        tell("queue.relabelled", case=number, labels=_words(labels))


def label(
    context: typer.Context,
    post: Annotated[int, typer.Argument(metavar="POST", parser=number_of, help=help_text("post_number"))],
    labels: LABELS = None,
    brand: Annotated[str | None, typer.Option("--brand", metavar="ID", help=help_text("label_brand"))] = None,
    actor: ACTOR = None,
) -> None:
    """Say what a post is that belongs to no case; what wants an answer gets one."""
    from activesupport.work import labelling

    with _hand(context, actor) as hand:
        case = labelling.label(hand, post, labels or [], _kit(context, hand), brand)
        tell("queue.labelled", post=post, labels=_words(labels))
        if case is not None:
            tell("queue.label_case", case=case)


def _words(labels: list[Label] | None) -> str:
    from activesupport.app.cli.showing import label_words
    from activesupport.words import user_language

    return label_words(labels or [], user_language())


def _kit(context: typer.Context, hand: "Hand") -> "RuleKit":
    from activesupport.app.embedding import JudgeOptions, open_reader
    from activesupport.app.wiring import rules_in_force
    from activesupport.work.rulekit import RuleKit

    settings = state_of(context).settings()
    return RuleKit.for_rules(rules_in_force(settings, hand.database), open_reader(JudgeOptions.of(settings)))


def dismiss(
    context: typer.Context,
    numbers: NUMBERS,
    reason: Annotated[
        Dismissal,
        typer.Option(
            "--reason",
            parser=choice(Dismissal, "--reason"),
            metavar="|".join(Dismissal),
            help=help_text("reason_option"),
        ),
    ],
    actor: ACTOR = None,
) -> None:
    """Close cases without an answer, and say why."""
    from activesupport.work.casework import closing

    with _hand(context, actor) as hand:

        def one(number: int) -> None:
            closing.dismiss(hand, number, reason)
            tell("queue.dismissed", case=number)

        _each(numbers, one)


def resolve(
    context: typer.Context,
    number: NUMBER,
    outcome: Annotated[
        Outcome,
        typer.Option(
            "--outcome",
            parser=choice(Outcome, "--outcome"),
            metavar="|".join(Outcome),
            help=help_text("outcome_option"),
        ),
    ],
    actor: ACTOR = None,
) -> None:
    """Close a case with what came of it for the customer."""
    from activesupport.work.casework import closing

    with _hand(context, actor) as hand:
        closing.resolve(hand, number, outcome)
        tell("queue.resolved", case=number)


def reopen(context: typer.Context, number: NUMBER, actor: ACTOR = None) -> None:
    """Open a closed case again."""
    from activesupport.work.casework import closing

    with _hand(context, actor) as hand:
        closing.reopen(hand, number)
        tell("queue.reopened", case=number)


def _each(numbers: list[int], act: Callable[[int], None]) -> None:
    """Do it to every case. One that cannot be had does not stop the others; the exit code tells of it."""
    failed: list[ActiveSupportError] = []
    for number in dict.fromkeys(numbers):
        try:
            act(number)
        except (UserError, LostRace) as error:
            if len(numbers) == 1:
                raise
            failed.append(error)
            tell(error.reason.code, True, **error.reason.values)
    if failed:
        raise typer.Exit(3 if any(isinstance(error, LostRace) for error in failed) else 2)


@contextmanager
def _hand(context: typer.Context, actor: str | None) -> "Iterator[Hand]":
    """The desk's verbs in the name of a person, with the rules and the model that are in force."""
    from activesupport.app.wiring import utc_now
    from activesupport.domain.people import operator
    from activesupport.language.card import read_card
    from activesupport.storage import rules
    from activesupport.work.casework.hand import Hand

    with state_of(context).database() as (settings, database):
        with database.reading() as session:
            in_force = rules.latest(session)
        model = read_card(settings.model.dir).version
        yield Hand(database, operator(acting(actor)), utc_now, in_force.version if in_force else None, model)
