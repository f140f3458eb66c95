"""A page is worked on once and whole; what breaks it is set aside, and a lost race brings it again."""

from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from activesupport.domain.case import Outcome
from activesupport.domain.labels import Utterance
from activesupport.storage.database import Database
from activesupport.storage.tables import DecisionRow, PostRow, SuggestionRow
from activesupport.work.casework import claims, closing
from activesupport.work.process import lane_of
from tests.unit.work.workshop import DAY, KeywordJudge, Workshop, post


def _waiting(shop: Workshop) -> list[int]:
    return [row.id for row in shop.rows(PostRow) if row.processed_at is None]


def _numbers(shop: Workshop) -> list[list[int]]:
    """The rows of every table that processing writes."""
    return [
        [row.id for row in shop.cases()],
        [row.id for row in shop.mentions()],
        [row.id for row in shop.rows(DecisionRow)],
        [row.id for row in shop.rows(SuggestionRow)],
    ]


def test_a_complaint_becomes_a_case_with_a_mention_a_decision_and_suggestions(shop: Workshop) -> None:
    (key,) = shop.bring(post(1, "Acme is broken", thread="t1"))
    (case,), (mention,), (decision,) = shop.cases(), shop.mentions(), shop.rows(DecisionRow)
    assert (case.brand, case.team, case.source, case.author_id, case.thread) == ("acme", "support", "x", "a1", "t1")
    assert (case.state, case.labels, case.language, case.headline_id, case.posts) == (
        "open",
        ["complaint"],
        "en",
        key,
        1,
    )
    assert (case.opened_at, case.last_post_at, case.version) == (shop.clock(), post(1, "").time, 1)
    assert case.priority == mention.priority == round(35 * 0.9)
    assert (mention.case_id, mention.watches, mention.terms, mention.lane) == (case.id, ["acme-en"], ["Acme"], "queue")
    assert mention.scores is not None
    assert mention.scores["complaint"] == 0.9
    assert (decision.case_id, decision.post_id, decision.actor, decision.action) == (
        case.id,
        key,
        "activesupport",
        "open",
    )
    version = shop.rulebook.current.version
    assert (decision.rules, decision.model, mention.rules, mention.model) == (
        version,
        "keywords-1",
        version,
        "keywords-1",
    )
    offered = shop.rows(SuggestionRow)
    assert 2 <= len(offered) <= 3
    assert {(row.case_id, row.post_id, row.language, row.playbook) for row in offered} == {
        (case.id, key, "en", "sorry")
    }
    assert [row.position for row in offered] == list(range(1, len(offered) + 1))


def test_processing_twice_does_nothing_the_second_time(shop: Workshop) -> None:
    keys = shop.bring(post(1, "Acme is broken"), post(2, "Acme is broken", author="a2"), post(3, "no name here"))
    before = _numbers(shop)
    assert _waiting(shop) == []
    shop.process(keys)
    assert _numbers(shop) == before
    assert shop.judge.batches == [2]


def test_a_post_that_names_nobody_is_done_without_a_mention(shop: Workshop) -> None:
    shop.bring(post(1, "Nothing works today"))
    assert (_waiting(shop), shop.mentions()) == ([], [])


def test_the_whole_page_is_judged_at_once(shop: Workshop) -> None:
    shop.bring(*(post(number, f"Acme number {number}", author=f"a{number}") for number in range(20)))
    assert shop.judge.batches == [20]


def test_a_post_that_breaks_the_judge_is_set_aside_and_the_rest_is_done(shop: Workshop) -> None:
    texts = ["Acme is broken"] * 3 + ["Acme made me explode"] + ["Acme is broken"] * 4
    keys = shop.bring(*(post(number, text, author=f"a{number}") for number, text in enumerate(texts)))
    assert [case.author_id for case in shop.cases()] == ["a0", "a1", "a2", "a4", "a5", "a6", "a7"]
    aside = [row for row in shop.rows(PostRow) if row.problem is not None]
    assert [row.id for row in aside] == [keys[3]]
    assert aside[0].problem is not None
    assert aside[0].problem["code"] == "process.failed"
    assert aside[0].problem["values"] == {"problem": "ValueError"}
    assert _waiting(shop) == []
    shop.run("sweep")
    assert len(shop.cases()) == 7


