"""queue …: working cases from the terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from activesupport.app.cli.common import acting, help_text, print_json, state_of, tell
from activesupport.domain.case import CaseState, Dismissal, Lane, Outcome
from activesupport.domain.labels import Label

if TYPE_CHECKING:
    from activesupport.work.desk import Hand

MOST = 10_000
NUMBER = Annotated[int, typer.Argument(metavar="N", min=1, max=2**31 - 1, help=help_text("case_number"))]
ACTOR = Annotated[str | None, typer.Option("--as", metavar="NAME", help=help_text("as_option"))]
JSON = Annotated[bool, typer.Option("--json", help=help_text("json_option"))]


def commands() -> typer.Typer:
    app = typer.Typer(no_args_is_help=True)
    named: dict[str, Callable[..., None]] = {
        "list": list_cases,
        "show": show,
        "claim": claim,
        "release": release,
        "note": note,
        "relabel": relabel,
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
    state: Annotated[list[CaseState] | None, typer.Option(help=help_text("state_option"))] = None,
    mine: Annotated[bool, typer.Option("--mine", help=help_text("mine_option"))] = False,
    actor: ACTOR = None,
    most: Annotated[int, typer.Option("--limit", min=1, max=MOST, help=help_text("limit_option"))] = 50,
    as_json: JSON = False,
) -> None:
    """Cases in the order in which they want answering."""
    from activesupport.app.cli import showing
    from activesupport.storage import cases

    states = state or [CaseState.OPEN, CaseState.CLAIMED]
    with state_of(context).database() as (_settings, database), database.reading() as session:
        items = cases.queue(
            session, states=states, team=team, brand=brand,
            claimed_by=acting(actor) if mine else None, most=most,
        )  # fmt: skip
        if as_json:
            print_json([showing.item_json(item) for item in items])
        else:
            showing.print_queue(items)


def show(context: typer.Context, number: NUMBER, as_json: JSON = False) -> None:
    """One case: the conversation, why it was flagged, the suggestions, the history."""
    from activesupport.app.cli import showing
    from activesupport.storage import cases

    with state_of(context).database() as (_settings, database), database.reading() as session:
        case = cases.get(session, number)
        whole = showing.whole_case(session, case)
        if as_json:
            print_json(showing.case_json(whole))
        else:
            showing.print_case(whole)


def claim(context: typer.Context, number: NUMBER, actor: ACTOR = None) -> None:
    """Take a case: nobody else can answer it until it is released or closed."""
    with _hand(context, actor) as hand:
        hand.claim(number)
        tell("queue.claimed", case=number, who=hand.actor)


def release(
    context: typer.Context,
    number: NUMBER,
    force: Annotated[bool, typer.Option("--force", help=help_text("force_option"))] = False,
    actor: ACTOR = None,
) -> None:
    """Give a case back to the queue."""
    with _hand(context, actor) as hand:
        hand.release(number, force)
        tell("queue.released", case=number)


def note(
    context: typer.Context,
    number: NUMBER,
    text: Annotated[str, typer.Argument(help=help_text("note_text"))],
    actor: ACTOR = None,
) -> None:
    """Write something down for colleagues."""
    with _hand(context, actor) as hand:
        hand.note(number, text)
        tell("queue.noted", case=number)


def relabel(
    context: typer.Context,
    number: NUMBER,
    labels: Annotated[list[Label] | None, typer.Argument(help=help_text("labels_argument"))] = None,
    actor: ACTOR = None,
) -> None:
    """Say what the post really is; no label at all means a neutral mention."""
    from activesupport.app.wiring import rules_in_force
    from activesupport.words import say, user_language
    from activesupport.work.rulekit import RuleKit

    with _hand(context, actor) as hand:
        kit = RuleKit.for_rules(rules_in_force(state_of(context).settings(), hand.database))
        hand.relabel(number, labels or [], kit)
        words = ", ".join(say(f"label.{label}", user_language()) for label in labels or []) or "–"
        tell("queue.relabelled", case=number, labels=words)


def dismiss(
    context: typer.Context,
    number: NUMBER,
    reason: Annotated[Dismissal, typer.Option("--reason", help=help_text("reason_option"))],
    actor: ACTOR = None,
) -> None:
    """Close a case without an answer, and say why."""
    with _hand(context, actor) as hand:
        hand.dismiss(number, reason)
        tell("queue.dismissed", case=number)


def resolve(
    context: typer.Context,
    number: NUMBER,
    outcome: Annotated[Outcome, typer.Option("--outcome", help=help_text("outcome_option"))],
    actor: ACTOR = None,
) -> None:
    """Close a case with what came of it for the customer."""
    with _hand(context, actor) as hand:
        hand.resolve(number, outcome)
        tell("queue.resolved", case=number)


def reopen(context: typer.Context, number: NUMBER, actor: ACTOR = None) -> None:
    """Open a closed case again."""
    with _hand(context, actor) as hand:
        hand.reopen(number)
        tell("queue.reopened", case=number)


def lanes(
    context: typer.Context,
    lane: Annotated[Lane | None, typer.Argument(help=help_text("lane_argument"))] = None,
    most: Annotated[int, typer.Option("--limit", min=1, max=MOST, help=help_text("limit_option"))] = 20,
    as_json: JSON = False,
) -> None:
    """What did not go to the queue, and why: counts by lane, or the newest posts of one."""
    from activesupport.app.cli import showing
    from activesupport.storage import posts

    with state_of(context).database() as (_settings, database), database.reading() as session:
        if lane is None:
            showing.print_lanes(posts.count_lanes(session), as_json)
        else:
            showing.print_lane(posts.in_lane(session, lane, most), as_json)


@contextmanager
def _hand(context: typer.Context, actor: str | None) -> "Iterator[Hand]":
    """The desk's verbs in the name of a person, with the rules and the model that are in force."""
    from activesupport.app.wiring import utc_now
    from activesupport.language.card import read_card
    from activesupport.storage import rules
    from activesupport.work.desk import Hand

    with state_of(context).database() as (settings, database):
        with database.reading() as session:
            in_force = rules.latest(session)
        model = read_card(settings.model.dir).version
        yield Hand(database, acting(actor), utc_now, in_force.version if in_force else None, model)
