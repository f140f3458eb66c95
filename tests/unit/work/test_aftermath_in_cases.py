"""What came of an answer: read from the customer's next posts, and never over what a person has said."""

import pytest

from activesupport.domain.case import Outcome
from activesupport.work.casework import claims, closing
from tests.unit.work.deskshop import Desk
from tests.unit.work.workshop import DAY, HOUR, MINUTE, post


@pytest.fixture
def answered(small_desk: Desk) -> Desk:
    """Case 1 was answered by ann an hour ago and waits for the customer."""
    small_desk.complain()
    small_desk.answer("ann")
    small_desk.clock.forward(HOUR)
    return small_desk


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Thank you Acme", "thanked"),
        ("Acme, it works again!", "solved"),
        ("Acme, I'll stay then", "retained"),
    ],
)
def test_a_content_customer_ends_a_case_that_waits(answered: Desk, text: str, outcome: str) -> None:
    answered.complain(text=text)
    case = answered.case()
    assert (case.state, case.outcome, case.outcome_by, case.closed_at) == (
        "resolved", outcome, "activesupport", answered.clock(),
    )  # fmt: skip
    assert (case.outcome_confidence or 0) >= 0.6
    assert (case.posts, case.wake_at, case.due_at, case.assignee) == (2, None, None, "ann")
    assert ("resolve", {"outcome": outcome}) in [
        (row.action, row.detail) for row in answered.rows(type(answered.last()))
    ]


@pytest.mark.parametrize(
    "text",
    ["Thanks Acme, but still not fixed", "Acme \U0001f4f7", "ok Acme, will try tonight", "Thanks Acme, perhaps! !"],
)
def test_whatever_else_they_say_comes_back_to_whoever_answered(answered: Desk, text: str) -> None:
    answered.complain(text=text)
    case = answered.case()
    assert (case.state, case.assignee, case.claimed_by, case.outcome) == ("open", "ann", None, None)
    assert case.due_at is not None
    assert case.due_at > answered.clock()


def test_a_complaint_comes_back_with_a_new_due_time(answered: Desk) -> None:
    assert (answered.case().due_at, answered.case().warn_at) == (None, None)
    answered.complain(text="Acme is broken as before")
    case = answered.case()
    assert (case.state, case.assignee, case.outcome, case.first_answer_at) == (
        "open", "ann", None, answered.clock() - HOUR,
    )  # fmt: skip
    assert case.due_at == answered.clock() + 8 * HOUR
    assert case.warn_at == answered.clock() + 6 * HOUR
    assert case.first_due_at is not None
    assert case.first_due_at < case.due_at


def test_a_case_that_nobody_has_answered_is_not_ended_by_thanks(small_desk: Desk) -> None:
    small_desk.complain()
    small_desk.clock.forward(MINUTE)
    small_desk.complain(text="Thank you Acme, it works again")
    assert (small_desk.case().state, small_desk.case().outcome) == ("open", None)


def test_nor_is_one_in_somebodys_hand(answered: Desk) -> None:
    claims.claim(answered.hand("ann"), 1)
    answered.complain(text="Thank you Acme, it works again")
    assert (answered.case().state, answered.case().claimed_by, answered.case().outcome) == ("claimed", "ann", None)


def test_a_complaint_after_thanks_on_one_page_opens_it_again(answered: Desk) -> None:
    answered.bring(
        post(50, "Thank you Acme", at=answered.clock()), post(51, "No, Acme is broken", at=answered.clock() + MINUTE)
    )
    case = answered.case()
    assert (case.state, case.outcome, case.closed_at, case.posts) == ("open", None, None, 3)
    assert answered.actions()[-3:] == ["resolve", "extend", "reopen"]


def test_thanks_after_silence_say_how_it_ended(answered: Desk) -> None:
    answered.clock.forward(8 * DAY)
    answered.run("sweep")
    assert answered.case().outcome == "no_answer"
    closed_at = answered.case().closed_at
    answered.clock.forward(DAY)
    answered.complain(text="Thank you Acme, it works again")
    case = answered.case()
    assert (case.state, case.outcome, case.outcome_by, case.closed_at) == (
        "resolved", "solved", "activesupport", closed_at,
    )  # fmt: skip


def test_a_persons_word_stands_above_what_is_read(answered: Desk) -> None:
    closing.resolve(answered.hand("ann"), 1, Outcome.UNHAPPY)
    answered.clock.forward(HOUR)
    answered.complain(text="Thank you Acme, it works again")
    case = answered.case()
    assert (case.outcome, case.outcome_by, case.outcome_confidence, case.posts) == ("unhappy", "ann", None, 2)


def test_a_person_corrects_what_was_read_and_it_stays(answered: Desk) -> None:
    answered.complain(text="Thank you Acme")
    closing.set_outcome(answered.hand("ann"), 1, Outcome.LEFT)
    answered.clock.forward(HOUR)
    answered.complain(text="Acme, it works again!")
    assert (answered.case().outcome, answered.case().outcome_by) == ("left", "ann")


def test_after_a_new_complaint_the_next_end_is_read_anew(answered: Desk) -> None:
    closing.resolve(answered.hand("ann"), 1, Outcome.UNHAPPY)
    answered.clock.forward(HOUR)
    answered.complain(text="Acme is broken again")
    assert (answered.case().outcome, answered.case().outcome_by) == (None, None)
    answered.answer("ann")
    answered.clock.forward(HOUR)
    answered.complain(text="Thank you Acme")
    assert (answered.case().state, answered.case().outcome) == ("resolved", "thanked")
