"""Posts and mentions: unseen ones go in once, wait to be taken by one worker, and come out in the order of arrival."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from activesupport.domain.reason import Reason
from activesupport.storage import counting, lanes, posts
from activesupport.storage.database import Database
from activesupport.storage.posts import Processed, Twin
from activesupport.storage.tables import PostRow
from tests.storage import rows
from tests.together import together


def test_a_post_goes_in_once(database: Database, now: datetime) -> None:
    with database.writing() as session:
        first = posts.add_posts(session, [rows.post(1), rows.post(2)], now)
        again = posts.add_posts(session, [rows.post(2), rows.post(3)], now)
        assert (len(first), len(again), posts.count(session)) == (2, 1, 3)
        assert set(first).isdisjoint(again)


def test_the_same_post_twice_on_a_page_goes_in_once_and_the_first_reading_counts(
    database: Database, now: datetime
) -> None:
    with database.writing() as session:
        (key,) = posts.add_posts(session, [rows.post(1, text="first"), rows.post(1, text="second")], now)
        assert rows.stored_post(session, key).text == "first"


def test_the_same_number_on_two_platforms_is_two_posts(database: Database, now: datetime) -> None:
    with database.writing() as session:
        assert len(posts.add_posts(session, [rows.post(1), rows.post(1, source="mastodon")], now)) == 2


def test_ids_that_only_differ_in_what_cannot_be_stored_do_not_break_the_page(database: Database, now: datetime) -> None:
    page = [rows.post(1, platform_id="a\x00"), rows.post(2, platform_id="a\ufffd"), rows.post(3)]
    with database.writing() as session:
        assert len(posts.add_posts(session, page, now)) == 2


def test_no_posts_is_no_work(database: Database, now: datetime) -> None:
    with database.writing() as session:
        assert posts.add_posts(session, [], now) == []
        posts.add_mentions(session, [])
        assert posts.twins(session, [], now) == {}
        assert posts.brands_of(session, []) == {}


def test_a_page_larger_than_one_statement_goes_in_whole(database: Database, now: datetime) -> None:
    with database.writing() as session:
        posts.add_posts(session, [rows.post(number) for number in range(0, 2500, 2)], now)
        new = posts.add_posts(session, [rows.post(number) for number in range(2500)], now)
        assert len(set(new)) == 1250
        assert posts.count(session) == 2500
        assert posts.unprocessed(session, most=7) == sorted(posts.unprocessed(session))[:7]


def test_two_pollers_of_the_same_posts_store_each_once(database: Database, now: datetime) -> None:
    page = [rows.post(number) for number in range(200)]
    new: list[int] = []

    def bring(order: list[int]) -> None:
        for start in range(0, 200, 20):
            with database.writing() as session:
                new.extend(posts.add_posts(session, [page[number] for number in order[start : start + 20]], now))

    together(*[partial(bring, list(range(200)))] * 2)
    assert len(new) == len(set(new)) == 200


def test_waiting_posts_come_in_the_order_of_their_time(database: Database) -> None:
    with database.writing() as session:
        late, early, done = rows.store(session, rows.post(9), rows.post(1), rows.post(2))
        posts.set_aside(session, done, Reason("x"), rows.NOON)
        assert [row.id for row in posts.waiting(session, [late, early, done, 999])] == [early, late]
        assert posts.unprocessed(session) == [late, early]


def test_taking_marks_the_posts_and_keeps_what_was_read(database: Database, now: datetime) -> None:
    with database.writing() as session:
        one, two = rows.store(session, rows.post(1), rows.post(2))
        assert posts.take(session, [Processed(one, "en", "f1"), Processed(two, "und", None)], now)
    with database.reading() as session:
        first, second = rows.stored_post(session, one), rows.stored_post(session, two)
        assert (first.language, first.fingerprint, first.processed_at) == ("en", "f1", now)
        assert (second.language, second.fingerprint, second.processed_at) == ("und", None, now)
        assert posts.unprocessed(session) == []


def test_posts_are_taken_all_or_none(database: Database, now: datetime) -> None:
    with database.writing() as session:
        one, two = rows.store(session, rows.post(1), rows.post(2))
        assert posts.take(session, [Processed(one, "en", None)], now)
        assert not posts.take(session, [Processed(one, "en", None), Processed(two, "en", None)], now)
        assert posts.unprocessed(session) == [two]


def test_of_two_workers_one_takes_the_page(database: Database, now: datetime) -> None:
    with database.writing() as session:
        keys = rows.store(session, rows.post(1), rows.post(2))
    took: list[bool] = []

    def work() -> None:
        with database.writing() as session:
            took.append(posts.take(session, [Processed(key, "en", None) for key in keys], now))

    together(work, work)
    assert sorted(took) == [False, True]


def test_a_post_set_aside_stays_with_its_reason_and_one_already_processed_is_left_alone(
    database: Database, now: datetime
) -> None:
    with database.writing() as session:
        bad, good = rows.store(session, rows.post(1), rows.post(2))
        posts.take(session, [Processed(good, "en", None)], now)
        for key in (bad, good):
            posts.set_aside(session, key, Reason("process.failed", {"problem": "x"}), now)
        assert rows.stored_post(session, bad).problem == {
            "code": "process.failed",
            "values": {"problem": "x"},
            "points": 0.0,
        }
        assert rows.stored_post(session, good).problem is None
        assert posts.count_set_aside(session) == 1


def test_twins_are_posts_since_a_time_with_the_same_fingerprint_the_earliest_first(
    database: Database, now: datetime
) -> None:
    with database.writing() as session:
        late, early, old, other = rows.store(
            session, rows.post(9, author="b"), rows.post(1), rows.post(-600), rows.post(3)
        )
        prints = ((late, "f"), (early, "f"), (old, "f"), (other, "g"))
        posts.take(session, [Processed(key, "en", fingerprint) for key, fingerprint in prints], now)
        found = posts.twins(session, ["f", "unknown"], now - timedelta(hours=1))
        assert found == {
            "f": [Twin(early, "x", "a1", now + timedelta(minutes=1)), Twin(late, "x", "b", now + timedelta(minutes=9))]
        }


def test_brands_of_looks_at_platform_and_number_together(database: Database) -> None:
    with database.writing() as session:
        here, there = rows.store(session, rows.post(1), rows.post(1, source="mastodon"))
        rows.mention(session, here)
        rows.mention(session, here, brand="zenith")
        rows.mention(session, there, brand="zenith")
        found = posts.brands_of(session, [("x", "p1"), ("x", "p2")])
        assert {place: sorted(brands) for place, brands in found.items()} == {("x", "p1"): ["acme", "zenith"]}


def test_lanes_are_counted_and_listed_with_the_newest_first(database: Database) -> None:
    with database.writing() as session:
        keys = rows.store(session, *(rows.post(number) for number in (1, 3, 2)))
        for key in keys:
            rows.mention(session, key, lane="noise")
        rows.mention(session, keys[0], brand="zenith", lane="own")
        assert list(lanes.count_lanes(session).items()) == [("noise", 3), ("own", 1)]
        listed = lanes.in_lane(session, "noise", most=2)
        assert [(post.platform_id, mention.lane) for post, mention in listed] == [("p3", "noise"), ("p2", "noise")]


def test_of_the_unsure_the_likeliest_come_first_and_those_that_a_case_shows_last(database: Database) -> None:
    scores = {1: {"complaint": 0.3}, 2: {"question": 0.4, "praise": 0.9}, 3: {"noise": 0.9}, 4: {"churn": 0.3}, 5: None}
    with database.writing() as session:
        keys = rows.store(session, *(rows.post(number) for number in range(7)))
        for number, found in scores.items():
            rows.mention(session, keys[number], lane="unsure", scores=found)
        rows.mention(session, keys[6], lane="unsure", case_id=rows.open_case(session, keys[6]))
        rows.mention(session, keys[0], lane="noise")
        for most in (3, 9):
            listed = [post.platform_id for post, _mention in lanes.in_lane(session, "unsure", most)]
            assert listed == ["p2", "p4", "p1", "p5", "p3", "p6"][:most]


def test_platforms_are_looked_for_among_the_latest_of_a_lane(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lane of hundreds of thousands is not gone through for the few that a platform has in it."""
    monkeypatch.setattr(lanes, "_SEARCHED", 2)
    on_x = lanes.Within(platforms={"x"})
    with database.writing() as session:
        sources = enumerate(("x", "x", "feed", "x"))
        for key in rows.store(session, *(rows.post(number, source=source) for number, source in sources)):
            rows.mention(session, key, lane="unsure")
        assert [post.platform_id for post, _mention in lanes.in_lane(session, "unsure", 9, on_x)] == ["p3"]
        numbers = {"on x": lanes.counted("unsure", on_x), "all": lanes.counted("unsure")}
        assert counting.counts(session, numbers) == {"on x": 1, "all": 4}


