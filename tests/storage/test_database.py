"""Short transactions: all or nothing, readers that see one moment, writers that wait in line instead of failing."""

from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from activesupport.storage import posts
from activesupport.storage.database import Database
from tests.storage import rows
from tests.together import together


def test_writing_commits_at_the_end(database: Database) -> None:
    with database.writing() as session:
        rows.store(session, rows.post(1))
        with database.reading() as other:
            assert posts.count(other) == 0
    with database.reading() as session:
        assert posts.count(session) == 1


def test_an_exception_takes_everything_back(database: Database) -> None:
    def fail() -> None:
        with database.writing() as session:
            rows.store(session, rows.post(1))
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        fail()
    with database.reading() as session:
        assert posts.count(session) == 0


def test_what_a_reader_sees_does_not_change_under_it(database: Database) -> None:
    """An export that takes minutes shows one moment, while posts come in."""
    with database.reading() as session:
        before = posts.count(session)
        with database.writing() as other:
            rows.store(other, rows.post(1))
        assert posts.count(session) == before
    with database.reading() as session:
        assert posts.count(session) == before + 1


def test_a_connection_that_has_read_can_write_afterwards(database: Database) -> None:
    for number in range(3):
        with database.reading() as session:
            assert posts.count(session) == number
        with database.writing() as session:
            rows.store(session, rows.post(number))


def test_what_a_writer_sees_is_what_others_have_committed(database: Database) -> None:
    """A worker that was waiting for a lock must decide on what is true now, not when it began to wait."""
    with database.reading() as session:
        posts.count(session)
    with database.writing() as session:
        session.execute(text("SELECT 1"))
    with database.writing() as session:
        assert posts.count(session) == 0
        rows.store(session, rows.post(1))
        assert posts.count(session) == 1


def test_writers_that_read_first_wait_in_line(database: Database) -> None:
    def write(worker: int) -> None:
        for number in range(10):
            with database.writing() as session:
                posts.count(session)
                rows.store(session, rows.post(number, platform_id=f"{worker}-{number}"))

    together(*(partial(write, worker) for worker in range(4)))
    with database.reading() as session:
        assert posts.count(session) == 40


def test_a_reader_is_not_kept_waiting_by_a_writer(database: Database) -> None:
    with database.writing() as session:
        rows.store(session, rows.post(1))
        with database.reading() as other:
            assert posts.count(other) == 0


def test_sqlite_checks_what_rows_point_to(sqlite_database: Database) -> None:
    with sqlite_database.reading() as session:
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"


def test_the_short_spellings_of_a_postgresql_address_mean_the_driver_that_is_shipped() -> None:
    for spelling in ("postgresql://me@host/db", "postgres://me@host/db", "postgresql+psycopg://me@host/db"):
        database = Database(spelling)
        assert database.engine.url.drivername == "postgresql+psycopg"
        assert (database.is_sqlite, database.path) == (False, None)


def test_a_sqlite_database_knows_its_file(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'x.db'}")
    assert (database.is_sqlite, database.path) == (True, str(tmp_path / "x.db"))
