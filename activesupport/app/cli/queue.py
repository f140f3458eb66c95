"""queue …: working cases from the terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from activesupport.app.cli.common import acting, help_text, print_json, state_of, tell
from activesupport.app.cli.values import choice, number_of, whole
from activesupport.app.cli.why import why
from activesupport.domain.case import CaseState, Dismissal, Lane, Outcome
from activesupport.domain.errors import ActiveSupportError, LostRace, UserError
from activesupport.domain.labels import Label

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from activesupport.app.settings import Settings
    from activesupport.storage.database import Database
    from activesupport.work.casework.hand import Hand
    from activesupport.work.rulekit import RuleKit

MOST = 10_000
NUMBER = Annotated[int, typer.Argument(metavar="N", parser=number_of, help=help_text("case_number"))]
NUMBERS = Annotated[list[int], typer.Argument(metavar="N", parser=number_of, help=help_text("case_numbers"))]
LABELS = Annotated[
    list[Label] | None,
    typer.Argument(metavar="LABELS", parser=choice(Label, "LABELS"), help=help_text("labels_argument")),
]
ACTOR = Annotated[str | None, typer.Option("--as", metavar="NAME", help=help_text("as_option"))]
JSON = Annotated[bool, typer.Option("--json", help=help_text("json_option"))]


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


def list_cases(
    context: typer.Context,
    team: Annotated[str | None, typer.Option(help=help_text("team_option"))] = None,
    brand: Annotated[str | None, typer.Option(help=help_text("brand_option"))] = None,
    state: Annotated[
        list[CaseState] | None,
        typer.Option(parser=choice(CaseState, "--state"), metavar="|".join(CaseState), help=help_text("state_option")),
    ] = None,
    mine: Annotated[bool, typer.Option("--mine", help=help_text("mine_option"))] = False,
    search: Annotated[str | None, typer.Option("--search", metavar="TEXT", help=help_text("search_option"))] = None,
    actor: ACTOR = None,
    most: Annotated[
        int, typer.Option("--limit", metavar="N", parser=whole("--limit", MOST), help=help_text("limit_option"))
    ] = 50,
    as_json: JSON = False,
) -> None:
    """Cases in the order in which they want answering."""
    from activesupport.app.cli import showing
    from activesupport.storage import cases

    states = state or [CaseState.OPEN, CaseState.CLAIMED]
    with state_of(context).database() as (settings, database), database.reading() as session:
        _must_know(settings, database, session, team, brand)
        wanted = cases.Wanted(states, team, brand, acting(actor) if mine else None, search)
        items = cases.queue(session, wanted, most)
        if as_json:
            print_json([showing.item_json(item) for item in items])
        else:
            total = cases.count_queue(session, wanted)
            showing.print_queue(items, total, limit=min(total, MOST), with_team=len(cases.teams(session)) > 1)


def _must_know(
    settings: "Settings", database: "Database", session: "Session", team: str | None, brand: str | None
) -> None:
    """A slip of the pen is no empty queue. Teams and brands of stored cases are known also without their rules."""
    if team is None and brand is None:
        return
    from activesupport.app.cli.values import did_you_mean
    from activesupport.app.wiring import rules_in_force
    from activesupport.storage import cases

    try:
        rules = rules_in_force(settings, database)
        teams, brands = set(rules.teams), set(rules.brands)
    except UserError:  # faulty rule files do not keep anybody from answering
        teams, brands = set(), set()
    for given, code, known in (
        (team, "queue.unknown_team", teams | cases.teams(session)),
        (brand, "queue.unknown_brand", brands | cases.brands(session)),
    ):
        if given is not None and given not in known:
            near = did_you_mean(given, known)
            raise UserError(code, given=given, known=", ".join(sorted(known)) or "–", nearest=near)


def show(
    context: typer.Context,
    number: NUMBER,
    as_json: JSON = False,
    copy: Annotated[
        int | None, typer.Option("--copy", metavar="K", parser=whole("--copy", 99), help=help_text("copy_option"))
    ] = None,
) -> None:
    """One case: the conversation, why it was flagged, the suggestions, the history."""
    from activesupport.app.cli import showing
    from activesupport.storage import cases

    with state_of(context).database() as (_settings, database), database.reading() as session:
        case = cases.get(session, number)
        found = showing.whole_case(session, case)
        if copy is not None:
            showing.print_suggestion(found, copy)
        elif as_json:
            print_json(showing.case_json(found))
        else:
            showing.print_case(found)


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


def lanes(
    context: typer.Context,
    lane: Annotated[
        Lane | None, typer.Argument(metavar="LANE", parser=choice(Lane, "LANE"), help=help_text("lane_argument"))
    ] = None,
    most: Annotated[
        int, typer.Option("--limit", metavar="N", parser=whole("--limit", MOST), help=help_text("limit_option"))
    ] = 20,
    as_json: JSON = False,
) -> None:
    """What did not go to the queue, and why: counts by lane, or the posts of one."""
    from activesupport.app.cli import showing
    from activesupport.storage import lanes

    with state_of(context).database() as (_settings, database), database.reading() as session:
        if lane is None:
            showing.print_lanes(lanes.count_lanes(session), as_json)
        else:
            showing.print_lane(lanes.in_lane(session, lane, most), as_json)


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
