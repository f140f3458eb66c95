"""Every verb asks who acts: what a role does not allow is forbidden, what stands behind a wall is unknown."""

from collections.abc import Callable

import pytest

from activesupport.domain.case import Dismissal, Outcome
from activesupport.domain.errors import Forbidden, UserError
from activesupport.domain.people import Role
from activesupport.work.casework import abuse, bars, claims, closing, joining, labels, notes
from activesupport.work.casework.hand import Hand
from activesupport.work.sending import handing
from activesupport.work.sending.writing import Written, send
from activesupport.work.speaking import overrule
from activesupport.work.team import kindness
from tests.unit.work.deskshop import SORRY, Desk
from tests.unit.work.workshop import HOUR

Verb = Callable[[Desk, Hand], object]

RESPONDING: dict[str, Verb] = {
    "claim": lambda _desk, hand: claims.claim(hand, 1),
    "release": lambda _desk, hand: claims.release(hand, 1),
    "assign to oneself": lambda _desk, hand: claims.assign(hand, 1, hand.actor),
    "hand over": lambda _desk, hand: claims.hand_over(hand, 1, "lea", ""),
    "escalate": lambda _desk, hand: claims.escalate(hand, 1, "help"),
    "dismiss": lambda _desk, hand: closing.dismiss(hand, 1, Dismissal.OTHER),
    "resolve": lambda _desk, hand: closing.resolve(hand, 1, Outcome.SOLVED),
    "outcome": lambda _desk, hand: closing.set_outcome(hand, 1, Outcome.SOLVED),
    "reopen": lambda _desk, hand: closing.reopen(hand, 1),
    "snooze": lambda desk, hand: closing.snooze(hand, 1, desk.clock() + HOUR),
    "merge": lambda _desk, hand: joining.merge(hand, 1, 2, same_person=True),
    "split": lambda desk, hand: joining.split(hand, 1, 1, desk.kits()),
    "abuse": lambda _desk, hand: abuse.report(hand, 1, "threats"),
    "opt out": lambda _desk, hand: bars.bar(hand, 1, bars.Bar.OPT_OUT, ""),
    "overrule": lambda desk, hand: overrule(hand, 1, "why"),
    "relabel": lambda desk, hand: labels.relabel(hand, 1, [], desk.kits()),
    "send": lambda desk, hand: send(hand, 1, Written(SORRY), desk.kits()),
    "taken up": lambda _desk, hand: handing.taken_up(hand, 1, came=True),
    "delight": lambda _desk, hand: kindness.mark(hand, 1),
    "ledger": lambda _desk, hand: kindness.enter(hand, 1, "flowers", 1, "JPY"),
}
LEADING: dict[str, Verb] = {
    "take from another": lambda _desk, hand: claims.release(hand, 1, force=True),
    "assign to another": lambda _desk, hand: claims.assign(hand, 1, "lea"),
    "block": lambda _desk, hand: bars.bar(hand, 1, bars.Bar.BLOCKED, "rude"),
    "unbar": lambda _desk, hand: bars.unbar(hand, 1),
}
LOOKING: dict[str, Verb] = {
    "look": lambda _desk, hand: notes.look(hand, 1),
    "note": lambda _desk, hand: notes.note(hand, 1, "hello"),
}
OF_REPLIES: dict[str, Verb] = {
    "open": lambda desk, hand: handing.hand_approved(hand, 1, desk.kits()),
    "posted": lambda _desk, hand: handing.posted(hand, 1),
    "cancel": lambda _desk, hand: handing.cancel(hand, 1),
}
OF_REPLIES_LEADING: dict[str, Verb] = {
    "approve": lambda desk, hand: handing.approve(hand, 1, desk.kits()),
    "reject": lambda _desk, hand: handing.reject(hand, 1, "no"),
    "example": lambda _desk, hand: handing.call_example(hand, 1),
}


@pytest.mark.parametrize("verb", list(RESPONDING | LEADING | LOOKING))
def test_a_case_behind_a_wall_is_as_unknown_as_none(small_desk: Desk, verb: str) -> None:
    desk = small_desk
    desk.add("wall", Role.ADMIN, brands=["globex"])
    act = (RESPONDING | LEADING | LOOKING)[verb]
    none = desk.refused(lambda: act(desk, desk.hand("wall")), "case.unknown", UserError)
    desk.complain("a1")
    desk.complain("a2")
    behind = desk.refused(lambda: act(desk, desk.hand("wall")), "case.unknown", UserError)
    assert none.reason == behind.reason


@pytest.mark.parametrize("verb", list(OF_REPLIES | OF_REPLIES_LEADING))
def test_so_is_a_reply(small_desk: Desk, verb: str) -> None:
    desk = small_desk
    desk.add("wall", Role.ADMIN, brands=["globex"])
    act = (OF_REPLIES | OF_REPLIES_LEADING)[verb]
    none = desk.refused(lambda: act(desk, desk.hand("wall")), "reply.unknown", UserError)
    desk.complain()
    desk.send("ann")
    behind = desk.refused(lambda: act(desk, desk.hand("wall")), "reply.unknown", UserError)
    assert none.reason == behind.reason


def test_a_case_is_not_merged_with_what_stands_behind_a_wall(small_desk: Desk) -> None:
    desk = small_desk
    desk.add("wall", brands=["acme"])
    desk.complain("a1")
    other = desk.complain("a2", "Globex is broken")
    desk.refused(lambda: joining.merge(desk.hand("wall"), 1, other), "case.unknown", UserError)


@pytest.mark.parametrize("verb", list(RESPONDING | LEADING | OF_REPLIES | OF_REPLIES_LEADING))
def test_who_only_looks_changes_nothing_but_may_write_a_note(small_desk: Desk, verb: str) -> None:
    desk = small_desk
    desk.add("vic", Role.VIEWER)
    desk.complain("a1")
    desk.complain("a2")
    desk.send("ann")
    act = (RESPONDING | LEADING | OF_REPLIES | OF_REPLIES_LEADING)[verb]
    error = desk.refused(lambda: act(desk, desk.hand("vic")), "people.may_not", Forbidden)
    assert error.reason.values["role"] == "viewer"
    for looks in LOOKING.values():
        looks(desk, desk.hand("vic"))


@pytest.mark.parametrize("verb", list(LEADING | OF_REPLIES_LEADING))
def test_what_leads_decide_responders_do_not(small_desk: Desk, verb: str) -> None:
    desk = small_desk
    desk.complain()
    desk.send("bob")
    act = (LEADING | OF_REPLIES_LEADING)[verb]
    desk.refused(lambda: act(desk, desk.hand("ann")), "people.may_not", Forbidden)


def test_somebody_within_the_walls_works_as_ever(small_desk: Desk) -> None:
    desk = small_desk
    desk.change("ann", brands=["acme"])
    desk.complain()
    desk.answer("ann")
    assert desk.case().state == "waiting"
