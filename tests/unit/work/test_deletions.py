"""A post that is gone keeps its id and loses its text, and so does all that was made of it."""

from collections.abc import Callable, Sequence
from datetime import datetime

import pytest

from activesupport.domain.errors import RetryLater
from activesupport.domain.ports import Lookup
from activesupport.domain.post import Post
from activesupport.storage import search, subscriptions
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import CaseRow, CaseTextRow, DecisionRow, PollRow, PostRow, SuggestionRow
from activesupport.work.deletions import MOST_A_RUN, check_deletions, mark_gone
from tests.unit.work.workshop import DAY, HOUR, MINUTE, NOON, Workshop, page, post


class FakeLookup:
    """A platform on which these posts are gone; remembers what it was asked, and raises `error` if there is one."""

    def __init__(self, *gone: str, error: Exception | None = None) -> None:
        self._gone, self._error = frozenset(gone), error
        self.asked: list[list[str]] = []
        self.meanwhile: Callable[[], None] | None = None

    def gone(self, platform_ids: Sequence[str]) -> frozenset[str]:
        self.asked.append(list(platform_ids))
        if self.meanwhile is not None:
            self.meanwhile()
        if self._error is not None:
            raise self._error
        return self._gone & set(platform_ids)


def _mark(shop: Workshop, *ids: str, source: str = "x") -> int:
    with shop.database.writing() as session:
        return mark_gone(session, source, ids, shop.clock())


def _check(shop: Workshop, lookup: Lookup) -> None:
    lookups = {"x": lookup}
    check_deletions(database=shop.database, lookup_of=lookups.get, now=shop.clock)


def _poll(shop: Workshop, *posts: Post, key: str = "acme-en", source: str = "x") -> None:
    shop.ask(shop.subscribe(key, source=source), page(*posts))


def _post(shop: Workshop, number: int) -> PostRow:
    return next(row for row in shop.rows(PostRow) if row.platform_id == f"p{number}")


def test_the_id_stays_and_what_was_said_goes(shop: Workshop) -> None:
    links = ("https://media.example.com/1.jpg",)
    shop.bring(
        post(1, "Acme is broken since monday", media=1, media_links=links), post(2, "Acme is broken", author="b")
    )
    assert _post(shop, 1).media_links == list(links)
    shop.clock.forward(HOUR)
    assert _mark(shop, "p1", "p9") == 1
    gone, other = _post(shop, 1), _post(shop, 2)
    assert (gone.text, gone.media_links, gone.fingerprint, gone.deleted_at) == ("", [], None, NOON + HOUR)
    assert (gone.platform_id, gone.author_handle, gone.media) == ("p1", "a1", 1)
    assert (other.text, other.deleted_at) == ("Acme is broken", None)
    assert {row.post_id for row in shop.rows(SuggestionRow)} == {other.id}
    assert len(shop.cases()) == 2


def test_the_history_of_its_case_says_that_it_is_gone(shop: Workshop) -> None:
    (key, _other) = shop.bring(post(1, "Acme is broken"), post(2, "Acme is broken", author="b"))
    shop.clock.forward(HOUR)
    _mark(shop, "p1")
    _mark(shop, "p1")
    told = [row for row in shop.rows(DecisionRow) if row.action == "gone"]
    case = next(row for row in shop.cases() if row.author_id == "a1")
    assert [(row.case_id, row.post_id, row.actor, row.at) for row in told] == [
        (case.id, key, "activesupport", NOON + HOUR)
    ]


