"""What the posts of one person do to their case: one conversation, reopened within days, followed up after them."""

from datetime import timedelta

from activesupport.domain.case import Outcome
from activesupport.storage.tables import DecisionRow, SuggestionRow
from activesupport.work.casework import claims, closing
from tests.unit.work.workshop import DAY, HOUR, Workshop, post


def _actions(shop: Workshop) -> list[tuple[int | None, str]]:
    return [(row.case_id, row.action) for row in shop.rows(DecisionRow)]


def test_two_posts_of_one_person_on_one_page_are_one_case(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"), post(2, "Acme, how do I get my money back? I am leaving"))
    (case,) = shop.cases()
    mild, strong = shop.mentions()
    assert (case.posts, case.priority, case.headline_id) == (2, strong.priority, strong.post_id)
    assert case.labels == ["churn", "complaint", "question"]
    assert (mild.case_id, strong.case_id) == (case.id, case.id)
    assert _actions(shop) == [(case.id, "open"), (case.id, "extend")]
    assert {row.case_id for row in shop.rows(SuggestionRow)} == {case.id}


def test_the_same_person_on_two_platforms_has_two_cases(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"), post(1, "Acme is broken", source="mastodon"))
    assert sorted(case.source for case in shop.cases()) == ["mastodon", "x"]


def test_a_later_page_extends_the_case_and_a_weaker_post_does_not_take_its_priority(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken and I am leaving"))
    (first,) = shop.cases()
    shop.bring(post(2, "Acme, how do I reach you?"))
    (case,) = shop.cases()
    assert (case.posts, case.priority, case.headline_id, case.version) == (2, first.priority, first.headline_id, 2)
    assert case.labels == ["churn", "complaint", "question"]
    assert case.last_post_at > first.last_post_at


def test_an_older_post_that_arrives_late_does_not_turn_the_clock_back(shop: Workshop) -> None:
    shop.bring(post(9, "Acme is broken"))
    shop.bring(post(1, "Acme does not answer, how do I go on?"))
    assert shop.cases()[0].last_post_at == post(9, "").time


def test_a_claimed_case_is_extended_and_stays_with_its_responder(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"))
    claims.claim(shop.hand("mika"), 1)
    shop.bring(post(2, "Acme is on fire, and broken"))
    (case,) = shop.cases()
    assert (case.state, case.claimed_by, case.posts) == ("claimed", "mika", 2)


def _close(shop: Workshop, number: int = 1) -> None:
    claims.claim(shop.hand(), number)
    closing.resolve(shop.hand(), number, Outcome.SOLVED)


def test_within_the_days_a_new_complaint_reopens_the_case(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken and I am leaving"))
    _close(shop)
    shop.clock.forward(7 * DAY)
    (key,) = shop.bring(post(2, "Acme is broken again", at=shop.clock()))
    (case,) = shop.cases()
    assert (case.state, case.closed_at, case.outcome, case.claimed_by, case.claimed_at) == ("open", *[None] * 4)
    assert (case.headline_id, case.posts, case.opened_at) == (key, 2, shop.clock() - 7 * DAY)
    assert case.priority == shop.mentions()[-1].priority
    assert _actions(shop)[-1] == (case.id, "reopen")


def test_after_the_days_it_is_a_new_case_that_names_the_earlier_one(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"))
    _close(shop)
    shop.clock.forward(7 * DAY + timedelta(seconds=1))
    shop.bring(post(2, "Acme is broken again", at=shop.clock()))
    old, new = shop.cases()
    assert (old.state, new.state, new.previous_id) == ("resolved", "open", old.id)


def test_thanks_are_attached_and_let_the_case_rest(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"))
    _close(shop)
    (closed,) = shop.cases()
    shop.clock.forward(HOUR)
    shop.bring(post(2, "Thank you Acme, it works", at=shop.clock()))
    (case,) = shop.cases()
    assert (case.state, case.closed_at, case.outcome) == ("resolved", closed.closed_at, "solved")
    assert (case.posts, case.labels, case.headline_id) == (2, ["complaint"], closed.headline_id)
    assert shop.mentions()[-1].case_id == case.id
    assert _actions(shop)[-1] == (case.id, "attach")


def test_thanks_long_after_open_nothing(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"))
    _close(shop)
    shop.clock.forward(30 * DAY)
    shop.bring(post(2, "Thank you Acme, it works", at=shop.clock()))
    assert len(shop.cases()) == 1
    assert shop.mentions()[-1].case_id is None


def test_a_reopening_and_more_on_one_page_is_one_change(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"))
    _close(shop)
    version = shop.cases()[0].version
    shop.bring(post(2, "Acme is broken again"), post(3, "Acme, I am leaving"), post(4, "Thank you, Acme"))
    (case,) = shop.cases()
    assert (case.state, case.posts, case.version) == ("open", 4, version + 1)
    assert [action for _case, action in _actions(shop)][-3:] == ["reopen", "extend", "extend"]


def test_after_an_older_case_was_reopened_by_hand_the_next_post_belongs_to_it(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"))
    _close(shop)
    shop.clock.forward(10 * DAY)
    shop.bring(post(2, "Acme is broken again", at=shop.clock()))
    _close(shop, 2)
    closing.reopen(shop.hand(), 1)
    shop.bring(post(3, "Acme is still broken", at=shop.clock()))
    old, new = shop.cases()
    assert (old.state, old.posts, new.state, new.posts) == ("open", 2, "resolved", 1)
    shop.run("sweep")
    assert len(shop.mentions()) == 3
