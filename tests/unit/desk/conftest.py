"""A desk with its people and cases, on SQLite alone."""

from pathlib import Path

import pytest

from activesupport.storage.database import Database
from tests.unit.desk.api.house import ApiHouse
from tests.unit.work.workshop import Workshop


@pytest.fixture
def house(sqlite_database: Database, tmp_path: Path) -> ApiHouse:
    return ApiHouse(Workshop(sqlite_database, tmp_path))
