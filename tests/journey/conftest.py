"""An installation of the test's own."""

from pathlib import Path

import pytest

from tests.journey.stage import Installation, install


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """A fresh installation; nothing is configured but the rules of a fictional brand."""
    return install(tmp_path / "installation", monkeypatch)
