"""Posts, cursor and ledger row are stored together or not at all; trouble is written down and asked again later."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from activesupport.domain.errors import AdapterError, AuthBroken, Rejected, RetryLater
from activesupport.domain.post import Page, Query, Window
from activesupport.storage.codec import reason_from_json
from activesupport.storage.tables import PollRow, PostRow, SubscriptionRow
from activesupport.work.poll import PAGE_OF_JOBS, defer_processing, poll
from tests.unit.work.workshop import HOUR, MINUTE, NOON, FakeSource, Workshop, fault, page, post


def _subscription(shop: Workshop) -> SubscriptionRow:
    (row,) = shop.rows(SubscriptionRow)
    return row


def test_a_page_is_stored_with_its_cursor_and_ledger_row_and_processed(shop: Workshop) -> None:
    number = shop.subscribe()
    shop.ask(number, page(post(1, "Acme is broken"), post(2, "Acme opens a shop"), since="2"))
    row = _subscription(shop)
    assert (row.cursor, row.next_poll_at, row.last_ok_at) == ({"since": "2"}, NOON + 5 * MINUTE, NOON)
    (ledger,) = shop.rows(PollRow)
    assert (ledger.at, ledger.fetched, ledger.new, ledger.problem) == (NOON, 2, 2, None)
    assert [stored.subscription_id for stored in shop.rows(PostRow)] == [number, number]
    assert shop.lanes() == ["queue", "neutral"]


def test_the_source_is_asked_from_the_stored_cursor_on(shop: Workshop) -> None:
    number = shop.subscribe()
    shop.ask(number, page(since="7"))
    shop.clock.forward(HOUR)
    shop.ask(number, page(since="8"))
    assert [window.cursor for window in shop.source.windows] == [None, {"since": "7"}]
    assert [window.now for window in shop.source.windows] == [NOON, NOON + HOUR]


class _BrokenJobs:
    """An engine whose queue cannot be reached: the last step of the transaction fails."""

    def defer(self, session: object, task: str, *, key: str, args: Mapping[str, object]) -> None:
        raise ConnectionError("no queue")


def test_when_the_last_step_fails_neither_posts_nor_cursor_nor_ledger_have_moved(shop: Workshop) -> None:
    number = shop.subscribe()
    shop.ask(number, page(since="1"))
    shop.source.answers = [page(post(1, "Acme is broken"), since="2")]
    with pytest.raises(ConnectionError):
        poll(
            number, database=shop.database, source_of=lambda _name: shop.source, query_of=shop._query_of,
            jobs=_BrokenJobs(), now=shop.clock, stop=shop.stop,
        )  # fmt: skip
    assert (shop.rows(PostRow), shop.rows(PollRow), _subscription(shop).cursor) == ([], [], {"since": "1"})


def test_when_the_cursor_cannot_be_stored_the_posts_are_not_either(shop: Workshop) -> None:
    number = shop.subscribe()
    bad = Page((post(1, "Acme is broken"),), {"since": object()})  # type: ignore[dict-item]  # an adapter's mistake
    shop.ask(number, bad)
    assert (shop.rows(PostRow), shop.rows(PollRow), _subscription(shop).cursor) == ([], [], None)
    shop.ask(number, page(post(1, "Acme is broken"), since="1"))
    assert (len(shop.rows(PostRow)), len(shop.cases())) == (1, 1)


def test_when_the_ledger_cannot_be_written_the_posts_are_not_stored(shop: Workshop) -> None:
    number = shop.subscribe()
    naive = datetime(2026, 11, 2)  # noqa: DTZ001  # an adapter's mistake
    shop.ask(number, page(post(1, "Acme is broken"), gap=(naive, naive)))
    assert (shop.rows(PostRow), shop.rows(PollRow), _subscription(shop).cursor) == ([], [], None)


@pytest.mark.parametrize(
    ("error", "wait"),
    [
        (RetryLater("x.rate_limit", after=90.0), timedelta(seconds=90)),
        (RetryLater("x.usage_cap", after=21600.0), 6 * HOUR),
        (RetryLater("x.server_error", status=503), timedelta(seconds=30)),
        (Rejected("x.rejected", detail="no"), HOUR),
        (AuthBroken("x.auth"), HOUR),
    ],
    ids=["retry-after", "usage cap", "backoff", "rejected", "auth broken"],
)
def test_trouble_keeps_the_cursor_and_is_in_the_ledger(shop: Workshop, error: AdapterError, wait: timedelta) -> None:
    number = shop.subscribe()
    shop.ask(number, page(post(1, "Acme is broken"), since="1"))
    shop.clock.forward(5 * MINUTE)
    shop.ask(number, error)
    row = _subscription(shop)
    assert (row.cursor, row.failures, row.next_poll_at) == ({"since": "1"}, 1, shop.clock() + wait)
    assert reason_from_json(row.trouble or {}) == error.reason
    _good, ledger = shop.rows(PollRow)
    assert (ledger.fetched, ledger.new, reason_from_json(ledger.problem or {})) == (0, 0, error.reason)


def test_a_source_that_breaks_is_in_trouble_like_any_other(shop: Workshop) -> None:
    number = shop.subscribe()
    shop.ask(number, page(post(1, "Acme is broken"), since="1"))
    shop.ask(number, ZeroDivisionError("a bug in an adapter"))
    row = _subscription(shop)
    assert (row.cursor, row.failures, row.next_poll_at) == ({"since": "1"}, 1, NOON + timedelta(seconds=30))
    assert reason_from_json(row.trouble or {}).values == {"source": "x", "problem": "ZeroDivisionError"}
    shop.ask(number, page(post(2, "Acme is broken", author="a2"), since="2"))
    assert (_subscription(shop).trouble, len(shop.cases())) == (None, 2)


@pytest.mark.parametrize(
    "answer", [page(post(1, "Acme is broken"), since="1"), RetryLater("x.server_error", status=503)]
)
def test_who_was_overtaken_by_another_poll_leaves_its_cursor_alone(shop: Workshop, answer: Page | AdapterError) -> None:
    number = shop.subscribe()

    quicker = page(post(1, "Acme is broken"), post(2, "Acme is broken", author="a2"), since="9")

    class OvertakenSource(FakeSource):
        def fetch(self, query: Query, window: Window) -> Page:
            shop.source = FakeSource(quicker)
            shop.elsewhere("poll", subscription_id=number)
            return super().fetch(query, window)

    shop.source = OvertakenSource()
    shop.ask(number, answer)
    row = _subscription(shop)
    assert (row.cursor, row.failures, row.trouble, len(shop.rows(PollRow))) == ({"since": "9"}, 0, None, 1)
    assert (len(shop.rows(PostRow)), len(shop.cases())) == (2, 2)


def test_failures_without_a_time_wait_longer_each_time_and_a_page_ends_the_trouble(shop: Workshop) -> None:
    number = shop.subscribe()
    waits = []
    for _ in range(3):
        shop.ask(number, RetryLater("x.unreachable", error="Timeout"))
        waits.append((_subscription(shop).next_poll_at - NOON).total_seconds())
    assert waits == [30, 60, 120]
    shop.ask(number, page())
    assert (_subscription(shop).failures, _subscription(shop).trouble) == (0, None)


def test_pages_follow_one_another_while_there_are_more(shop: Workshop) -> None:
    number = shop.subscribe()
    pages = [page(post(n, "Acme is broken", author=f"a{n}"), since=str(n), more=n < 3) for n in (1, 2, 3)]
    shop.ask(number, *pages)
    assert [window.cursor for window in shop.source.windows] == [None, {"since": "1"}, {"since": "2"}]
    assert (len(shop.cases()), len(shop.rows(PollRow)), _subscription(shop).cursor) == (3, 3, {"since": "3"})


def test_trouble_between_pages_loses_no_page(shop: Workshop) -> None:
    number = shop.subscribe()
    shop.ask(number, page(post(1, "Acme is broken"), since="1", more=True), RetryLater("x.rate_limit", after=60.0))
    assert (len(shop.rows(PostRow)), _subscription(shop).cursor) == (1, {"since": "1"})
    assert _subscription(shop).next_poll_at == NOON + MINUTE
    shop.ask(number, page(post(2, "Acme is broken", author="a2"), since="2"))
    assert (len(shop.cases()), _subscription(shop).cursor) == (2, {"since": "2"})


def test_a_stop_between_pages_keeps_what_is_safe(shop: Workshop) -> None:
    number = shop.subscribe()
    first = page(post(1, "Acme is broken"), since="1", more=True)

    class StoppingSource(FakeSource):
        def fetch(self, query: Query, window: Window) -> Page:
            shop.stop.set()
            return first

    shop.source = StoppingSource()
    shop.run("poll", subscription_id=number)
    assert (len(shop.rows(PostRow)), _subscription(shop).cursor, len(shop.rows(PollRow))) == (1, {"since": "1"}, 1)
    shop.run("poll", subscription_id=number)
    assert len(shop.rows(PollRow)) == 1


def test_what_is_known_already_is_not_new(shop: Workshop) -> None:
    number = shop.subscribe()
    shop.ask(number, page(post(1, "Acme is broken")))
    shop.ask(number, page(post(1, "Acme is broken"), post(2, "Acme is broken again")))
    assert [(row.fetched, row.new) for row in shop.rows(PollRow)] == [(1, 1), (2, 1)]
    assert len(shop.mentions()) == 2


def test_a_platforms_limit_is_kept_where_it_is_later_than_the_usual_time(shop: Workshop) -> None:
    number = shop.subscribe()
    shop.ask(number, page(not_before=NOON + 15 * MINUTE))
    assert _subscription(shop).next_poll_at == NOON + 15 * MINUTE
    shop.ask(number, page(not_before=NOON + MINUTE))
    assert _subscription(shop).next_poll_at == NOON + 5 * MINUTE


def test_entries_that_could_not_be_read_and_gaps_are_in_the_ledger(shop: Workshop) -> None:
    gap = (NOON - 3 * HOUR, NOON - 2 * HOUR)
    shop.ask(shop.subscribe(), page(post(1, "Acme is broken"), faults=(fault(),), gap=gap))
    (ledger,) = shop.rows(PollRow)
    assert [reason_from_json(one) for one in ledger.faults or ()] == [fault()]
    assert (ledger.gap_from, ledger.gap_until) == gap


def test_a_subscription_that_is_gone_paused_or_has_no_query_is_not_asked(small_shop: Workshop) -> None:
    shop = small_shop
    number = shop.subscribe("old")
    shop.subscribe("acme-en")  # pauses the other
    shop.ask(number)
    shop.ask(404)
    shop._query_of = lambda _source, _key: None  # type: ignore[method-assign, assignment]  # rules that ask for nothing
    assert (shop.source.windows, shop.rows(PollRow)) == ([], [])


def test_an_archive_that_gives_one_id_two_texts_is_told_of(small_shop: Workshop) -> None:
    number = small_shop.subscribe("posts.jsonl", source="archive")
    said = replace(post(1, "Acme is broken"), source="archive")
    small_shop.ask(number, page(said, replace(said, text="Acme is on fire")))
    (ledger,) = small_shop.rows(PollRow)
    assert [one["code"] for one in ledger.faults or ()] == ["archive.same_id"]


def test_many_posts_are_handed_on_in_pages(small_shop: Workshop) -> None:
    handed: list[tuple[str, list[int]]] = []

    class Jobs:
        def defer(self, session: object, task: str, *, key: str, args: Mapping[str, object]) -> None:
            handed.append((key, args["post_ids"]))  # type: ignore[arg-type]

    numbers = list(range(1, 2 * PAGE_OF_JOBS + 2))
    defer_processing(object(), Jobs(), numbers)
    assert [len(part) for _key, part in handed] == [PAGE_OF_JOBS, PAGE_OF_JOBS, 1]
    assert [number for _key, part in handed for number in part] == numbers
    assert len({key for key, _part in handed}) == 3
