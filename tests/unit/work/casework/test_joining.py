"""One matter in two cases becomes one, two matters in one case become two; nothing that was said is lost."""

from activesupport.domain.case import Outcome
from activesupport.domain.errors import Forbidden, LostRace, UserError
from activesupport.storage import cases, offers, posts, search
from activesupport.storage.tables import CaseRow, DecisionRow, MentionRow, PostRow
from activesupport.work.casework import claims, closing, joining
from activesupport.work.promises import promise
from activesupport.work.speaking import gate_of
from tests.unit.work.deskshop import Desk, columns, race
from tests.unit.work.workshop import DAY, HOUR, MINUTE


def _texts(desk: Desk, number: int) -> list[str]:
    with desk.database.reading() as session:
        return [row.text for row, _mention in cases.conversation(session, cases.get(session, number))]


def _found(desk: Desk, words: str) -> list[int]:
    with desk.database.reading() as session:
        return sorted(session.scalars(search.matching(session, words)))


def _two(desk: Desk) -> tuple[int, int]:
    first = desk.complain("a1", "Acme is broken in the kitchen")
    desk.clock.forward(MINUTE)
    second = desk.complain("a2", "Acme is broken in the cellar")
    desk.clock.forward(MINUTE)
    return first, second


def test_a_merged_case_is_closed_and_its_posts_are_shown_with_the_other(desk: Desk) -> None:
    first, second = _two(desk)
    joining.merge(desk.hand("ann"), second, first, same_person=True)
    merged = desk.case(second)
    assert (merged.state, merged.dismissal, merged.merged_into, merged.closed_at) == (
        "dismissed", "duplicate", first, desk.clock(),
    )  # fmt: skip
    assert _texts(desk, first) == ["Acme is broken in the kitchen", "Acme is broken in the cellar"]
    assert _texts(desk, second) == ["Acme is broken in the cellar"]
    assert (desk.actions(first)[-1], desk.actions(second)[-1]) == ("merge", "merge")
    assert desk.case(first).version == 1
    assert _found(desk, "cellar") == [first, second], "where somebody works on it, and where it was said"
    assert _found(desk, "kitchen") == [first]
    assert _found(desk, f"#{second}") == _found(desk, f"＃{second}") == _found(desk, str(second)) == [second]
    assert _found(desk, "#99") == _found(desk, f"{second}x") == []


def test_what_is_merged_by_way_of_another_is_shown_too(small_desk: Desk) -> None:
    first, second = _two(small_desk)
    third = small_desk.complain("a3", "Acme is broken in the attic")
    joining.merge(small_desk.hand("ann"), third, second, same_person=True)
    joining.merge(small_desk.hand("ann"), second, first, same_person=True)
    assert len(_texts(small_desk, first)) == 3
    assert _found(small_desk, "attic") == [first, second, third]


def test_the_gate_hears_what_was_said_in_the_merged_case(desk: Desk) -> None:
    first = desk.complain("a1")
    second = desk.complain("a2", "Acme is broken and my mother died last week, please cancel her contract")
    joining.merge(desk.hand("lea"), second, first, same_person=True)
    with desk.database.reading() as session:
        assert posts.gates_of_case(session, second) == ["bereavement"]
        gate = gate_of(session, cases.get(session, first), desk.clock())
    assert gate.reason == "bereavement"
    desk.refused(lambda: desk.send("ann", first), "sending.lead_decides", UserError)


def test_an_answer_in_the_merged_case_is_no_other_contact(small_desk: Desk) -> None:
    """The parts of one person, put together again."""
    desk = small_desk
    desk.complain()
    desk.complain(text="Acme, how do I pay?")
    split = joining.split(desk.hand("ann"), 1, 2, desk.kits())
    desk.answer("ann", split)
    desk.refused(lambda: desk.send("ann", 1), "sending.gate_holds", UserError)
    joining.merge(desk.hand("ann"), split, 1)
    assert desk.send("ann", 1).state == "handed"


def test_cases_of_two_people_are_two_conversations(desk: Desk) -> None:
    first, second = _two(desk)
    refused = desk.refused(lambda: joining.merge(desk.hand("ann"), second, first), "case.other_person", UserError)
    assert (refused.reason.values["who"], refused.reason.values["whom"]) == (
        "@" + desk.case(second).author_handle,
        "@" + desk.case(first).author_handle,
    )
    assert (desk.case(second).state, desk.actions(first)) == ("open", ["open"]), "nothing was done"
    joining.merge(desk.hand("ann"), second, first, same_person=True)
    assert desk.case(second).merged_into == first


