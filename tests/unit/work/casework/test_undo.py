"""Taking back one's own last act: exactly, and only while nothing else has happened."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from activesupport.domain.case import Dismissal, Outcome
from activesupport.domain.errors import Forbidden, LostRace, UserError
from activesupport.domain.people import Role
from activesupport.work.casework import abuse, claims, closing, joining, labels
from activesupport.work.casework.closing import undo
from activesupport.work.sending import handing
from activesupport.work.speaking import overrule
from activesupport.work.team import kindness
from tests.unit.work.deskshop import Desk, columns, race
from tests.unit.work.workshop import DAY, HOUR, MINUTE

Deed = Callable[[Desk], int]


def _dismiss(desk: Desk) -> int:
    return closing.dismiss(desk.hand("lea"), 1, Dismissal.NO_REPLY_NEEDED)


def _resolve(desk: Desk) -> int:
    return closing.resolve(desk.hand("lea"), 1, Outcome.SOLVED)


def _snooze(desk: Desk) -> int:
    return closing.snooze(desk.hand("lea"), 1, desk.clock() + HOUR)


def _release(desk: Desk) -> int:
    return claims.release(desk.hand("lea"), 1)


def _hand_over(desk: Desk) -> int:
    return claims.hand_over(desk.hand("lea"), 1, "bob", "please")


def _escalate(desk: Desk) -> int:
    return claims.escalate(desk.hand("lea"), 1, "too hard")


def _assign(desk: Desk) -> int:
    return claims.assign(desk.hand("lea"), 1, "bob")


def _merge(desk: Desk) -> int:
    return joining.merge(desk.hand("lea"), 1, 2, same_person=True)


def _abuse(desk: Desk) -> int:
    return abuse.report(desk.hand("lea"), 1, "threats")


def _overrule(desk: Desk) -> int:
    return overrule(desk.hand("lea"), 1, "they know us")


def _delight(desk: Desk) -> int:
    return kindness.mark(desk.hand("lea"), 1)


UNDONE: list[Deed] = [
    _dismiss, _resolve, _snooze, _release, _hand_over, _escalate, _assign, _merge, _abuse, _overrule, _delight,
]  # fmt: skip


@pytest.mark.parametrize("deed", UNDONE)
def test_undoing_puts_every_column_back(small_desk: Desk, deed: Deed) -> None:
    desk = small_desk
    desk.complain()
    desk.complain("a2")
    claims.claim(desk.hand("lea"), 1)
    before = columns(desk.case())
    desk.clock.forward(MINUTE)
    number = deed(desk)
    assert columns(desk.case()) != before
    assert undo(desk.hand("lea"), number) == 1
    assert columns(desk.case()) == before
    assert (desk.last().action, desk.last().case_version) == ("undo", desk.case().version)
    desk.refused(lambda: undo(desk.hand("lea"), number), "case.not_to_undo", UserError)


def test_reopening_correcting_and_what_came_of_an_invitation_are_undone_too(desk: Desk) -> None:
    desk.complain()
    sent = desk.send("ann", text="How annoying. Please send us a DM.")
    handing.posted(desk.hand("ann"), sent.reply)
    before = columns(desk.case())
    undo(desk.hand("ann"), handing.taken_up(desk.hand("ann"), 1, came=True))
    assert columns(desk.case()) == before
    closing.resolve(desk.hand("ann"), 1, Outcome.SOLVED)
    before = columns(desk.case())
    undo(desk.hand("bob"), closing.reopen(desk.hand("bob"), 1))
    assert columns(desk.case()) == before
    undo(desk.hand("bob"), closing.set_outcome(desk.hand("bob"), 1, Outcome.LEFT))
    assert columns(desk.case()) == before


def test_a_waiting_case_that_was_dismissed_waits_again(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    closing.snooze(desk.hand("ann"), 1, desk.clock() + HOUR)
    number = closing.dismiss(desk.hand("ann"), 1, Dismissal.OTHER)
    desk.clock.forward(2 * HOUR)
    undo(desk.hand("ann"), number)
    assert desk.case().state == "waiting"
    desk.run("sweep")
    assert desk.case().state == "open"


def test_the_acts_of_others_stay(small_desk: Desk) -> None:
    small_desk.complain()
    number = closing.dismiss(small_desk.hand("ann"), 1, Dismissal.OTHER)
    small_desk.refused(lambda: undo(small_desk.hand("bob"), number), "case.not_to_undo", UserError)
    small_desk.refused(lambda: undo(small_desk.hand("lea"), number), "case.not_to_undo", UserError)
    small_desk.refused(lambda: undo(small_desk.hand("ann"), 99), "case.not_to_undo", UserError)


def test_nothing_is_undone_over_what_happened_since(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    number = claims.release(desk.hand("ann"), 1)
    claims.claim(desk.hand("bob"), 1)
    desk.refused(lambda: undo(desk.hand("ann"), number), "case.not_to_undo", UserError)
    number = closing.dismiss(desk.hand("bob"), 1, Dismissal.OTHER)
    desk.clock.forward(HOUR)
    desk.complain(text="Acme is broken, and nobody answers")
    desk.refused(lambda: undo(desk.hand("bob"), number), "case.not_to_undo", UserError)


def test_a_closing_is_not_undone_beside_another_open_case_of_the_person(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    number = closing.dismiss(desk.hand("ann"), 1, Dismissal.OTHER)
    desk.clock.forward(30 * DAY)
    desk.complain(text="Acme is broken in another way")
    desk.refused(lambda: undo(desk.hand("ann"), number), "case.other_open", UserError)


def test_what_reached_others_cannot_be_taken_back(small_desk: Desk) -> None:
    """Claims, replies, labels and the ledger of kindness have acts of their own for that."""
    desk = small_desk
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    desk.refused(lambda: undo(desk.hand("ann"), desk.last().id), "case.not_to_undo", UserError)
    labels.relabel(desk.hand("ann"), 1, [], desk.kits())
    desk.refused(lambda: undo(desk.hand("ann"), desk.last().id), "case.not_to_undo", UserError)
    kindness.enter(desk.hand("ann"), 1, "flowers", 3000, "JPY")
    desk.refused(lambda: undo(desk.hand("ann"), desk.last().id), "case.not_to_undo", UserError)
    desk.send("ann")
    desk.refused(lambda: undo(desk.hand("ann"), desk.last().id), "case.not_to_undo", UserError)
    desk.refused(lambda: undo(desk.hand("activesupport"), 1), "case.not_to_undo", UserError)


def test_whoever_may_not_answer_any_more_undoes_nothing(small_desk: Desk) -> None:
    small_desk.complain()
    number = closing.dismiss(small_desk.hand("ann"), 1, Dismissal.OTHER)
    small_desk.change("ann", role=Role.VIEWER)
    small_desk.refused(lambda: undo(small_desk.hand("ann"), number), "people.may_not", Forbidden)


def test_of_an_undo_and_a_claim_at_once_one_wins(desk: Desk) -> None:
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    number = claims.release(desk.hand("ann"), 1)
    ann, bob = desk.hand("ann"), desk.hand("bob")
    ends = race(lambda: undo(ann, number), lambda: claims.claim(bob, 1))
    assert sum(end is None for end in ends) == 1
    (lost,) = [end for end in ends if end is not None]
    assert isinstance(lost, LostRace | UserError)
    assert desk.case().claimed_by == ("ann" if ends[0] is None else "bob")
    assert desk.case().version == 4


def test_an_undone_claim_of_yesterday_ends_with_the_next_sweep(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    number = claims.release(desk.hand("ann"), 1)
    desk.clock.forward(timedelta(hours=20))
    undo(desk.hand("ann"), number)
    desk.run("sweep")
    assert (desk.case().state, desk.case().assignee) == ("open", "ann")
