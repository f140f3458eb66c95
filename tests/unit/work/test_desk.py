"""Every verb of the desk, every refusal, and the record that each leaves behind."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from activesupport.domain.case import Dismissal, Outcome
from activesupport.domain.errors import ActiveSupportError, LostRace, UserError
from activesupport.domain.labels import Label
from activesupport.domain.people import operator
from activesupport.storage import offers
from activesupport.storage.tables import CaseRow, DecisionRow
from activesupport.work.casework import claims, closing, labels, notes
from activesupport.work.casework.hand import Hand
from tests.unit.work.workshop import DAY, HOUR, Workshop, post


@pytest.fixture
def desk(shop: Workshop) -> Workshop:
    """A workshop with one open case, number 1, an hour old."""
    shop.bring(post(1, "Acme is broken"))
    shop.clock.forward(HOUR)
    return shop


def _case(desk: Workshop, number: int = 1) -> CaseRow:
    (case,) = [one for one in desk.cases() if one.id == number]
    return case


def _last(desk: Workshop) -> DecisionRow:
    return desk.rows(DecisionRow)[-1]


def _refused(desk: Workshop, act: Callable[[], None], kind: type[ActiveSupportError], code: str) -> ActiveSupportError:
    """The error; case and record are as they were."""
    before = [(case.id, case.version, case.state, case.claimed_by) for case in desk.cases()]
    decisions = len(desk.rows(DecisionRow))
    with pytest.raises(kind) as refused:
        act()
    assert refused.value.reason.code == code
    assert [(case.id, case.version, case.state, case.claimed_by) for case in desk.cases()] == before
    assert len(desk.rows(DecisionRow)) == decisions
    return refused.value


def test_every_decision_says_who_when_what_and_under_which_rules_and_model(desk: Workshop) -> None:
    claims.claim(desk.hand("mika"), 1)
    row = _last(desk)
    assert (row.case_id, row.post_id, row.actor, row.at, row.action) == (1, 1, "mika", desk.clock(), "claim")
    assert (row.rules, row.model) == (desk.rulebook.current.version, "keywords-1")


def test_a_claim_takes_the_case(desk: Workshop) -> None:
    claims.claim(desk.hand("mika"), 1)
    case = _case(desk)
    assert (case.state, case.claimed_by, case.claimed_at, case.version) == ("claimed", "mika", desk.clock(), 2)


def test_claiming_ones_own_again_changes_nothing(desk: Workshop) -> None:
    claims.claim(desk.hand("mika"), 1)
    before = _case(desk).version
    desk.clock.forward(HOUR)
    claims.claim(desk.hand("mika"), 1)
    assert (_case(desk).version, len(desk.rows(DecisionRow))) == (before, 2)


def test_what_somebody_else_holds_cannot_be_claimed_closed_or_released(desk: Workshop) -> None:
    claims.claim(desk.hand("mika"), 1)
    sam = desk.hand("sam")
    acts: list[Callable[[], None]] = [
        lambda: claims.claim(sam, 1),
        lambda: claims.release(sam, 1),
        lambda: closing.resolve(sam, 1, Outcome.SOLVED),
        lambda: closing.dismiss(sam, 1, Dismissal.DUPLICATE),
    ]
    for act in acts:
        error = _refused(desk, act, LostRace, "case.held_by")
        assert error.reason.values == {"case": 1, "who": "mika"}


def test_a_release_gives_the_case_back(desk: Workshop) -> None:
    claims.claim(desk.hand("mika"), 1)
    claims.release(desk.hand("mika"), 1)
    case = _case(desk)
    assert (case.state, case.claimed_by, case.claimed_at) == ("open", None, None)
    assert (_last(desk).action, _last(desk).detail) == ("release", {"from": "mika", "forced": False})
    claims.claim(desk.hand("sam"), 1)
    assert _case(desk).claimed_by == "sam"


def test_a_forced_release_is_on_record_and_not_so_called_for_ones_own(desk: Workshop) -> None:
    claims.claim(desk.hand("mika"), 1)
    claims.release(desk.hand("lead"), 1, force=True)
    assert (_last(desk).actor, _last(desk).detail) == ("lead", {"from": "mika", "forced": True})
    claims.claim(desk.hand("lead"), 1)
    claims.release(desk.hand("lead"), 1, force=True)
    assert _last(desk).detail == {"from": "lead", "forced": False}


@pytest.mark.parametrize("force", [False, True])
def test_what_nobody_holds_cannot_be_released(desk: Workshop, force: bool) -> None:
    _refused(desk, lambda: claims.release(desk.hand(), 1, force), UserError, "case.not_claimed")


def test_anyone_may_write_a_note_at_any_time(desk: Workshop) -> None:
    claims.claim(desk.hand("mika"), 1)
    notes.note(desk.hand("sam"), 1, "電話は午後のみ 📞")
    assert (_last(desk).actor, _last(desk).action, _last(desk).detail) == ("sam", "note", {"text": "電話は午後のみ 📞"})
    closing.resolve(desk.hand("mika"), 1, Outcome.SOLVED)
    version = _case(desk).version
    notes.note(desk.hand("sam"), 1, "called back")
    assert (_case(desk).state, _case(desk).version) == ("resolved", version)


def test_a_note_with_a_broken_character_is_kept(desk: Workshop) -> None:
    """A terminal that is not UTF-8 hands over half characters."""
    notes.note(desk.hand(), 1, "caf\udce9 \x00")
    assert _last(desk).detail == {"text": "caf\ufffd \ufffd"}


@pytest.mark.parametrize("text", ["", "  \n\t", "\u3000"])
def test_an_empty_note_is_refused(desk: Workshop, text: str) -> None:
    _refused(desk, lambda: notes.note(desk.hand(), 1, text), UserError, "case.empty_note")


def test_relabelling_keeps_both_readings(desk: Workshop) -> None:
    labels.relabel(desk.hand("mika"), 1, [Label.QUESTION, Label.CHURN, Label.QUESTION], desk.kits())
    assert _case(desk).labels == ["churn", "question"]
    assert _last(desk).detail == {"before": ["complaint"], "after": ["churn", "question"], "post": 1}


def test_priority_and_suggestions_follow_the_right_labels(desk: Workshop) -> None:
    before = _case(desk)
    labels.relabel(desk.hand(), 1, [Label.CHURN, Label.QUESTION], desk.kits())
    after = _case(desk)
    assert after.priority > before.priority
    assert [one["code"] for one in after.reasons] == ["priority.churn", "priority.question"]
    assert after.suggested_at == desk.clock()
    labels.relabel(desk.hand(), 1, [Label.NOISE], desk.kits())
    with desk.database.reading() as session:
        assert offers.of_cases(session, [1]) == {}, "nobody answers what is no customer's post"
    assert _case(desk).priority == 0


def test_suggestions_are_offered_also_while_the_clock_ticks(desk: Workshop) -> None:
    def ticking() -> datetime:
        desk.clock.forward(timedelta(milliseconds=1))
        return desk.clock()

    labels.relabel(replace(desk.hand(), now=ticking), 1, [Label.QUESTION], desk.kits())
    with desk.database.reading() as session:
        assert len(offers.of_cases(session, [1])[1]) >= 2


def test_labels_can_be_taken_away_and_noise_stands_alone(desk: Workshop) -> None:
    labels.relabel(desk.hand(), 1, [], desk.kits())
    assert _case(desk).labels == []
    labels.relabel(desk.hand(), 1, {Label.NOISE}, desk.kits())
    assert _case(desk).labels == ["noise"]
    both = [Label.NOISE, Label.COMPLAINT]
    _refused(desk, lambda: labels.relabel(desk.hand(), 1, both, desk.kits()), UserError, "case.noise_alone")


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_case_is_resolved_with_what_came_of_it(desk: Workshop, outcome: Outcome) -> None:
    claims.claim(desk.hand(), 1)
    closing.resolve(desk.hand(), 1, outcome)
    case = _case(desk)
    assert (case.state, case.outcome, case.dismissal, case.closed_at) == ("resolved", outcome, None, desk.clock())
    assert case.claimed_by == "mika"
    assert (_last(desk).action, _last(desk).detail) == ("resolve", {"outcome": outcome})


@pytest.mark.parametrize("reason", list(Dismissal))
def test_a_case_is_dismissed_with_the_reason_also_unclaimed(desk: Workshop, reason: Dismissal) -> None:
    closing.dismiss(desk.hand(), 1, reason)
    case = _case(desk)
    assert (case.state, case.dismissal, case.outcome, case.closed_at) == ("dismissed", reason, None, desk.clock())
    assert (_last(desk).action, _last(desk).detail) == ("dismiss", {"reason": reason})


def test_a_closed_case_can_only_be_reopened_noted_or_relabelled(desk: Workshop) -> None:
    closing.resolve(desk.hand(), 1, Outcome.SOLVED)
    hand = desk.hand()
    _refused(desk, lambda: claims.claim(hand, 1), UserError, "case.closed")
    _refused(desk, lambda: closing.resolve(hand, 1, Outcome.SOLVED), UserError, "case.closed")
    _refused(desk, lambda: closing.dismiss(hand, 1, Dismissal.OTHER), UserError, "case.closed")
    _refused(desk, lambda: claims.release(hand, 1), UserError, "case.not_claimed")
    labels.relabel(hand, 1, [Label.PRAISE], desk.kits())
    assert (_case(desk).state, _case(desk).labels) == ("resolved", ["praise"])


def test_reopening_clears_the_end_and_remembers_it(desk: Workshop) -> None:
    claims.claim(desk.hand("mika"), 1)
    closing.resolve(desk.hand("mika"), 1, Outcome.UNHAPPY)
    closing.reopen(desk.hand("sam"), 1)
    case = _case(desk)
    assert (case.state, case.closed_at, case.outcome, case.claimed_by, case.claimed_at) == ("open", *[None] * 4)
    assert (_last(desk).action, _last(desk).detail) == ("reopen", {"outcome": "unhappy", "dismissal": None})


def test_an_open_case_cannot_be_reopened(desk: Workshop) -> None:
    _refused(desk, lambda: closing.reopen(desk.hand(), 1), UserError, "case.not_closed")


def test_a_case_is_not_reopened_beside_another_open_one_of_the_person(desk: Workshop) -> None:
    closing.resolve(desk.hand(), 1, Outcome.SOLVED)
    desk.clock.forward(30 * DAY)
    desk.bring(post(2, "Acme is broken again", at=desk.clock()))
    error = _refused(desk, lambda: closing.reopen(desk.hand(), 1), UserError, "case.other_open")
    assert error.reason.values == {"case": 1, "other": 2}


def test_of_two_closed_cases_the_newer_is_not_reopened_beside_the_older(desk: Workshop) -> None:
    closing.resolve(desk.hand(), 1, Outcome.SOLVED)
    desk.clock.forward(30 * DAY)
    desk.bring(post(2, "Acme is broken again", at=desk.clock()))
    closing.resolve(desk.hand(), 2, Outcome.SOLVED)
    closing.reopen(desk.hand(), 1)
    error = _refused(desk, lambda: closing.reopen(desk.hand(), 2), UserError, "case.other_open")
    assert error.reason.values == {"case": 2, "other": 1}


def test_a_number_that_does_not_exist_says_so(desk: Workshop) -> None:
    hand = desk.hand()
    acts: list[Callable[[], None]] = [
        lambda: claims.claim(hand, 9),
        lambda: claims.release(hand, 9),
        lambda: notes.note(hand, 9, "x"),
        lambda: labels.relabel(hand, 9, [], desk.kits()),
        lambda: closing.dismiss(hand, 9, Dismissal.OTHER),
        lambda: closing.resolve(hand, 9, Outcome.SOLVED),
        lambda: closing.reopen(hand, 9),
    ]
    for act in acts:
        assert _refused(desk, act, UserError, "case.unknown").reason.values == {"case": 9}


def test_a_record_without_rules_and_model_is_possible(desk: Workshop) -> None:
    claims.claim(Hand(desk.database, operator("mika"), desk.clock), 1)
    assert (_last(desk).rules, _last(desk).model) == (None, None)


def test_every_change_counts_the_version_up(desk: Workshop) -> None:
    hand = desk.hand()
    claims.claim(hand, 1)
    labels.relabel(hand, 1, [Label.CHURN], desk.kits())
    closing.resolve(hand, 1, Outcome.RETAINED)
    closing.reopen(hand, 1)
    assert _case(desk).version == 5
    assert [row.action for row in desk.rows(DecisionRow)] == ["open", "claim", "relabel", "resolve", "reopen"]
