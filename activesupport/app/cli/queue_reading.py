"""queue list, show and lanes: what there is to work on, read at the terminal."""

from typing import TYPE_CHECKING, Annotated

import typer

from activesupport.app.cli.common import acting, help_text, print_json, state_of
from activesupport.app.cli.values import choice, number_of, whole
from activesupport.domain.case import CaseState, Lane
from activesupport.domain.errors import UserError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from activesupport.app.settings import Settings
    from activesupport.storage.database import Database

MOST = 10_000
NUMBER = Annotated[int, typer.Argument(metavar="N", parser=number_of, help=help_text("case_number"))]
ACTOR = Annotated[str | None, typer.Option("--as", metavar="NAME", help=help_text("as_option"))]
JSON = Annotated[bool, typer.Option("--json", help=help_text("json_option"))]


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
