"""The command line, a file for each group of commands. Everything heavy is imported inside the commands."""

from pathlib import Path
from typing import Annotated

import typer

from activesupport.app.cli import (
    checks,
    datasets,
    gating,
    guarding,
    intake,
    judging,
    messages,
    operate,
    people,
    queue,
    reports,
    tokens,
    training,
)
from activesupport.app.cli.common import State, help_text


def application() -> typer.Typer:
    """All commands, with their help in the user's language."""
    app = typer.Typer(
        name="activesupport",
        help=help_text("program"),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for module in (operate, intake, judging, gating, guarding, datasets, training, reports, checks):
        module.add_to(app)
    app.add_typer(queue.commands(), name="queue", help=help_text("queue"))
    app.add_typer(messages.commands(), name="outbox", help=help_text("outbox"))
    app.add_typer(people.commands(), name="user", help=help_text("user"))
    app.add_typer(tokens.commands(), name="token", help=help_text("token"))
    return app


def _print_version(wanted: bool) -> None:
    """Eager: a callback of the option itself is asked before a command is looked for."""
    if wanted:
        from activesupport import __version__

        typer.echo(__version__)
        raise typer.Exit


def _options(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option("--config", "-c", envvar="ACTIVESUPPORT_CONFIG", help=help_text("config_option")),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help=help_text("version_option"))
    ] = False,
) -> None:
    context.obj = State(config)
