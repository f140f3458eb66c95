"""The gate over stored cases: at opening, when it is overruled, and when something graver comes."""

from activesupport.domain.errors import UserError
from activesupport.domain.gate import Gate, GateReason
from activesupport.storage import cases
from activesupport.work.casework import claims, closing, joining
from activesupport.work.reading import READABLE
from activesupport.work.sending import handing
from activesupport.work.speaking import gate_of, is_overruled, overrule
from tests.unit.work.deskshop import Desk
from tests.unit.work.workshop import DAY, HOUR, MINUTE, post

SUES = "Acme is broken and I will sue you"
MOURNS = "Acme is broken and my mother died last week, please cancel her contract"


def _gate(desk: Desk, number: int = 1) -> tuple[str, str]:
    with desk.database.reading() as session:
        found = gate_of(session, cases.get(session, number), desk.clock())
    return found.decision, found.reason


def test_the_gate_is_asked_when_a_case_opens(desk: Desk) -> None:
    for author, text in (("a1", "Acme is broken"), ("a2", SUES), ("a3", MOURNS)):
        desk.complain(author, text)
    stored = [(case.gate, case.gate_reason) for case in desk.cases()]
    assert stored == [("ok", "none"), ("hold", "litigation"), ("senior", "bereavement")]
    assert [_gate(desk, number) for number in (1, 2, 3)] == stored


def test_what_something_speaks_against_is_no_chance_to_delight(desk: Desk) -> None:
    for author, text in (("a1", "Acme is broken on my birthday"), ("a2", MOURNS + " on her birthday")):
        desk.complain(author, text)
    told = [("priority.delight" in [one["code"] for one in case.reasons], case.delight) for case in desk.cases()]
    assert told == [(True, True), (False, False)]


def test_overruling_counts_until_a_reason_is_given_again_or_a_graver_one_comes(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain(text=SUES)
    overrule(desk.hand("ann"), 1, "agreed with legal")
    case = desk.case()
    assert (case.gate_overruled_by, case.gate_reason) == ("ann", "litigation")
    desk.clock.forward(MINUTE)
    desk.complain(text="Acme, how do I pay?")
    assert desk.case().gate_overruled_by == "ann", "nothing speaks against it but what is known"
    desk.complain(text="Acme, my lawyer is on it, and it is broken")
    assert (desk.case().gate_reason, desk.case().gate_overruled_by) == ("litigation", None)
    overrule(desk.hand("ann"), 1, "agreed again")
    desk.complain(text=MOURNS)
    case = desk.case()
    assert (case.gate, case.gate_reason, case.gate_overruled_by) == ("senior", "bereavement", None)
    desk.refused(lambda: desk.send("ann"), "sending.lead_decides", UserError)


def test_what_a_post_without_a_complaint_says_counts_too(small_desk: Desk) -> None:
    """A death is told in passing: the post joins the case and asks for nothing."""
    desk = small_desk
    desk.complain()
    desk.clock.forward(MINUTE)
    desk.bring(post(2, "thanks Acme, my mother died last week", at=desk.clock()))
    assert [row.case_id for row in desk.mentions()] == [1, 1]
    assert [row.lane for row in desk.mentions()][1] != "queue"
    assert _gate(desk) == ("senior", "bereavement")


def test_of_a_text_without_end_the_gate_hears_as_much_as_the_judge(desk: Desk) -> None:
    for author, blanks in (("a1", READABLE // 2), ("a2", READABLE)):
        desk.complain(author, "Acme is broken." + " " * blanks + SUES)
    assert [case.gate_reason for case in desk.cases()] == ["litigation", "none"]


def test_a_milder_reason_changes_nothing(small_desk: Desk) -> None:
    small_desk.complain(text=MOURNS)
    small_desk.clock.forward(MINUTE)
    small_desk.complain(text=SUES)
    assert small_desk.case().gate_reason == "bereavement"


def test_what_was_overruled_for_one_reason_is_not_for_another(small_desk: Desk) -> None:
    """The stored reason may be older than what speaks against it now."""
    desk = small_desk
    desk.complain(text=SUES)
    overrule(desk.hand("ann"), 1, "agreed with legal")
    assert is_overruled(desk.case(), Gate.of(GateReason.LITIGATION))
    assert not is_overruled(desk.case(), Gate.of(GateReason.OPT_OUT))


def test_a_lead_decides_for_a_case_in_another_hand_and_a_responder_does_not(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain(text=SUES)
    claims.claim(desk.hand("ann"), 1)
    desk.refused(lambda: overrule(desk.hand("bob"), 1, "why not"), "case.held_by")
    overrule(desk.hand("lea"), 1, "agreed")
    assert (desk.case().gate_overruled_by, desk.case().claimed_by) == ("lea", "ann")


def test_a_closed_case_is_past_deciding(small_desk: Desk) -> None:
    small_desk.complain(text=SUES)
    closing.dismiss(small_desk.hand("ann"), 1, closing.Dismissal.LEAVE_ALONE)
    small_desk.refused(lambda: overrule(small_desk.hand("lea"), 1, "after all"), "case.closed", UserError)


def test_whom_another_case_has_answered_this_week_is_not_written_to_again(desk: Desk) -> None:
    """Their own conversation goes on all the same."""
    path = desk.rules_folder / "acme.toml"
    path.write_text(path.read_text().replace('reopen_within = "7d"', 'reopen_within = "1d"'))
    desk.rulebook.refresh()
    desk.complain()
    desk.answer("ann")
    closing.resolve(desk.hand("ann"), 1, closing.Outcome.SOLVED)
    desk.clock.forward(2 * DAY)
    second = desk.complain(text="Acme is broken in another way")
    assert (desk.case(second).gate, desk.case(second).gate_reason) == ("hold", "contacted_recently")
    assert _gate(desk, second) == ("hold", "contacted_recently")
    desk.clock.forward(5 * DAY + HOUR)
    assert _gate(desk, second) == ("ok", "none")


def test_a_conversation_that_goes_on_is_no_second_contact(desk: Desk) -> None:
    desk.complain()
    desk.answer("ann")
    desk.clock.forward(DAY)
    desk.complain(text="Acme is broken all the same")
    assert (desk.case().state, desk.case().gate, desk.case().gate_reason) == ("open", "ok", "none")
    assert desk.send("ann", text="Then let us exchange it.").state == "handed"


def test_nor_is_one_that_opens_again_after_its_end(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    desk.answer("ann")
    closing.resolve(desk.hand("ann"), 1, closing.Outcome.SOLVED)
    desk.clock.forward(DAY)
    desk.complain(text="Acme is broken again")
    assert (desk.case().state, desk.case().gate_reason) == ("open", "none")


def test_what_was_given_up_was_no_contact(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    desk.complain(text="Acme, how do I pay?")
    other = joining.split(desk.hand("ann"), 1, 2, desk.kits())
    sent = desk.send("ann", 1)
    assert _gate(desk, other) == ("hold", "contacted_recently"), "what is on its way counts"
    handing.cancel(desk.hand("ann"), sent.reply)
    assert _gate(desk, other) == ("ok", "none")
