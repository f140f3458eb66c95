"""Approving, opening, posting and giving up: what each says, and what two people at once leave behind."""

import pytest

from activesupport.domain.case import Outcome
from activesupport.domain.errors import Forbidden, LostRace, UserError
from activesupport.domain.guard import FlagKind
from activesupport.domain.people import Role
from activesupport.storage import search
from activesupport.storage.desk_tables import AuditRow
from activesupport.storage.tables import SuggestionRow
from activesupport.work.casework import claims, closing
from activesupport.work.deletions import mark_gone
from activesupport.work.sending import handing
from activesupport.work.team import incidents
from tests.unit.work.deskshop import SORRY, Desk, race
from tests.unit.work.workshop import DAY, HOUR, MINUTE


def _waiting(desk: Desk) -> int:
    """A reply of ann's that waits for a lead."""
    desk.change("ann", needs_approval=True)
    desk.complain()
    return desk.send("ann").reply


# Approving


def test_what_a_lead_approves_its_author_opens(desk: Desk) -> None:
    reply = _waiting(desk)
    desk.refused(lambda: handing.hand_approved(desk.hand("ann"), reply, desk.kits()), "reply.not_ready", UserError)
    handing.approve(desk.hand("lea"), reply, desk.kits())
    assert (desk.reply().state, desk.reply().approved_by, desk.reply().text) == ("ready", "lea", SORRY)
    assert (desk.last().action, desk.last().detail, desk.case().assignee) == ("approve", {"reply": reply}, "ann")
    handing.hand_approved(desk.hand("ann"), reply, desk.kits())
    assert (desk.reply().state, desk.reply().handed_at) == ("handed", desk.clock())
    desk.refused(lambda: handing.approve(desk.hand("lea"), reply, desk.kits()), "reply.not_waiting", UserError)


def test_a_lead_may_put_it_better(desk: Desk) -> None:
    reply = _waiting(desk)
    better = "How annoying. Please send us a DM with the colour of your fridge."
    handing.approve(desk.hand("lea"), reply, desk.kits(), f" {better} ")
    row = desk.reply()
    assert (row.text, row.author, row.invites) == (better, "ann", True)
    assert desk.last().detail == {"reply": reply, "text": better}
    with desk.database.reading() as session:
        assert list(session.scalars(search.matching(session, "fridge"))) == [1]
        assert list(session.scalars(search.matching(session, "switch it off"))) == []
    handing.hand_approved(desk.hand("ann"), reply, desk.kits())
    handing.posted(desk.hand("ann"), reply)
    assert desk.case().invited_at == desk.clock()


def test_how_much_is_left_of_a_suggestion_goes_by_what_is_sent(small_desk: Desk) -> None:
    desk = small_desk
    desk.change("ann", needs_approval=True)
    desk.complain()
    offered = next(row for row in desk.rows(SuggestionRow) if row.kind == "quick")
    reply = desk.send("ann", text=offered.text, suggestion=offered.id).reply
    assert desk.reply().changed == 0.0
    handing.approve(desk.hand("lea"), reply, desk.kits(), "Xyz.")
    assert (desk.reply().changed or 0) > 0.8


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" \n", "sending.empty"),
        ("a" * 281, "sending.too_long"),
        ("Call me at 090-1234-5678, please.", "sending.guarded"),
    ],
)
def test_a_leads_words_must_be_fit_to_go_too(small_desk: Desk, text: str, code: str) -> None:
    reply = _waiting(small_desk)
    small_desk.refused(lambda: handing.approve(small_desk.hand("lea"), reply, small_desk.kits(), text), code)


