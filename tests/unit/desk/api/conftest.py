"""The house of the API, on SQLite alone: what an engine decides stands with storage and the verbs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from activesupport.storage.database import Database
from tests.unit.desk.api.house import ApiHouse
from tests.unit.work.workshop import Workshop


@pytest.fixture(autouse=True)
def _no_logs() -> Iterator[None]:
    """Faults that are made on purpose are logged with their traceback: drawing it with all its values takes seconds."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    yield
    structlog.reset_defaults()


@pytest.fixture
def house(sqlite_database: Database, tmp_path: Path) -> ApiHouse:
    return ApiHouse(Workshop(sqlite_database, tmp_path))
