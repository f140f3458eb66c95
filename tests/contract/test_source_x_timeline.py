"""The brand's own timeline at the wire: every reply is found once, whatever fails between two pages."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from activesupport.domain.errors import AuthBroken, Rejected, RetryLater
from activesupport.domain.post import Query, Window
from activesupport.sources.x import XSource
from tests.contract.test_source_x import drain, ids, source
from tests.contract.x_bodies import account_id
from tests.contract.x_contract import keeps_to_the_contract
from tests.contract.x_server import Fault, XServer

OWN = Query("timeline:acme_desk", timeline="acme_desk")
ACCOUNT = account_id("acme_desk")


def _posted(server: XServer, at: datetime, count: int) -> list[str]:
    return [server.post(f"post {n}", at=at - timedelta(minutes=60 - n), author="acme_desk") for n in range(count)]


def test_a_reply_is_found_with_what_it_answers(x_server: XServer, now: datetime) -> None:
    asked = x_server.post("acme is broken", at=now - timedelta(hours=2), author="jane")
    reply = x_server.post(
        "@jane let us look into it",
        at=now - timedelta(hours=1),
        author="acme_desk",
        conversation_id=asked,
        referenced_tweets=[{"type": "replied_to", "id": asked}],
    )
    pages, cursor = drain(source(x_server), OWN, None, now)
    (post,) = (post for page in pages for post in page.posts)
    assert (post.platform_id, post.reply_to, post.thread) == (reply, asked, asked)
    assert (post.author.handle, post.url) == ("acme_desk", f"https://x.com/acme_desk/status/{reply}")
    assert [request.path for request in x_server.requests] == [
        "/2/users/by/username/acme_desk",
        f"/2/users/{ACCOUNT}/tweets",
    ]
    assert "exclude" not in x_server.requests[-1].params, "replies are what we look for"
    assert cursor is not None
    assert cursor["since_id"] == reply


def test_later_polls_ask_for_what_came_after_and_never_for_the_account_again(x_server: XServer, now: datetime) -> None:
    posted = _posted(x_server, now, 3)
    x = source(x_server)
    _, cursor = drain(x, OWN, None, now)
    x_server.now = now + timedelta(days=30)
    late = x_server.post("back from the holidays", author="acme_desk")
    pages, _ = drain(x, OWN, cursor, x_server.now)
    assert ids(*pages) == [late]
    assert [page.gap for page in pages] == [None]
    assert x_server.requests[-1].params["since_id"] == posted[-1]
    assert "start_time" not in x_server.requests[-1].params
    assert sum("username" in request.path for request in x_server.requests) == 1


@pytest.mark.parametrize("fault", [Fault(503), Fault(429, {"title": "Too Many Requests"}), Fault(200, b"<html>")])
def test_when_page_two_of_three_fails_nothing_is_lost(x_server: XServer, now: datetime, fault: Fault) -> None:
    old = x_server.post("old", at=now - timedelta(hours=3), author="acme_desk")
    x = source(x_server)
    _, cursor = drain(x, OWN, None, now)
    x_server.page_size = 4
    posted = _posted(x_server, now, 10)
    first = x.fetch(OWN, Window(cursor, now))
    assert (first.more, first.cursor["since_id"]) == (True, old)
    x_server.fail(fault)
    with pytest.raises(RetryLater):
        x.fetch(OWN, Window(first.cursor, now))
    meanwhile = x_server.post("while we waited", at=now + timedelta(minutes=1), author="acme_desk")
    x_server.now = now + timedelta(minutes=2)
    rest, cursor = drain(XSource(x_server.token, x_server.url), OWN, first.cursor, x_server.now)
    assert sorted(ids(first, *rest)) == posted
    assert cursor is not None
    assert cursor["since_id"] == posted[-1]
    following, _ = drain(x, OWN, cursor, x_server.now)
    assert ids(*following) == [meanwhile]


def test_before_the_first_post_every_poll_begins_where_the_first_did(x_server: XServer, now: datetime) -> None:
    x = source(x_server)
    x_server.post("long ago", at=now - timedelta(days=3), author="acme_desk")
    pages, cursor = drain(x, OWN, None, now)
    assert ids(*pages) == []
    x_server.now = now + timedelta(days=20)
    posted = [x_server.post("hello", at=now + timedelta(days=day), author="acme_desk") for day in (1, 19)]
    pages, _ = drain(x, OWN, cursor, x_server.now)
    assert sorted(ids(*pages)) == posted
    assert {request.params.get("start_time") for request in x_server.requests[1:]} == {"2026-10-31T12:00:00Z"}


@pytest.mark.parametrize("known", [False, True], ids=["first poll", "later poll"])
def test_an_expired_token_begins_the_pass_again(x_server: XServer, now: datetime, known: bool) -> None:
    x, cursor = source(x_server), None
    x_server.post("before anybody looked", at=now - timedelta(days=3), author="acme_desk")
    if known:
        x_server.post("old", at=now - timedelta(hours=3), author="acme_desk")
        _, cursor = drain(x, OWN, None, now)
    x_server.page_size = 4
    posted = _posted(x_server, now, 10)
    first = x.fetch(OWN, Window(cursor, now))
    if not known:
        first = x.fetch(OWN, Window(first.cursor, now))
    x_server.forget_tokens()
    restarted = x.fetch(OWN, Window(first.cursor, now))
    assert [fault.code for fault in restarted.faults] == ["x.paging_restarted"]
    pages, _ = drain(x, OWN, restarted.cursor, now)
    assert sorted(ids(*pages)) == posted


def test_a_handle_that_nobody_has_is_for_a_person(x_server: XServer, now: datetime) -> None:
    x_server.unknown.add("acme_desk")
    with pytest.raises(Rejected) as told:
        source(x_server).fetch(OWN, Window(None, now))
    assert told.value.reason.code == "x.no_account"
    assert told.value.reason.values["account"] == "acme_desk"
    assert "Could not find user" in str(told.value.reason.values["detail"])


def test_an_account_that_is_gone_later_is_told_too(x_server: XServer, now: datetime) -> None:
    _posted(x_server, now, 1)
    x = source(x_server)
    _, cursor = drain(x, OWN, None, now)
    x_server.unknown.add("acme_desk")
    with pytest.raises(Rejected) as told:
        x.fetch(OWN, Window(cursor, now))
    assert told.value.reason.code == "x.no_account"


def test_what_is_no_handle_is_not_asked_for(x_server: XServer, now: datetime) -> None:
    with pytest.raises(Rejected) as told:
        source(x_server).fetch(Query("timeline:no/../such", timeline="no/../such"), Window(None, now))
    assert told.value.reason.code == "x.bad_account"
    assert x_server.requests == []


def test_refusals_mean_what_they_mean_in_a_search(x_server: XServer, now: datetime) -> None:
    with pytest.raises(AuthBroken):
        XSource("wrong", x_server.url).fetch(OWN, Window(None, now))
    x_server.remaining = 1
    page = source(x_server).fetch(OWN, Window(None, now))
    with pytest.raises(RetryLater) as told:
        source(x_server).fetch(OWN, Window(page.cursor, now))
    assert (told.value.reason.code, told.value.after) == ("x.rate_limit", 901.0)


def test_the_last_request_of_a_window_says_until_when_to_wait(x_server: XServer, now: datetime) -> None:
    first = source(x_server).fetch(OWN, Window(None, now))
    x_server.remaining = 1
    assert source(x_server).fetch(OWN, Window(first.cursor, now)).not_before == now + timedelta(minutes=15)


def test_a_cursor_is_plain_json(x_server: XServer, now: datetime) -> None:
    _posted(x_server, now, 2)
    x_server.page_size = 1
    pages, _ = drain(source(x_server), OWN, None, now)
    for page in pages:
        assert json.loads(json.dumps(dict(page.cursor))) == dict(page.cursor)


def test_what_is_asked_and_answered_keeps_to_the_contract_of_x(x_spec: Any, x_server: XServer, now: datetime) -> None:
    x_server.page_size = 2
    _posted(x_server, now, 5)
    x = source(x_server)
    _, cursor = drain(x, OWN, None, now)
    drain(x, OWN, cursor, now)
    assert {"start_time", "since_id", "pagination_token"} <= {key for r in x_server.requests for key in r.params}
    keeps_to_the_contract(x_spec, x_server)
