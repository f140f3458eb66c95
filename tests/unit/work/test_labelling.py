"""A person says what a post of a lane is: it is kept, and what wants an answer gets its case as the judge's do."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import event

from activesupport.domain.case import Outcome
from activesupport.domain.errors import LostRace, UserError
from activesupport.domain.labels import Label
from activesupport.domain.post import Author
from activesupport.storage import offers
from activesupport.storage.database import Database
from activesupport.storage.tables import DecisionRow, MentionRow
from activesupport.words import explain
from activesupport.work.casework import claims, closing
from activesupport.work.labelling import label
from tests.together import together
from tests.unit.work.workshop import DAY, HOUR, Workshop, post


def _say(shop: Workshop, key: int, *labels: Label, who: str = "mika", brand: str | None = None) -> int | None:
    return label(shop.hand(who), key, labels, shop.kits(), brand)


def _mention(shop: Workshop, key: int) -> MentionRow:
    (found,) = [one for one in shop.mentions() if one.post_id == key]
    return found


def _refused(shop: Workshop, act: Callable[[], object], code: str) -> UserError:
    """The error; mentions, cases and record are as they were."""
    before = [(one.lane, one.labels, one.case_id) for one in shop.mentions()], len(shop.rows(DecisionRow))
    with pytest.raises(UserError) as refused:
        act()
    assert refused.value.reason.code == code
    after = [(one.lane, one.labels, one.case_id) for one in shop.mentions()], len(shop.rows(DecisionRow))
    assert after == before
    return refused.value


def test_a_complaint_opens_the_case_that_the_judge_would_have_opened(shop: Workshop) -> None:
    (key,) = shop.bring(post(1, "Acme, perhaps", thread="t1"))
    before = _mention(shop, key)
    shop.clock.forward(HOUR)
    assert _say(shop, key, Label.COMPLAINT) == 1
    (case,), mention = shop.cases(), _mention(shop, key)
    assert (case.brand, case.team, case.author_id, case.thread, case.state) == ("acme", "support", "a1", "t1", "open")
    assert (case.labels, case.headline_id, case.posts, case.language) == (["complaint"], key, 1, "en")
    assert (case.opened_at, case.priority) == (shop.clock(), 35)
    assert [one["code"] for one in case.reasons] == ["priority.complaint"]
    assert (mention.lane, mention.labels, mention.case_id, mention.priority) == ("queue", ["complaint"], 1, 35)
    assert (mention.scores, mention.model, mention.judged_at) == (before.scores, before.model, before.judged_at)
    with shop.database.reading() as session:
        assert 2 <= len(offers.of_cases(session, [1])[1]) <= 3


def test_the_record_says_who_said_what_and_what_came_of_it(shop: Workshop) -> None:
    (key,) = shop.bring(post(1, "thank you Acme, perhaps"))
    _say(shop, key, Label.URGENT, Label.CHURN, Label.URGENT, who="sam")
    said, opened = shop.rows(DecisionRow)
    assert (said.action, said.actor, said.case_id, said.post_id, said.at) == ("label", "sam", 1, key, shop.clock())
    assert said.detail == {"before": ["praise"], "after": ["churn", "urgent"], "brand": "acme"}
    assert (said.rules, said.model) == (shop.rulebook.current.version, "keywords-1")
    assert (opened.action, opened.actor, opened.case_id, opened.post_id) == ("open", "activesupport", 1, key)
    assert opened.detail["state"] == "open"


@pytest.mark.parametrize(("labels", "lane"), [([], "neutral"), ([Label.PRAISE], "neutral"), ([Label.NOISE], "noise")])
def test_what_wants_no_answer_changes_its_lane_and_opens_nothing(
    shop: Workshop, labels: list[Label], lane: str
) -> None:
    (key,) = shop.bring(post(1, "Acme, perhaps"))
    assert _say(shop, key, *labels) is None
    mention, (said,) = _mention(shop, key), shop.rows(DecisionRow)
    assert (mention.lane, mention.labels, mention.case_id) == (lane, [str(one) for one in labels], None)
    assert (said.action, said.case_id, said.post_id) == ("label", None, key)
    assert shop.cases() == []


def test_a_post_to_the_brand_that_wants_nothing_is_left_alone(shop: Workshop) -> None:
    """The judge's empty hands are one thing; a person who read it is another."""
    (key,) = shop.bring(post(1, "thank you @acme_desk, perhaps", mentions=("acme_desk",)))
    assert _say(shop, key) is None
    assert _mention(shop, key).lane == "neutral"


