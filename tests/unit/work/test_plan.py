"""The rules become subscriptions: a watch on each platform that can be searched, the brand's timelines there, each
feed once, and the archive.
"""

from dataclasses import replace
from datetime import timedelta

from activesupport.domain.post import Query
from activesupport.domain.rules import Rules
from activesupport.domain.watch import Brand, Team, Watch
from activesupport.storage.subscriptions import Plan
from activesupport.work.plan import Polling, plan_polling

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
BRAND = Brand("acme", "Acme", accounts={"x": ("@acme_desk", "@acme_care")})
WATCH = Watch("w1", "acme", "support", keywords=("Acme",), phrases=("acme app",), exclude=("acme inc",), every=MINUTE)


def _plan(*watches: Watch, searchable: tuple[str, ...] = ("x",), archive: str | None = None) -> Polling:
    rules = Rules("r1", {"acme": BRAND}, watches, {"support": Team("support", "Support")})
    return plan_polling(rules, searchable, archive, HOUR)


def test_a_watch_is_searched_for_with_its_words_and_the_brands_own_accounts() -> None:
    found = _plan(WATCH)
    assert found.plans[0] == Plan("x", "w1", MINUTE)
    assert found.queries["x", "w1"] == Query(
        "w1", ("Acme", "acme app"), ("acme inc",), ("@acme_desk", "@acme_care"), None
    )


def test_each_account_of_the_brand_on_x_has_a_timeline_of_its_own() -> None:
    found = _plan(replace(WATCH, every=HOUR), replace(WATCH, id="w2"))
    timelines = [plan for plan in found.plans if plan.key.startswith("timeline:")]
    assert timelines == [Plan("x", f"timeline:{handle}", 5 * MINUTE) for handle in ("acme_desk", "acme_care")]
    assert found.queries["x", "timeline:acme_desk"] == Query("timeline:acme_desk", timeline="acme_desk")


def test_one_account_of_two_brands_however_written_is_read_once() -> None:
    brands = {"acme": Brand("acme", "Acme", accounts={"x": ("@Acme", "acme ")}), "pay": Brand("pay", "Pay")}
    brands["pay"] = replace(brands["pay"], accounts={"x": ("ACME",), "mastodon": ("@acme@example.com",)})
    rules = Rules("r1", brands, (WATCH, replace(WATCH, id="w2", brand="pay")), {"support": Team("support", "Support")})
    found = plan_polling(rules, ("x", "mastodon"), None, HOUR)
    assert [plan.key for plan in found.plans if "timeline" in plan.key] == ["timeline:acme"]


def test_no_timeline_is_read_where_no_case_can_come_from() -> None:
    assert [plan.key for plan in _plan(replace(WATCH, sources=("mastodon",)), searchable=("x", "mastodon")).plans] == [
        "w1"
    ]
    assert not any(query.timeline for query in _plan(WATCH, searchable=("mastodon",)).queries.values())


def test_a_watch_without_sources_is_searched_for_on_every_platform_and_another_on_its_own() -> None:
    narrow = replace(WATCH, id="w2", sources=("mastodon", "archive"))
    found = _plan(WATCH, narrow, searchable=("x", "mastodon"))
    searches = sorted(place for place, query in found.queries.items() if query.timeline is None)
    assert searches == [("mastodon", "w1"), ("mastodon", "w2"), ("x", "w1")]
    assert found.queries["mastodon", "w1"].accounts == ()


def test_only_a_single_language_narrows_the_search() -> None:
    watches = [replace(WATCH, id=f"w{len(spoken)}", languages=spoken) for spoken in ((), ("ja",), ("ja", "en"))]
    queries = _plan(*watches).queries
    assert [queries["x", f"w{number}"].language for number in range(3)] == [None, "ja", None]


def test_without_a_platform_that_can_be_searched_there_is_nothing_to_ask() -> None:
    assert _plan(WATCH, searchable=()) == Polling((), {})


def test_a_feed_of_two_watches_is_asked_once_and_as_often_as_the_hastier_wants() -> None:
    feeds = ("https://example.com/feed",)
    slow, quick = replace(WATCH, feeds=feeds, every=HOUR), replace(WATCH, id="w2", feeds=feeds)
    for order in ((slow, quick), (quick, slow)):
        found = _plan(*order, searchable=())
        assert found.plans == (Plan("feed", feeds[0], MINUTE),)
        assert found.queries == {("feed", feeds[0]): Query(feeds[0], location=feeds[0])}


def test_the_archive_is_one_subscription_with_a_time_of_its_own() -> None:
    found = _plan(WATCH, archive="/data/posts.jsonl")
    assert found.plans[-1] == Plan("archive", "/data/posts.jsonl", HOUR)
    assert found.queries["archive", "/data/posts.jsonl"].location == "/data/posts.jsonl"


def test_every_plan_has_a_query_and_the_other_way_round() -> None:
    found = _plan(WATCH, replace(WATCH, id="w2", feeds=("https://example.com/a",)), archive="posts.jsonl")
    assert {(plan.source, plan.key) for plan in found.plans} == set(found.queries)
    assert len(found.plans) == len(found.queries)
