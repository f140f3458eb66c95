"""What is installed from a wheel works far from any checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.journey.program import CHECKOUT, PATIENCE, Finished, as_lines, environment, program

# Isolated (-I): neither the folder nor PYTHONPATH is importable, and the checkout's own path is taken out.
_START = """
import sys
from pathlib import Path
target, checkout = sys.argv.pop(1), sys.argv.pop(1)
sys.path[:] = [target, *(place for place in sys.path if Path(place).resolve() != Path(checkout))]
from activesupport.app.main import main
try:
    main()
finally:
    ours = [module for name, module in sys.modules.items() if name.partition(".")[0] == "activesupport"]
    strange = [str(module.__file__) for module in ours if not Path(module.__file__).is_relative_to(target)]
    assert ours and not strange, strange
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    pytest.importorskip("hatchling", reason="hatchling is not installed, so no wheel can be built here")
    folder = tmp_path_factory.mktemp("wheel")
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(CHECKOUT), at=folder)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def target(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel is installed into, without its dependencies."""
    folder = tmp_path_factory.mktemp("installed").resolve()
    _pip("install", "--no-deps", "--target", str(folder), str(wheel), at=folder)
    return folder


def _pip(*arguments: str, at: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments, "--no-index"],
        cwd=at, env=environment(), capture_output=True, check=False, text=True, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def _installed(target: Path, *arguments: str | Path, at: Path, given: bytes = b"") -> Finished:
    command = (sys.executable, "-I", "-c", _START, str(target), str(CHECKOUT))
    return program(*arguments, at=at, given=given, command=command)


def test_the_wheel_holds_everything_that_is_needed(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    shipped = "activesupport/_shipped/"
    wanted = {f"{shipped}config.example.toml", "activesupport/py.typed"}
    for place, pattern in (("rules", "*.toml"), ("migrations", "*.py"), ("migrations", "*.mako")):
        wanted |= {f"{shipped}{path.relative_to(CHECKOUT)}" for path in (CHECKOUT / place).rglob(pattern)}
    for suffix in ("py", "toml", "j2", "npz", "json", "jsonl", "css", "js", "html"):
        wanted |= {str(path.relative_to(CHECKOUT)) for path in (CHECKOUT / "activesupport").rglob(f"*.{suffix}")}
    assert wanted - names == set()
    for needed in (
        "words/ja/vocabulary.toml",
        "sample/posts.jsonl",
        "language/artefact/card.json",
        "language/artefact/ja.npz",
    ):
        assert f"activesupport/{needed}" in names
    assert any(name.startswith("activesupport/language/corpus/ja/") for name in names)
    assert any(name.endswith("digest.html.j2") for name in names)


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
        odd = [name for name in archive.namelist() if name.endswith((".pyc", ".db", ".part")) or "/." in name]
    assert len(tops) == 2
    assert "activesupport" in tops
    assert odd == []


def test_an_installation_from_the_wheel_works(target: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "empty"
    elsewhere.mkdir()
    _installed(target, "init", "here", "--sample", at=elsewhere)
    config = ("--config", "here/config.toml")
    _installed(target, *config, "db", "upgrade", at=elsewhere)
    _installed(target, *config, "db", "check", at=elsewhere)
    done = _installed(target, *config, "run", "--once", at=elsewhere)
    assert "New posts: 350" in done.text
    assert len(list((elsewhere / "here" / "digests").rglob("*.html"))) == 2
    assert len(_installed(target, *config, "queue", "list", "--json", at=elsewhere).json) == 50
    _installed(target, *config, "doctor", at=elsewhere)
    assert [path.name for path in elsewhere.iterdir()] == ["here"]


def test_judging_and_suggesting_from_the_wheel_without_an_installation(target: Path, tmp_path: Path) -> None:
    given = as_lines({"text": "つむモバまた圏外。解約する", "id": 1}, {"text": "charged twice, fix it", "id": 2})
    assert [one["id"] for one in _installed(target, "classify", at=tmp_path, given=given).lines] == [1, 2]
    assert [one["id"] for one in _installed(target, "suggest", at=tmp_path, given=given).lines] == [1, 2]
    _installed(target, "--help", at=tmp_path)
