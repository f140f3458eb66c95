"""Every page of the desk as a file to look at, without a server.

    .venv/bin/python -m tests.desk.gallery FOLDER

writes FOLDER/ja/queue.html, FOLDER/en/case-mine.html and so on, with style and script beside them, so that a browser
can open them and take pictures of them. The content comes from `scenes` and `more_scenes`.
"""

import shutil
import sys
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

from activesupport.desk.render import View, render
from activesupport.desk.views.shell import Shell
from activesupport.words import LANGUAGES
from tests.desk.case_scenes import case_pages
from tests.desk.more_scenes import other_pages
from tests.desk.scenes import queue_pages, shell, shells


def pages(language: str) -> Iterator[tuple[str, View, Shell]]:
    """Name, view and frame of every page."""
    frames = shells(language)
    views: dict[str, View] = {**queue_pages(language), **case_pages(language), **other_pages(language)}
    for name, view in views.items():
        path = "/case/160?view=unclaimed" if name.startswith("case") else f"/{name}"
        yield name, view, frames.get(name) or shell(language, path=path)


def write(folder: Path) -> int:
    """All pages of both languages, and how many they are."""
    with as_file(files("activesupport.desk") / "static") as static:
        shutil.copytree(static, folder / "static", dirs_exist_ok=True)
    with as_file(files("js_lib_htmx") / "static" / "htmx" / "htmx.min.js") as htmx:
        shutil.copy(htmx, folder / "static")
    count = 0
    for language in LANGUAGES:
        (folder / language).mkdir(exist_ok=True)
        for name, view, frame in pages(language):
            html = render(view, frame).replace('"/static/', '"../static/')
            (folder / language / f"{name}.html").write_text(html, encoding="utf-8")
            count += 1
    return count


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    sys.stdout.write(f"{write(target)} pages in {target}\n")
