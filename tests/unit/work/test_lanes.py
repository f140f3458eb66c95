"""Where a post goes before anybody judges it; nothing is dropped, every lane is stored with its reason to be there."""

from dataclasses import replace

import pytest

from activesupport.domain.post import Author, Post
from activesupport.storage.tables import PostRow
from tests.unit.work.workshop import DAY, HOUR, NOON, Workshop, post

LONG = "Acme is broken since this morning and nobody answers the telephone"


def test_a_judged_post_is_queue_neutral_or_noise(small_shop: Workshop) -> None:
    small_shop.bring(
        post(1, "Acme is broken"),
        post(2, "Acme opens a shop", author="a2"),
        post(3, "Acme fans: buy followers here", author="a3"),
    )
    assert small_shop.lanes() == ["queue", "neutral", "noise"]
    assert [row.author_id for row in small_shop.cases()] == ["a1"]


def test_a_post_of_which_the_judge_is_not_sure_opens_no_case_but_joins_one(small_shop: Workshop) -> None:
    small_shop.bring(post(1, "Acme, perhaps"), post(2, "Acme is broken", author="a2"))
    small_shop.bring(post(3, "Acme again, perhaps", author="a2"))
    assert small_shop.lanes() == ["unsure", "queue", "unsure"]
    assert [row.case_id for row in small_shop.mentions()] == [None, 1, 1]
    assert [(row.author_id, row.posts) for row in small_shop.cases()] == [("a2", 2)]


@pytest.mark.parametrize("text", ["Acme is broken", "We are broken today, sorry"])
def test_the_brands_own_posts_are_own_also_when_they_name_nobody(small_shop: Workshop, text: str) -> None:
    small_shop.bring(replace(post(1, text), author=Author("9", "Acme_Desk")))
    assert small_shop.lanes() == ["own"]
    assert small_shop.cases() == []
    assert small_shop.mentions()[0].scores is None


def test_the_brands_handle_on_another_platform_is_a_stranger(small_shop: Workshop) -> None:
    small_shop.bring(replace(post(1, "Acme is broken"), author=Author("9", "acme_desk"), source="mastodon"))
    assert small_shop.lanes() == ["queue"]


def test_reposts_are_reposts_however_they_are_made(small_shop: Workshop) -> None:
    small_shop.bring(
        post(1, "Acme is broken", repost_of="p0"),
        post(2, "RT @somebody: Acme is on fire", author="a2"),
        post(3, "I agree, Acme is broken", author="a3", quote_of="p0"),
    )
    assert small_shop.lanes() == ["repost", "repost", "queue"]
    assert [row.author_id for row in small_shop.cases()] == ["a3"]


def test_a_person_who_says_the_same_again_is_a_copy(shop: Workshop) -> None:
    first, _second = shop.bring(post(1, "Acme is broken"), post(2, "Acme is broken"))
    shop.clock.forward(HOUR)
    shop.bring(post(3, "ACME is  broken", at=shop.clock()))
    assert shop.lanes() == ["queue", "copy", "copy"]
    assert [row.copy_of for row in shop.mentions()] == [None, first, first]
    assert shop.cases()[0].posts == 1


def test_strangers_who_say_the_same_few_words_are_no_copies_but_a_long_text_is(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"), post(2, "Acme is broken", author="a2"))
    shop.bring(post(3, LONG, author="a3"))
    shop.bring(post(4, LONG, author="a4"))
    assert shop.lanes() == ["queue", "queue", "queue", "copy"]
    assert [row.author_id for row in shop.cases()] == ["a1", "a2", "a3"]


def test_a_copy_is_the_later_one_also_when_it_is_fetched_first(shop: Workshop) -> None:
    """On one page the order of fetching says nothing; across pages what was judged first stays judged."""
    shop.bring(post(9, LONG, author="late"), post(1, LONG, author="early"))
    assert [(row.lane, row.copy_of is None) for row in shop.mentions()] == [("queue", True), ("copy", False)]
    assert [row.author_id for row in shop.cases()] == ["early"]


def test_after_a_week_it_is_no_copy_any_more(shop: Workshop) -> None:
    shop.bring(post(1, LONG))
    shop.bring(post(2, LONG, author="a2", at=NOON + 8 * DAY))
    assert shop.lanes() == ["queue", "queue"]


def test_other_languages_have_a_lane_whether_or_not_a_watch_listens(small_shop: Workshop) -> None:
    small_shop.bring(
        post(1, "¿Por qué Acme no funciona? Estoy muy enfadado con ustedes"),
        post(2, "Acmeが動きません。困っています", author="a2"),
    )
    assert small_shop.lanes() == ["language", "language"]
    assert (small_shop.cases(), small_shop.judge.batches) == ([], [0])


def test_posts_without_words_have_a_lane(small_shop: Workshop) -> None:
    small_shop.bring(post(1, "@acme_desk 😡😡 https://example.com/a.jpg", mentions=("acme_desk",), media=1))
    assert small_shop.lanes() == ["wordless"]
    assert small_shop.cases() == []


def test_a_picture_joins_the_case_that_its_author_has(small_shop: Workshop) -> None:
    small_shop.bring(post(1, "Acme is broken"))
    small_shop.bring(post(2, "@acme_desk 😡", mentions=("acme_desk",), media=1))
    (case,) = small_shop.cases()
    assert (case.posts, case.priority, case.headline_id) == (2, small_shop.mentions()[0].priority, 1)
    assert small_shop.mentions()[1].case_id == case.id


@pytest.mark.parametrize(
    "later", [post(2, "Acme is still broken", repost_of="p0"), post(2, "Acme fans: buy followers here")]
)
def test_what_is_no_conversation_does_nothing_to_the_authors_case(small_shop: Workshop, later: Post) -> None:
    small_shop.bring(post(1, "Acme is broken"))
    small_shop.bring(later)
    assert small_shop.cases()[0].posts == 1
    assert small_shop.mentions()[1].case_id is None


def test_a_very_long_post_is_stored_whole_and_read_to_a_point(small_shop: Workshop) -> None:
    text = "Acme is broken. " + "really " * 20_000
    small_shop.bring(post(1, text))
    assert small_shop.rows(PostRow)[0].text == text
    assert small_shop.lanes() == ["queue"]


def test_a_post_with_a_broken_character_is_worked_on_like_any_other(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken \ud83d and \x00 dead", mentions=("who\x00",)))
    (case,) = shop.cases()
    assert case.state == "open"