@pytest.mark.parametrize("error", [OSError("no model file"), MemoryError(), BrokenProcessPool("killed")])
def test_a_judge_in_trouble_is_not_the_posts_fault_and_the_sweep_brings_the_page_again(
    shop: Workshop, error: Exception
) -> None:
    def fail() -> None:
        raise error

    shop.judge.meanwhile = fail
    keys = shop.bring(post(1, "Acme is broken"), post(2, "Acme is broken", author="a2"))
    assert (_waiting(shop), shop.mentions()) == (keys, [])
    shop.run("sweep")
    assert (_waiting(shop), len(shop.cases())) == ([], 2)
    assert [row.problem for row in shop.rows(PostRow)] == [None, None]


def test_a_page_that_another_worker_has_done_meanwhile_is_left_alone(shop: Workshop) -> None:
    keys = shop.store(post(1, "Acme is broken"), post(2, "Acme is broken", author="a2"))
    shop.judge.meanwhile = lambda: shop.elsewhere("process", post_ids=keys)
    shop.process(keys)
    assert shop.judge.batches == [2, 2]
    assert (len(shop.cases()), len(shop.mentions()), len(shop.rows(DecisionRow))) == (2, 2, 2)


def test_a_page_of_which_another_worker_has_done_a_part_waits_for_the_sweep(shop: Workshop) -> None:
    keys = shop.store(post(1, "Acme is broken"), post(2, "Acme is broken", author="a2"))
    shop.judge.meanwhile = lambda: shop.elsewhere("process", post_ids=keys[:1])
    shop.process(keys)
    assert _waiting(shop) == keys[1:]
    shop.run("sweep")
    assert sorted(case.author_id for case in shop.cases()) == ["a1", "a2"]


def _once_before(engine: Engine, statement: str, act: Callable[[], None]) -> None:
    """Somebody else commits something just before the first statement that begins so."""
    waiting = [act]

    def listen(_connection: object, _cursor: object, sql: str, *_rest: object) -> None:
        if sql.startswith(statement) and waiting:
            waiting.pop()()

    event.listen(engine, "before_cursor_execute", listen)


@pytest.fixture
def server_shop(postgres_database: Database, tmp_path: Path) -> Workshop:
    """On SQLite one writer waits for the other: only PostgreSQL lets two write at a time."""
    return Workshop(postgres_database, tmp_path)


def test_when_a_responder_was_quicker_nothing_is_written_and_the_sweep_brings_the_page_again(
    server_shop: Workshop,
) -> None:
    shop = server_shop
    shop.bring(post(1, "Acme is broken"))
    _once_before(shop.database.engine, "UPDATE cases", lambda: claims.claim(shop.hand("mika"), 1))
    keys = shop.bring(post(2, "Acme is still broken"), post(3, "Acme is broken", author="a2"))
    assert _waiting(shop) == keys
    assert [(case.author_id, case.posts, case.claimed_by) for case in shop.cases()] == [("a1", 1, "mika")]
    assert (len(shop.mentions()), [row.action for row in shop.rows(DecisionRow)]) == (1, ["open", "claim"])
    shop.run("sweep")
    assert [(case.author_id, case.posts) for case in shop.cases()] == [("a1", 2), ("a2", 1)]
    assert shop.cases()[0].claimed_by == "mika"
    assert _waiting(shop) == []


def test_when_another_worker_has_just_opened_the_persons_case_the_page_joins_it(server_shop: Workshop) -> None:
    shop = server_shop
    other = shop.store(post(1, "Acme is broken"))
    _once_before(shop.database.engine, "INSERT INTO cases", lambda: shop.elsewhere("process", post_ids=other))
    keys = shop.bring(post(2, "Acme is still broken"))
    assert _waiting(shop) == keys
    shop.run("sweep")
    assert [(case.author_id, case.posts) for case in shop.cases()] == [("a1", 2)]
    assert [row.problem for row in shop.rows(PostRow)] == [None, None]


