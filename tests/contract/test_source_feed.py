"""Feeds at the wire: feedparser's own cases, polite asking, moves, refusals, and HTML as text."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from activesupport.domain.errors import AdapterError, AuthBroken, Rejected, RetryLater
from activesupport.domain.post import Cursor, Page, Query, Window
from activesupport.sources.feed import MAX_BYTES, FeedSource
from activesupport.sources.html_text import to_text

ADDRESS = "https://feeds.example.com/news.xml"
Answer = Callable[[httpx.Request], httpx.Response]
XML = {"content-type": "application/xml"}


def fetch(answer: Answer | bytes, now: datetime, cursor: Cursor | None = None, address: str = ADDRESS) -> Page:
    def serve(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=answer, headers=XML) if isinstance(answer, bytes) else answer(request)

    client = httpx.Client(transport=httpx.MockTransport(serve))
    return FeedSource(client).fetch(Query("news", location=address), Window(cursor, now))


def rss(*items: str) -> bytes:
    return f'<rss version="2.0"><channel>{"".join(f"<item>{i}</item>" for i in items)}</channel></rss>'.encode()


def by_digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


# File, (own id or None for the digest of the text, text, link, media) of every entry.
Items = list[tuple[str | None, str, str | None, int]]
GUID, LINK = "http://guid.example.com/", "http://link.example.com/"
WWW = "http://www.example.com/"
CASES: dict[str, Items] = {
    "rss/item_content_encoded.xml": [(None, "Example content", None, 0)],
    "rss/item_description.xml": [(None, "Example description", None, 0)],
    "rss/item_description_escaped_markup.xml": [(None, "Example description", None, 0)],
    "rss/item_description_naked_markup.xml": [(None, "Example description", None, 0)],
    "rss/item_description_br.xml": [(None, "article title\narticle byline\ntext of article", None, 0)],
    "rss/item_description_code_br.xml": [(WWW, "<br />", WWW, 0)],
    "rss/item_description_and_summary.xml": [(None, "Example description\nExample summary", None, 0)],
    "rss/item_summary_and_description.xml": [(None, "Example summary\nExample description", None, 0)],
    "rss/item_xhtml_body.xml": [(None, "Example content", None, 0)],
    "rss/item_fullitem.xml": [(None, "Example content", None, 0)],
    "rss/item_title.xml": [(None, "Item 1 title", None, 0)],
    "rss/item_dc_title.xml": [(None, "Example title", None, 0)],
    "rss/item_guid.xml": [(GUID, "", GUID, 0)],
    "rss/item_guid_conflict_link.xml": [(GUID, "", LINK, 0)],
    "rss/item_guid_not_permalink.xml": [(GUID, "", None, 0)],
    "rss/item_guid_not_permalink_not_url.xml": [("abc", "", None, 0)],
    "rss/entity_in_doctype.xml": [("tag:example.com,2006-05-04:/blog/", "", None, 0)],
    "rss/item_enclosure_multiple.xml": [("http://example.com/", "", "http://example.com/", 2)],
    "rss/item_enclosure_url.xml": [("http://example.com/", "", "http://example.com/", 1)],
    "rss/item_image_link_bleed.xml": [("http://item.TEST/", "", "http://item.TEST/", 0)],
    "rss/item_link.xml": [("http://example.com/", "", "http://example.com/", 0)],
    "rss/item_author.xml": [],
    "atom10/entry_content_and_summary.xml": [(None, "Summary\nExample Atom", None, 0)],
    "atom10/entry_content_application_xml.xml": [(None, "Example Atom", None, 0)],
    "atom10/entry_content_div_escaped_markup.xml": [(None, "Example Atom", None, 0)],
    "atom10/entry_content_inline_markup_2.xml": [(None, "History of the <blink> tag", None, 0)],
    "atom10/entry_content_base64.xml": [(None, "Example <b>Atom</b>", None, 0)],
    "atom10/entry_title_text_plain_brackets.xml": [(None, "History of the <blink> tag", None, 0)],
    "atom10/entry_title_type_empty-no-crash.xml": [(None, "evil", None, 0)],
    "atom10/qna.xml": [(None, "Q&A session", None, 0)],
    "atom10/entry_id.xml": [("http://example.com/", "", "http://example.com/", 0)],
    "atom10/entry_id_no_normalization_6.xml": [
        ("http://www.example.com/%7ebob", "", "http://www.example.com/%7ebob", 0)
    ],
    "atom10/entry_link_multiple.xml": [(WWW, "", WWW, 0)],
    "atom10/entry_link_rel_enclosure.xml": [(WWW, "", None, 1)],
    "atom10/entry_link_no_href_link_priority.xml": [
        (f"{WWW}enclosure", "", f"{WWW}enclosure", 1),
        (f"{WWW}alternate", "", f"{WWW}alternate", 1),
    ],
    "atom10/relative_uri.xml": [],
}


@pytest.mark.parametrize("name", CASES)
def test_the_items_of_a_recorded_feed(shared: Path, now: datetime, name: str) -> None:
    page = fetch((shared / "recordings/feeds" / name).read_bytes(), now)
    found = [(post.platform_id, post.text, post.url, post.media) for post in page.posts]
    expected = [
        (f"feeds.example.com:{own or by_digest(text)}", text, url, media) for own, text, url, media in CASES[name]
    ]
    assert found == expected


def test_every_recorded_feed_survives(shared: Path, now: datetime) -> None:
    files = sorted((shared / "recordings/feeds").glob("*/*.xml"))
    assert len(files) > 400
    entries = 0
    for file in files:
        page = fetch(file.read_bytes(), now)
        codes = {fault.code for fault in page.faults}
        assert codes <= {"feed.empty_entry"}, file.name
        assert all(post.source == "feed" and post.time.tzinfo is UTC for post in page.posts)
        entries += len(page.posts) + len(page.faults)
        again = fetch(file.read_bytes(), now + timedelta(days=1))
        assert [p.platform_id for p in again.posts] == [p.platform_id for p in page.posts], file.name
    assert entries > 200


def test_an_entry_as_sites_write_it(now: datetime) -> None:
    page = fetch(
        b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>
        <id>tag:1</id><title>Late &amp; lost</title><link href="https://example.com/1"/>
        <published>2026-10-31T09:00:00+09:00</published>
        <author><name>Jane</name><uri>https://example.com/@jane</uri></author>
        <content type="html">&lt;p&gt;Late &amp;amp; lost&lt;/p&gt;
        &lt;ul&gt;&lt;li&gt;no parcel&lt;li&gt;no answer&lt;/ul&gt;
        &lt;script&gt;alert(1)&lt;/script&gt;</content></entry></feed>""",
        now,
    )
    (post,) = page.posts
    assert post.text == "Late & lost\n- no parcel\n- no answer"
    assert post.time == datetime(2026, 10, 31, tzinfo=UTC)
    assert (post.author.id, post.author.name) == ("feeds.example.com:https://example.com/@jane", "Jane")


