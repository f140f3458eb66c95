"""The workshop, on SQLite and PostgreSQL (`database` stands in tests/conftest.py) or on SQLite alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from activesupport.storage.database import Database
from tests.unit.work.deskshop import Desk
from tests.unit.work.workshop import Workshop


@pytest.fixture(autouse=True)
def _plain_logs() -> Iterator[None]:
    """Tasks that fail on purpose are logged with their traceback: drawing it with all its values takes seconds."""
    renderer = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[structlog.processors.add_log_level, renderer])
    yield
    structlog.reset_defaults()


@pytest.fixture
def shop(database: Database, tmp_path: Path) -> Workshop:
    """Both engines: for what a transaction or a dialect decides."""
    return Workshop(database, tmp_path)


@pytest.fixture
def small_shop(sqlite_database: Database, tmp_path: Path) -> Workshop:
    """SQLite alone: for what the engine has no say in."""
    return Workshop(sqlite_database, tmp_path)


@pytest.fixture
def capped_shop(database: Database, tmp_path: Path) -> Workshop:
    """A team that takes two new cases a day."""
    return Workshop(database, tmp_path, cap=2)


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """A workshop with people in it, on both engines."""
    return Desk(database, tmp_path)


@pytest.fixture
def small_desk(sqlite_database: Database, tmp_path: Path) -> Desk:
    """The same on SQLite alone."""
    return Desk(sqlite_database, tmp_path)