def test_an_answer_finds_its_brand_in_the_post_above_it(shop: Workshop) -> None:
    shop.bring(post(1, "Acme opens a shop", author="reporter", thread="p1"))
    shop.bring(post(2, "mine is broken", author="a2", thread="p1", reply_to="p1"))
    shop.bring(post(3, "mine too, broken", author="a3", thread="p1", reply_to="p2"))
    assert [(case.brand, case.author_id) for case in shop.cases()] == [("acme", "a2"), ("acme", "a3")]


def test_twelve_people_in_one_thread_have_twelve_cases(shop: Workshop) -> None:
    root = post(0, "Acme has changed its prices", author="reporter", thread="p0")
    answers = [
        post(n, f"{n} times broken since then", author=f"a{n}", thread="p0", reply_to=f"p{n - 1}") for n in range(1, 13)
    ]
    shop.bring(root, *reversed(answers))
    found = shop.cases()
    assert sorted(case.author_id for case in found) == sorted(f"a{n}" for n in range(1, 13))
    assert {case.thread for case in found} == {"p0"}


def test_two_brands_in_one_post_are_two_mentions_and_two_cases(shop: Workshop) -> None:
    zenith = '[[brand]]\nid = "zenith"\nname = "Zenith"\n[[watch]]\nid = "z"\nbrand = "zenith"\nteam = "support"\n'
    (shop.rules_folder / "zenith.toml").write_text(zenith + 'keywords = ["Zenith"]\n', encoding="utf-8")
    assert shop.rulebook.refresh() is not None
    shop.bring(post(1, "Acme and Zenith are both broken"))
    assert sorted(case.brand for case in shop.cases()) == ["acme", "zenith"]
    assert len({mention.case_id for mention in shop.mentions()}) == 2


def test_rules_that_change_meanwhile_are_named_by_the_decisions_made_under_them(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"))
    before = shop.rulebook.current.version
    text = (shop.rules_folder / "acme.toml").read_text(encoding="utf-8")
    shop.write_rules(text.replace('keywords = ["Acme"]', 'keywords = ["Acme", "Acmé"]'))
    assert shop.rulebook.refresh() is not None
    shop.bring(post(2, "Acme is broken", author="a2"))
    assert [row.rules for row in shop.rows(DecisionRow)] == [before, shop.rulebook.current.version]
    assert before != shop.rulebook.current.version


def test_who_was_in_touch_before_goes_first(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"))
    closing.resolve(shop.hand(), shop.cases()[0].id, Outcome.SOLVED)
    shop.clock.forward(30 * DAY)
    shop.bring(
        post(2, "Acme broken, once more", at=shop.clock()), post(3, "Acme is broken", author="a2", at=shop.clock())
    )
    _old, again, new = shop.cases()
    assert again.priority == new.priority + 8
    assert "priority.again" in [reason["code"] for reason in again.reasons]


def test_where_verdicts_lead() -> None:
    judge = KeywordJudge()
    texts = ["broken", "thank you", "buy followers", "whatever", "thank you but it is broken"]
    verdicts = judge.judge([Utterance(text, "en") for text in texts])
    assert [lane_of(verdict, addressed=False) for verdict in verdicts] == [
        "queue", "neutral", "noise", "neutral", "queue",
    ]  # fmt: skip


def test_who_writes_to_the_brand_itself_without_a_clear_reason_is_looked_at() -> None:
    judge = KeywordJudge()
    verdicts = judge.judge([Utterance(text, "en") for text in ("whatever", "thank you", "buy followers")])
    assert [lane_of(verdict, addressed=True) for verdict in verdicts] == ["queue", "neutral", "noise"]


def test_what_the_judge_is_not_sure_of_waits_for_a_label() -> None:
    judge = KeywordJudge()
    texts = ["perhaps", "thank you, perhaps", "buy followers, perhaps", "broken, perhaps"]
    verdicts = judge.judge([Utterance(text, "en") for text in texts])
    assert [lane_of(verdict, addressed=False) for verdict in verdicts] == ["unsure", "unsure", "unsure", "queue"]
    assert [lane_of(verdict, addressed=True) for verdict in verdicts] == ["queue", "unsure", "unsure", "queue"]