def test_nobody_approves_their_own(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    reply = desk.send("lea", text="How annoying. We will refund you.", accepted=frozenset({FlagKind.PROMISE})).reply
    assert desk.reply().state == "approval"
    desk.refused(lambda: handing.approve(desk.hand("lea"), reply, desk.kits()), "reply.own_approval", Forbidden)
    desk.refused(lambda: handing.approve(desk.hand("ann"), reply, desk.kits()), "people.may_not", Forbidden)
    desk.add("leo", Role.LEAD)
    handing.approve(desk.hand("leo"), reply, desk.kits())
    assert desk.reply().state == "ready"


def test_a_reply_is_given_back_with_what_should_be_different(small_desk: Desk) -> None:
    desk = small_desk
    reply = _waiting(desk)
    desk.clock.forward(HOUR)
    desk.run("sweep")
    desk.refused(lambda: handing.reject(desk.hand("lea"), reply, " "), "reply.why_reject", UserError)
    handing.reject(desk.hand("lea"), reply, " warmer, please ")
    assert (desk.reply().state, desk.reply().on_its_way) == ("rejected", False)
    assert desk.last().detail == {"reply": reply, "text": "warmer, please"}
    assert desk.case().assignee == "ann"
    assert desk.send("ann", text="How very annoying.").state == "approval"


# Opening


def test_only_its_author_opens_a_reply_so_that_it_is_posted_once(small_desk: Desk) -> None:
    desk = small_desk
    reply = _waiting(desk)
    handing.approve(desk.hand("lea"), reply, desk.kits())
    for name in ("bob", "lea"):
        desk.refused(
            lambda name=name: handing.hand_approved(desk.hand(name), reply, desk.kits()),
            "handing.only_its_author",
            UserError,
        )


def test_a_reply_is_opened_again_after_its_page_was_lost(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain(platform_id="77")
    sent = desk.send("ann")
    desk.clock.forward(HOUR)
    assert handing.hand_approved(desk.hand("ann"), sent.reply, desk.kits()) == sent.url
    assert desk.reply().handed_at == desk.clock()


def test_the_stop_holds_approving_and_opening(small_desk: Desk) -> None:
    desk = small_desk
    reply = _waiting(desk)
    handing.stop_sending(desk.hand("lea"), on=True, why="wait")
    desk.refused(lambda: handing.approve(desk.hand("lea"), reply, desk.kits()), "sending.stopped", UserError)
    handing.stop_sending(desk.hand("lea"), on=False, why="")
    handing.approve(desk.hand("lea"), reply, desk.kits())
    handing.stop_sending(desk.hand("lea"), on=True, why="wait")
    desk.refused(lambda: handing.hand_approved(desk.hand("ann"), reply, desk.kits()), "sending.stopped", UserError)
    assert [(row.action, row.actor) for row in desk.rows(AuditRow)] == [
        ("stop_sending", "lea"), ("allow_sending", "lea"), ("stop_sending", "lea"),
    ]  # fmt: skip


def test_an_incident_that_began_after_the_approval_holds_the_reply(small_desk: Desk) -> None:
    desk = small_desk
    reply = _waiting(desk)
    handing.approve(desk.hand("lea"), reply, desk.kits())
    announced = incidents.Announced("acme", incidents.IncidentKind.INCIDENT, {"en": "We are on it."})
    number = incidents.start(desk.hand("lea"), announced)
    desk.refused(lambda: handing.hand_approved(desk.hand("ann"), reply, desk.kits()), "sending.gate_holds", UserError)
    incidents.end(desk.hand("lea"), number)
    handing.hand_approved(desk.hand("ann"), reply, desk.kits())


def test_a_reply_to_a_post_that_is_gone_by_now_is_not_opened(small_desk: Desk) -> None:
    desk = small_desk
    reply = _waiting(desk)
    handing.approve(desk.hand("lea"), reply, desk.kits())
    with desk.database.writing() as session:
        mark_gone(session, "x", ["p1"], desk.clock())
    desk.refused(lambda: handing.hand_approved(desk.hand("ann"), reply, desk.kits()), "sending.post_gone", UserError)


# Posting


def test_what_was_posted_waits_for_the_customer(desk: Desk) -> None:
    desk.complain()
    sent = desk.send("ann")
    desk.clock.forward(MINUTE)
    handing.posted(desk.hand("ann"), sent.reply)
    reply, case = desk.reply(), desk.case()
    assert (reply.state, reply.on_its_way, reply.posted_at) == ("posted", False, desk.clock())
    assert (case.state, case.assignee, case.claimed_by, case.lease_until, case.wake_at) == (
        "waiting", "ann", None, None, None,
    )  # fmt: skip
    assert (case.first_answer_at, case.due_at, case.warn_at) == (desk.clock(), None, None)
    assert (desk.last().action, desk.last().detail) == ("posted", {"reply": sent.reply})
    desk.refused(lambda: handing.posted(desk.hand("ann"), sent.reply), "reply.not_handed", UserError)


def test_the_first_answer_stays_the_first(small_desk: Desk) -> None:
    small_desk.complain()
    first = small_desk.clock()
    small_desk.answer("ann")
    small_desk.clock.forward(HOUR)
    small_desk.answer("ann")
    assert small_desk.case().first_answer_at == first


def test_what_the_customer_wrote_while_the_reply_was_open_is_not_answered_by_it(desk: Desk) -> None:
    desk.complain()
    sent = desk.send("ann")
    desk.clock.forward(MINUTE)
    desk.complain(text="Acme is broken in yet another way")
    due = desk.case().due_at
    desk.clock.forward(MINUTE)
    handing.posted(desk.hand("ann"), sent.reply)
    case = desk.case()
    assert (case.state, case.claimed_by, case.due_at, case.first_answer_at) == ("claimed", "ann", due, desk.clock())
    desk.clock.forward(30 * DAY)
    desk.run("sweep")
    assert desk.case().state == "open", "nobody lets it go"


def test_others_are_told_whose_reply_it_is_and_a_lead_may_say_for_them(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    sent = desk.send("ann")
    for act in (handing.posted, handing.cancel):
        error = desk.refused(lambda act=act: act(desk.hand("bob"), sent.reply), "reply.of_another", UserError)
        assert error.reason.values["who"] == "ann"
    handing.posted(desk.hand("lea"), sent.reply)
    assert desk.case().assignee == "ann"


def test_posting_in_a_case_that_was_taken_over_ends_the_other_claim(small_desk: Desk) -> None:
    """The customer has an answer: whoever took over has nothing left to write."""
    desk = small_desk
    desk.complain()
    sent = desk.send("ann")
    desk.clock.forward(HOUR)
    claims.claim(desk.hand("bob"), 1)
    handing.posted(desk.hand("ann"), sent.reply)
    assert (desk.case().state, desk.case().claimed_by, desk.case().assignee) == ("waiting", None, "ann")


# Giving up


@pytest.mark.parametrize("opened", [True, False])
def test_a_reply_that_is_not_posted_after_all_leaves_the_case_in_hand(small_desk: Desk, opened: bool) -> None:
    desk = small_desk
    desk.complain()
    if not opened:
        desk.change("ann", needs_approval=True)
    due = desk.case().due_at
    sent = desk.send("ann")
    handing.cancel(desk.hand("ann"), sent.reply, " wrong post ")
    assert (desk.reply().state, desk.reply().on_its_way) == ("cancelled", False)
    assert (desk.case().state, desk.case().claimed_by, desk.case().due_at) == ("claimed", "ann", due)
    assert desk.last().detail == {"reply": sent.reply, "text": "wrong post"}
    desk.refused(lambda: handing.cancel(desk.hand("ann"), sent.reply), "reply.not_on_its_way", UserError)


def test_what_was_called_posted_too_early_never_counted_as_an_answer(desk: Desk) -> None:
    desk.complain()
    due = desk.case().due_at
    sent = desk.send("ann", text="How annoying. Please send us a DM.")
    handing.posted(desk.hand("ann"), sent.reply)
    desk.clock.forward(MINUTE)
    handing.cancel(desk.hand("ann"), sent.reply, "the platform refused it")
    case = desk.case()
    assert (case.state, case.first_answer_at, case.invited_at, case.due_at) == ("open", None, None, due)
    assert case.assignee == "ann"


def test_a_second_reply_that_failed_does_not_take_the_first_answer_away(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    first = desk.clock()
    desk.answer("ann")
    desk.clock.forward(HOUR)
    second = desk.answer("ann")
    handing.cancel(desk.hand("ann"), second)
    assert (desk.case().first_answer_at, desk.case().due_at) == (first, desk.clock())


# Two at once


def test_of_approving_and_cancelling_at_once_nothing_cancelled_is_let_go(desk: Desk) -> None:
    reply = _waiting(desk)
    lea, ann, kit = desk.hand("lea"), desk.hand("ann"), desk.kits()
    ends = race(lambda: handing.approve(lea, reply, kit), lambda: handing.cancel(ann, reply))
    row = desk.reply()
    assert any(end is None for end in ends)
    assert (row.state, row.on_its_way) == (("cancelled", False) if ends[1] is None else ("ready", True))
    assert (row.approved_by == "lea") == (ends[0] is None)


def test_of_two_leads_one_decides(desk: Desk) -> None:
    reply = _waiting(desk)
    desk.add("leo", Role.LEAD)
    lea, leo, kit = desk.hand("lea"), desk.hand("leo"), desk.kits()
    ends = race(lambda: handing.approve(lea, reply, kit), lambda: handing.reject(leo, reply, "no"))
    assert sum(end is None for end in ends) == 1
    assert desk.reply().state == ("ready" if ends[0] is None else "rejected")
    assert desk.reply().approved_by == ("lea" if ends[0] is None else "leo")


def test_of_posting_and_cancelling_at_once_the_case_says_what_the_reply_says(desk: Desk) -> None:
    desk.complain()
    sent = desk.send("ann")
    ann, lea = desk.hand("ann"), desk.hand("lea")
    ends = race(lambda: handing.posted(ann, sent.reply), lambda: handing.cancel(lea, sent.reply))
    assert any(end is None for end in ends)
    state, case = desk.reply().state, desk.case()
    assert state == ("cancelled" if ends[1] is None else "posted")
    assert (case.first_answer_at is not None) == (state == "posted")
    assert (case.state == "waiting") == (state == "posted")
    for end in ends:
        assert end is None or isinstance(end, LostRace | UserError)


# Beside


def test_good_examples_are_called_by_leads_and_were_sent(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    sent = desk.send("ann")
    desk.refused(lambda: handing.call_example(desk.hand("ann"), sent.reply), "people.may_not", Forbidden)
    desk.refused(lambda: handing.call_example(desk.hand("lea"), sent.reply), "reply.not_sent", UserError)
    handing.posted(desk.hand("ann"), sent.reply)
    handing.call_example(desk.hand("lea"), sent.reply)
    assert desk.reply().example
    handing.call_example(desk.hand("lea"), sent.reply, example=False)
    assert not desk.reply().example


def test_whether_they_came_is_said_of_those_who_were_invited(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    desk.refused(lambda: handing.taken_up(desk.hand("ann"), 1, came=True), "case.not_invited", UserError)
    sent = desk.send("ann", text="How annoying. Please send us a DM.")
    handing.posted(desk.hand("ann"), sent.reply)
    closing.resolve(desk.hand("ann"), 1, Outcome.SOLVED)
    handing.taken_up(desk.hand("ann"), 1, came=True)
    assert (desk.case().taken_up, desk.last().detail) == (True, {"came": True})


def test_a_number_that_does_not_exist_says_so(small_desk: Desk) -> None:
    hand = small_desk.hand("lea")
    for act in (handing.posted, handing.cancel, handing.call_example):
        small_desk.refused(lambda act=act: act(hand, 9), "reply.unknown", UserError)
    small_desk.refused(lambda: handing.hand_approved(hand, 9, small_desk.kits()), "reply.unknown", UserError)
