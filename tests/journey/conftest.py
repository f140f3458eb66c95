"""An installation on the sample, run once and copied for every test that changes it."""

import shutil
from pathlib import Path

import pytest

from tests.journey.program import make_sample, program


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