def test_how_a_merged_case_ended_is_said_where_it_went(small_desk: Desk) -> None:
    desk = small_desk
    first, second = _two(desk)
    joining.merge(desk.hand("ann"), second, first, same_person=True)
    hand = desk.hand("lea")
    error = desk.refused(lambda: closing.set_outcome(hand, second, Outcome.SOLVED), "case.merged_away", UserError)
    assert error.reason.values["into"] == first


def test_danger_goes_with_what_is_merged(small_desk: Desk) -> None:
    desk = small_desk
    first = desk.complain("a1")
    second = desk.complain("a2", "Acme is broken, I cannot dial 911 and my father collapsed")
    desk.refused(
        lambda: joining.merge(desk.hand("ann"), second, first, same_person=True), "case.never_ignored", Forbidden
    )
    joining.merge(desk.hand("lea"), second, first, same_person=True)
    assert desk.case(first).priority == desk.case(second).priority == 100
    assert desk.case(first).reasons[0]["code"] == "priority.life"


def test_what_cannot_be_the_same_is_not_merged(small_desk: Desk) -> None:
    desk = small_desk
    first, second = _two(desk)
    other = desk.complain("a3", "Globex is broken")
    closing.resolve(desk.hand("ann"), second, Outcome.SOLVED)
    hand = desk.hand("ann")
    for into in (first, other, second):
        desk.refused(lambda into=into: joining.merge(hand, first, into), "case.not_the_same", UserError)
    desk.refused(lambda: joining.merge(hand, second, first), "case.closed", UserError)
    desk.refused(lambda: joining.merge(hand, first, 99), "case.unknown", UserError)


def test_a_case_with_a_reply_on_its_way_or_in_anothers_hand_stays_apart(small_desk: Desk) -> None:
    first, second = _two(small_desk)
    small_desk.send("ann", second)
    small_desk.refused(
        lambda: joining.merge(small_desk.hand("bob"), second, first, same_person=True), "case.held_by", LostRace
    )
    small_desk.refused(
        lambda: joining.merge(small_desk.hand("ann"), second, first, same_person=True),
        "case.reply_on_its_way",
        UserError,
    )


def test_two_people_do_not_merge_two_cases_into_each_other(desk: Desk) -> None:
    first, second = _two(desk)
    ann, bob = desk.hand("ann"), desk.hand("bob")
    ends = race(
        lambda: joining.merge(ann, first, second, same_person=True),
        lambda: joining.merge(bob, second, first, same_person=True),
    )
    assert sorted(end is None for end in ends) == [False, True]
    assert sorted(desk.case(number).state for number in (first, second)) == ["dismissed", "open"]


def test_a_merge_is_undone_exactly(small_desk: Desk) -> None:
    first, second = _two(small_desk)
    claims.claim(small_desk.hand("ann"), second)
    before = columns(small_desk.case(second))
    closing.undo(small_desk.hand("ann"), joining.merge(small_desk.hand("ann"), second, first, same_person=True))
    assert columns(small_desk.case(second)) == before
    assert len(_texts(small_desk, first)) == 1
    last = small_desk.rows(DecisionRow)[-2:]
    assert [(row.case_id, row.action) for row in last] == [(first, "undo"), (second, "undo")]
    assert last[0].detail == {"parted": second}


def test_a_merged_case_that_its_person_opens_again_stands_alone(small_desk: Desk) -> None:
    first, second = _two(small_desk)
    joining.merge(small_desk.hand("ann"), second, first, same_person=True)
    small_desk.clock.forward(DAY)
    assert small_desk.complain("a2", "Acme is broken in the garden") == second
    assert (small_desk.case(second).state, small_desk.case(second).merged_into) == ("open", None)
    assert len(_texts(small_desk, first)) == 1