def test_entries_without_author_or_date(now: datetime) -> None:
    page = fetch(rss("<link>https://example.com/a</link>one", "<link>https://example.com/b</link>two"), now)
    assert [post.author.id for post in page.posts] == [
        "unknown:feeds.example.com:https://example.com/a",
        "unknown:feeds.example.com:https://example.com/b",
    ]
    assert {post.time for post in page.posts} == {now}


def test_a_link_that_is_no_web_address_is_not_for_clicking(now: datetime) -> None:
    (post,) = fetch(rss("<guid>a</guid><link>javascript:alert(1)</link>"), now).posts
    assert post.url is None


def test_one_id_for_all_loses_no_entry(now: datetime) -> None:
    items = [f"<guid>same</guid><title>post {n}</title>" for n in range(3)]
    page = fetch(rss(*items), now)
    turned = fetch(rss(*reversed(items)), now)
    assert len({post.platform_id for post in page.posts}) == 3
    assert {post.platform_id for post in page.posts} == {post.platform_id for post in turned.posts}
    assert [fault.code for fault in page.faults] == ["feed.same_id"]


def test_etag_and_date_are_kept_and_sent(now: datetime) -> None:
    asked: list[httpx.Headers] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers)
        if request.headers.get("if-none-match") == '"v1"':
            return httpx.Response(304)
        validators = {"etag": '"v1"', "last-modified": "Sun, 01 Nov 2026 10:00:00 GMT"}
        return httpx.Response(200, content=rss("<guid>a</guid>"), headers=XML | validators)

    first = fetch(answer, now)
    cursor = json.loads(json.dumps(dict(first.cursor)))
    second = fetch(answer, now, cursor)
    third = fetch(answer, now, second.cursor)
    assert (len(first.posts), second.posts, third.posts) == (1, (), ())
    assert "if-none-match" not in asked[0]
    assert [h["if-modified-since"] for h in asked[1:]] == ["Sun, 01 Nov 2026 10:00:00 GMT"] * 2
    fetch(answer, now, first.cursor, "https://other.example.com/feed")
    assert "if-none-match" not in asked[3]


@pytest.mark.parametrize(("status", "kept"), [(301, True), (308, True), (302, False), (307, False)])
def test_a_move_is_followed_and_kept_if_for_good(now: datetime, status: int, kept: bool) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        if request.url.path == "/news.xml":
            return httpx.Response(status, headers={"location": "https://other.example.com/new.xml"})
        return httpx.Response(200, content=rss("<guid>a</guid>"), headers=XML)

    first = fetch(answer, now)
    # The relative guid counts from the address in the watch, so that a move makes nothing new.
    assert [post.platform_id for post in first.posts] == ["feeds.example.com:https://feeds.example.com/a"]
    assert [fault.code for fault in first.faults] == (["feed.moved"] if kept else [])
    second = fetch(answer, now, first.cursor)
    assert asked == ["/news.xml", "/new.xml", *([] if kept else ["/news.xml"]), "/new.xml"]
    assert second.faults == (() if kept else first.faults)
    assert second.posts == first.posts


