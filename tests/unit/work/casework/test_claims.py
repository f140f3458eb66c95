"""Claims end by themselves; of two people one gets the case; and cases go from hand to hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from activesupport.domain.errors import Forbidden, LostRace, UserError
from activesupport.domain.people import Role
from activesupport.work.casework import claims, closing, notes
from tests.unit.work.deskshop import Desk, race
from tests.unit.work.workshop import HOUR, MINUTE


def test_a_claim_lasts_for_a_lease_and_is_then_given_back(desk: Desk) -> None:
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    assert desk.case().lease_until == desk.clock() + 20 * MINUTE
    desk.clock.forward(19 * MINUTE)
    desk.run("sweep")
    assert desk.case().state == "claimed"
    desk.clock.forward(MINUTE)
    desk.run("sweep")
    case = desk.case()
    assert (case.state, case.claimed_by, case.claimed_at, case.lease_until) == ("open", None, None, None)
    assert case.assignee == "ann", "it stays among theirs"
    assert (desk.last().action, desk.last().actor, desk.last().detail) == ("expire", "activesupport", {"from": "ann"})


def _claim_again(desk: Desk) -> None:
    claims.claim(desk.hand("ann"), 1)


def _renew(desk: Desk) -> None:
    assert claims.renew(desk.hand("ann"), 1)


def _note(desk: Desk) -> None:
    notes.note(desk.hand("ann"), 1, "she calls back")


def _send(desk: Desk) -> None:
    desk.send("ann")


@pytest.mark.parametrize("work", [_claim_again, _renew, _note, _send])
def test_work_on_the_case_renews_the_claim(small_desk: Desk, work: Callable[[Desk], None]) -> None:
    small_desk.complain()
    claims.claim(small_desk.hand("ann"), 1)
    small_desk.clock.forward(15 * MINUTE)
    work(small_desk)
    assert small_desk.case().lease_until == small_desk.clock() + 20 * MINUTE
    small_desk.clock.forward(10 * MINUTE)
    small_desk.run("sweep")
    assert small_desk.case().claimed_by == "ann"


def test_nobody_renews_what_is_not_theirs(small_desk: Desk) -> None:
    small_desk.complain()
    claims.claim(small_desk.hand("ann"), 1)
    before = small_desk.everything()
    assert not claims.renew(small_desk.hand("bob"), 1)
    notes.note(small_desk.hand("bob"), 1, "I saw it too")
    assert small_desk.everything()[0] == before[0]
    claims.release(small_desk.hand("ann"), 1)
    assert not claims.renew(small_desk.hand("ann"), 1)


def test_the_lease_is_that_of_the_rules(small_desk: Desk) -> None:
    small_desk.complain()
    hand = replace(small_desk.hand("ann"), lease=2 * HOUR)
    claims.claim(hand, 1)
    assert small_desk.case().lease_until == small_desk.clock() + 2 * HOUR


def test_what_ran_out_can_be_taken_over_before_the_sweep(desk: Desk) -> None:
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    desk.clock.forward(19 * MINUTE)
    error = desk.refused(lambda: claims.claim(desk.hand("bob"), 1), "case.held_by", LostRace)
    assert error.reason.values == {"case": 1, "who": "ann"}
    desk.clock.forward(MINUTE)
    claims.claim(desk.hand("bob"), 1)
    assert (desk.case().claimed_by, desk.case().assignee) == ("bob", "bob")
    assert desk.last().detail == {"from": "ann"}
    desk.refused(lambda: claims.release(desk.hand("ann"), 1), "case.held_by", LostRace)


def test_of_two_who_claim_at_once_one_has_it(desk: Desk) -> None:
    desk.complain()
    hands = [desk.hand(name) for name in ("ann", "bob", "lea")]
    ends = race(*(lambda hand=hand: claims.claim(hand, 1) for hand in hands))
    winners = [hand.actor for hand, end in zip(hands, ends, strict=True) if end is None]
    assert winners == [desk.case().claimed_by]
    assert all(isinstance(end, LostRace) for end in ends if end is not None)
    assert desk.actions() == ["open", "claim"]


def test_a_claim_and_the_sweep_at_once_leave_one_owner_or_none(desk: Desk) -> None:
    """Whoever comes back in the second in which their claim ends either keeps it or is told."""
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    desk.clock.forward(20 * MINUTE)
    hand = desk.hand("bob")
    ends = race(lambda: claims.claim(hand, 1), lambda: desk.elsewhere("sweep"))
    case = desk.case()
    assert ends[1] is None
    assert (case.state, case.claimed_by) == (("claimed", "bob") if ends[0] is None else ("open", None))


def test_a_case_is_given_to_a_colleague_under_their_own_name(small_desk: Desk) -> None:
    small_desk.complain()
    claims.assign(small_desk.hand("lea"), 1, " Bob ", "knows the customer")
    assert (small_desk.case().assignee, small_desk.case().state) == ("bob", "open")
    assert small_desk.last().detail == {"to": "bob", "from": None, "text": "knows the customer"}
    claims.assign(small_desk.hand("lea"), 1, None)
    assert small_desk.case().assignee is None


def test_only_a_lead_gives_cases_to_others(small_desk: Desk) -> None:
    small_desk.complain()
    small_desk.refused(lambda: claims.assign(small_desk.hand("ann"), 1, "bob"), "people.may_not", Forbidden)
    small_desk.refused(lambda: claims.assign(small_desk.hand("ann"), 1, None), "people.may_not", Forbidden)
    claims.assign(small_desk.hand("ann"), 1, "ann")
    assert small_desk.case().assignee == "ann"


@pytest.mark.parametrize("name", ["nobody", "vic", "gone", "wall", ""])
def test_a_case_goes_only_to_somebody_who_can_answer_it(small_desk: Desk, name: str) -> None:
    desk = small_desk
    desk.add("vic", Role.VIEWER)
    desk.add("gone", active=False)
    desk.add("wall", brands=["globex"])
    desk.complain()
    desk.refused(lambda: claims.assign(desk.hand("lea"), 1, name), "case.no_such_colleague", UserError)
    if name:
        claims.claim(desk.hand("ann"), 1)
        desk.refused(lambda: claims.hand_over(desk.hand("ann"), 1, name, "please"), "case.no_such_colleague", UserError)


def test_what_somebody_holds_is_not_given_away(small_desk: Desk) -> None:
    small_desk.complain()
    claims.claim(small_desk.hand("ann"), 1)
    small_desk.refused(lambda: claims.assign(small_desk.hand("lea"), 1, "bob"), "case.held_by", LostRace)
    small_desk.refused(lambda: claims.hand_over(small_desk.hand("bob"), 1, "lea", ""), "case.held_by", LostRace)
    small_desk.refused(lambda: claims.escalate(small_desk.hand("bob"), 1, "help"), "case.held_by", LostRace)


def test_handing_over_frees_the_case_for_one_colleague_or_for_the_team(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    claims.hand_over(desk.hand("ann"), 1, "BOB", "  my shift ends  ")
    case = desk.case()
    assert (case.state, case.assignee, case.claimed_by, case.lease_until) == ("open", "bob", None, None)
    assert desk.last().detail == {"to": "bob", "text": "my shift ends"}
    claims.hand_over(desk.hand("bob"), 1, "", "")
    assert (desk.case().assignee, desk.last().detail) == (None, {"to": None, "text": ""})


def test_a_snoozed_case_that_is_handed_over_does_not_sleep_on(small_desk: Desk) -> None:
    small_desk.complain()
    closing.snooze(small_desk.hand("ann"), 1, small_desk.clock() + HOUR)
    claims.hand_over(small_desk.hand("ann"), 1, "bob", "")
    assert (small_desk.case().state, small_desk.case().wake_at) == ("open", None)


def test_escalating_asks_for_a_lead_with_a_reason(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    desk.refused(lambda: claims.escalate(desk.hand("ann"), 1, " \u3000"), "case.why_escalate", UserError)
    claims.escalate(desk.hand("ann"), 1, "wants to speak to the boss")
    case = desk.case()
    assert (case.state, case.assignee, case.claimed_by, case.escalated_at) == ("open", None, None, desk.clock())
    desk.answer("lea")
    assert desk.case().escalated_at is None, "answered: no lead is waited for any more"


def test_only_a_lead_takes_a_case_out_of_a_hand(small_desk: Desk) -> None:
    small_desk.complain()
    claims.claim(small_desk.hand("ann"), 1)
    small_desk.refused(lambda: claims.release(small_desk.hand("bob"), 1, force=True), "people.may_not", Forbidden)
    claims.release(small_desk.hand("lea"), 1, force=True)
    assert (small_desk.case().state, small_desk.case().assignee) == ("open", None)


def test_what_was_asked_of_a_lead_is_seen_to_once_a_lead_says_whose_it_is(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    claims.escalate(desk.hand("ann"), 1, "wants to speak to the boss")
    claims.assign(desk.hand("ann"), 1, "ann")
    assert desk.case().escalated_at is not None, "whoever asked may not answer it"
    claims.assign(desk.hand("lea"), 1, "bob")
    assert (desk.case().assignee, desk.case().escalated_at) == ("bob", None)
    claims.escalate(desk.hand("bob"), 1, "once more")
    claims.hand_over(desk.hand("lea"), 1, "ann", "offer a new one")
    assert (desk.case().assignee, desk.case().escalated_at) == ("ann", None)
