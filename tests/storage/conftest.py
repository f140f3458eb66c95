"""What the storage tests share; the `database` fixture (SQLite and PostgreSQL) stands in tests/conftest.py."""

from datetime import UTC, datetime

import pytest


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
