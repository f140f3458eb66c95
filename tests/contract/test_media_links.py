"""Pictures and videos of files and feeds: https addresses, each once, and nothing else."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from activesupport.domain.post import Post
from activesupport.sources.border import MOST_MEDIA, secure_urls
from tests.contract.test_source_archive import codes, fetch, line, written
from tests.contract.test_source_feed import fetch as fetch_feed
from tests.contract.test_source_feed import rss

A, B = "https://media.example.com/a.jpg", "https://media.example.com/b.mp4"


def _of_feed(now: datetime, *hanging: str) -> Post:
    (post,) = fetch_feed(rss("<title>hello</title>" + "".join(hanging)), now).posts
    return post


def test_an_enclosure_is_linked_by_its_type_or_its_name(now: datetime) -> None:
    typed = '<enclosure url="https://media.example.com/1" type="image/png"/>'
    named = f'<enclosure url="{B}"/>'
    post = _of_feed(now, typed, named)
    assert (post.media, post.media_links) == (2, ("https://media.example.com/1", B))


@pytest.mark.parametrize(
    "hanging",
    [
        '<enclosure url="https://media.example.com/talk.mp3" type="audio/mpeg"/>',
        '<enclosure url="https://media.example.com/a.jpg" type="application/pdf"/>',
        '<enclosure url="http://media.example.com/a.jpg" type="image/jpeg"/>',
        '<enclosure url="https://media.example.com/unknown"/>',
        '<enclosure url="javascript:alert(1)" type="image/png"/>',
    ],
)
def test_what_is_no_picture_or_not_secure_is_counted_only(now: datetime, hanging: str) -> None:
    post = _of_feed(now, hanging)
    assert (post.media, post.media_links) == (1, ())


def test_media_of_the_yahoo_kind_are_linked(now: datetime) -> None:
    feed = (
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><item><title>hello</title>'
        f'<media:content url="{A}" medium="image"/><media:content url="{A}" medium="image"/>'
        "</item></channel></rss>"
    )
    (post,) = fetch_feed(feed.encode(), now).posts
    assert (post.media, post.media_links) == (1, (A,))


def test_a_line_names_its_media(tmp_path: Path, now: datetime) -> None:
    lines = line(1, media_links=[A, B, A]) + line(2, media_links=f"{A}  {B}", media=5) + line(3, media=2)
    posts = fetch(written(tmp_path / "a.jsonl", lines), now).posts
    assert [(post.media, post.media_links) for post in posts] == [(2, (A, B)), (5, (A, B)), (2, ())]


def test_a_cell_names_them_with_blanks_between(tmp_path: Path, now: datetime) -> None:
    rows = f"id,time,text,media_links\n1,2026-10-01,hello,{A} {B}\n2,2026-10-01,hello,\n"
    posts = fetch(written(tmp_path / "a.csv", rows), now).posts
    assert [post.media_links for post in posts] == [(A, B), ()]


@pytest.mark.parametrize("bad", ["http://media.example.com/a.jpg", "file:///etc/passwd", "//media.example.com/a", 7])
def test_a_link_that_nobody_should_load_is_told_and_left_out(tmp_path: Path, now: datetime, bad: object) -> None:
    page = fetch(written(tmp_path / "a.jsonl", line(1, media_links=[bad, A])), now)
    assert page.posts[0].media_links == (A,)
    assert codes(page) == ["archive.bad_media_link"]
    assert page.faults[0].values["value"] == str(bad)


@pytest.mark.parametrize("given", [None, 7, {"url": A}, True])
def test_what_is_no_list_of_links_is_none(tmp_path: Path, now: datetime, given: object) -> None:
    page = fetch(written(tmp_path / "a.jsonl", line(1, media_links=given)), now)
    assert (page.posts[0].media_links, page.faults) == ((), ())


def test_links_are_bounded_and_storable() -> None:
    many = [f"https://media.example.com/{n}.jpg" for n in range(MOST_MEDIA + 5)]
    assert secure_urls(many) == tuple(many[:MOST_MEDIA])
    (clean,) = secure_urls(["HTTPS://media.example.com/\x00\ud800.jpg"])
    assert json.dumps(clean).isascii()
    assert clean.encode("utf-8")
    assert secure_urls(["https://", "https://[", "", None, b"https://a.example"]) == ()
