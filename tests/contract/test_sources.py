"""What every source promises, asked of each at the wire."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from activesupport.domain.errors import AdapterError
from activesupport.domain.ports import Source
from activesupport.domain.post import Cursor, Page, Query, Window
from activesupport.sources.archive import ArchiveSource
from activesupport.sources.feed import FeedSource
from activesupport.sources.x import XSource
from tests.contract.x_server import Fault, XServer, running

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


@dataclass
class World:
    """A source with its platform: `say` publishes, `spoil` adds an unreadable entry, `cut` closes it."""

    source: Source
    query: Query
    say: Callable[[str], None]
    spoil: Callable[[], None]
    cut: Callable[[], None]


def _archive(folder: Path) -> Iterator[World]:
    path = folder / "posts.jsonl"
    path.touch()
    said = 0

    def write(line: str) -> None:
        with path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def say(text: str) -> None:
        nonlocal said
        said += 1
        write(json.dumps({"id": str(said), "time": (NOW - timedelta(hours=1)).isoformat(), "text": text}))

    query = Query("k", location=str(path))
    yield World(ArchiveSource(page_size=2), query, say, lambda: write("{spoilt"), path.unlink)


def _feed(_: Path) -> Iterator[World]:
    items: list[str] = []
    shut: list[bool] = []

    def answer(_: httpx.Request) -> httpx.Response:
        body = f'<rss version="2.0"><channel>{"".join(items)}</channel></rss>'
        return httpx.Response(404 if shut else 200, text=body, headers={"content-type": "application/rss+xml"})

    def say(text: str) -> None:
        items.append(f"<item><guid>{len(items)}</guid><title>{text}</title></item>")

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        query = Query("k", location="https://example.com/feed")
        yield World(FeedSource(client), query, say, lambda: items.append("<item/>"), lambda: shut.append(True))


def _x(_: Path) -> Iterator[World]:
    with running(now=NOW) as server:
        server.page_size = 2
        said = 0

        def at() -> datetime:
            nonlocal said
            said += 1
            return NOW - timedelta(hours=1) + timedelta(seconds=said)

        def cut(server: XServer = server) -> None:
            server.fail(Fault(500))

        yield World(
            XSource(server.token, server.url),
            Query("k", terms=("acme",)),
            lambda text: str(server.post(f"{text} acme", at=at())) and None,
            lambda: str(server.post("acme", at=at(), created_at="never")) and None,
            cut,
        )


WORLDS = {"archive": _archive, "feed": _feed, "x": _x}


@pytest.fixture(params=WORLDS)
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    yield from WORLDS[request.param](tmp_path)


def drain(world: World, cursor: Cursor | None = None) -> tuple[list[Page], Cursor]:
    pages: list[Page] = []
    while len(pages) < 50:
        pages.append(world.source.fetch(world.query, Window(cursor, NOW)))
        cursor = json.loads(json.dumps(dict(pages[-1].cursor)))
        if not pages[-1].more:
            return pages, pages[-1].cursor
    raise AssertionError("more without end")


def texts(pages: list[Page]) -> set[str]:
    return {post.text.removesuffix(" acme") for page in pages for post in page.posts}


def test_everything_said_arrives_through_a_cursor_of_plain_json(world: World) -> None:
    said = {f"post {n}" for n in range(5)}
    for text in sorted(said):
        world.say(text)
    pages, cursor = drain(world)
    assert texts(pages) == said
    assert all(isinstance(value, str | int | float | None) for value in cursor.values())
    for post in (post for page in pages for post in page.posts):
        assert post.time.utcoffset() == timedelta(0)
        assert post.source
        assert post.author.id
    posts = [post for page in pages for post in page.posts]
    assert len({post.author.id for post in posts}) in {1, len(posts)}
    assert len({post.platform_id for post in posts}) == len(posts)


def test_what_is_said_later_arrives_next_time(world: World) -> None:
    world.say("early")
    _, cursor = drain(world)
    world.say("late")
    pages, _ = drain(world, cursor)
    assert "late" in texts(pages)


def test_asking_again_with_the_same_cursor_gives_the_same_posts(world: World) -> None:
    for n in range(5):
        world.say(f"post {n}")
    window = Window(None, NOW)
    first = world.source.fetch(world.query, window)
    second = world.source.fetch(world.query, Window(first.cursor, NOW))
    assert world.source.fetch(world.query, window).posts == first.posts
    assert world.source.fetch(world.query, Window(first.cursor, NOW)).posts == second.posts


def test_an_unreadable_entry_is_told_and_spoils_nothing(world: World) -> None:
    world.say("before")
    world.spoil()
    world.say("after")
    pages, _ = drain(world)
    assert texts(pages) == {"before", "after"}
    assert sum(len(page.faults) for page in pages) == 1


def test_trouble_comes_as_one_of_our_errors(world: World) -> None:
    world.say("something")
    world.cut()
    with pytest.raises(AdapterError) as told:
        world.source.fetch(world.query, Window(None, NOW))
    assert told.value.reason.code.partition(".")[0] == world.source.name


def test_a_platforms_library_is_loaded_only_for_its_source() -> None:
    import subprocess

    code = "import sys, activesupport.sources.{}; print(*sorted({{'tweepy', 'feedparser'}} & set(sys.modules)))"
    for name in ("archive", "feed", "x"):
        command = [sys.executable, "-c", code.format(name)]
        run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        assert run.stdout.strip() == "", name
