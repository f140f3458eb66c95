"""token …: API tokens from the server's terminal."""

from typing import Annotated

import typer

from activesupport.app.cli.common import help_text, state_of, tell
from activesupport.app.cli.people import JSON, keeping
from activesupport.app.cli.values import choice, number_of, whole
from activesupport.domain.people import Scope

_MOST_DAYS = 3650


def commands() -> typer.Typer:
    app = typer.Typer(no_args_is_help=True)
    app.command("add", help=help_text("token_add"))(add)
    app.command("list", help=help_text("token_list"))(list_tokens)
    app.command("revoke", help=help_text("token_revoke"))(revoke)
    return app


def add(
    context: typer.Context,
    user: Annotated[str, typer.Argument(metavar="USER", help=help_text("token_user"))],
    name: Annotated[str, typer.Option("--name", metavar="TEXT", help=help_text("token_name"))],
    scope: Annotated[
        list[Scope],
        typer.Option(
            "--scope", parser=choice(Scope, "--scope"), metavar="|".join(Scope), help=help_text("token_scope")
        ),
    ],
    days: Annotated[
        int | None,
        typer.Option("--days", metavar="N", parser=whole("--days", _MOST_DAYS), help=help_text("token_days")),
    ] = None,
) -> None:
    """Make a token and print it, once: alone on standard output, so that it can be piped."""
    from activesupport.work.accounts import tokens

    with keeping(context) as keeper:
        row = keeper.find(user)
        made = tokens.create(keeper.accounts, keeper.by, row.id, name, scope, days)
        tell("people.token_made", True, token=made.id, name=row.name)
        typer.echo(made.value)


def list_tokens(context: typer.Context, as_json: JSON = False) -> None:
    """Tokens that were not revoked."""
    from activesupport.app.cli import people_shown
    from activesupport.storage import keys

    with state_of(context).database() as (_settings, database), database.reading() as session:
        people_shown.print_tokens(keys.tokens(session), as_json)


def revoke(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="ID", parser=number_of, help=help_text("token_number"))],
) -> None:
    """End a token."""
    from activesupport.work.accounts import tokens

    with keeping(context) as keeper:
        tokens.revoke(keeper.accounts, keeper.by, number)
        tell("people.token_revoked", token=number)
