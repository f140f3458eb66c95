"""An installation of the test's own, and the sample: run once, and copied for every test that changes it."""

import shutil
from pathlib import Path

import pytest

from tests.journey.program import make_sample, program
from tests.journey.stage import Installation, install


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """A fresh installation; nothing is configured but the rules of a fictional brand."""
    return install(tmp_path / "installation", monkeypatch)


@pytest.fixture(scope="session")
def processed_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample after one full pass. Only to be read."""
    folder = make_sample(tmp_path_factory.mktemp("processed") / "sample")
    program("run", "--once", at=folder)
    return folder


@pytest.fixture
def sample(processed_sample: Path, tmp_path: Path) -> Path:
    """A copy of the processed sample of the test's own."""
    return Path(shutil.copytree(processed_sample, tmp_path / "sample"))