def test_a_person_may_say_it_again_and_change_their_mind(shop: Workshop) -> None:
    (key,) = shop.bring(post(1, "Acme, perhaps"))
    _say(shop, key, Label.NOISE)
    _say(shop, key, who="sam")
    assert _say(shop, key, Label.QUESTION) == 1
    assert [row.detail["after"] for row in shop.rows(DecisionRow) if row.action == "label"] == [
        ["noise"], [], ["question"],
    ]  # fmt: skip


def test_it_joins_or_reopens_the_case_that_its_author_has(shop: Workshop) -> None:
    keys = shop.bring(post(1, "Acme, perhaps"), post(2, "Acme again, perhaps", at=shop.clock()))
    shop.bring(post(3, "Acme is broken"))
    assert _say(shop, keys[0], Label.CHURN) == 1
    (case,) = shop.cases()
    assert (case.posts, case.headline_id, case.labels) == (2, keys[0], ["churn", "complaint"])
    closing.resolve(shop.hand(), 1, Outcome.SOLVED)
    assert _say(shop, keys[1], Label.QUESTION) == 1
    assert (shop.cases()[0].state, shop.cases()[0].posts) == ("open", 3)
    assert [row.action for row in shop.rows(DecisionRow)] == ["open", "label", "extend", "resolve", "label", "reopen"]