def test_a_lane_is_narrowed_by_walls_team_brand_and_platform(database: Database) -> None:
    with database.writing() as session:
        keys = rows.store(
            session, *(rows.post(number, source="mastodon" if number == 3 else "x") for number in range(4))
        )
        for key, (brand, team) in zip(
            keys, (("acme", "a"), ("acme", "b"), ("zenith", "b"), ("zenith", "b")), strict=True
        ):
            rows.mention(session, key, brand=brand, team=team, lane="unsure")
        for within, found in (
            (lanes.Within(), ["p3", "p2", "p1", "p0"]),
            (lanes.Within(walls={"acme"}), ["p1", "p0"]),
            (lanes.Within(walls=set()), []),
            (lanes.Within(teams={"b"}), ["p3", "p2", "p1"]),
            (lanes.Within(walls={"acme"}, teams={"b"}), ["p1"]),
            (lanes.Within(brands={"zenith"}, platforms={"x"}), ["p2"]),
        ):
            assert (
                sorted(post.platform_id for post, _mention in lanes.in_lane(session, "unsure", 9, within))
                == found[::-1]
            )
            assert counting.counts(session, {"all": lanes.counted("unsure", within)}) == {"all": len(found)}


def test_platforms_are_those_that_posts_came_from(database: Database) -> None:
    with database.writing() as session:
        assert posts.platforms(session) == []
        rows.store(session, *(rows.post(number, source=source) for number, source in enumerate(("x", "feed", "x"))))
        assert posts.platforms(session) == ["feed", "x"]


