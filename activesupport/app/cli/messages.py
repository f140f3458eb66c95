"""outbox …: messages that did not arrive, or perhaps did not; a person decides about them."""

from typing import Annotated

import typer

from activesupport.app.cli.common import help_text, state_of, tell
from activesupport.app.cli.values import number_of

NUMBER = Annotated[int, typer.Argument(metavar="N", parser=number_of, help=help_text("message_number"))]


def commands() -> typer.Typer:
    app = typer.Typer(no_args_is_help=True)
    app.command("list", help=help_text("outbox_list"))(list_messages)
    app.command("resend", help=help_text("outbox_resend"))(resend)
    app.command("drop", help=help_text("outbox_drop"))(drop)
    return app


def list_messages(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help=help_text("outbox_all"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=help_text("json_option"))] = False,
) -> None:
    """Messages that were not delivered, the newest last; with --all every message."""
    from activesupport.app.cli import showing
    from activesupport.storage import outbox

    with state_of(context).database() as (_settings, database), database.reading() as session:
        showing.print_messages(outbox.undelivered(session, everything=everything), as_json)


def resend(context: typer.Context, number: NUMBER) -> None:
    """Send a message again, although it may have arrived."""
    from activesupport.app.wiring import utc_now
    from activesupport.storage import outbox

    with state_of(context).database() as (_settings, database), database.writing() as session:
        outbox.resend(session, number, utc_now())
    tell("outbox.resent", message=number)


def drop(context: typer.Context, number: NUMBER) -> None:
    """Give a message up; it is not spoken of any more."""
    from activesupport.app.wiring import utc_now
    from activesupport.storage import outbox

    with state_of(context).database() as (_settings, database), database.writing() as session:
        outbox.drop(session, number, utc_now())
    tell("outbox.dropped", message=number)
