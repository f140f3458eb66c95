"""poll, import: bringing posts in by hand."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from activesupport.app.cli.common import help_text, print_json, state_of, tell
from activesupport.domain.errors import UserError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from activesupport.storage.subscriptions import SourceHealth


NOTES = frozenset({"archive.no_offset", "archive.future"})
"""What is told of a file although nothing in it is at fault."""


def add_to(app: typer.Typer) -> None:
    app.command("poll", help=help_text("poll"))(poll)
    app.command("import", help=help_text("import"))(import_posts)


def poll(
    context: typer.Context,
    source: Annotated[str | None, typer.Argument(help=help_text("poll_source"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=help_text("json_option"))] = False,
) -> None:
    """Ask every source (or one) now, whether it is due or not, and process what comes."""
    from activesupport.app.embedding import JudgeOptions, open_judge
    from activesupport.app.logs import set_up_logs
    from activesupport.app.wiring import House
    from activesupport.storage import subscriptions

    with state_of(context).database(upgrade=True) as (settings, database):
        set_up_logs(settings.log)
        house = House(settings, database, open_judge(JudgeOptions.of(settings)))
        house.follow_rules(as_daemon=False)
        with database.reading() as session:
            known = subscriptions.active(session)
        numbers = [row.id for row in known if source in {None, row.source}]
        if source is not None and not numbers:
            polled = ", ".join(sorted({row.source for row in known})) or "–"
            raise UserError("poll.unknown_source", source=source, known=polled)
        failed = 0
        with typer.progressbar(numbers, label=help_text("poll_label"), hidden=as_json, file=sys.stderr) as bar:
            for number in bar:
                house.jobs.push("poll", key=str(number), args={"subscription_id": number})
                failed += house.jobs.run_until_idle()
        with database.reading() as session:
            health = [one for one in subscriptions.health(session) if source in {None, one.source}]
    if as_json:
        print_json([_as_json(one) for one in health])
    else:
        _print_table(health)
    if failed:
        tell("run.tasks_failed", True, count=failed)
    if failed or any(one.trouble for one in health):
        raise typer.Exit(1)


def import_posts(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=help_text("import_file"))],
    timezone: Annotated[
        str | None, typer.Option("--timezone", metavar="ZONE", help=help_text("timezone_option"))
    ] = None,
) -> None:
    """Read a JSON Lines or CSV file of posts into the database and process them."""
    from activesupport.app.embedding import JudgeOptions, open_judge
    from activesupport.app.logs import set_up_logs
    from activesupport.app.wiring import House, utc_now
    from activesupport.domain.post import Query, Window
    from activesupport.sources.archive import ArchiveSource
    from activesupport.storage import posts
    from activesupport.words import explain, user_language
    from activesupport.work.deletions import mark_all_gone
    from activesupport.work.poll import contradictions, defer_processing

    query = Query(key=str(file), location=str(file.resolve()))
    new = given = faults = failed = 0
    with state_of(context).database(upgrade=True) as (settings, database):
        set_up_logs(settings.log)
        source = ArchiveSource(zone=_zone(timezone or settings.sources.archive.timezone))
        house = House(settings, database, open_judge(JudgeOptions.of(settings)))
        house.follow_rules(as_daemon=False)
        cursor, looks = None, 2  # the end of a file that may still be written is taken at the second look
        with typer.progressbar(
            length=max(1, file.stat().st_size if file.is_file() else 1), label=str(file), file=sys.stderr
        ) as bar:
            while looks:
                page = source.fetch(query, Window(cursor, utc_now()))
                with database.writing() as session:
                    ids = posts.add_posts(session, page.posts, utc_now())
                    found = page.faults + contradictions(session, source.name, page.posts, len(ids))
                    mark_all_gone(session, page.deleted, utc_now())
                    defer_processing(session, house.jobs, ids)
                failed += house.jobs.run_until_idle()
                bar.update(_bytes(page.cursor) - _bytes(cursor))
                for fault in found:
                    typer.echo(explain(fault, user_language()), err=True)
                cursor, looks = page.cursor, looks if page.more else looks - 1
                new, given = new + len(ids), given + len(page.posts)
                faults += sum(fault.code not in NOTES for fault in found)
    tell("import.done", posts=new, known=given - new, faults=faults)
    if failed:
        tell("run.tasks_failed", True, count=failed)
    if faults or failed:
        raise typer.Exit(1)


def _zone(name: str) -> "ZoneInfo":
    from zoneinfo import ZoneInfo, available_timezones

    from activesupport.app.cli.values import did_you_mean

    known = available_timezones()
    if name not in known:
        raise UserError("import.bad_zone", given=name, nearest=did_you_mean(name, known))
    return ZoneInfo(name)


def _bytes(cursor: object) -> int:
    offset = cursor.get("offset") if isinstance(cursor, dict) else 0
    return int(offset or 0)


def _as_json(one: "SourceHealth") -> dict[str, object]:
    return {
        "source": one.source,
        "key": one.key,
        "last_ok_at": one.last_ok_at.isoformat() if one.last_ok_at else None,
        "next_poll_at": one.next_poll_at.isoformat(),
        "failures": one.failures,
        "trouble": one.trouble.code if one.trouble else None,
    }


def _print_table(health: "list[SourceHealth]") -> None:
    from rich.console import Console
    from rich.table import Table

    from activesupport.words import explain, say, user_language

    language = user_language()
    table = Table(
        *(say(f"poll.{name}", language) for name in ("source", "key", "state")), box=None, header_style="bold"
    )
    for one in health:
        state = explain(one.trouble, language) if one.trouble else say("poll.ok", language)
        table.add_row(one.source, one.key, state)
    Console().print(table)