def test_a_mention_is_changed_alone(database: Database) -> None:
    with database.writing() as session:
        here, there = rows.store(session, rows.post(1), rows.post(2))
        for key, brand in ((here, "zenith"), (here, "acme"), (there, "acme")):
            rows.mention(session, key, brand=brand, lane="unsure")
        first, second = posts.mentions_to_change(session, here)
        assert (first.brand, second.brand) == ("acme", "zenith")
        posts.change_mention(session, first.id, {"lane": "noise", "labels": ["noise"]})
        assert [(one.lane, one.labels) for one in posts.mentions_to_change(session, here)] == [
            ("noise", ["noise"]), ("unsure", ["complaint"]),
        ]  # fmt: skip
        assert posts.mentions_to_change(session, 999) == []
        assert lanes.count_lanes(session) == {"unsure": 2, "noise": 1}


def test_the_export_has_every_post_in_the_order_of_arrival_with_its_mentions(database: Database) -> None:
    with database.writing() as session:
        keys = rows.store(session, *(rows.post(9 - number) for number in range(5)))
        for brand in ("acme", "zenith"):
            rows.mention(session, keys[3], brand=brand)
        rows.mention(session, keys[0])
    for batch in (1, 2, 5, 1000):
        with database.reading() as session:
            found = [
                (row.id, [one.brand for one in mentions]) for row, mentions in posts.export_rows(session, batch=batch)
            ]
        assert found == [
            (keys[0], ["acme"]),
            (keys[1], []),
            (keys[2], []),
            (keys[3], ["acme", "zenith"]),
            (keys[4], []),
        ]


def test_the_export_keeps_memory_flat(database: Database) -> None:
    with database.writing() as session:
        rows.store(session, *(rows.post(number) for number in range(10)))
    with database.reading() as session:
        most = max(len(session.identity_map) for _ in posts.export_rows(session, batch=3))
    assert most <= 3


def test_who_fetched_a_post_stays_when_it_is_brought_again(database: Database, now: datetime) -> None:
    with database.writing() as session:
        (key,) = posts.add_posts(session, [rows.post(1)], now)
        posts.add_posts(session, [replace(rows.post(1), likes=900)], now + timedelta(hours=1))
        row = session.get(PostRow, key, populate_existing=True)
        assert row is not None
        assert (row.fetched_at, row.likes) == (now, 0)


def test_an_id_that_stands_for_another_text_is_told(database: Database, now: datetime) -> None:
    with database.writing() as session:
        page = [rows.post(1), rows.post(2), rows.post(3, text="one \x00"), rows.post(3, text="two")]
        posts.add_posts(session, page, now)
        given = [rows.post(1), rows.post(2, text="edited"), *page[2:], rows.post(1, source="mastodon", text="other")]
        assert posts.told_otherwise(session, page[:3]) == []
        assert posts.told_otherwise(session, given[:4]) == ["p2", "p3"]


def test_posts_that_were_set_aside_can_wait_once_more(database: Database, now: datetime) -> None:
    with database.writing() as session:
        bad, good, fresh = rows.store(session, *(rows.post(number) for number in range(3)))
        posts.take(session, [Processed(good, "en", None)], now)
        posts.set_aside(session, bad, Reason("process.failed"), now)
        assert posts.count_unprocessed(session) == 1
        assert posts.retry_set_aside(session) == 1
        assert posts.retry_set_aside(session) == 0
        session.expire_all()
        assert posts.unprocessed(session) == [bad, fresh]
        assert (posts.count_unprocessed(session), posts.count_set_aside(session)) == (2, 0)
