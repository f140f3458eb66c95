"""Posts and reasons survive the way into the database and back."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.domain.post import Author, Post
from activesupport.domain.reason import Reason
from activesupport.storage import codec, posts
from activesupport.storage.database import Database
from activesupport.storage.tables import PostRow
from tests.storage import rows


def _round_trip(database: Database, post: Post, now: datetime) -> Post:
    with database.writing() as session:
        posts.add_posts(session, [post], now)
    with database.reading() as session:
        return codec.post_from_row(session.query(PostRow).one())


def test_a_full_post_comes_back_as_it_was(database: Database, now: datetime) -> None:
    post = Post(
        source="mastodon",
        platform_id="113",
        author=Author("9", "who@social.example", "だれか 😀", 1_234_567),
        time=now,
        text="アクメが動かない 🧵\n𠮷野家",
        url="https://social.example/@who/113",
        thread="100",
        reply_to="112",
        repost_of="1",
        quote_of="2",
        mentions=("acme", "acme@social.example"),
        media=2,
        media_links=("https://media.example/1.jpg", "https://media.example/絵.png"),
        likes=3,
        reposts=4,
        replies=5,
    )
    assert _round_trip(database, post, now) == post


def test_a_bare_post_comes_back_as_it_was(database: Database, now: datetime) -> None:
    post = Post(source="feed", platform_id="1", author=Author("", ""), time=now, text="")
    assert _round_trip(database, post, now) == post


@pytest.mark.parametrize(
    ("given_text", "stored"),
    [
        ("a\x00b", "a\ufffdb"),
        ("half \ud83d", "half \ufffd"),
        ("\udc00 alone", "\ufffd alone"),
        ("\ud83d\ude00", "😀"),
        ("\ud800x", "\ufffdx"),
        ("\x00\ud800\x00", "\ufffd\ufffd\ufffd"),
    ],
)
def test_what_cannot_be_stored_is_shown_as_the_replacement_character(
    database: Database, now: datetime, given_text: str, stored: str
) -> None:
    author = Author("a1", given_text, given_text)
    post = replace(rows.post(1, text=given_text), author=author, mentions=(given_text,), url=given_text)
    found = _round_trip(database, post, now)
    assert found.text == found.author.handle == found.author.name == found.url == stored
    assert found.mentions == (stored,)


def test_a_number_that_no_column_holds_is_cut_to_the_largest(database: Database, now: datetime) -> None:
    post = replace(rows.post(1, likes=10**30, reposts=-(2**40), media=2**31), author=Author("a1", "a", "", 2**63))
    found = _round_trip(database, post, now)
    most = 2**31 - 1
    assert (found.likes, found.reposts, found.media, found.author.followers) == (most, -most, most, most)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_becomes_storable_and_good_text_stays(text: str) -> None:
    stored = codec.post_to_values(rows.post(1, text=text))["text"]
    assert "\x00" not in stored
    stored.encode("utf-8")
    if "\x00" not in text and not any("\ud800" <= char <= "\udfff" for char in text):
        assert stored == text


def test_a_reason_keeps_code_values_and_points() -> None:
    reason = Reason("priority.reach", {"followers": 1200, "share": 0.5, "who": "x"}, 4.126)
    assert codec.reason_from_json(codec.reason_to_json(reason)) == replace(reason, points=4.13)


def test_an_old_reason_without_values_can_be_read() -> None:
    assert codec.reasons_from_json([{"code": "old"}]) == (Reason("old"),)


def test_reasons_keep_their_order() -> None:
    reasons = (Reason("b", points=2.0), Reason("a", points=1.0))
    assert codec.reasons_from_json(codec.reasons_to_json(reasons)) == reasons
