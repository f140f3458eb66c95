"""The Dockerfile, as far as it can be checked without an engine: its steps, and that what it copies is enough."""

import re
import shlex
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
from typer.main import get_command

from activesupport.app.cli import application

TOP = Path(__file__).parents[2]
STEPS = [
    (step.split(maxsplit=1)[0], step.split(maxsplit=1)[1])
    for step in re.sub(r"\\\n\s*", "", (TOP / "Dockerfile").read_text(encoding="utf-8")).splitlines()
    if step and not step.startswith("#")
]
IGNORED = (TOP / ".dockerignore").read_text(encoding="utf-8").split()


def of(name: str) -> list[str]:
    return [rest for step, rest in STEPS if step == name]


def copied() -> list[tuple[str, str]]:
    """Source and target of every file or folder that comes from the checkout."""
    pairs = []
    for step in of("COPY"):
        *sources, target = step.split()
        if not sources[0].startswith("--from"):
            pairs += [(source, target) for source in sources]
    return pairs


def test_it_has_two_stages_on_a_slim_image_of_a_supported_python() -> None:
    images = of("FROM")
    assert len(images) == 2
    assert all(re.match(r"python:3\.1[1-9]-slim", image) for image in images)


def test_it_runs_without_root_with_its_data_on_a_volume() -> None:
    last_user = of("USER")[-1]
    assert last_user not in {"root", "0"}
    assert any("useradd --system --uid 10001" in step and step.count(last_user) for step in of("RUN"))
    assert of("VOLUME") == ["/data"]
    assert of("WORKDIR")[-1] == "/data"
    assert any("ACTIVESUPPORT_CONFIG=/data/config.toml" in step for step in of("ENV"))


@pytest.mark.parametrize("place", ["ENTRYPOINT", "CMD", "HEALTHCHECK"])
def test_what_it_starts_is_a_command_that_exists(place: str) -> None:
    words = re.findall(r'"([^"]+)"', of(place)[0])
    words = words[1:] if words[0] == "activesupport" else words
    command = get_command(application())
    for word in words:
        if word.startswith("-"):
            assert word in {option for parameter in command.params for option in parameter.opts}
        else:
            command = command.commands[word]  # type: ignore[attr-defined]


def test_everything_it_copies_is_there_and_not_ignored() -> None:
    for source, _target in copied():
        assert (TOP / source).exists(), source
        assert not any(fnmatch(source, pattern) for pattern in IGNORED), source


def test_what_it_copies_is_enough_to_build_and_install(tmp_path: Path) -> None:
    """The build stage's last step, with exactly the files that the stage has."""
    for source, target in copied():
        place = tmp_path / (target if target != "./" else source)
        place.parent.mkdir(parents=True, exist_ok=True)
        if (TOP / source).is_dir():
            shutil.copytree(TOP / source, place, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(TOP / source, place)
    (step,) = [run for run in of("RUN") if "--no-deps" in run]
    assert shlex.split(step)[1:] == ["install", "--no-cache-dir", "--no-deps", "--no-build-isolation", "."]
    built = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", "out", "."],
        cwd=tmp_path, check=False, capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    assert list((tmp_path / "out").glob("activesupport-*.whl"))


def test_the_image_installs_the_locked_dependencies_with_their_hashes() -> None:
    assert any("--require-hashes -r locks/run.txt" in step for step in of("RUN"))
    assert "--hash=sha256:" in (TOP / "locks/run.txt").read_text(encoding="utf-8")