def test_a_split_off_post_is_a_case_of_its_own(desk: Desk) -> None:
    desk.complain("a1", "Acme is broken in the kitchen, I am leaving")
    desk.clock.forward(HOUR)
    desk.complain("a1", "Acme, how do I pay the invoice? The page is broken")
    come_in = desk.clock()
    claims.claim(desk.hand("ann"), 1)
    desk.clock.forward(HOUR)
    number = joining.split(desk.hand("ann"), 1, 2, desk.kits())
    old, new = desk.case(1), desk.case(number)
    assert (new.state, new.part, new.previous_id, new.headline_id, new.posts, new.author_id) == (
        "open", 1, 1, 2, 1, "a1",
    )  # fmt: skip
    assert (old.posts, old.claimed_by, old.headline_id) == (1, "ann", 1)
    assert (old.last_post_at, new.last_post_at) == tuple(row.time for row in desk.rows(PostRow))
    assert (new.labels, new.opened_at, new.first_answer_at) == (["complaint", "question"], come_in, None)
    promised = promise(desk.kits().rules, "support", new.priority, come_in)
    assert {"first_due_at": new.first_due_at, "due_at": new.due_at, "warn_at": new.warn_at} == promised, (
        "the customer has waited since they wrote, not since somebody noticed"
    )
    assert [row.case_id for row in desk.rows(MentionRow)] == [1, number]
    assert _texts(desk, 1)[0] == "Acme is broken in the kitchen, I am leaving"
    assert (_found(desk, "kitchen"), _found(desk, "invoice")) == ([1], [number])
    assert (desk.actions(1)[-1], desk.actions(number)) == ("split", ["split"])


def test_both_parts_have_suggestions_for_what_they_are_about(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain(text="Acme is broken")
    desk.clock.forward(MINUTE)
    desk.complain(text="Acme, how do I pay?")
    desk.clock.forward(MINUTE)
    with desk.database.reading() as session:
        before = offers.of_cases(session, [1])[1]
    assert {row.post_id for row in before} == {2}
    number = joining.split(desk.hand("ann"), 1, 2, desk.kits())
    with desk.database.reading() as session:
        found = offers.of_cases(session, [1, number])
    assert {case: {row.post_id for row in rows} for case, rows in found.items()} == {1: {1}, number: {2}}
    assert [row.text for row in found[number]] == [row.text for row in before], "as when a case opens"


def test_both_parts_live_on_and_the_next_post_joins_one(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    desk.complain(text="Acme, how do I pay?")
    number = joining.split(desk.hand("ann"), 1, 2, desk.kits())
    assert desk.complain(text="Acme is broken once more") == 1
    closing.resolve(desk.hand("ann"), 1, Outcome.SOLVED)
    closing.resolve(desk.hand("ann"), number, Outcome.SOLVED)
    closing.reopen(desk.hand("ann"), number)
    closing.reopen(desk.hand("ann"), 1)
    assert [row.state for row in desk.rows(CaseRow)] == ["open", "open"]


def test_of_two_open_parts_the_next_post_joins_the_one_of_its_thread(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain(thread="t1")
    desk.complain(text="Acme, how do I pay?", thread="t2")
    number = joining.split(desk.hand("ann"), 1, 2, desk.kits())
    assert desk.complain(text="Acme, I still cannot pay!", thread="t2") == number
    assert desk.complain(text="Acme is still broken", thread="t1") == 1
    closing.resolve(desk.hand("ann"), number, Outcome.SOLVED)
    assert desk.complain(text="Acme, how do I pay by card?", thread="t2") == 1, "the part that is still open"


def test_only_a_post_of_the_case_and_not_its_headline_is_split_off(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    desk.complain("a2")
    hand = desk.hand("ann")
    for wanted in (1, 2, 99):
        desk.refused(lambda wanted=wanted: joining.split(hand, 1, wanted, desk.kits()), "case.not_to_split", UserError)


def test_a_post_is_split_off_once(desk: Desk) -> None:
    desk.complain()
    desk.complain(text="Acme, how do I pay?")
    ann, bob, kit = desk.hand("ann"), desk.hand("bob"), desk.kits()
    ends = race(lambda: joining.split(ann, 1, 2, kit), lambda: joining.split(bob, 1, 2, kit))
    assert sum(end is None for end in ends) == 1
    assert len(desk.cases()) == 2


def test_what_is_split_off_keeps_the_care_that_its_case_needs(small_desk: Desk) -> None:
    small_desk.complain(text="Acme is broken and my mother died last week, please cancel her contract")
    small_desk.complain(text="Acme, how do I pay?")
    number = joining.split(small_desk.hand("ann"), 1, 2, small_desk.kits())
    assert (small_desk.case(number).gate, small_desk.case(number).gate_reason) == ("senior", "bereavement")
    with small_desk.database.reading() as session:
        found = gate_of(session, cases.get(session, number), small_desk.clock())
    assert found.reason == "bereavement"