def test_circles_and_odd_targets(now: datetime) -> None:
    with pytest.raises(RetryLater) as told:
        fetch(lambda _: httpx.Response(302, headers={"location": ADDRESS}), now)
    assert told.value.reason.code == "feed.redirects"
    with pytest.raises(Rejected):
        fetch(lambda _: httpx.Response(302, headers={"location": "file:///etc/passwd"}), now)


@pytest.mark.parametrize(
    ("status", "headers", "error", "code", "after"),
    [
        (410, {}, Rejected, "feed.gone", None),
        (404, {}, RetryLater, "feed.not_now", None),
        (500, {}, RetryLater, "feed.not_now", None),
        (429, {"retry-after": "120"}, RetryLater, "feed.busy", 120.0),
        (503, {"retry-after": "Sun, 01 Nov 2026 12:10:00 GMT"}, RetryLater, "feed.busy", 600.0),
        (503, {"retry-after": "later"}, RetryLater, "feed.busy", None),
        (429, {"retry-after": "99999999"}, RetryLater, "feed.busy", 86400.0),
        (401, {}, AuthBroken, "feed.no_access", None),
        (403, {}, AuthBroken, "feed.no_access", None),
        (400, {}, Rejected, "feed.refused", None),
        (200, {}, RetryLater, "feed.empty", None),
    ],
)
def test_what_a_refusal_means(
    now: datetime,
    status: int,
    headers: dict[str, str],
    error: type[AdapterError],
    code: str,
    after: float | None,
) -> None:
    with pytest.raises(error) as told:
        fetch(lambda _: httpx.Response(status, headers=headers), now)
    assert (told.value.reason.code, getattr(told.value, "after", None)) == (code, after)


def test_a_page_is_no_feed_but_may_name_one(now: datetime) -> None:
    page = b"<!doctype html><html><head><title>News</title>%s</head><body><p>Hi</p></body></html>"
    link = b'<link rel="alternate" type="application/atom+xml" href="/atom">'
    with pytest.raises(Rejected) as told:
        fetch(page % link, now)
    assert told.value.reason.values["feed"] == "https://feeds.example.com/atom"
    for body in (page % b"", b'{"version": "json"}', b"/etc/hostname", b"\x00\x01\x02"):
        with pytest.raises(Rejected) as told:
            fetch(body, now)
        assert told.value.reason.code == "feed.not_a_feed"


def test_an_endless_answer_is_cut(now: datetime) -> None:
    sent = 0

    def answer(_: httpx.Request) -> httpx.Response:
        def body() -> Iterator[bytes]:
            nonlocal sent
            while True:
                sent += 1024**2
                yield b" " * 1024**2

        return httpx.Response(200, content=body(), headers=XML)

    with pytest.raises(Rejected) as told:
        fetch(answer, now)
    assert told.value.reason.code == "feed.too_large"
    assert sent <= MAX_BYTES + 2 * 1024**2


def test_a_dripping_server_is_left(now: datetime) -> None:
    def body() -> Iterator[bytes]:
        while True:
            time.sleep(0.05)
            yield b" "

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=body(), headers=XML)

    with httpx.Client(transport=httpx.MockTransport(answer)) as client, pytest.raises(RetryLater) as told:
        FeedSource(client, patience=0.3).fetch(Query("k", location=ADDRESS), Window(None, now))
    assert told.value.reason.code == "feed.too_slow"


def test_a_broken_feed_gives_what_it_has_and_is_asked_for_again_whole(now: datetime) -> None:
    whole = rss(*(f"<guid>{n}</guid><title>t{n}</title>" for n in range(3)))
    page = fetch(lambda _: httpx.Response(200, content=whole[:120], headers=XML | {"etag": "v"}), now)
    assert page.posts[0].text == "t0"
    assert page.faults[0].code == "feed.malformed"
    assert page.cursor["etag"] is None


def test_a_silent_server_and_a_closed_door(now: datetime) -> None:
    def slow(_: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow")

    def closed(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("closed")

    for answer, code in ((slow, "feed.too_slow"), (closed, "feed.unreachable")):
        with pytest.raises(RetryLater) as told:
            fetch(answer, now)
        assert told.value.reason.code == code


@pytest.mark.parametrize("address", ["", "feeds.example.com", "file:///etc/passwd", "https://[bad"])
def test_what_is_no_address(now: datetime, address: str) -> None:
    with pytest.raises(Rejected) as told:
        fetch(b"", now, address=address)
    assert told.value.reason.code == "feed.bad_address"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>a</p><p>b &lt;3</p>", "a\nb <3"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<ul><li>one</li><li><b>two</b></li></ul>", "- one\n- two"),
        ("5 < 6 & 7", "5 < 6 & 7"),
        ("<p>unclosed <b>bold", "unclosed bold"),
        ('<img src=x alt="a parcel"> here', "a parcel here"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("配送が<br>遅い&nbsp;!", "配送が\n遅い !"),
        ("<style>p{}</style>seen", "seen"),
    ],
)
def test_html_as_text(markup: str, text: str) -> None:
    assert to_text(markup) == text
