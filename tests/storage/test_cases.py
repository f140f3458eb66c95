"""Cases: found by person, opened in order, changed by compare-and-set, shown in the order they want answering."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import pytest

from activesupport.domain.case import CaseState
from activesupport.domain.errors import LostRace, UserError
from activesupport.storage import cases, journal, offers
from activesupport.storage.database import Database
from activesupport.storage.tables import CaseRow, DecisionRow
from tests.storage import rows

A1 = ("acme", "x", "a1")
HOUR = timedelta(hours=1)


def test_cases_are_numbered_in_the_order_given(database: Database) -> None:
    with database.writing() as session:
        (key,) = rows.store(session, rows.post(1))
        opened = [
            {
                "version": 1, "brand": "acme", "team": "support", "source": "x", "author_id": f"a{number}",
                "author_handle": "", "state": CaseState.OPEN, "priority": number % 7, "reasons": [], "labels": [],
                "language": "en", "headline_id": key, "posts": 1, "opened_at": rows.NOON, "last_post_at": rows.NOON,
            }
            for number in range(1500)
        ]  # fmt: skip
        numbers = cases.open_cases(session, opened)
        assert [cases.get(session, number).author_id for number in numbers] == [f"a{n}" for n in range(1500)]
        assert cases.open_cases(session, []) == []


def _numbers(found: Mapping[cases.Person, Sequence[CaseRow]]) -> dict[cases.Person, list[int]]:
    return {person: [row.id for row in of_person] for person, of_person in found.items()}


def test_the_latest_case_of_each_person(database: Database) -> None:
    with database.writing() as session:
        (key,) = rows.store(session, rows.post(1))
        old = rows.open_case(session, key)
        rows.close_case(session, old, rows.NOON)
        new = rows.open_case(session, key)
        other_brand = rows.open_case(session, key, brand="zenith")
        rows.open_case(session, key, author_id="a2")
        wanted = {A1, ("zenith", "x", "a1"), ("acme", "mastodon", "a1"), ("zenith", "x", "a2")}
        found = _numbers(cases.of_people(session, wanted))
        assert found == {A1: [new], ("zenith", "x", "a1"): [other_brand]}


def test_open_cases_come_before_a_newer_one_that_is_closed(database: Database) -> None:
    """A responder may reopen the earlier of two closed cases: the next post belongs to that one."""
    with database.writing() as session:
        (key,) = rows.store(session, rows.post(1))
        reopened = rows.open_case(session, key)
        rows.close_case(session, reopened, rows.NOON)
        newer = rows.open_case(session, key)
        rows.close_case(session, newer, rows.NOON)
        cases.change(session, reopened, 1, {"state": CaseState.OPEN, "closed_at": None})
        session.expire_all()
        assert _numbers(cases.of_people(session, {A1})) == {A1: [reopened]}
        part = rows.open_case(session, key, part=1)
        assert _numbers(cases.of_people(session, {A1})) == {A1: [reopened, part]}


def test_a_merged_case_is_not_what_is_gone_on_in(database: Database) -> None:
    with database.writing() as session:
        (key,) = rows.store(session, rows.post(1))
        target = rows.open_case(session, key)
        rows.close_case(session, target, rows.NOON)
        merged = rows.open_case(session, key)
        rows.close_case(session, merged, rows.NOON)
        assert _numbers(cases.of_people(session, {A1})) == {A1: [merged]}
        cases.change(session, merged, cases.get(session, merged).version, {"merged_into": target})
        session.expire_all()
        assert _numbers(cases.of_people(session, {A1})) == {A1: [target]}


def test_nobody_has_no_case(database: Database) -> None:
    with database.reading() as session:
        assert cases.of_people(session, set()) == {}


def test_a_change_counts_the_version_up_and_a_stale_one_is_lost(database: Database) -> None:
    with database.writing() as session:
        (key,) = rows.store(session, rows.post(1))
        number = rows.open_case(session, key)
        cases.change(session, number, 1, {"priority": 60})
        with pytest.raises(LostRace) as lost:
            cases.change(session, number, 1, {"priority": 70})
        assert (lost.value.reason.code, lost.value.reason.values) == ("case.lost_race", {"case": number})
        row = cases.get(session, number)
        assert (row.version, row.priority) == (2, 60)
        with pytest.raises(LostRace):
            cases.change(session, number + 1, 1, {"priority": 70})


def test_an_unknown_number_says_so(database: Database) -> None:
    with database.reading() as session, pytest.raises(UserError) as refused:
        cases.get(session, 404)
    assert (refused.value.reason.code, refused.value.reason.values) == ("case.unknown", {"case": 404})


def test_the_queue_is_ordered_by_priority_then_by_waiting(database: Database) -> None:
    with database.writing() as session:
        low, high, older, closed, elsewhere, held = rows.store(session, *(rows.post(number) for number in range(6)))
        rows.open_case(session, low, author_id="low", priority=10)
        rows.open_case(session, high, author_id="high", priority=90, claimed_by="mika", state=CaseState.CLAIMED)
        rows.open_case(session, older, author_id="older", priority=10, opened_at=rows.NOON - HOUR)
        rows.close_case(session, rows.open_case(session, closed, author_id="closed"), rows.NOON)
        rows.open_case(session, elsewhere, author_id="elsewhere", team="other", brand="zenith", priority=95)
        rows.open_case(session, held, author_id="held", state=CaseState.HELD, priority=99)

    def listed(**choice: object) -> list[str]:
        states = {CaseState.OPEN, CaseState.CLAIMED}
        with database.reading() as session:
            most = choice.pop("most", 50)
            wanted = cases.Wanted(**({"states": states} | choice))  # type: ignore[arg-type]
            found = cases.queue(session, wanted, most)  # type: ignore[arg-type]
            assert cases.count_queue(session, wanted) >= len(found)
            return [item.case.author_id for item in found]

    assert listed() == ["elsewhere", "high", "older", "low"]
    assert listed(team="support") == ["high", "older", "low"]
    assert listed(brand="zenith") == ["elsewhere"]
    assert listed(claimed_by="mika") == ["high"]
    assert listed(most=2) == ["elsewhere", "high"]
    assert listed(states={CaseState.HELD}) == ["held"]
    assert listed(states=set()) == []


def test_a_queue_item_has_the_post_that_made_the_priority(database: Database) -> None:
    with database.writing() as session:
        _first, headline = rows.store(session, rows.post(1), rows.post(2, text="the headline"))
        rows.open_case(session, headline, posts=2)
        (item,) = cases.queue(session, cases.Wanted({CaseState.OPEN}))
        assert item.post.text == "the headline"


def test_held_cases_wait_outside_the_count_and_come_the_most_pressing_first(database: Database) -> None:
    with database.writing() as session:
        (key,) = rows.store(session, rows.post(1))
        waiting = [
            rows.open_case(session, key, author_id=f"h{priority}", priority=priority, state=CaseState.HELD)
            for priority in (20, 80, 20)
            if not (priority == 20 and session.query(CaseRow).count() == 2)
        ]
        rows.open_case(session, key, author_id="in")
        rows.open_case(session, key, author_id="yesterday", opened_at=rows.NOON - 24 * HOUR)
        rows.close_case(session, rows.open_case(session, key, author_id="done"), rows.NOON)
        assert [row.id for row in cases.held(session, "support", 10)] == waiting[::-1]
        assert len(cases.held(session, "support", 1)) == 1
        assert cases.held(session, "support", 0) == []
        assert cases.held(session, "other", 10) == []
        assert cases.count_opened(session, "support", rows.NOON) == 2
        assert cases.count_opened(session, "other", rows.NOON) == 0


def test_a_conversation_has_the_persons_posts_and_the_rest_of_the_thread_with_its_root(database: Database) -> None:
    with database.writing() as session:
        mine, elsewhere, answer, root, _stranger, _far = rows.store(
            session,
            rows.post(3, thread="p1", reply_to="p1"),
            rows.post(5, text="and another thing, Acme"),
            rows.post(4, author="acme-desk", thread="p1", reply_to="p3"),
            rows.post(1, author="somebody"),
            rows.post(2, author="else", thread="p99"),
            rows.post(6, author="far", source="mastodon", thread="p1"),
        )
        number = rows.open_case(session, mine, thread="p1")
        rows.mention(session, mine, case_id=number)
        rows.mention(session, elsewhere, case_id=number)
        found = cases.conversation(session, cases.get(session, number))
        assert [(post.id, mention is not None) for post, mention in found] == [
            (root, False), (mine, True), (answer, False), (elsewhere, True),
        ]  # fmt: skip


def test_a_conversation_without_a_thread_has_the_persons_posts(database: Database) -> None:
    with database.writing() as session:
        mine, _other = rows.store(session, rows.post(1), rows.post(2))
        number = rows.open_case(session, mine)
        rows.mention(session, mine, case_id=number)
        assert [post.id for post, _ in cases.conversation(session, cases.get(session, number))] == [mine]


def _suggestion(case_id: int, post_id: int, position: int, minutes: int) -> dict[str, object]:
    return {
        "case_id": case_id, "post_id": post_id, "position": position, "playbook": "p", "kind": "full", "limit": None,
        "text": f"{minutes}-{position}", "language": "en", "length": 3, "parts": {}, "open": ["name"], "faq": None,
        "rules": "r1", "made_at": rows.NOON + timedelta(minutes=minutes),
    }  # fmt: skip


def test_the_suggestions_that_are_offered_now(database: Database) -> None:
    """Earlier ones are kept for the record, but nobody is shown them."""
    with database.writing() as session:
        (key,) = rows.store(session, rows.post(1))
        first, second, bare = (
            rows.open_case(session, key, author_id=f"a{minutes}", suggested_at=rows.NOON + timedelta(minutes=minutes))
            for minutes in (9, 1, 7)
        )
        made = [(first, 1, 5), (first, 2, 5), (second, 1, 1), (first, 1, 9), (first, 2, 9)]
        offers.add(session, [_suggestion(case, key, position, at) for case, position, at in made])
        offers.add(session, [])
        found = offers.of_cases(session, [first, second, bare])
        assert {case: [row.text for row in offered] for case, offered in found.items()} == {
            first: ["9-1", "9-2"],
            second: ["1-1"],
        }


def _decision(case_id: int, action: str) -> dict[str, object]:
    return {"case_id": case_id, "at": rows.NOON, "actor": "mika", "action": action, "detail": {"n": 1}}


def test_decisions_are_read_in_the_order_in_which_they_were_made(database: Database) -> None:
    with database.writing() as session:
        (key,) = rows.store(session, rows.post(1))
        one, two = (rows.open_case(session, key, author_id=f"a{number}") for number in range(2))
        journal.add_all(session, [_decision(one, "claim"), _decision(two, "note"), _decision(one, "resolve")])
        journal.add_all(session, [])
        assert [row.action for row in journal.of_case(session, one)] == ["claim", "resolve"]
        assert journal.of_case(session, one)[0].detail == {"n": 1}


def _word(post_id: int, *labels: str, case_id: int | None = None, **detail: object) -> dict[str, object]:
    """Somebody labels a post, or relabels the case whose headline it is."""
    action = "label" if case_id is None else "relabel"
    given = {"before": [], "after": list(labels), **detail}
    return _decision(0, action) | {"case_id": case_id, "post_id": post_id, "detail": given}


def test_of_what_people_said_about_a_post_the_latest_word_counts_for_each_brand(database: Database) -> None:
    with database.writing() as session:
        lone, headline, both = rows.store(session, *(rows.post(number) for number in range(3)))
        case = rows.open_case(session, headline)
        said = [
            _word(lone, "praise", brand="acme"),
            _word(headline, "complaint", case_id=case),
            _word(both, "noise", brand="acme"),
            _word(both, "question", brand="zenith"),
            _word(lone, brand="acme"),
            _word(headline, "churn", "complaint", case_id=case),
            _decision(case, "note") | {"post_id": headline},
        ]
        journal.add_all(session, [one | {"at": rows.NOON + number * HOUR} for number, one in enumerate(said)])
        found = journal.labels_said(session)
        assert [(one.post.id, one.brand, one.labels) for one in found] == [
            (both, "acme", ("noise",)),
            (both, "zenith", ("question",)),
            (lone, "acme", ()),
            (headline, "acme", ("churn", "complaint")),
        ]
        assert (found[-1].by, found[-1].at) == ("mika", rows.NOON + 5 * HOUR)


def test_all_rows_are_read_in_order_and_in_batches(database: Database) -> None:
    with database.writing() as session:
        (key,) = rows.store(session, rows.post(1))
        numbers = [rows.open_case(session, key, author_id=f"a{number}") for number in range(7)]
        journal.add_all(session, [_decision(number, "note") for number in numbers])
    for batch in (1, 3, 7, 100):
        with database.reading() as session:
            assert [row.id for row in cases.all_rows(session, CaseRow, batch)] == numbers
            assert [row.case_id for row in cases.all_rows(session, DecisionRow, batch)] == numbers


def test_open_cases_of_teams_that_are_gone_go_to_the_heir_of_their_brand(database: Database) -> None:
    with database.writing() as session:
        (key,) = rows.store(session, rows.post(1))
        orphan = rows.open_case(session, key, team="gone")
        kept = rows.open_case(session, key, author_id="a2", team="support")
        other = rows.open_case(session, key, author_id="a3", team="gone", brand="zenith")
        closed = rows.open_case(session, key, author_id="a4", team="gone")
        rows.close_case(session, closed, rows.NOON)
        cases.adopt_orphans(session, {"support", "care"}, {"acme": "care"})
        session.expire_all()
        teams = {number: cases.get(session, number).team for number in (orphan, kept, other, closed)}
        assert teams == {orphan: "care", kept: "support", other: "gone", closed: "gone"}
        assert [cases.get(session, number).version for number in (orphan, kept)] == [2, 1]
