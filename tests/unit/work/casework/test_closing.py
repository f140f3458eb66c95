"""How cases end and rest; several at once; and what comes back by itself."""

from datetime import datetime, timedelta, timezone

import pytest

from activesupport.domain.case import Dismissal, Outcome
from activesupport.domain.errors import Forbidden, LostRace, UserError
from activesupport.domain.people import Role
from activesupport.work.casework import claims, closing
from tests.unit.work.deskshop import Desk, race
from tests.unit.work.workshop import HOUR, MINUTE


def test_what_asks_for_a_senior_person_is_not_dismissed_among_many(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain("a1")
    desk.complain("a2", "Acme is broken and my mother died last week, please cancel her contract")
    swept = closing.dismiss_many(desk.hand("ann"), [1, 2], Dismissal.OTHER)
    assert [(number, reason.code) for number, reason in swept.refused] == [(2, "case.not_among_many")]
    assert [desk.case(number).state for number in (1, 2)] == ["dismissed", "open"]
    assert closing.dismiss_many(desk.hand("lea"), [2], Dismissal.OTHER).refused == ()


def test_a_snoozed_case_comes_back_at_its_time_to_whoever_put_it_off(desk: Desk) -> None:
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    until = desk.clock() + 2 * HOUR
    closing.snooze(desk.hand("ann"), 1, until)
    case = desk.case()
    assert (case.state, case.wake_at, case.assignee, case.claimed_by) == ("waiting", until, "ann", None)
    assert desk.last().detail == {"until": until.isoformat()}
    desk.clock.forward(2 * HOUR - MINUTE)
    desk.run("sweep")
    assert desk.case().state == "waiting"
    desk.clock.forward(MINUTE)
    desk.run("sweep")
    case = desk.case()
    assert (case.state, case.wake_at, case.assignee) == ("open", None, "ann")
    assert (desk.last().actor, desk.last().action) == ("activesupport", "wake")


@pytest.mark.parametrize("text", ["Acme is broken, hello?", "Acme, here is my number", "Acme \U0001f4f7"])
def test_any_new_post_of_the_customer_wakes_it_at_once(small_desk: Desk, text: str) -> None:
    desk = small_desk
    desk.complain()
    closing.snooze(desk.hand("ann"), 1, desk.clock() + 48 * HOUR)
    desk.clock.forward(HOUR)
    desk.complain(text=text)
    case = desk.case()
    assert (case.state, case.wake_at, case.assignee, case.posts) == ("open", None, "ann", 2)
    assert case.due_at is not None
    assert case.due_at > desk.clock()


def test_a_snooze_ends_in_the_future_or_not_at_all(small_desk: Desk) -> None:
    small_desk.complain()
    for until in (small_desk.clock(), small_desk.clock() - MINUTE):
        small_desk.refused(
            lambda until=until: closing.snooze(small_desk.hand("ann"), 1, until), "case.snooze_past", UserError
        )


@pytest.mark.parametrize("hours", [-14, 0, 14])
def test_a_snooze_lasts_a_year_at_most_in_any_zone(small_desk: Desk, hours: int) -> None:
    small_desk.complain()
    zone = timezone(timedelta(hours=hours))
    ahead = (small_desk.clock() + closing.LONGEST_SNOOZE).astimezone(zone)
    for until in (ahead + MINUTE, datetime.max.replace(tzinfo=zone)):
        small_desk.refused(
            lambda until=until: closing.snooze(small_desk.hand("ann"), 1, until), "limits.snooze", UserError
        )
    first = datetime.min.replace(tzinfo=zone)
    small_desk.refused(lambda: closing.snooze(small_desk.hand("ann"), 1, first), "case.snooze_past", UserError)
    closing.snooze(small_desk.hand("ann"), 1, ahead)
    assert small_desk.case().wake_at == ahead


def test_closing_waits_for_nothing_any_more(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    claims.escalate(desk.hand("ann"), 1, "help")
    claims.claim(desk.hand("lea"), 1)
    closing.resolve(desk.hand("lea"), 1, Outcome.SOLVED)
    case = desk.case()
    assert [case.wake_at, case.escalated_at, case.lease_until] == [None] * 3
    assert (case.closed_at, case.outcome, case.outcome_by, case.outcome_confidence) == (
        desk.clock(), "solved", "lea", None,
    )  # fmt: skip


def test_a_dismissal_keeps_what_was_said_of_it(small_desk: Desk) -> None:
    small_desk.complain()
    closing.dismiss(small_desk.hand("ann"), 1, Dismissal.OTHER, "  asked me not to  ")
    assert small_desk.last().detail == {"reason": "other", "text": "asked me not to"}


def test_nothing_is_closed_under_a_reply_that_is_on_its_way(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    desk.send("ann")
    desk.refused(lambda: closing.resolve(desk.hand("ann"), 1, Outcome.SOLVED), "case.reply_on_its_way", UserError)
    desk.refused(lambda: closing.dismiss(desk.hand("ann"), 1, Dismissal.OTHER), "case.reply_on_its_way", UserError)


def test_what_was_said_to_be_posted_can_be_closed_though_no_timeline_shows_it(small_desk: Desk) -> None:
    small_desk.complain()
    small_desk.answer("ann")
    closing.resolve(small_desk.hand("ann"), 1, Outcome.SOLVED)
    assert small_desk.case().state == "resolved"


def test_of_many_those_are_dismissed_that_nobody_holds(desk: Desk) -> None:
    for author in ("a1", "a2", "a3", "a4"):
        desk.complain(author)
    claims.claim(desk.hand("bob"), 2)
    closing.resolve(desk.hand("lea"), 4, Outcome.SOLVED)
    swept = closing.dismiss_many(desk.hand("ann"), [1, 2, 3, 3, 4, 99], Dismissal.NOT_A_CUSTOMER)
    assert [desk.case(number).state for number in (1, 2, 3, 4)] == ["dismissed", "claimed", "dismissed", "resolved"]
    assert [(number, reason.code) for number, reason in swept.refused] == [
        (2, "case.held_by"), (4, "case.closed"), (99, "case.unknown"),
    ]  # fmt: skip
    assert len(swept.done) == 2
    for decision in swept.done:
        closing.undo(desk.hand("ann"), decision)
    assert [desk.case(number).state for number in (1, 3)] == ["open", "open"]


def test_a_viewer_dismisses_none_of_many(small_desk: Desk) -> None:
    small_desk.add("vic", Role.VIEWER)
    small_desk.complain()
    small_desk.refused(
        lambda: closing.dismiss_many(small_desk.hand("vic"), [1], Dismissal.OTHER), "people.may_not", Forbidden
    )


def test_a_persons_word_on_the_outcome_replaces_what_was_there(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    desk.refused(lambda: closing.set_outcome(desk.hand("ann"), 1, Outcome.LEFT), "case.not_closed", UserError)
    closing.dismiss(desk.hand("ann"), 1, Dismissal.OTHER)
    closing.set_outcome(desk.hand("bob"), 1, Outcome.LEFT)
    assert (desk.case().outcome, desk.case().outcome_by, desk.case().outcome_confidence) == ("left", "bob", None)
    assert desk.last().detail == {"before": None, "outcome": "left"}


def test_no_answer_within_the_days_ends_a_case_that_waits_for_the_customer(desk: Desk) -> None:
    desk.complain()
    desk.answer("ann")
    desk.clock.forward(timedelta(days=7))
    desk.run("sweep")
    assert desk.case().state == "waiting"
    desk.clock.forward(MINUTE)
    desk.run("sweep")
    case = desk.case()
    assert (case.state, case.outcome, case.outcome_by, case.outcome_confidence, case.closed_at) == (
        "resolved", "no_answer", "activesupport", 1.0, desk.clock(),
    )  # fmt: skip
    assert (desk.last().action, desk.last().detail) == ("resolve", {"outcome": "no_answer"})


def test_what_was_put_off_or_answered_again_is_not_let_go(small_desk: Desk) -> None:
    desk = small_desk
    for author in ("a1", "a2"):
        desk.answer("ann", desk.complain(author))
    closing.snooze(desk.hand("ann"), 1, desk.clock() + timedelta(days=30))
    desk.clock.forward(timedelta(days=4))
    desk.answer("ann", 2)
    desk.clock.forward(timedelta(days=4))
    desk.run("sweep")
    assert [desk.case(number).state for number in (1, 2)] == ["waiting", "waiting"]
    desk.clock.forward(timedelta(days=3, minutes=1))
    desk.run("sweep")
    assert [desk.case(number).state for number in (1, 2)] == ["waiting", "resolved"]


def test_of_two_who_close_at_once_one_says_how(desk: Desk) -> None:
    desk.complain()
    ann, bob = desk.hand("ann"), desk.hand("bob")
    ends = race(
        lambda: closing.resolve(ann, 1, Outcome.SOLVED), lambda: closing.dismiss(bob, 1, Dismissal.OTHER)
    )  # fmt: skip
    (lost,) = [end for end in ends if end is not None]
    assert isinstance(lost, LostRace | UserError)
    assert lost.reason.code in {"case.closed", "case.lost_race"}
    case = desk.case()
    assert (case.outcome is None) == (case.state == "dismissed")
    assert (case.dismissal is None) == (case.state == "resolved")
    assert len(desk.actions()) == 2
