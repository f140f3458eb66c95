"""Sources that fail: the doctor says why in both languages, the others go on, and no post is lost afterwards."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest

from activesupport.app.wiring import open_database
from activesupport.storage import subscriptions
from activesupport.storage.tables import PollRow, PostRow, SubscriptionRow
from activesupport.words import say
from tests.contract.x_server import Fault, XServer, running
from tests.journey.stage import ONE_TEAM, RULES, Installation, Site, web_site

COMPLAINT = "Acme Pay charged me twice for order {} and support does not answer. This is awful."
ACCOUNTS = 'accounts = { x = ["@acme_pay"] }\n'
FEED = """<rss version="2.0"><channel><item><guid>n1</guid><title>{}</title></item></channel></rss>"""


@pytest.fixture
def x(here: Installation) -> Iterator[XServer]:
    here.rules(ONE_TEAM.replace(ACCOUNTS, ""))  # a search alone: what its requests meet is counted
    with running(now=here.clock()) as server:
        here.set("sources.x.base_url", server.url)
        here.set("sources.x.bearer_token", server.token)
        yield server


def with_feed(here: Installation, address: str) -> None:
    here.rules(ONE_TEAM.replace("keywords =", f'feeds = ["{address}"]\nkeywords ='))
    here.archive([here.complaint("beside")])


def stored(here: Installation) -> set[str]:
    return {row.platform_id for row in here.rows(PostRow)}


def subscription(here: Installation) -> SubscriptionRow:
    (row,) = here.rows(SubscriptionRow)
    return row


def test_a_feed_that_is_a_page_is_told_with_the_address_of_its_feed(here: Installation) -> None:
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>Hi</body></html>'
    with web_site(Site(body=page, kind="text/html")) as address:
        with_feed(here, address)
        done = here.run()
        assert done.troubles == 1
        assert len(here.queue()) == 1, "the archive beside it goes on"
        trouble = here.trouble()
        assert trouble.code == "feed.not_a_feed_but"
        assert str(trouble.values["feed"]).endswith("/feed.xml")
        assert str(trouble.values["feed"]) in " ".join(
            json.loads(here.digest(done, "json"))["warnings"][0]["text"].split()
        )


def test_a_feed_server_with_a_fault_is_left_in_peace_and_asked_again_later(here: Installation) -> None:
    site = Site(status=500)
    with web_site(site) as address:
        with_feed(here, address)
        assert here.run().troubles == 1
        assert here.trouble().code == "feed.not_now"
        asked = site.asked
        here.run()
        assert site.asked == asked, "it rests for a while"
        assert len(here.queue()) == 1
        site.status, site.body = 200, FEED.format(COMPLAINT.format(7))
        here.clock.go(minutes=2)
        done = here.run()
    assert (done.troubles, done.new_posts) == (0, 1)
    assert len(here.queue()) == 2
    assert "✗" not in here.doctor()


CAPPED = {
    "title": "UsageCapExceeded",
    "detail": "Usage cap exceeded: Monthly product cap",
    "type": "https://api.twitter.com/2/problems/usage-capped",
    "period": "Monthly",
}


@pytest.mark.parametrize(
    ("status", "body", "code", "rest"),
    [
        (429, {"title": "Too Many Requests"}, "x.rate_limit", timedelta(minutes=10)),
        (429, CAPPED, "x.usage_cap", timedelta(hours=6)),
        (401, {"title": "Unauthorized", "detail": "Unauthorized"}, "x.unauthorized", timedelta(hours=1)),
        (503, {"title": "Service Unavailable"}, "x.server_error", timedelta(seconds=30)),
        (200, b"<html>proxy</html>", "x.not_json", timedelta(seconds=30)),
    ],
)
def test_when_x_refuses_between_two_pages_no_post_is_lost(
    here: Installation, x: XServer, status: int, body: Any, code: str, rest: timedelta
) -> None:
    old = x.post(COMPLAINT.format("old"), at=here.clock() - timedelta(hours=3), author="old")
    here.run()
    x.page_size = 4
    posted = {
        x.post(COMPLAINT.format(n), at=here.clock() - timedelta(minutes=60 - n), author=f"writer_{n}")
        for n in range(10)
    }
    headers = {"x-rate-limit-reset": str(int((here.clock() + timedelta(minutes=10)).timestamp()))}
    x.fail(Fault(status, body, headers), after=1)
    here.run()
    assert len(stored(here)) == 5, "the first page is safe"
    assert here.trouble().code == code
    assert subscription(here).cursor["since_id:0"] == old  # type: ignore[index]
    asked = len(x.requests)
    here.clock.go(seconds=rest.total_seconds() * 0.7)
    here.run()
    assert len(x.requests) == asked, "nobody is asked before the time"
    x.now = here.clock.go(seconds=rest.total_seconds())
    assert here.run().troubles == 0
    assert stored(here) == posted | {old}
    assert len(here.queue()) == 11
    assert {request.params.get("since_id") for request in x.requests[1:asked]} == {old}
    assert subscription(here).cursor["since_id:0"] == max(posted, key=int)  # type: ignore[index]


def test_the_daemon_too_keeps_a_rest_of_many_hours(here: Installation, x: XServer) -> None:
    """A time far ahead must not be taken for a clock that jumped back."""
    x.fail(Fault(429, CAPPED))
    here.run()
    with closing(open_database(here.settings())) as database, database.reading() as session:
        assert subscriptions.due(session, here.clock.go(hours=1)) == []
        assert len(subscriptions.due(session, here.clock.go(hours=6))) == 1


def test_after_more_days_than_x_reaches_back_the_gap_is_told(here: Installation, x: XServer) -> None:
    here.rules(RULES)
    first = x.post(COMPLAINT.format(1), at=here.clock() - timedelta(hours=1), author="first", lang="en")
    here.run()
    away_since = here.clock()
    x.now = here.clock.go(days=10)
    second = x.post(COMPLAINT.format(2), at=here.clock() - timedelta(days=6), author="second", lang="en")
    done = here.run()
    assert done.troubles == 0
    assert stored(here) == {first, second}
    for team, language in {"support-en": "en", "support-ja": "ja"}.items():
        told = [one for one in json.loads(here.digest(done, "json", team))["warnings"] if one["code"] == "digest.gap"]
        assert len(told) == 2, "one for each watch"
        assert told[0]["text"] == say("digest.gap", language, **told[0]["values"])
        assert f"{away_since:%Y-%m-%d}" in told[0]["text"]
    gaps = [row for row in here.rows(PollRow) if row.gap_from is not None]
    assert all(row.gap_until is not None and row.gap_until - away_since > timedelta(days=2) for row in gaps)
