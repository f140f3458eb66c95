"""From a draft to a reply: what must be right before it goes, who looks first, and that no two are on their way."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from activesupport.domain.errors import Forbidden, LostRace, UserError
from activesupport.domain.guard import FlagKind
from activesupport.domain.people import Role
from activesupport.storage import search
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import SuggestionRow
from activesupport.work.casework import claims, closing, joining
from activesupport.work.deletions import mark_gone
from activesupport.work.sending import handing
from activesupport.work.sending.checking import Guarded
from activesupport.work.sending.signing import signed
from activesupport.work.sending.writing import Written, send
from activesupport.work.speaking import overrule
from tests.unit.work.deskshop import SORRY, Desk, race
from tests.unit.work.workshop import HOUR, MINUTE

MOURNS = "Acme is broken and my mother died last week, please cancel her contract"


def test_a_reply_of_a_free_case_claims_it_and_is_opened_on_the_platform(desk: Desk) -> None:
    desk.complain(platform_id="1850000000000000001")
    sent = desk.send("ann", text=f"  {SORRY}\n")
    assert sent.url is not None
    assert sent.url.startswith("https://x.com/intent/post?in_reply_to=1850000000000000001&text=Hello%2C%20how")
    reply, case = desk.reply(), desk.case()
    assert (reply.case_id, reply.post_id, reply.brand, reply.source, reply.target) == (
        1, 1, "acme", "x", "1850000000000000001",
    )  # fmt: skip
    assert (reply.author, reply.text, reply.state, reply.on_its_way) == ("ann", SORRY, "handed", True)
    assert (reply.created_at, reply.handed_at, reply.posted_at, reply.invites) == (
        desk.clock(), desk.clock(), None, False,
    )  # fmt: skip
    assert (case.state, case.claimed_by, case.first_answer_at) == ("claimed", "ann", None)
    assert desk.actions() == ["open", "claim", "send", "hand_to_platform"]
    with desk.database.reading() as session:
        assert list(session.scalars(search.matching(session, "switch it off"))) == [1]


def test_a_case_that_waits_behind_the_cap_or_for_the_customer_can_be_answered(small_desk: Desk) -> None:
    small_desk.complain()
    small_desk.answer("ann")
    small_desk.clock.forward(HOUR)
    small_desk.send("ann", text="One more thing: please keep it cold.")
    assert [row.state for row in small_desk.rows(ReplyRow)] == ["posted", "handed"]


@pytest.mark.parametrize("text", ["", " \n\t\u3000"])
def test_an_empty_reply_is_none(small_desk: Desk, text: str) -> None:
    small_desk.complain()
    small_desk.refused(lambda: small_desk.send("ann", text=text), "sending.empty", UserError)


def test_what_the_platform_would_cut_is_refused(small_desk: Desk) -> None:
    small_desk.complain()
    fits = "How annoying. " + "a" * 266
    error = small_desk.refused(lambda: small_desk.send("ann", text=fits + "a"), "sending.too_long", UserError)
    assert error.reason.values == {"length": 281, "limit": 280}
    assert small_desk.send("ann", text=fits).state == "handed"


def test_what_the_customer_has_deleted_is_not_answered(small_desk: Desk) -> None:
    small_desk.complain()
    claims.claim(small_desk.hand("ann"), 1)
    with small_desk.database.writing() as session:
        mark_gone(session, "x", ["p1"], small_desk.clock())
    small_desk.refused(lambda: small_desk.send("ann"), "sending.post_gone", UserError)


def test_what_somebody_else_holds_is_theirs_to_answer(small_desk: Desk) -> None:
    small_desk.complain()
    claims.claim(small_desk.hand("bob"), 1)
    small_desk.refused(lambda: small_desk.send("ann"), "case.held_by", LostRace)
    small_desk.refused(lambda: small_desk.send("lea"), "case.held_by", LostRace)


def test_broken_characters_do_not_stop_a_reply(desk: Desk) -> None:
    """PostgreSQL stores no NUL, nobody encodes half a character."""
    desk.complain(platform_id="123")
    sent = desk.send("ann", text="How annoying \x00\udce9 indeed.")
    assert desk.reply().text == "How annoying \ufffd\ufffd indeed."
    assert sent.url is not None
    assert "%EF%BF%BD" in sent.url


# Guards

FLAGGED = {
    FlagKind.PROMISE: "How annoying. We will refund you.",
    FlagKind.WRONG_LANGUAGE: "ご不便をおかけしております。",
    FlagKind.WRONG_NAME: "Hi Bob, how annoying.",
}


@pytest.mark.parametrize("kind", FLAGGED)
def test_a_flag_stops_the_text_until_it_was_seen_and_that_is_on_record(small_desk: Desk, kind: FlagKind) -> None:
    desk = small_desk
    desk.complain()
    error = desk.refused(lambda: desk.send("ann", text=FLAGGED[kind]), "sending.guarded", Guarded)
    assert isinstance(error, Guarded)
    assert {flag.kind for flag in error.flags} == {kind}
    desk.send("ann", text=FLAGGED[kind], accepted=frozenset(FlagKind))
    (said,) = [row for row in desk.rows(type(desk.last())) if row.action == "send"]
    assert said.detail["accepted"] == [kind], "what was there, not what a form ticks"


@pytest.mark.parametrize("text", ["Call me at 090-1234-5678, please.", "See https://elsewhere.example.net/x for more."])
def test_personal_data_and_strange_links_are_never_waved_through(small_desk: Desk, text: str) -> None:
    desk = small_desk
    desk.complain()
    for name in ("ann", "lea"):
        desk.refused(lambda name=name: desk.send(name, text=text, accepted=frozenset(FlagKind)), "sending.guarded")


def test_one_accepted_flag_does_not_carry_another(small_desk: Desk) -> None:
    small_desk.complain()
    both = "Hi Bob, how annoying. We will refund you."
    error = small_desk.refused(
        lambda: small_desk.send("ann", text=both, accepted=frozenset({FlagKind.PROMISE})), "sending.guarded"
    )
    assert error.reason.values == {"kinds": "wrong_name"}


# Suggestions


def test_a_reply_remembers_the_suggestion_and_how_much_of_it_is_left(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    offered = next(row for row in desk.rows(SuggestionRow) if row.kind == "quick")
    text = signed(offered.text, "en", desk.hand("ann").person)
    desk.send("ann", text=text, suggestion=offered.id)
    reply = desk.reply()
    assert (reply.suggestion_id, reply.playbook, reply.suggested, reply.changed) == (offered.id, "sorry", text, 0.0)


def test_a_suggestion_of_another_case_is_no_source(small_desk: Desk) -> None:
    small_desk.complain("a1")
    small_desk.complain("a2")
    foreign = next(row for row in small_desk.rows(SuggestionRow) if row.case_id == 2)
    small_desk.send("ann", 1, suggestion=foreign.id)
    assert (small_desk.reply().suggestion_id, small_desk.reply().changed) == (None, None)


def test_an_invitation_to_a_private_place_is_noticed(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    sent = desk.send("ann", text="How annoying. Please send us a DM.")
    assert desk.reply().invites
    assert desk.case().invited_at is None, "not before it is there"
    handing.posted(desk.hand("ann"), sent.reply)
    assert desk.case().invited_at == desk.clock()


# The gate


def test_a_held_case_is_answered_after_somebody_says_why(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain(text="Acme is broken, see you in court")
    assert desk.case().gate_reason == "litigation"
    desk.refused(lambda: desk.send("ann"), "sending.gate_holds", UserError)
    desk.refused(lambda: overrule(desk.hand("ann"), 1, "  "), "gate.why_overrule", UserError)
    overrule(desk.hand("ann"), 1, "agreed with legal")
    assert desk.last().detail == {"gate": "litigation", "text": "agreed with legal"}
    assert desk.send("ann").state == "handed"


def test_what_needs_a_senior_person_is_a_leads_to_answer(small_desk: Desk) -> None:
    small_desk.complain(text=MOURNS)
    small_desk.refused(lambda: small_desk.send("ann"), "sending.lead_decides", UserError)
    small_desk.refused(lambda: overrule(small_desk.hand("ann"), 1, "I can"), "gate.lead_overrules", Forbidden)
    assert small_desk.send("lea").state == "handed"


def test_or_of_a_responder_whom_a_lead_lets_write_and_looks_at(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain(text=MOURNS)
    claims.claim(desk.hand("ann"), 1)
    overrule(desk.hand("lea"), 1, "ann knows the family")
    sent = desk.send("ann")
    assert (sent.state, sent.url, sent.why and sent.why.code) == ("approval", None, "approval.senior")


# Approval


def _desk(database: Database, folder: Path, sending: str) -> Desk:
    return Desk(database, folder, sending)


@pytest.mark.parametrize(
    ("sending", "facts", "text", "why"),
    [
        ("", {"needs_approval": True}, SORRY, "approval.new_staff"),
        ("new_staff = false", {"needs_approval": True}, SORRY, None),
        ("", {}, "How annoying. We will refund you.", "approval.compensation"),
        ("compensation = false", {}, "How annoying. We will refund you.", None),
        ("priority = 32", {}, SORRY, "approval.priority"),
        ("priority = 33", {}, SORRY, None),
        ('labels = ["complaint"]', {}, SORRY, "approval.label"),
        ('labels = ["churn"]', {}, SORRY, None),
    ],
)
def test_each_rule_sends_a_reply_to_a_lead_first(
    sqlite_database: Database, tmp_path: Path, sending: str, facts: dict[str, Any], text: str, why: str | None
) -> None:
    desk = _desk(sqlite_database, tmp_path, sending)
    if facts:
        desk.change("ann", **facts)
    desk.complain()
    assert desk.case().priority == 32
    sent = desk.send("ann", text=text, accepted=frozenset({FlagKind.PROMISE}))
    if why is None:
        assert (sent.state, sent.why) == ("handed", None)
        return
    assert sent.why is not None
    assert (sent.state, sent.url, sent.why.code) == ("approval", None, why)
    assert (desk.reply().state, desk.reply().on_its_way, (desk.reply().why or {})["code"]) == ("approval", True, why)
    assert (desk.last().action, desk.last().detail["why"]) == ("send", why)


# The stop


def test_the_stop_holds_new_replies(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    desk.refused(lambda: handing.stop_sending(desk.hand("ann"), on=True, why="fire"), "people.may_not", Forbidden)
    desk.refused(lambda: handing.stop_sending(desk.hand("lea"), on=True, why=" "), "sending.why_stop", UserError)
    handing.stop_sending(desk.hand("lea"), on=True, why="a false statement is out")
    error = desk.refused(lambda: desk.send("ann"), "sending.stopped", UserError)
    assert error.reason.values == {"who": "lea", "why": "a false statement is out"}
    handing.stop_sending(desk.hand("lea"), on=False, why="")
    assert desk.send("ann").state == "handed"


def test_two_who_pull_the_stop_at_once_have_pulled_it(desk: Desk) -> None:
    hands = [desk.hand("lea"), desk.hand("boss")]
    ends = race(*(lambda hand=hand: handing.stop_sending(hand, on=True, why="stop") for hand in hands))
    assert ends == [None, None]
    desk.complain()
    desk.refused(lambda: desk.send("ann"), "sending.stopped", UserError)


# Two people


def _handed(desk: Desk) -> list[ReplyRow]:
    return [row for row in desk.rows(ReplyRow) if row.state == "handed"]


@pytest.mark.parametrize("attempt", range(2))
def test_of_two_who_send_at_once_one_does(desk: Desk, attempt: int) -> None:
    desk.complain()
    kit = desk.kits()
    acts = [_sender(desk, name, 1, kit) for name in ("ann", "bob")]
    ends = race(*acts)
    assert sum(end is None for end in ends) == 1
    assert all(isinstance(end, LostRace) for end in ends if end is not None)
    (reply,) = desk.rows(ReplyRow)
    assert reply.author == desk.case().claimed_by


def test_the_same_person_in_two_windows_sends_once(desk: Desk) -> None:
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    ends = race(*[_sender(desk, "ann", 1, desk.kits())] * 2)
    assert sum(end is None for end in ends) == 1
    assert len(desk.rows(ReplyRow)) == 1


@pytest.mark.parametrize("attempt", range(3))
def test_two_responders_never_both_open_a_reply_to_one_customer(desk: Desk, attempt: int) -> None:
    """The customer has two matters, each in another hand."""
    desk.complain()
    desk.complain(text="Acme, how do I pay?")
    other = joining.split(desk.hand("ann"), 1, 2, desk.kits())
    ends = race(_sender(desk, "ann", 1, desk.kits()), _sender(desk, "bob", other, desk.kits()))
    assert sum(end is None for end in ends) == 1
    (refused,) = [end for end in ends if end is not None]
    assert refused.reason.code == "sending.gate_holds"
    assert refused.reason.values["reason"] == "contacted_recently"
    assert len(_handed(desk)) == 1


def test_sending_and_a_forced_release_at_once_leave_a_whole_case(desk: Desk) -> None:
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    lea = desk.hand("lea")
    ends = race(_sender(desk, "ann", 1, desk.kits()), lambda: claims.release(lea, 1, force=True))
    assert any(end is None for end in ends)
    case = desk.case()
    assert (case.state == "claimed") == (case.claimed_by is not None) == (case.lease_until is not None)
    assert len(desk.rows(ReplyRow)) == (1 if ends[0] is None else 0)
    assert case.version == 1 + sum(row.case_version is not None for row in desk.rows(type(desk.last())))


def test_a_second_reply_waits_until_the_first_was_posted_or_given_up(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    sent = desk.send("ann")
    desk.refused(lambda: desk.send("ann", text="And another."), "reply.on_its_way", LostRace)
    desk.clock.forward(21 * MINUTE)
    desk.run("sweep")
    desk.refused(lambda: desk.send("bob", text="And another."), "reply.on_its_way", LostRace)
    handing.cancel(desk.hand("ann"), sent.reply)
    assert desk.send("bob", text="How annoying.").state == "handed"


def _sender(desk: Desk, name: str, case: int, kit: Any) -> Callable[[], object]:
    hand = desk.hand(name)
    return lambda: send(hand, case, Written(SORRY), kit)


def test_who_only_looks_sends_nothing(small_desk: Desk) -> None:
    small_desk.add("vic", Role.VIEWER)
    small_desk.complain()
    small_desk.refused(lambda: small_desk.send("vic"), "people.may_not", Forbidden)
    closing.dismiss(small_desk.hand("ann"), 1, closing.Dismissal.OTHER)
    small_desk.refused(lambda: small_desk.send("ann"), "case.closed", UserError)


def test_sending_lets_the_claim_last_and_keeps_when_it_began(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    began = desk.clock()
    desk.clock.forward(timedelta(minutes=15))
    desk.send("ann")
    assert (desk.case().claimed_at, desk.case().lease_until) == (began, desk.clock() + 20 * MINUTE)
