"""rules check, config check, db …, doctor: is everything as it should be?"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from activesupport.app.cli.common import help_text, print_json, state_of, tell
from activesupport.words import user_language

if TYPE_CHECKING:
    from activesupport.rulebook import Fault

JSON = Annotated[bool, typer.Option("--json", help=help_text("json_option"))]


def add_to(app: typer.Typer) -> None:
    rules = typer.Typer(no_args_is_help=True)
    rules.command("check", help=help_text("rules_check"))(check_rules)
    app.add_typer(rules, name="rules", help=help_text("rules"))
    config = typer.Typer(no_args_is_help=True)
    config.command("check", help=help_text("config_check"))(check_config)
    app.add_typer(config, name="config", help=help_text("config"))
    database = typer.Typer(no_args_is_help=True)
    database.command("upgrade", help=help_text("db_upgrade"))(upgrade_database)
    database.command("check", help=help_text("db_check"))(check_database)
    database.command("retry", help=help_text("db_retry"))(retry_set_aside)
    database.command("reindex", help=help_text("db_reindex"))(reindex_cases)
    app.add_typer(database, name="db", help=help_text("db"))
    app.command("doctor", help=help_text("doctor"))(doctor)


def check_rules(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Argument(help=help_text("rules_folder"))] = None,
    as_json: JSON = False,
) -> None:
    """Read all rule files and tell every fault with its file and line."""
    from activesupport.rulebook import check, summary

    place = folder or state_of(context).settings().rules.dir
    rules, faults, warnings = check(place)
    language = user_language()
    if as_json:
        print_json(
            {
                "ok": rules is not None,
                "version": rules.version if rules else None,
                "faults": [_fault_json(fault, language) for fault in faults],
                "warnings": [_fault_json(warning, language) for warning in warnings],
                "summary": summary(rules) if rules else {},
            }
        )
    else:
        for fault in faults:
            typer.echo(fault.words(language), err=True)
        for warning in warnings:
            tell("rules.warning", words=warning.words(language))
        if rules is not None:
            tell("rules.fine", False, folder=str(place), **summary(rules))
    if rules is None:
        if not as_json:
            tell("rules.faults", True, count=len(faults))
        raise typer.Exit(2)


def _fault_json(fault: "Fault", language: str) -> dict[str, object]:
    return {"file": fault.file, "line": fault.line, "key": fault.key, "words": fault.words(language)}


def check_config(context: typer.Context) -> None:
    """Read the settings and tell every fault; exit code 2 if there is one."""
    from activesupport.app.presence import missing

    state = state_of(context)
    settings = state.settings()
    for warning in missing(settings, state.path):
        tell("rules.warning", words=warning.words(user_language()))
    tell("settings.fine", file=str(state.path))


def upgrade_database(context: typer.Context) -> None:
    """Bring the database to the schema of this version."""
    from activesupport.app import shipped
    from activesupport.storage import migrate

    with state_of(context).database(upgrade=True):
        tell("database.upgraded", version=str(migrate.head(shipped.migrations())))


def check_database(
    context: typer.Context,
    alive: Annotated[bool, typer.Option("--alive", help=help_text("alive_option"))] = False,
) -> None:
    """Whether the database can be reached and has the schema of this version; changes nothing."""
    from activesupport.app.wiring import daemon_is_alive, database_state

    settings = state_of(context).settings()
    found, wanted = database_state(settings)
    if found != wanted:
        tell("database.outdated", True, found=str(found or "–"), wanted=str(wanted))
        raise typer.Exit(1)
    if alive and not daemon_is_alive(settings):
        tell("doctor.no_sign_of_life", True)
        raise typer.Exit(1)
    tell("database.fine", version=str(found))


def retry_set_aside(context: typer.Context) -> None:
    """Let the daemon try once more the posts that could not be processed."""
    from activesupport.storage import posts

    with state_of(context).database() as (_settings, database), database.writing() as session:
        tell("database.retried", count=posts.retry_set_aside(session))


def reindex_cases(context: typer.Context) -> None:
    """Make the index of the search anew, beside a daemon that may go on."""
    from activesupport.work.reindex import reindex

    with state_of(context).database() as (_settings, database):
        tell("database.reindexed", count=reindex(database))


def doctor(context: typer.Context, as_json: JSON = False) -> None:
    """Look at everything an operator may have to put right; exit code 1 if something is wrong."""
    from activesupport.app.doctor import examine

    findings = examine(state_of(context).path)
    if as_json:
        print_json([{"what": one.what, "state": one.state, "words": one.words} for one in findings])
    else:
        _print(f"{one.sign} {one.what}: {one.words}" for one in findings)
    if any(one.state == "wrong" for one in findings):
        raise typer.Exit(1)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)
