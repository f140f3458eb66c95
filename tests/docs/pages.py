"""Reading the project's pages: their marked tables and blocks, headings and links."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
DOCS = CHECKOUT / "docs"

_MARKED = re.compile(r"^<!-- (?P<mark>[^>]+?) -->\n```\w*\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A code block with the words of the comment above it: `<!-- runs: 3 -->` has the mark "runs: 3"."""

    mark: str
    body: str


def page(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


def blocks(text: str, kind: str) -> list[Block]:
    """The marked blocks of one kind, in order."""
    found = [Block(match["mark"], match["body"]) for match in _MARKED.finditer(text)]
    return [block for block in found if block.mark.partition(":")[0] == kind]


def table(text: str, mark: str) -> dict[str, list[str]]:
    """The table under `<!-- mark -->`: every `name` of the first column to the other cells of its row."""
    after = text.split(f"<!-- {mark} -->\n")
    assert len(after) == 2, f"one table marked <!-- {mark} --> was expected"
    rows: dict[str, list[str]] = {}
    for line in after[1].splitlines():
        if not line.startswith("|"):
            break
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        for name in re.findall(r"`([^`]+)`", cells[0]):
            rows[name] = cells[1:]
    return rows


def without_code(text: str) -> str:
    return _FENCE.sub("", text)


def headings(text: str) -> list[tuple[int, str]]:
    """(level, words) of every heading outside code."""
    return [(len(match[1]), match[2]) for match in _HEADING.finditer(without_code(text))]


def anchors(text: str) -> set[str]:
    """The anchors that GitHub makes of the headings."""
    return {re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for _level, words in headings(text)}


def section(text: str, heading: str) -> str:
    """What stands between a heading and the next one of its level or above."""
    level = next(level for level, words in headings(text) if words == heading)
    begin = text.index(f"{'#' * level} {heading}\n")
    following = re.compile(rf"^#{{1,{level}}} ", re.MULTILINE).search(text, begin + level)
    return text[begin : following.start() if following else None]


def own_files() -> list[Path]:
    """Every file of the checkout that is, or would be, under version control; all files where there is no git."""
    git = shutil.which("git")
    if git and (CHECKOUT / ".git").exists():
        said = subprocess.run(
            [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=CHECKOUT, capture_output=True, check=True, timeout=60,
        ).stdout.decode()  # fmt: skip
        found = [CHECKOUT / name for name in said.split("\0") if name]
    else:
        found = [path for path in CHECKOUT.rglob("*") if not {".venv", "var", "__pycache__"} & set(path.parts)]
    return sorted(path for path in found if path.is_file())


def markdown() -> list[Path]:
    return [path for path in own_files() if path.suffix == ".md"]
