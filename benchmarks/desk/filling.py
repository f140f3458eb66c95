"""Putting many rows into a database at once: COPY on PostgreSQL, one prepared statement on SQLite."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from sqlalchemy import text

from activesupport.storage.database import Database
from activesupport.storage.tables import Table
from activesupport.storage.types import to_json

Row = Mapping[str, object]
"""Values by the names of columns; what is left out is NULL."""
_BATCH = 20_000


def put(database: Database, table: type[Table], rows: Iterator[Row]) -> None:
    """Insert rows that all have the same columns."""
    first = next(rows, None)
    if first is None:
        return
    columns = tuple(first)
    values = (_values(row, columns) for row in chain([first], rows))
    name, listed = table.__tablename__, ", ".join(f'"{column}"' for column in columns)
    with _raw(database) as connection:
        if database.is_sqlite:
            marks = ", ".join("?" * len(columns))
            cursor = connection.cursor()
            cursor.execute("BEGIN")
            cursor.executemany(f"INSERT INTO {name} ({listed}) VALUES ({marks})", map(_for_sqlite, values))
            cursor.execute("COMMIT")
            return
        with connection.cursor() as cursor, cursor.copy(f"COPY {name} ({listed}) FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)
        connection.commit()


@contextmanager
def hurried(database: Database, tell: Callable[[str], None]) -> Iterator[None]:
    """For the time of filling nothing has to survive a power cut; at the end numbers go on, and statistics are made."""
    began = time.perf_counter()
    yield
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not database.is_sqlite:
            for name, table in Table.metadata.tables.items():
                if "id" in table.columns and table.columns["id"].autoincrement is not False:
                    after = f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), greatest(max(id), 1)) FROM {name}"
                    connection.execute(text(after))
            connection.execute(text("VACUUM ANALYZE"))
    tell(f"filled in {time.perf_counter() - began:.0f} s")


@contextmanager
def _raw(database: Database) -> Iterator[Any]:
    with closing(database.engine.raw_connection()) as pooled:
        connection: Any = pooled.driver_connection
        pooled.detach()  # what is set here must not come back from the pool
        hurry = "PRAGMA synchronous = OFF" if database.is_sqlite else "SET session_replication_role = replica"
        connection.execute(hurry)
        if database.is_sqlite:
            connection.execute("PRAGMA cache_size = -400000")
            connection.execute("PRAGMA foreign_keys = OFF")
        yield connection


def _values(row: Row, columns: Sequence[str]) -> tuple[object, ...]:
    return tuple(to_json(value) if isinstance(value, (dict, list)) else value for value in map(row.get, columns))


def _for_sqlite(values: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(_moment(value) if isinstance(value, datetime) else value for value in values)


def _moment(time_: datetime) -> str:
    """As SQLAlchemy writes a time: UTC without its zone, always with microseconds."""
    return time_.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
