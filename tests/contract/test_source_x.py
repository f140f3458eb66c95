"""X at the wire: paging, restarts, limits, refusals, and the queries that watches become."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.domain.errors import AdapterError, AuthBroken, Rejected, RetryLater
from activesupport.domain.post import Cursor, Page, Query, Window
from activesupport.sources.x import XSource, build_queries, parse_answer
from activesupport.sources.x_query import length
from activesupport.sources.x_wire import Refused, translate
from tests.contract.x_contract import keeps_to_the_contract
from tests.contract.x_server import Fault, XServer

ACME = Query("acme", terms=("acme",))


def source(server: XServer, **options: Any) -> XSource:
    return XSource(server.token, base_url=server.url, **options)


def drain(x: XSource, query: Query, cursor: Cursor | None, now: datetime) -> tuple[list[Page], Cursor | None]:
    pages = []
    for _ in range(50):
        page = x.fetch(query, Window(cursor, now))
        pages.append(page)
        cursor = json.loads(json.dumps(dict(page.cursor)))
        if not page.more:
            return pages, cursor
    raise AssertionError("the round never ends")


def ids(*pages: Page) -> list[str]:
    return [post.platform_id for page in pages for post in page.posts]


def test_a_post_arrives_whole(x_server: XServer, now: datetime) -> None:
    root = x_server.post("root acme", at=now - timedelta(hours=2))
    post_id = x_server.post(
        "short acme…",
        at=now - timedelta(hours=1),
        author="jane_doe",
        followers=4200,
        conversation_id=root,
        note_tweet={
            "text": "@acme bills &amp; fees &lt;3 acme " + "very " * 90,
            "entities": {"mentions": [{"username": "acme", "start": 0, "end": 5}]},
        },
        attachments={"media_keys": ["3_1", "3_2"]},
        public_metrics={
            "like_count": 3,
            "retweet_count": 2,
            "reply_count": 1,
            "quote_count": 0,
            "bookmark_count": 0,
            "impression_count": 9,
        },
        referenced_tweets=[{"type": "replied_to", "id": root}, {"type": "quoted", "id": "77"}],
    )
    post = next(p for p in source(x_server).fetch(ACME, Window(None, now)).posts if p.platform_id == post_id)
    assert post.text.startswith("@acme bills & fees <3 acme very very")
    assert (post.author.handle, post.author.name, post.author.followers) == ("jane_doe", "Jane_Doe", 4200)
    assert (post.thread, post.reply_to, post.quote_of, post.repost_of) == (root, root, "77", None)
    assert (post.media, post.likes, post.reposts, post.replies) == (2, 3, 2, 1)
    assert post.mentions == ("acme",)
    assert post.time == now - timedelta(hours=1)
    assert post.url == f"https://x.com/jane_doe/status/{post_id}"


def test_a_round_pages_to_the_end_and_the_next_begins_after_it(x_server: XServer, now: datetime) -> None:
    x_server.page_size = 4
    posted = [x_server.post(f"acme {n}", at=now - timedelta(minutes=60 - n)) for n in range(10)]
    x = source(x_server)
    pages, cursor = drain(x, ACME, None, now)
    assert [len(page.posts) for page in pages] == [4, 4, 2]
    assert sorted(ids(*pages)) == posted
    x_server.now = now + timedelta(minutes=5)
    late = x_server.post("acme later")
    again, _ = drain(x, ACME, cursor, x_server.now)
    assert ids(*again) == [late]
    assert x_server.requests[-1].params["since_id"] == posted[-1]
    assert "start_time" not in x_server.requests[-1].params


@pytest.mark.parametrize("fault", [Fault(503), Fault(429, {"title": "Too Many Requests"}), Fault(200, b"<html>")])
def test_when_page_two_of_three_fails_nothing_is_lost(x_server: XServer, now: datetime, fault: Fault) -> None:
    old = x_server.post("acme old", at=now - timedelta(hours=3))
    x = source(x_server)
    _, cursor = drain(x, ACME, None, now)
    x_server.page_size = 4
    posted = [x_server.post(f"acme {n}", at=now - timedelta(minutes=60 - n)) for n in range(10)]
    first = x.fetch(ACME, Window(cursor, now))
    assert first.more
    assert first.cursor["since_id:0"] == old
    x_server.fail(fault)
    with pytest.raises(RetryLater):
        x.fetch(ACME, Window(first.cursor, now))
    x_server.post("acme while we waited", at=now + timedelta(minutes=1))
    x_server.now = now + timedelta(minutes=2)
    rest, cursor = drain(XSource(x_server.token, x_server.url), ACME, first.cursor, x_server.now)
    assert sorted(ids(first, *rest)) == posted
    assert all(request.params.get("since_id") == old for request in x_server.requests[1:])
    assert cursor is not None
    assert cursor["since_id:0"] == posted[-1]
    following, _ = drain(x, ACME, cursor, x_server.now)
    assert [post.text for page in following for post in page.posts] == ["acme while we waited"]


def test_an_expired_token_begins_the_round_again(x_server: XServer, now: datetime) -> None:
    x_server.page_size = 4
    posted = [x_server.post(f"acme {n}", at=now - timedelta(minutes=60 - n)) for n in range(10)]
    x = source(x_server)
    first = x.fetch(ACME, Window(None, now))
    x_server.forget_tokens()
    restarted = x.fetch(ACME, Window(first.cursor, now))
    assert restarted.more
    assert [fault.code for fault in restarted.faults] == ["x.paging_restarted"]
    pages, _ = drain(x, ACME, restarted.cursor, now)
    assert sorted(ids(*pages)) == posted


def test_tokens_that_always_expire_do_not_spin(x_server: XServer, now: datetime) -> None:
    x_server.page_size = 1
    for n in range(3):
        x_server.post(f"acme {n}", at=now - timedelta(minutes=n))
    x, cursor, waits = source(x_server), None, []
    for _ in range(6):
        page = x.fetch(ACME, Window(cursor, now))
        x_server.forget_tokens()
        cursor = page.cursor
        waits.append(page.not_before)
    assert waits == [None, None, None, *[now + timedelta(minutes=15), None, now + timedelta(minutes=15)]]


def test_a_since_id_out_of_reach_becomes_a_start_time_and_a_gap(x_server: XServer, now: datetime) -> None:
    then = now - timedelta(days=10)
    x_server.now = then
    x_server.post("acme then", at=then - timedelta(minutes=1))
    x = source(x_server)
    _, cursor = drain(x, ACME, None, then)
    x_server.now = now
    recent = x_server.post("acme again", at=now - timedelta(days=6))
    page = x.fetch(ACME, Window(cursor, now))
    assert ids(page) == [recent]
    assert page.gap == (then, now - timedelta(days=7) + timedelta(minutes=1))
    assert x_server.requests[-1].params["start_time"] == "2026-10-25T12:01:00Z"
    assert "since_id" not in x_server.requests[-1].params


def test_a_quiet_watch_has_no_gap(x_server: XServer, now: datetime) -> None:
    x_server.post("acme long ago", at=now - timedelta(hours=1))
    x = source(x_server)
    _, cursor = drain(x, ACME, None, now)
    for day in (3, 6, 9):
        x_server.now = now + timedelta(days=day)
        pages, cursor = drain(x, ACME, cursor, x_server.now)
        assert [page.gap for page in pages] == [None]
    x_server.post("acme at last", at=x_server.now + timedelta(hours=1))
    x_server.now += timedelta(hours=2)
    pages, _ = drain(x, ACME, cursor, x_server.now)
    assert [post.text for page in pages for post in page.posts] == ["acme at last"]


def test_a_watch_of_many_words_asks_query_after_query(x_server: XServer, now: datetime) -> None:
    words = tuple(f"keyword{n:03}" for n in range(60))
    query = Query("many", terms=words)
    queries = build_queries(query)
    assert len(queries) > 1
    x_server.page_size = 3
    posted = [x_server.post(f"{word} broke", at=now - timedelta(minutes=n)) for n, word in enumerate(words)]
    x = source(x_server)
    pages, cursor = drain(x, query, None, now)
    assert sorted(ids(*pages)) == sorted(posted)
    assert {request.params["query"] for request in x_server.requests} == set(queries)
    wider = replace(query, terms=(*words, "extra"))
    extra = x_server.post("extra trouble", at=now + timedelta(minutes=1))
    x_server.now = now + timedelta(minutes=2)
    pages, _ = drain(x, wider, cursor, x_server.now)
    assert extra in ids(*pages)


def test_changed_words_in_mid_round_lose_nothing(x_server: XServer, now: datetime) -> None:
    x_server.page_size = 2
    posted = [x_server.post(f"acme {n}", at=now - timedelta(minutes=n + 1)) for n in range(5)]
    x = source(x_server)
    first = x.fetch(ACME, Window(None, now))
    pages, _ = drain(x, replace(ACME, exclude=("jobs",)), first.cursor, now)
    assert set(ids(*pages)) == set(posted)


def test_the_last_request_of_a_window_says_until_when_to_wait(x_server: XServer, now: datetime) -> None:
    x_server.remaining, x_server.page_size = 1, 1
    x_server.post("acme", at=now - timedelta(minutes=1))
    x_server.post("acme too", at=now - timedelta(minutes=2))
    x = source(x_server)
    page = x.fetch(ACME, Window(None, now))
    assert (page.more, page.not_before) == (True, now + timedelta(minutes=15))
    with pytest.raises(RetryLater) as told:
        x.fetch(ACME, Window(page.cursor, now))
    assert (told.value.reason.code, told.value.after) == ("x.rate_limit", 901.0)


def test_a_slow_server_is_left(x_server: XServer, now: datetime) -> None:
    x_server.fail(Fault(delay=1.5))
    with pytest.raises(RetryLater) as told:
        source(x_server, timeouts=(0.5, 0.3)).fetch(ACME, Window(None, now))
    assert told.value.reason.code == "x.too_slow"


def test_nobody_there_is_to_be_tried_again(x_server: XServer, now: datetime) -> None:
    x = source(x_server)
    x_server.stop()
    with pytest.raises(RetryLater) as told:
        x.fetch(ACME, Window(None, now))
    assert told.value.reason.code == "x.unreachable"


def test_a_redirect_does_not_take_the_token_along(x_server: XServer, now: datetime) -> None:
    x_server.fail(Fault(302, {}, {"location": "http://127.0.0.1:9/elsewhere"}))
    with pytest.raises(Rejected):
        source(x_server).fetch(ACME, Window(None, now))
    assert len(x_server.requests) == 1


def test_a_wrong_token_is_for_a_person(x_server: XServer, now: datetime) -> None:
    with pytest.raises(AuthBroken):
        XSource("wrong", x_server.url).fetch(ACME, Window(None, now))


def test_partial_errors_and_broken_posts_are_told_and_the_rest_is_taken(x_server: XServer, now: datetime) -> None:
    good = x_server.post("acme good", at=now - timedelta(minutes=1), author="gone")
    bad = x_server.post("acme bad", at=now - timedelta(minutes=2), created_at="yesterday")
    x_server.without_authors = {str(1000 + sum(b"gone"))}
    x_server.errors = [
        {
            "title": "Not Found Error",
            "detail": "Could not find user with id: [7].",
            "type": "https://api.twitter.com/2/problems/resource-not-found",
        }
    ]
    page = source(x_server).fetch(ACME, Window(None, now))
    assert [fault.code for fault in page.faults] == ["x.partial", "x.bad_post"]
    assert page.faults[1].values["id"] == bad
    (post,) = page.posts
    assert (post.platform_id, post.author.handle) == (good, "")
    assert post.author.id.isdecimal()
    assert post.url == f"https://x.com/i/status/{good}"


def test_a_bad_request_is_told_in_the_words_of_x(x_server: XServer, now: datetime) -> None:
    body = {"title": "Invalid Request", "detail": "One or more.", "errors": [{"message": "no lang:xx here"}]}
    x_server.fail(Fault(400, body))
    with pytest.raises(Rejected) as told:
        source(x_server).fetch(ACME, Window(None, now))
    assert "no lang:xx here" in str(told.value.reason.values["detail"])


EXPECTED: dict[str, tuple[type[AdapterError], str, float | None]] = {
    "429_window": (RetryLater, "x.rate_limit", None),
    "429_monthly_cap": (RetryLater, "x.usage_cap", 21600.0),
    "401": (AuthBroken, "x.unauthorized", None),
    "403_duplicate": (Rejected, "x.forbidden", None),
    "403_not_permitted": (AuthBroken, "x.no_access", None),
}


def test_recorded_errors_mean_the_right_thing(shared: Path, x_server: XServer, now: datetime) -> None:
    recorded = json.loads((shared / "recordings/x/errors.json").read_text())
    assert recorded.keys() == EXPECTED.keys()
    for name, answer in recorded.items():
        x_server.fail(Fault(answer["status"], answer["body"], answer.get("headers", {})))
        with pytest.raises(AdapterError) as told:
            source(x_server).fetch(ACME, Window(None, now))
        error = told.value
        assert (type(error), error.reason.code, getattr(error, "after", None)) == EXPECTED[name], name


@pytest.mark.parametrize("status", [402, 408, 500, 502, 503, 504])
def test_passing_faults_are_tried_again(status: int, now: datetime) -> None:
    assert isinstance(translate(Refused(status, {}, b"gateway"), now), RetryLater)


@pytest.mark.parametrize(
    ("name", "count"),
    [("search_recent_tweets", 10), ("get_tweets", 2), ("get_users_tweets", 2), ("get_users_mentions", 10)],
)
def test_recordings_are_read(shared: Path, name: str, count: int) -> None:
    answer = json.loads((shared / f"recordings/x/{name}.json").read_text())[0]["response"]["body"]
    read = parse_answer(json.dumps(answer))
    assert len(read.posts) == count
    assert not read.faults
    assert len({post.author.id for post in read.posts}) == count, "strangers must not become one person"
    meta = answer.get("meta", {})
    assert read.next_token == meta.get("next_token")
    if meta:
        assert str(read.newest_id) == meta["newest_id"]


def test_an_id_tells_the_time_where_x_does_not(shared: Path) -> None:
    answer = json.loads((shared / "recordings/x/search_recent_tweets.json").read_text())[0]["response"]["body"]
    post = parse_answer(json.dumps(answer)).posts[0]
    said = datetime.fromisoformat(post.text.removesuffix(" tweepy")).replace(tzinfo=UTC)
    assert abs(post.time - said) < timedelta(seconds=2)


def test_what_is_asked_and_answered_keeps_to_the_contract_of_x(x_spec: Any, x_server: XServer, now: datetime) -> None:
    x_server.page_size = 2
    for n in range(5):
        x_server.post(f"acme {n}", at=now - timedelta(minutes=n + 1))
    x = source(x_server)
    _, cursor = drain(x, ACME, None, now)
    drain(x, ACME, cursor, now)
    assert {"start_time", "since_id", "next_token"} <= {key for r in x_server.requests for key in r.params}
    keeps_to_the_contract(x_spec, x_server)


def test_a_watch_as_a_query() -> None:
    query = Query(
        "w",
        terms=("Acme", "acme pay", 'say "hi"', "#acme", "from:bob OR x", "エイクミー"),
        exclude=("job offer",),
        accounts=("@AcmeHelp",),
        language="ja",
    )
    assert build_queries(query) == [
        '("Acme" OR "acme pay" OR "say hi" OR #acme OR "from:bob OR x" OR "エイクミー" OR @AcmeHelp)'
        ' -"job offer" lang:ja -is:retweet -from:AcmeHelp'
    ]


@given(st.lists(st.text(min_size=1, max_size=60), max_size=60), st.lists(st.text(max_size=20), max_size=5))
def test_queries_fit_and_hold_every_word_once(terms: list[str], exclude: list[str]) -> None:
    marked = tuple(f"k{n}x{term}" for n, term in enumerate(["acme", *terms]))
    queries = build_queries(Query("w", terms=marked, exclude=tuple(exclude)))
    assert all(length(words) <= 512 and words.count('"') % 2 == 0 for words in queries)
    for n in range(len(marked)):
        assert sum(words.count(f'"k{n}x') for words in queries) == 1


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (Query("w"), "x.no_terms"),
        (Query("w", terms=("#",)), "x.keyword_empty"),
        (Query("w", terms=("ok", "long " * 120)), "x.keyword_too_long"),
        (
            Query("w", terms=("ok",), exclude=tuple(f"excluded{n}" for n in range(60))),
            "x.exclusions_too_long",
        ),
        (Query("w", terms=("ok",), accounts=("not a handle",)), "x.bad_account"),
    ],
)
def test_words_that_x_cannot_search_are_told(query: Query, code: str) -> None:
    with pytest.raises(Rejected) as told:
        build_queries(query)
    assert told.value.reason.code == code
