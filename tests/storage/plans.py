"""What an engine would do for the statements of real calls: captured as they are sent, then explained."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, event

from activesupport.storage.database import Database

BIG = frozenset({"cases", "posts", "mentions", "decisions", "replies", "case_texts", "suggestions", "audit"})
"""Tables that grow with the years: nobody reads one of them to its end while somebody waits."""
WALKED = BIG - {"posts", "case_texts"}
"""Those with an index in the order of a page: it is walked until a limit ends it."""
UNSELECTIVE = ("ix_posts_source_thread (source=?)", "(closed_at=?)", "(lane=?)")
"""Conditions that an index can answer, and which then leave nearly the whole table."""
EXPLAINED = ("SELECT", "UPDATE", "DELETE", "WITH")
ASKED = (*EXPLAINED, "INSERT")


@dataclass(frozen=True)
class Sent:
    """A statement with its parameters, as the driver got them."""

    statement: str
    parameters: Any


@contextmanager
def captured(database: Database, kinds: tuple[str, ...] = EXPLAINED) -> Iterator[list[Sent]]:
    """The statements of these kinds that are sent until the block ends."""
    found: list[Sent] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
        if statement.lstrip().startswith(kinds):
            found.append(Sent(statement, parameters))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def faults(database: Database, sent: list[Sent]) -> list[str]:
    """A line for each statement that reads a big table from end to end, and each only once.

    PostgreSQL makes statistics by itself, SQLite has none: there the schema alone must lead the planner.
    """
    found = []
    with database.engine.connect().execution_options(read_only=True) as connection:
        for one in {one.statement: one for one in sent}.values():
            explained = _of_sqlite(connection, one) if database.is_sqlite else _of_postgresql(connection, one)
            found += [f"{fault}: {' '.join(one.statement.split())}" for fault in explained]
        connection.rollback()
    return found


def plan(database: Database, one: Sent) -> str:
    """What the engine would do for a statement, in its own words."""
    how = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
    with database.engine.connect().execution_options(read_only=True) as connection:
        lines = connection.exec_driver_sql(f"{how} {one.statement}", one.parameters).all()
        connection.rollback()
    return "\n".join(str(line[-1]) for line in lines)


def _of_sqlite(connection: Connection, one: Sent) -> Iterator[str]:
    """SCAN goes through a table or a whole index, which is right where a limit ends it."""
    tables = {alias: table for table, alias in re.findall(r'(\w+)"? AS "?(\w+)', one.statement)}
    for *_numbers, detail in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {one.statement}", one.parameters):
        found = re.match(r"SCAN (\w+)( USING)?", detail)
        table = tables.get(found[1], found[1]) if found else ""
        walked = found is not None and found[2] and table in WALKED and "LIMIT" in one.statement
        if (table in BIG and not walked and not _is_of_a_part(connection, detail)) or detail.endswith(UNSELECTIVE):
            yield detail


def _is_of_a_part(connection: Connection, detail: str) -> bool:
    """An index of some rows alone that holds all that is asked: what is counted of open cases is read there."""
    found = re.search(r"USING COVERING INDEX (\w+)$", detail)
    made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (found[1],)) if found else None
    return made is not None and " WHERE " in str(made.scalar())


def _of_postgresql(connection: Connection, one: Sent) -> Iterator[str]:
    # A few thousand rows are read sooner than an index; the question is whether there is one that helps.
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {one.statement}", one.parameters).scalar_one()
    for node, is_limited in _nodes((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]):
        kind, table = node["Node Type"], node.get("Relation Name")
        walks = kind in {"Index Scan", "Index Only Scan"} and "Index Cond" not in node
        ends = is_limited and table in WALKED
        whole = walks and not ends and not _is_partial(connection, node["Index Name"])
        if table in BIG and (kind == "Seq Scan" or whole):
            yield f"{kind} on {table}"


def _nodes(node: dict[str, Any], is_limited: bool = False) -> Iterator[tuple[dict[str, Any], bool]]:
    """The steps of a plan, each with whether a limit stands above it."""
    yield node, is_limited
    for below in node.get("Plans", ()):
        yield from _nodes(below, is_limited or node["Node Type"] == "Limit")


def _is_partial(connection: Connection, index: str) -> bool:
    found = connection.exec_driver_sql("SELECT indexdef FROM pg_indexes WHERE indexname = %(name)s", {"name": index})
    return " WHERE " in str(found.scalar())
