"""What X says about single posts: their media, and whether they still stand."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from activesupport.domain.errors import AuthBroken, RetryLater
from activesupport.domain.ports import Lookup
from activesupport.domain.post import Window
from activesupport.sources.x import MOST_IDS, XSource
from tests.contract.test_source_x import ACME, source
from tests.contract.x_contract import keeps_to_the_contract
from tests.contract.x_server import Fault, XServer

PHOTO = {"type": "photo", "url": "https://media.example.com/1.jpg", "alt_text": "a broken phone"}
VIDEO = {"type": "video", "preview_image_url": "https://media.example.com/2.jpg", "duration_ms": 900}


def test_pictures_and_stills_are_linked_and_what_x_does_not_show_is_only_counted(
    x_spec: Any, x_server: XServer, now: datetime
) -> None:
    x_server.media = {"3_1": PHOTO, "7_2": VIDEO, "3_3": PHOTO | {"url": "http://media.example.com/3.jpg"}}
    keys = ["7_2", "3_1", "3_3", "3_4"]
    x_server.post("acme", at=now - timedelta(hours=1), attachments={"media_keys": keys})
    (post,) = source(x_server).fetch(ACME, Window(None, now)).posts
    assert post.media == 4
    assert post.media_links == ("https://media.example.com/2.jpg", "https://media.example.com/1.jpg")
    keeps_to_the_contract(x_spec, x_server)


@pytest.mark.parametrize("media", [{"url": 7}, {"url": "javascript:alert(1)"}, {"url": None}, {}])
def test_an_odd_medium_spoils_no_post(x_server: XServer, now: datetime, media: dict[str, object]) -> None:
    x_server.media = {"3_1": {"type": "photo", **media}}
    x_server.post("acme", at=now - timedelta(hours=1), attachments={"media_keys": ["3_1"]})
    (post,) = source(x_server).fetch(ACME, Window(None, now)).posts
    assert (post.media, post.media_links) == (1, ())


def _hidden(server: XServer, now: datetime) -> tuple[list[str], list[str]]:
    """Posts that stand, and posts that were taken away in each of the ways that X has."""
    ways = [
        ("resource-not-found", "Could not find tweet with ids: [1]."),
        ("not-authorized-for-resource", "Sorry, you are not authorized to see the Tweet with ids: [2]."),
        ("resource-unavailable", "User has been suspended: [3]."),
    ]
    posted = [server.post(f"acme {n}", at=now - timedelta(minutes=n)) for n in range(len(ways) + 2)]
    for post_id, (kind, detail) in zip(posted, ways, strict=False):
        server.hide(post_id, kind, detail)
    return posted[len(ways) :], posted[: len(ways)]


def test_deleted_protected_and_suspended_posts_are_gone_and_the_others_stand(
    x_spec: Any, x_server: XServer, now: datetime
) -> None:
    standing, gone = _hidden(x_server, now)
    lookup = source(x_server)
    assert isinstance(lookup, Lookup)
    assert lookup.gone([*standing, *gone]) == frozenset(gone)
    keeps_to_the_contract(x_spec, x_server)


def test_what_is_merely_unavailable_or_not_spoken_of_is_not_gone(x_server: XServer, now: datetime) -> None:
    held_back = x_server.post("acme", at=now)
    x_server.hide(held_back, "resource-unavailable", "This Tweet is withheld in your country.")
    assert source(x_server).gone([held_back, "12345"]) == frozenset()


def test_a_problem_with_something_else_takes_no_post_away(x_server: XServer, now: datetime) -> None:
    post_id = x_server.post("acme", at=now)
    errors = [
        {"type": "x/resource-not-found", "title": "Not Found", "resource_type": "user", "resource_id": post_id},
        {"type": "x/resource-not-found", "title": "Not Found", "resource_type": "tweet", "resource_id": "99"},
    ]
    x_server.fail(Fault(200, {"data": [{"id": post_id, "text": "acme"}], "errors": errors}))
    assert source(x_server).gone([post_id]) == frozenset()


def test_many_are_asked_about_a_hundred_at_a_time_and_each_once(x_server: XServer, now: datetime) -> None:
    posted = [x_server.post(f"acme {n}", at=now - timedelta(minutes=n)) for n in range(MOST_IDS + 1)]
    x_server.hide(posted[0])
    x_server.hide(posted[-1])
    assert source(x_server).gone([*posted, posted[0]]) == {posted[0], posted[-1]}
    assert [len(request.params["ids"].split(",")) for request in x_server.requests] == [MOST_IDS, 1]


@pytest.mark.parametrize("ids", [[], ["r-1", "", "１２", "1,2"]])
def test_ids_that_x_cannot_have_are_not_asked_about(x_server: XServer, ids: list[str]) -> None:
    assert source(x_server).gone(ids) == frozenset()
    assert x_server.requests == []


def test_refusals_are_our_errors(x_server: XServer, now: datetime) -> None:
    post_id = x_server.post("acme", at=now)
    with pytest.raises(AuthBroken):
        XSource("wrong", x_server.url).gone([post_id])
    x_server.remaining = 0
    with pytest.raises(RetryLater) as told:
        source(x_server).gone([post_id])
    assert (told.value.reason.code, told.value.after) == ("x.rate_limit", None)
    x_server.fail(Fault(200, b"<html>"))
    with pytest.raises(RetryLater):
        source(x_server).gone([post_id])
