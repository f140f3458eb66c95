"""digest, export: what can be taken away."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from activesupport.app.cli.common import help_text, state_of, tell
from activesupport.app.cli.values import choice
from activesupport.domain.errors import UserError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from activesupport.app.settings import Settings
    from activesupport.domain.rules import Rules
    from activesupport.domain.watch import Brand, Team
    from activesupport.storage.database import Database


class DigestFormat(StrEnum):
    HTML = "html"
    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class Table(StrEnum):
    POSTS = "posts"
    CASES = "cases"
    DECISIONS = "decisions"
    LABELS = "labels"


class TableFormat(StrEnum):
    JSONL = "jsonl"
    CSV = "csv"


_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\u0085\u2028\u2029"}
"""Signs that some readers of lines take for the end of one; JSON leaves them as they are."""


FORMAT_OF_DIGEST = typer.Option(
    "--format",
    parser=choice(DigestFormat, "--format"),
    metavar="|".join(DigestFormat),
    help=help_text("format_option"),
)
FORMAT_OF_TABLE = typer.Option(
    "--format", parser=choice(TableFormat, "--format"), metavar="|".join(TableFormat), help=help_text("format_option")
)
TABLE = typer.Argument(metavar="TABLE", parser=choice(Table, "TABLE"), help=help_text("export_table"))

_FOR_UNDO = frozenset({"before", "case_version"})
"""Columns of a decision that only serve to take it back."""


def add_to(app: typer.Typer) -> None:
    app.command("digest", help=help_text("digest"))(digest)
    app.command("export", help=help_text("export"))(export)


def digest(
    context: typer.Context,
    format_name: Annotated[DigestFormat, FORMAT_OF_DIGEST] = DigestFormat.TEXT,
    day: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help=help_text("date_option"))] = None,
    team: Annotated[str | None, typer.Option("--team", help=help_text("team_option"))] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=help_text("output_option"))] = None,
) -> None:
    """The digest of one team and day, made now; the scheduled ones lie in the archive folder."""
    from activesupport.app.wiring import rules_in_force, utc_now
    from activesupport.channels.digest import render
    from activesupport.work.digest import DigestOptions, day_bounds, gather, save

    with state_of(context).database() as (settings, database):
        rules = rules_in_force(settings, database)
        whose = _team(rules, team)
        start, end = day_bounds(_day(day, whose), whose.timezone, utc_now())
        options = DigestOptions(settings.digest.dir, settings.digest.most_cases, settings.case_page, mail=False)
        with database.reading() as session:
            content = render(
                gather(session, rules, whose, start, end, options),
                format_name.value,
                settings.digest.most_cases,
            )
    if output is None:
        sys.stdout.buffer.write(content.encode("utf-8"))
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    save(output, content)
    tell("digest.saved", True, path=str(output))


def export(
    context: typer.Context,
    table: Annotated[Table, TABLE] = Table.POSTS,
    format_name: Annotated[TableFormat, FORMAT_OF_TABLE] = TableFormat.JSONL,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=help_text("output_option"))] = None,
) -> None:
    """Every stored post, case, decision or label that a person gave, one a line."""
    with state_of(context).database() as (settings, database):
        lines = _encode(_rows(settings, database, table), format_name)
        if output is None:
            for line in lines:
                sys.stdout.buffer.write(line.encode("utf-8"))
            return
        output.parent.mkdir(parents=True, exist_ok=True)
        unfinished = output.with_name(output.name + ".part")
        total = _count(database, table)
        with (
            unfinished.open("wb") as sink,
            typer.progressbar(lines, length=total, label=str(output), file=sys.stderr) as bar,
        ):
            for line in bar:
                sink.write(line.encode("utf-8"))
        unfinished.replace(output)


def _count(database: "Database", table: Table) -> int:
    from activesupport.storage import cases, journal, posts
    from activesupport.storage.tables import CaseRow, DecisionRow

    with database.reading() as session:
        if table is Table.POSTS:
            return posts.count(session)
        if table is Table.LABELS:
            return len(journal.labels_said(session))
        return cases.count_rows(session, CaseRow if table is Table.CASES else DecisionRow)


def _team(rules: "Rules", name: str | None) -> "Team":
    if name is None and len(rules.teams) == 1:
        return next(iter(rules.teams.values()))
    if name is None:
        raise UserError("digest.which_team", known=", ".join(rules.teams))
    if name not in rules.teams:
        raise UserError("digest.unknown_team", team=name, known=", ".join(rules.teams))
    return rules.teams[name]


def _day(day: str | None, team: "Team") -> date:
    from zoneinfo import ZoneInfo

    if day is None:
        return datetime.now(ZoneInfo(team.timezone)).date()
    try:
        wanted = date.fromisoformat(day)
    except ValueError as error:
        raise UserError("digest.bad_date", given=day) from error
    if not 1970 <= wanted.year <= 9000:  # times of other years do not fit in UTC and a database
        raise UserError("digest.bad_date", given=day)
    return wanted


def _rows(settings: "Settings", database: "Database", table: Table) -> Iterator[dict[str, Any]]:
    with database.reading() as session:
        if table is Table.LABELS:
            yield from _labels(session, _brands(settings, database))
            return
        yield from {Table.POSTS: _posts, Table.CASES: _cases, Table.DECISIONS: _decisions}[table](session)


def _posts(session: "Session") -> Iterator[dict[str, Any]]:
    from activesupport.storage import posts

    for post, mentions in posts.export_rows(session):
        yield {
            "source": post.source,
            "platform_id": post.platform_id,
            "author": post.author_handle,
            "author_id": post.author_id,
            "time": post.time.isoformat(),
            "text": post.text,
            "language": post.language,
            "url": post.url,
            "watches": sorted({watch for mention in mentions for watch in mention.watches}),
            "labels": sorted({label for mention in mentions for label in mention.labels}),
            "lanes": {mention.brand: mention.lane for mention in mentions},
            "cases": sorted({mention.case_id for mention in mentions if mention.case_id is not None}),
        }


def _cases(session: "Session") -> Iterator[dict[str, Any]]:
    from activesupport.storage import cases
    from activesupport.storage.tables import CaseRow

    for row in cases.all_rows(session, CaseRow):
        yield {column.name: _plain(getattr(row, column.name)) for column in CaseRow.__table__.columns}


def _decisions(session: "Session") -> Iterator[dict[str, Any]]:
    from activesupport.storage import cases
    from activesupport.storage.tables import DecisionRow

    for row in cases.all_rows(session, DecisionRow):
        yield {
            column.name: _plain(getattr(row, column.name))
            for column in DecisionRow.__table__.columns
            if column.name not in _FOR_UNDO
        }


def _labels(session: "Session", brands: "Mapping[str, Brand]") -> Iterator[dict[str, Any]]:
    """What people said, in the form that `activesupport train --data` reads."""
    from activesupport.storage import journal

    for said in journal.labels_said(session):
        language = said.post.language or "und"
        brand = brands.get(said.brand)
        yield {
            "text": said.post.text,
            "labels": list(said.labels),
            "lang": language,
            "brand": _named(brand, said.post.text, language) if brand else said.brand,
            "source": said.post.source,
            "by": said.by,
            "at": said.at.isoformat(),
        }


def _named(brand: "Brand", text: str, language: str) -> str:
    """What the brand is called in the text, so that no name is learnt; its name in that language if it is not named."""
    names = (name for name in (brand.name, *brand.nicknames) if name.casefold() in text.casefold())
    return next(names, brand.called(language))


def _brands(settings: "Settings", database: "Database") -> "Mapping[str, Brand]":
    """The brands of the rules; none while the rule files cannot be used, which keeps nobody from the labels."""
    from activesupport.app.wiring import rules_in_force

    try:
        return rules_in_force(settings, database).brands
    except UserError:
        return {}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _encode(rows: Iterable[dict[str, Any]], format_name: TableFormat) -> Iterator[str]:
    if format_name is TableFormat.JSONL:
        for row in rows:
            yield json.dumps(row, ensure_ascii=False).translate(_LINE_ENDS) + "\n"
        return
    header: list[str] | None = None
    for row in rows:
        if header is None:
            header = list(row)
            yield "\ufeff" + _csv_line(header)  # Excel takes a file for UTF-8 only with this mark
        yield _csv_line([_cell(row[name]) for name in header])


def _csv_line(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        value = " ".join(str(item) for item in value)
    text = "" if value is None else json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
    return "'" + text if text[:1] in {"=", "+", "-", "@", "\t"} else text  # a spreadsheet would run it
