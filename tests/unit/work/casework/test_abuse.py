"""What was reported as abuse is a lead's: who may claim, answer and close it, and what a lead makes of it."""

import pytest

from activesupport.domain.case import Dismissal
from activesupport.domain.errors import Forbidden, LostRace, UserError
from activesupport.domain.gate import GateReason
from activesupport.storage import cases, duties, queue
from activesupport.work.casework import abuse, claims, closing
from activesupport.work.casework.closing import undo
from activesupport.work.sending import handing
from activesupport.work.speaking import gate_of, may_offer, overrule
from tests.unit.work.deskshop import Desk
from tests.unit.work.workshop import DAY

SUES = "Acme is broken, my lawyer will write to you"


@pytest.fixture
def reported(small_desk: Desk) -> Desk:
    """Ann has reported case 1."""
    small_desk.complain()
    abuse.report(small_desk.hand("ann"), 1, "  calls me names ")
    return small_desk


def _listed(desk: Desk, view: queue.View) -> list[int]:
    with desk.database.reading() as session:
        return [one.case.id for one in queue.page(session, queue.Wish(view, "ann", desk.clock()), 10)]


def _gate(desk: Desk) -> tuple[str, str]:
    with desk.database.reading() as session:
        found = gate_of(session, cases.get(session, 1), desk.clock())
    return found.decision, found.reason


def test_a_report_takes_the_case_out_of_everybodys_hand_and_says_why(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    desk.refused(lambda: abuse.report(desk.hand("bob"), 1, "threats"), "case.held_by", LostRace)
    desk.refused(lambda: abuse.report(desk.hand("ann"), 1, "\u3000 \n"), "case.why_abuse", UserError)
    assert not desk.case().abuse
    abuse.report(desk.hand("ann"), 1, "  calls me names ")
    case = desk.case()
    assert (case.abuse, case.state, case.claimed_by, case.assignee, case.escalated_at) == (
        True, "open", None, None, desk.clock(),
    )  # fmt: skip
    assert (case.gate, case.gate_reason, desk.last().detail) == (
        "hold",
        "abuse",
        {"flag": True, "text": "calls me names"},
    )


def test_it_waits_for_a_lead_and_is_nobodys_to_claim(reported: Desk) -> None:
    assert _gate(reported) == ("hold", "abuse")
    assert (_listed(reported, queue.View.UNCLAIMED), _listed(reported, queue.View.LEAD)) == ([], [1])
    with reported.database.writing() as session:
        assert duties.unassigned(session, ["support"], 10) == []
    for act in (
        lambda: claims.claim(reported.hand("bob"), 1),
        lambda: reported.send("bob"),
        lambda: closing.dismiss(reported.hand("ann"), 1, Dismissal.LEAVE_ALONE),
        lambda: claims.assign(reported.hand("bob"), 1, "bob"),
        lambda: overrule(reported.hand("bob"), 1, "why not"),
    ):
        reported.refused(act, "case.reported", Forbidden)
    assert reported.case().state == "open"


def test_a_lead_decides_to_answer_and_says_why(reported: Desk) -> None:
    lea = reported.hand("lea")
    claims.claim(lea, 1)
    reported.refused(lambda: reported.send("lea"), "sending.gate_holds", UserError)
    overrule(lea, 1, "They are right in the matter")
    with reported.database.reading() as session:
        row = cases.get(session, 1)
        assert not may_offer(row, gate_of(session, row, reported.clock())), "nobody is kind from a drawer"
    sent = reported.send("lea")
    handing.posted(lea, sent.reply)
    reported.clock.forward(DAY)
    reported.complain(text="Acme is broken, you clowns")
    assert reported.case().state == "open"
    assert _listed(reported, queue.View.LEAD) == [1], "what they say next is a lead's as well"
    reported.refused(lambda: claims.claim(reported.hand("bob"), 1), "case.reported", Forbidden)


def test_it_is_given_to_leads_alone_and_stays_theirs(reported: Desk) -> None:
    lea = reported.hand("lea")
    error = reported.refused(lambda: claims.assign(lea, 1, "bob"), "case.only_to_a_lead", UserError)
    assert error.reason.values["who"] == "bob"
    claims.claim(lea, 1)
    reported.refused(lambda: claims.hand_over(lea, 1, "bob", "please"), "case.only_to_a_lead", UserError)
    claims.hand_over(lea, 1, "", "somebody else, please")
    assert _listed(reported, queue.View.LEAD) == [1]
    closing.dismiss(lea, 1, Dismissal.LEAVE_ALONE)
    closing.reopen(reported.hand("bob"), 1)
    assert (_listed(reported, queue.View.LEAD), _listed(reported, queue.View.UNCLAIMED)) == ([1], [])


def test_a_lead_takes_the_report_back_and_the_case_is_the_teams_again(reported: Desk) -> None:
    reported.refused(lambda: abuse.take_back(reported.hand("ann"), 1), "people.may_not", Forbidden)
    abuse.take_back(reported.hand("lea"), 1)
    case = reported.case()
    assert (case.abuse, case.gate, case.escalated_at, reported.last().detail) == (False, "ok", None, {"flag": False})
    assert (_listed(reported, queue.View.UNCLAIMED), _listed(reported, queue.View.LEAD)) == ([1], [])
    assert reported.send("bob").state == "handed"


def test_what_the_posts_say_holds_with_a_report_and_after_it(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain(text=SUES)
    before = desk.case().gate_reason
    overrule(desk.hand("lea"), 1, "agreed with the lawyers")
    abuse.report(desk.hand("ann"), 1, "threats")
    assert (desk.case().gate_reason, desk.case().gate_overruled_by) == ("abuse", None), "asked anew"
    abuse.take_back(desk.hand("lea"), 1)
    assert desk.case().gate_reason == before == GateReason.LITIGATION


def test_the_report_of_a_slip_is_taken_back_by_whoever_made_it(small_desk: Desk) -> None:
    small_desk.complain()
    undo(small_desk.hand("ann"), abuse.report(small_desk.hand("ann"), 1, "wrong window"))
    assert (small_desk.case().abuse, _gate(small_desk)) == (False, ("ok", "none"))
