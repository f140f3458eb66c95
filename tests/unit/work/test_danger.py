"""Where a life may be in danger: the case comes first, its clock runs at night, and only a lead ends it."""

import pytest

from activesupport.domain.case import Dismissal, Lane
from activesupport.domain.errors import Forbidden
from activesupport.domain.labels import Label
from activesupport.storage import queue
from activesupport.storage.tables import MentionRow
from activesupport.work.casework import closing, joining, labels
from tests.unit.work.deskshop import Desk
from tests.unit.work.workshop import HOUR, MINUTE, RULES

DANGER = "I cannot dial 911, my father collapsed"


@pytest.fixture
def night(small_desk: Desk) -> Desk:
    """The team is there by day, and it is night."""
    small_desk.write_rules(RULES.replace("CAP", 'hours = ["mon-fri 09:00-18:00"]\ntimezone = "UTC"'))
    assert small_desk.rulebook.refresh() is not None
    small_desk.clock.forward(10 * HOUR)
    return small_desk


def _order(desk: Desk) -> list[int]:
    with desk.database.reading() as session:
        return [one.case.id for one in queue.page(session, queue.Wish(queue.View.ALL, "ann", desk.clock()), 10)]


def test_it_comes_first_and_is_due_in_the_night(night: Desk) -> None:
    loud = night.complain("a1", "Acme is broken, I am leaving, it is on fire. How do I pay?", likes=90_000)
    danger = night.complain("a2", f"Acme, how do I call help? {DANGER}")
    assert _order(night) == [danger, loud]
    assert night.case(danger).due_at == night.clock() + HOUR
    due = night.case(loud).due_at
    assert due is not None
    assert due > night.clock() + 10 * HOUR, "what is only loud waits until somebody is there"


def test_a_case_in_which_danger_is_told_later_goes_up_and_is_due_at_once(night: Desk) -> None:
    case = night.complain("a1", "Acme, how do I pay?")
    other = night.complain("a2", "Acme is broken and I am leaving")
    assert _order(night) == [other, case]
    night.clock.forward(MINUTE)
    assert night.complain("a1", f"Acme. {DANGER}") == case
    row = night.case(case)
    assert (_order(night), row.priority, row.reasons[0]["code"]) == ([case, other], 100, "priority.life")
    assert (row.due_at, row.first_due_at) == (night.clock() + HOUR, night.clock() + HOUR)


def test_a_cry_for_help_is_heard_whatever_the_judge_makes_of_it(small_desk: Desk) -> None:
    small_desk.complain("a1", "Acme is broken")
    small_desk.complain("a1", f"Acme. {DANGER}")
    last = small_desk.rows(MentionRow)[-1]
    assert (last.labels, last.lane, last.priority) == ([], Lane.QUEUE, 100)


def test_only_a_lead_ends_it_and_what_it_is_called_changes_nothing(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain(text=f"Acme is broken. {DANGER}")
    ann = desk.hand("ann")
    desk.refused(lambda: closing.snooze(ann, 1, desk.clock() + HOUR), "case.never_ignored", Forbidden)
    desk.refused(lambda: closing.dismiss(ann, 1, Dismissal.OTHER), "case.never_ignored", Forbidden)
    labels.relabel(ann, 1, [Label.REQUEST], desk.kits())
    assert (desk.case().priority, desk.case().reasons[0]["code"]) == (100, "priority.life")
    closing.dismiss(desk.hand("lea"), 1, Dismissal.OTHER)
    assert desk.case().state == "dismissed"


def test_what_is_split_off_from_it_has_a_place_of_its_own(small_desk: Desk) -> None:
    small_desk.complain(text=f"Acme is broken. {DANGER}")
    small_desk.complain(text="Acme, how do I pay?")
    number = joining.split(small_desk.hand("ann"), 1, 2, small_desk.kits())
    assert small_desk.case(number).priority < small_desk.case(1).priority == 100