def test_who_was_in_touch_before_counts_as_such(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"))
    closing.resolve(shop.hand(), 1, Outcome.SOLVED)
    shop.clock.forward(30 * DAY)
    (key,) = shop.bring(post(2, "Acme, perhaps", at=shop.clock()))
    assert _say(shop, key, Label.COMPLAINT) == 2
    assert [one["code"] for one in shop.cases()[1].reasons] == ["priority.complaint", "priority.again"]
    assert shop.cases()[1].previous_id == 1


def test_the_daily_cap_holds_for_labelled_posts_too_but_not_for_urgent_ones(capped_shop: Workshop) -> None:
    shop = capped_shop
    shop.bring(*(post(number, "Acme is broken", author=f"a{number}") for number in range(2)))
    keys = shop.bring(*(post(number, "Acme, perhaps", author=f"a{number}") for number in (5, 6)))
    _say(shop, keys[0], Label.QUESTION)
    _say(shop, keys[1], Label.URGENT)
    assert [case.state for case in shop.cases()] == ["open", "open", "held", "open"]


@pytest.mark.parametrize(
    "text", ["Acme fans: buy followers here", "¿Por qué Acme no funciona? Estoy muy enfadado", "RT @b: Acme is broken"]
)
def test_a_post_of_any_other_lane_can_be_labelled(small_shop: Workshop, text: str) -> None:
    (key,) = small_shop.bring(post(1, text))
    assert small_shop.lanes() != ["queue"]
    assert _say(small_shop, key, Label.COMPLAINT) == 1
    assert small_shop.lanes() == ["queue"]


def test_a_post_of_the_brand_itself_can_be_labelled(small_shop: Workshop) -> None:
    (key,) = small_shop.bring(replace(post(1, "closed today"), author=Author("9", "acme_desk")))
    assert small_shop.lanes() == ["own"]
    assert _say(small_shop, key, Label.NOISE) is None
    assert small_shop.lanes() == ["noise"]


def test_an_answer_that_does_not_name_the_brand_goes_to_the_team_of_its_thread(small_shop: Workshop) -> None:
    small_shop.bring(post(1, "Acme opens a shop", thread="p1", author="reporter"))
    (key,) = small_shop.bring(post(2, "mine, perhaps", thread="p1", reply_to="p1"))
    assert _say(small_shop, key, Label.COMPLAINT) == 1
    assert (small_shop.cases()[0].brand, small_shop.cases()[0].team) == ("acme", "support")


def test_a_post_that_a_case_shows_is_labelled_there(shop: Workshop) -> None:
    key, joined = shop.bring(post(1, "Acme is broken"), post(2, "Acme, perhaps"))
    for one in (key, joined):
        error = _refused(shop, lambda one=one: _say(shop, one, Label.QUESTION), "labelling.in_case")
        assert error.reason.values == {"post": one, "case": 1}
        assert "activesupport queue relabel 1" in explain(error.reason, "en")


def test_what_cannot_be_labelled_says_why(small_shop: Workshop) -> None:
    (nobody,) = small_shop.bring(post(1, "Nothing works today"))
    (waiting,) = small_shop.store(post(2, "Acme, perhaps"))
    (key,) = small_shop.bring(post(3, "Acme, perhaps"))
    _refused(small_shop, lambda: _say(small_shop, 999, Label.NOISE), "labelling.unknown")
    _refused(small_shop, lambda: _say(small_shop, nobody, Label.NOISE), "labelling.no_brand")
    _refused(small_shop, lambda: _say(small_shop, waiting, Label.NOISE), "labelling.no_brand")
    _refused(small_shop, lambda: _say(small_shop, key, Label.NOISE, Label.CHURN), "case.noise_alone")
    error = _refused(small_shop, lambda: _say(small_shop, key, Label.NOISE, brand="zenith"), "labelling.other_brand")
    assert error.reason.values == {"post": key, "given": "zenith", "known": "acme"}


def test_where_a_post_names_several_brands_one_is_chosen(shop: Workshop) -> None:
    zenith = '[[brand]]\nid = "zenith"\nname = "Zenith"\n[[watch]]\nid = "z"\nbrand = "zenith"\nteam = "support"\n'
    (shop.rules_folder / "zenith.toml").write_text(zenith + 'keywords = ["Zenith"]\n', encoding="utf-8")
    assert shop.rulebook.refresh() is not None
    (key,) = shop.bring(post(1, "Acme or Zenith, perhaps"))
    error = _refused(shop, lambda: _say(shop, key, Label.COMPLAINT), "labelling.which_brand")
    assert error.reason.values == {"post": key, "known": "acme, zenith"}
    assert _say(shop, key, Label.COMPLAINT, brand="zenith") == 1
    assert _say(shop, key, brand="acme") is None
    assert {row.brand: (row.lane, row.case_id) for row in shop.mentions()} == {
        "acme": ("neutral", None), "zenith": ("queue", 1),
    }  # fmt: skip
    assert shop.cases()[0].brand == "zenith"


def test_a_brand_that_the_rules_have_dropped_gets_no_case_but_keeps_its_labels(small_shop: Workshop) -> None:
    (key,) = small_shop.bring(post(1, "Acme, perhaps"))
    text = (small_shop.rules_folder / "acme.toml").read_text(encoding="utf-8")
    small_shop.write_rules(text.replace('"acme"', '"other"').replace("Acme", "Other"))
    assert small_shop.rulebook.refresh() is not None
    _refused(small_shop, lambda: _say(small_shop, key, Label.COMPLAINT), "labelling.brand_gone")
    assert _say(small_shop, key, Label.NOISE) is None


def test_of_two_people_who_label_a_post_at_once_one_opens_the_case(shop: Workshop) -> None:
    (key,) = shop.bring(post(1, "Acme, perhaps"))
    kit = shop.kits()
    ended: list[object] = []

    def say(who: str) -> None:
        try:
            ended.append(label(shop.hand(who), key, [Label.COMPLAINT], kit))
        except UserError as error:
            ended.append(error.reason.code)

    together(*(partial(say, who) for who in ("mika", "sam")))
    assert sorted(map(str, ended)) == ["1", "labelling.in_case"]
    assert [row.action for row in shop.rows(DecisionRow)] == ["label", "open"]


def test_when_a_responder_was_quicker_nothing_is_kept(postgres_database: Database, tmp_path: Path) -> None:
    """On SQLite one writer waits for the other."""
    shop = Workshop(postgres_database, tmp_path)
    (key,) = shop.bring(post(1, "Acme, perhaps"))
    shop.bring(post(2, "Acme is broken"))
    waiting = [lambda: claims.claim(shop.hand("sam"), 1)]

    def listen(_connection: object, _cursor: object, sql: str, *_rest: object) -> None:
        if sql.startswith("UPDATE cases") and waiting:
            waiting.pop()()

    event.listen(shop.database.engine, "before_cursor_execute", listen)
    with pytest.raises(LostRace):
        _say(shop, key, Label.CHURN)
    assert (_mention(shop, key).lane, shop.cases()[0].claimed_by, shop.cases()[0].posts) == ("unsure", "sam", 1)
    assert [row.action for row in shop.rows(DecisionRow)] == ["open", "claim"]
    assert _say(shop, key, Label.CHURN) == 1
