"""Loopback servers and the shared recordings for the contract tests."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.contract.x_server import XServer, running


@pytest.fixture
def shared() -> Path:
    """The folder of specs and recordings."""
    beside = Path(__file__).resolve().parents[3] / "shared"
    folder = Path(os.environ.get("ACTIVESUPPORT_SHARED", beside))
    if not folder.is_dir():
        pytest.skip("no shared recordings: set ACTIVESUPPORT_SHARED to their folder")
    return folder


@pytest.fixture
def x_spec(shared: Path) -> Any:
    """X's own specification."""
    return json.loads((shared / "specs/x.json").read_text())


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def x_server(now: datetime) -> Iterator[XServer]:
    with running(now=now) as server:
        yield server
