"""People whom we do not write to, and posts that abuse whoever reads them."""

import pytest

from activesupport.domain.errors import Forbidden, UserError
from activesupport.storage import contacts
from activesupport.storage.desk_tables import BarRow
from activesupport.work.casework import bars, closing
from activesupport.work.casework.bars import Bar
from activesupport.work.sending import handing
from activesupport.work.speaking import overrule
from tests.unit.work.deskshop import Desk, race
from tests.unit.work.workshop import DAY


def test_whoever_asked_to_be_left_alone_is_not_written_to(desk: Desk) -> None:
    desk.complain()
    bars.bar(desk.hand("ann"), 1, Bar.OPT_OUT, "  said so by phone ")
    (row,) = desk.rows(BarRow)
    assert (row.brand, row.source, row.author_id, row.kind, row.by, row.why) == (
        "acme", "x", "a1", "opt_out", "ann", "said so by phone",
    )  # fmt: skip
    assert (desk.last().action, desk.last().detail) == ("bar", {"bar": "opt_out", "text": "said so by phone"})
    error = desk.refused(lambda: desk.send("ann"), "sending.lead_decides", UserError)
    assert error.reason.values["reason"] == "opt_out"
    desk.refused(lambda: desk.send("lea"), "sending.gate_holds", UserError)


def test_the_bar_stands_in_every_later_case_and_for_this_brand_alone(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    bars.bar(desk.hand("ann"), 1, Bar.OPT_OUT, "")
    closing.dismiss(desk.hand("ann"), 1, closing.Dismissal.LEAVE_ALONE)
    desk.clock.forward(30 * DAY)
    later = desk.complain(text="Acme is broken again")
    assert (desk.case(later).gate, desk.case(later).gate_reason) == ("hold", "opt_out")
    other = desk.complain(text="Globex is broken")
    assert desk.case(other).gate == "ok"


def test_only_a_lead_sets_a_wish_aside(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    bars.bar(desk.hand("ann"), 1, Bar.OPT_OUT, "")
    desk.refused(lambda: overrule(desk.hand("ann"), 1, "they wrote first"), "gate.lead_overrules", Forbidden)
    overrule(desk.hand("lea"), 1, "they wrote first")
    assert desk.send("ann").state == "handed"


def test_only_a_lead_blocks_and_says_why(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    desk.refused(lambda: bars.bar(desk.hand("ann"), 1, Bar.BLOCKED, "rude"), "people.may_not", Forbidden)
    desk.refused(lambda: bars.bar(desk.hand("lea"), 1, Bar.BLOCKED, " "), "case.why_block", UserError)
    bars.bar(desk.hand("lea"), 1, Bar.BLOCKED, "threatens staff")
    assert desk.rows(BarRow)[0].kind == "blocked"


def test_the_latest_word_counts_and_a_lead_lifts_the_bar(desk: Desk) -> None:
    desk.complain()
    bars.bar(desk.hand("ann"), 1, Bar.OPT_OUT, "")
    desk.clock.forward(DAY)
    bars.bar(desk.hand("lea"), 1, Bar.BLOCKED, "threatens staff")
    (row,) = desk.rows(BarRow)
    assert (row.kind, row.by, row.at) == ("blocked", "lea", desk.clock())
    desk.refused(lambda: bars.unbar(desk.hand("ann"), 1), "people.may_not", Forbidden)
    bars.unbar(desk.hand("lea"), 1)
    assert (desk.rows(BarRow), desk.last().action) == ([], "unbar")
    decisions = len(desk.actions())
    bars.unbar(desk.hand("lea"), 1)
    assert len(desk.actions()) == decisions, "nothing was lifted"


def test_two_who_note_the_same_wish_at_once_both_succeed(desk: Desk) -> None:
    desk.complain()
    ann, bob = desk.hand("ann"), desk.hand("bob")
    ends = race(lambda: bars.bar(ann, 1, Bar.OPT_OUT, "a"), lambda: bars.bar(bob, 1, Bar.OPT_OUT, "b"))
    assert ends == [None, None]
    assert len(desk.rows(BarRow)) == 1


def test_a_wish_that_comes_after_the_approval_still_holds_the_reply(small_desk: Desk) -> None:
    desk = small_desk
    desk.change("ann", needs_approval=True)
    desk.complain()
    sent = desk.send("ann")
    handing.approve(desk.hand("lea"), sent.reply, desk.kits())
    bars.bar(desk.hand("bob"), 1, Bar.OPT_OUT, "wrote to us by mail")
    error = desk.refused(
        lambda: handing.hand_approved(desk.hand("ann"), sent.reply, desk.kits()), "sending.lead_decides", UserError
    )
    assert error.reason.values["reason"] == "opt_out"
    overrule(desk.hand("lea"), 1, "a last word")
    handing.hand_approved(desk.hand("ann"), sent.reply, desk.kits())
    assert desk.reply().state == "handed"


@pytest.mark.parametrize("kind", list(Bar))
def test_the_gate_asks_for_any_bar(small_desk: Desk, kind: Bar) -> None:
    small_desk.complain()
    bars.bar(small_desk.hand("lea"), 1, kind, "for a reason")
    with small_desk.database.reading() as session:
        assert contacts.bar_of(session, ("acme", "x", "a1")) is not None
        assert contacts.bar_of(session, ("globex", "x", "a1")) is None
        assert contacts.bar_of(session, ("acme", "mastodon", "a1")) is None
