"""The command line, a file for each group of commands. Everything heavy is imported inside the commands."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.main import get_command

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


def command() -> Callable[..., object]:
    """The command line, ready to be called; the help of `--help` itself is in the user's language too."""
    root = get_command(application())
    _say_help(root, typer.Context(root, info_name=root.name, **root.context_settings))
    return root


def _say_help(one: Any, context: typer.Context) -> None:
    """Typer says it in English, wherever its user is."""
    option = one.get_help_option(context)
    if option is not None:
        option.help = help_text("help_option")
    for name, below in getattr(one, "commands", {}).items():
        _say_help(below, typer.Context(below, parent=context, info_name=name))


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