def test_its_words_find_its_case_no_more_and_those_of_its_other_posts_still_do(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken since monday"), post(2, "Acme is still broken on tuesday"))
    _mark(shop, "p1")
    with shop.database.reading() as session:
        found = {
            word: list(session.scalars(search.matching(session, word))) for word in ("monday", "tuesday", "broken")
        }
    (case,) = shop.cases()
    assert found == {"monday": [], "tuesday": [case.id], "broken": [case.id]}
    assert "monday" not in shop.rows(CaseTextRow)[0].grams


def test_the_suggestion_that_a_reply_was_made_from_stays_with_it(shop: Workshop) -> None:
    (key,) = shop.bring(post(1, "Acme is broken"))
    first, *others = shop.rows(SuggestionRow)
    assert others
    with shop.database.writing() as session:
        session.add(
            ReplyRow(
                case_id=first.case_id, post_id=key, brand="acme", source="x", target="p1", author="mika", text="Hello",
                language="en", suggestion_id=first.id, state="draft", created_at=NOON, changed_at=NOON,
            )
        )  # fmt: skip
    _mark(shop, "p1")
    assert [row.id for row in shop.rows(SuggestionRow)] == [first.id]
    assert [row.text for row in shop.rows(ReplyRow)] == ["Hello"]


def test_the_first_word_counts_and_sources_are_not_mixed_up(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"), post(1, "Acme is broken", source="mastodon", author="m"))
    assert _mark(shop, "p1") == 1
    shop.clock.forward(DAY)
    assert _mark(shop, "p1") == 0
    by_source = {row.source: row for row in shop.rows(PostRow)}
    assert (by_source["x"].deleted_at, by_source["mastodon"].deleted_at) == (NOON, None)


def test_an_id_that_is_too_long_for_an_index_is_known_by_its_digest(small_shop: Workshop) -> None:
    long = "x" * 500
    small_shop.store(post(1, "Acme is broken", platform_id=long))
    assert _mark(small_shop, long) == 1


def test_what_nobody_has_processed_yet_is_not_read_any_more(shop: Workshop) -> None:
    keys = shop.store(post(1, "Acme is broken"), post(2, "Acme is broken", author="b"))
    _mark(shop, "p1")
    shop.process(keys)
    assert [case.author_id for case in shop.cases()] == ["b"]


def test_a_post_that_goes_while_it_is_judged_leaves_nothing_behind(shop: Workshop) -> None:
    shop.judge.meanwhile = lambda: _mark(shop, "p1") and None
    keys = shop.store(post(1, "Acme is broken"), post(2, "Acme is broken", author="b"))
    shop.process(keys)
    shop.run("sweep")
    assert (_post(shop, 1).text, _post(shop, 1).fingerprint) == ("", None)
    assert [case.author_id for case in shop.cases()] == ["b"]


def test_headlines_of_open_cases_are_asked_about_once_a_day(shop: Workshop) -> None:
    _poll(shop, post(1, "Acme is broken"), post(2, "Acme is still broken"), post(3, "Acme is nice", author="b"))
    lookup = FakeLookup()
    _check(shop, lookup)
    assert lookup.asked == [], "what was fetched today stands"
    shop.clock.forward(DAY)
    for _ in range(3):
        _check(shop, lookup)
        shop.clock.forward(HOUR)
    assert len(lookup.asked) == 1
    (headline,) = (row for row in shop.rows(PostRow) if row.id == shop.cases()[0].headline_id)
    assert (lookup.asked[0], headline.checked_at) == ([headline.platform_id], NOON + DAY)
    shop.clock.forward(DAY)
    _check(shop, lookup)
    assert len(lookup.asked) == 2


def test_what_the_platform_says_is_gone_is_dropped_and_not_asked_about_again(shop: Workshop) -> None:
    _poll(shop, post(1, "Acme is broken"), post(2, "Acme is broken", author="b"))
    lookup = FakeLookup("p1")
    for _ in range(2):
        shop.clock.forward(DAY)
        _check(shop, lookup)
    assert [sorted(asked) for asked in lookup.asked] == [["p1", "p2"], ["p2"]]
    assert [(row.text, row.deleted_at) for row in (_post(shop, 1), _post(shop, 2))] == [
        ("", NOON + DAY),
        ("Acme is broken", None),
    ]


def test_closed_cases_and_posts_of_files_are_left_alone(shop: Workshop) -> None:
    _poll(shop, post(2, "Acme is broken", author="b"), key="posts.jsonl", source="archive")
    _poll(shop, post(1, "Acme is broken"))
    shop.bring(post(3, "Acme is broken", author="c"))
    with shop.database.writing() as session:
        session.query(CaseRow).filter_by(author_id="a1").update({"state": "resolved", "closed_at": NOON})
    shop.clock.forward(2 * DAY)
    lookup = FakeLookup()
    _check(shop, lookup)
    assert lookup.asked == [], "ids in files may be made up, and nobody looks at what is closed"


def test_a_run_asks_about_a_hundred_and_the_longest_unseen_come_first(small_shop: Workshop) -> None:
    shop = small_shop
    first = [post(n, "Acme is broken", author=f"a{n}") for n in range(MOST_A_RUN)]
    _poll(shop, *first)
    shop.clock.forward(MINUTE)
    _poll(shop, post(500, "Acme is broken", author="late"))
    shop.clock.forward(DAY)
    lookup = FakeLookup()
    _check(shop, lookup)
    _check(shop, lookup)
    assert [len(asked) for asked in lookup.asked] == [MOST_A_RUN, 1]
    assert lookup.asked[1] == ["p500"]


def test_a_platform_that_does_not_answer_is_asked_by_the_next_run(shop: Workshop) -> None:
    _poll(shop, post(1, "Acme is broken"))
    shop.clock.forward(DAY)
    _check(shop, FakeLookup("p1", error=RetryLater("x.rate_limit")))
    assert (_post(shop, 1).checked_at, _post(shop, 1).deleted_at) == (None, None)
    _check(shop, FakeLookup("p1"))
    assert _post(shop, 1).deleted_at == NOON + DAY


def test_sources_that_cannot_tell_are_not_asked(shop: Workshop) -> None:
    _poll(shop, post(1, "Acme is broken", source="feed"), key="https://example.com/feed", source="feed")
    shop.clock.forward(2 * DAY)
    lookup = FakeLookup("p1")
    _check(shop, lookup)
    assert lookup.asked == []


def test_a_page_brings_deletions_in_one_transaction_with_its_posts(shop: Workshop) -> None:
    number = shop.subscribe("posts.jsonl", source="archive")
    old = post(1, "Acme is broken", source="archive")
    shop.ask(number, page(old))
    both = (("archive", "p1"), ("x", "p2"))
    shop.ask(number, page(post(2, "Acme is broken", author="b"), since="2", deleted=both))
    assert [(row.text, row.deleted_at is not None) for row in (_post(shop, 1), _post(shop, 2))] == [("", True)] * 2
    assert [case.author_id for case in shop.cases()] == ["a1"], "a post that is gone at once opens no case"
    shop.ask(number, page(old, post(3, "Acme is broken", author="c"), since="3", deleted=both))
    assert _post(shop, 1).text == "", "read from the start again, the file brings nothing back"
    assert [row.faults for row in shop.rows(PollRow)] == [None] * 3, "and contradicts nothing"


@pytest.mark.parametrize("lost", [False, True])
def test_deletions_of_a_page_that_is_not_stored_did_not_happen(shop: Workshop, lost: bool) -> None:
    number = shop.subscribe("posts.jsonl", source="archive")
    shop.ask(number, page(post(1, "Acme is broken", source="archive")))
    moment = datetime(2026, 11, 2)  # noqa: DTZ001  # an adapter's mistake: the ledger refuses it
    shop.ask(number, page(since="2", deleted=(("archive", "p1"),), gap=(moment, moment) if lost else None))
    assert (_post(shop, 1).deleted_at is None) == lost


def test_a_subscription_that_rests_is_not_asked_about(shop: Workshop) -> None:
    _poll(shop, post(1, "Acme is broken"))
    with shop.database.writing() as session:
        subscriptions.follow_plans(session, [], shop.clock())
    shop.clock.forward(2 * DAY)
    lookup = FakeLookup("p1")
    _check(shop, lookup)
    assert lookup.asked == [], "without a token there is nobody to ask"
