"""The pages themselves: links and paths lead somewhere, both READMEs agree, no file tells of one machine."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.pages import CHECKOUT, anchors, headings, markdown, own_files, page, without_code

PAGES = [path.relative_to(CHECKOUT).as_posix() for path in markdown()]
EXPECTED = [
    "README.md", "README.ja.md", "CHANGELOG.md", "LICENSE", "Dockerfile", "docs/architecture.md", "docs/cli.md",
    "docs/rules.md", "docs/rules.ja.md", "docs/archive-format.md", "docs/webhook.md", "docs/labels.md",
    "docs/operations.md", "docs/digest.md", "docs/api.md", "docs/data-card.md", "docs/images/digest-en.png",
    "docs/images/digest-ja.png",
]  # fmt: skip
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([\w./*-]+)`")
# In brackets, so that this file does not hold what it looks for.
_MACHINE = re.compile(r"(?<![\w.])/(?:[w]ork|[h]ome|[r]oot|[U]sers|[t]mp)/|[C]:\\\\Users")
_REGISTRY = re.compile(r"[-]-(?:extra-)?index-url|[p]ypi\.org/simple|[f]iles\.pythonhosted\.org")


@pytest.mark.parametrize("name", EXPECTED)
def test_it_is_there(name: str) -> None:
    assert (CHECKOUT / name).is_file()
    assert (CHECKOUT / name).stat().st_size > 0


def test_decisions_are_written_down() -> None:
    assert list((CHECKOUT / "docs" / "why").glob("*.md"))


@pytest.mark.parametrize("name", PAGES)
def test_relative_links_resolve(name: str) -> None:
    here = CHECKOUT / name
    broken = []
    for link in _LINK.findall(without_code(page(name))):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = unquote(link).partition("#")
        target = (here.parent / file).resolve() if file else here
        is_page = target.suffix == ".md" and target.is_file()
        if not target.exists() or (anchor and is_page and anchor not in anchors(target.read_text(encoding="utf-8"))):
            broken.append(link)
    assert broken == []


def _is_there(name: str) -> bool:
    """From the top of the checkout or from inside the package; `*` stands for anything."""
    return any(list(place.glob(name.rstrip("/"))) for place in (CHECKOUT, CHECKOUT / "activesupport"))


def _claims_to_be_ours(name: str) -> bool:
    first = name.partition("/")[0]
    is_path = "/" in name and not name.startswith((".", "/", "-"))
    known = (CHECKOUT / first).exists() or (CHECKOUT / "activesupport" / first).exists()
    return (is_path and known and first != "var") or name.endswith((".py", ".md"))


@pytest.mark.parametrize("name", ["README.md", "README.ja.md", "docs/architecture.md"])
def test_every_path_that_is_named_exists(name: str) -> None:
    named = [one for one in _CODE.findall(without_code(page(name))) if _claims_to_be_ours(one)]
    assert [one for one in named if not _is_there(one)] == []


def test_the_architecture_page_names_paths_at_all() -> None:
    assert len([one for one in _CODE.findall(page("docs/architecture.md")) if _claims_to_be_ours(one)]) > 10


def test_both_readmes_have_the_same_headings() -> None:
    english, japanese = ([level for level, _words in headings(page(name))] for name in ("README.md", "README.ja.md"))
    assert english == japanese


def _commands(name: str) -> list[str]:
    """Shell lines without their comments and quoted words, which differ by language."""
    shell = "".join(re.findall(r"^```sh\n(.*?)^```", page(name), re.MULTILINE | re.DOTALL))
    return [re.sub(r'\s+#.*|"[^"]*"', "", line).strip() for line in shell.splitlines()]


def test_both_readmes_have_the_same_commands_and_as_many_points() -> None:
    assert _commands("README.md") == _commands("README.ja.md") != []
    points = [len(re.findall(r"^- ", page(name), re.MULTILINE)) for name in ("README.md", "README.ja.md")]
    assert points[0] == points[1]


def test_both_rule_pages_have_the_same_headings() -> None:
    english, japanese = (headings(page(name)) for name in ("docs/rules.md", "docs/rules.ja.md"))
    assert [level for level, _words in english] == [level for level, _words in japanese]


@pytest.mark.parametrize("name", ["docs/images/digest-en.png", "docs/images/digest-ja.png"])
def test_pictures_are_small_and_760_pixels_wide(name: str) -> None:
    raw = (CHECKOUT / name).read_bytes()
    assert raw.startswith(b"\x89PNG")
    assert int.from_bytes(raw[16:20]) == 760
    assert len(raw) < 250_000


def _text_files() -> list[tuple[Path, str]]:
    found = []
    for path in own_files():
        try:
            found.append((path.relative_to(CHECKOUT), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue  # a picture or an array
    return found


@pytest.mark.parametrize("pattern", [_MACHINE, _REGISTRY], ids=["machine", "registry"])
def test_nothing_of_one_machine_is_in_a_file(pattern: re.Pattern[str]) -> None:
    files = _text_files()
    assert len(files) > 100
    assert [f"{path}: {found[0]}" for path, text in files if (found := pattern.search(text))] == []
