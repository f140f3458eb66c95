"""Opening a database, and short transactions over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

from activesupport.storage.types import to_json

_READ_ONLY = {"read_only": True}
_ONE_MOMENT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""PostgreSQL's usual level shows every statement another moment; an export would mix them."""

_KEPT, _AT_ONCE = 10, 50
"""Connections that stay open, and those that are open at the most: the desk works with forty threads, the daemon with
a few more, and a thread that waits for a connection keeps a person waiting.
"""


class Database:
    """An engine with two doors: `reading()` never blocks a writer, `writing()` commits or rolls back as one."""

    def __init__(self, url: str) -> None:
        """`url` is SQLAlchemy's; `postgresql://` is taken to mean the psycopg driver."""
        parsed = make_url(url)
        if parsed.drivername in {"postgresql", "postgres"}:
            parsed = parsed.set(drivername="postgresql+psycopg")
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self.path = parsed.database if self.is_sqlite else None
        self.engine: Engine = create_engine(
            parsed,
            hide_parameters=True,
            pool_pre_ping=not self.is_sqlite,
            pool_size=_KEPT,
            max_overflow=_AT_ONCE - _KEPT,
            json_serializer=to_json,
        )
        if self.is_sqlite:
            _prepare_sqlite(self.engine)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads; what it sees does not change under it."""
        with self.engine.connect().execution_options(**(_READ_ONLY if self.is_sqlite else _ONE_MOMENT)) as connection:
            with Session(connection) as session:
                yield session
            connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are committed together at the end, or not at all."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        self.engine.dispose()


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        cursor = connection.cursor()
        for pragma in (
            "busy_timeout = 20000",
            "journal_mode = WAL",
            "synchronous = NORMAL",
            "foreign_keys = ON",
            "cache_size = -16000",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        # A deferred transaction that reads first and writes later fails at once when another has written
        # in between, whatever the busy time-out; taking the write lock first makes it wait in line.
        read_only = connection.get_execution_options().get("read_only", False)
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
