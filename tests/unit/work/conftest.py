"""The workshop, on SQLite and PostgreSQL (`database` stands in tests/conftest.py) or on SQLite alone."""

from pathlib import Path

import pytest

from activesupport.storage.database import Database
from tests.unit.work.workshop import Workshop


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
