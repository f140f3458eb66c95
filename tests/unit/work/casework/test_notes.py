"""Notes, the colleagues that they call, and who else is looking."""

import pytest

from activesupport.domain.case import Outcome
from activesupport.domain.errors import UserError
from activesupport.domain.people import Role
from activesupport.storage import queue
from activesupport.storage.desk_tables import CallRow, PresenceRow
from activesupport.storage.queue import View, Wish
from activesupport.work.casework import closing, notes
from activesupport.work.casework.notes import LOOKING
from tests.unit.work.deskshop import Desk
from tests.unit.work.workshop import DAY, MINUTE


def _mine(desk: Desk, name: str) -> list[int]:
    with desk.database.reading() as session:
        return [one.case.id for one in queue.page(session, Wish(View.MINE, name, desk.clock()), 10)]


def test_a_call_puts_the_case_among_the_colleagues_until_they_look(desk: Desk) -> None:
    desk.complain()
    assert notes.note(desk.hand("ann"), 1, "@bob do you know this?") == ("bob",)
    assert (_mine(desk, "bob"), _mine(desk, "lea")) == ([1], [])
    (row,) = desk.rows(CallRow)
    assert (row.case_id, row.name, row.by, row.at) == (1, "bob", "ann", desk.clock())
    notes.note(desk.hand("lea"), 1, "@bob indeed")
    assert [row.by for row in desk.rows(CallRow)] == ["ann"], "called once is called"
    notes.look(desk.hand("bob"), 1)
    assert (_mine(desk, "bob"), desk.rows(CallRow)) == ([], [])


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@bob, please.", ("bob",)),
        ("please ask @Bob.", ("bob",)),
        ("@bob @lea @bob", ("bob", "lea")),
        ("確認をお願いします@bobさん", ("bob",)),
        ("＠bob さん、いかがでしょう", ("bob",)),
        ("(@bob)", ("bob",)),
        ("mail me at ann@bob.example", ()),
        ("me@bob", ()),
        ("@@bob", ()),
        ("@bobby and @bo", ()),
        ("@nobody @gone @wall", ()),
        ("@vic may read it", ("vic",)),
    ],
)
def test_only_known_active_colleagues_who_see_the_brand_are_called(
    small_desk: Desk, text: str, called: tuple[str, ...]
) -> None:
    small_desk.add("vic", Role.VIEWER)
    small_desk.add("gone", active=False)
    small_desk.add("wall", brands=["globex"])
    small_desk.complain()
    assert notes.note(small_desk.hand("ann"), 1, text) == called
    assert tuple(row.name for row in small_desk.rows(CallRow)) == called
    assert small_desk.last().detail == {"text": text} | ({"called": list(called)} if called else {})


def test_nobody_calls_themselves(small_desk: Desk) -> None:
    small_desk.complain()
    assert notes.note(small_desk.hand("ann"), 1, "@ann remember the form") == ("ann",)
    assert small_desk.rows(CallRow) == []


def test_a_call_from_a_closed_case_stands_among_ones_own(small_desk: Desk) -> None:
    small_desk.complain()
    closing.resolve(small_desk.hand("ann"), 1, Outcome.SOLVED)
    notes.note(small_desk.hand("ann"), 1, "@bob for your list")
    assert _mine(small_desk, "bob") == [1]
    notes.look(small_desk.hand("bob"), 1)
    assert _mine(small_desk, "bob") == []


def test_an_empty_note_changes_nothing(small_desk: Desk) -> None:
    small_desk.complain()
    small_desk.refused(lambda: notes.note(small_desk.hand("ann"), 1, " \n\u3000"), "case.empty_note", UserError)


def test_who_has_the_case_before_them(desk: Desk) -> None:
    desk.complain()
    assert notes.look(desk.hand("ann"), 1) == ()
    assert notes.look(desk.hand("lea"), 1) == ("ann",)
    desk.clock.forward(LOOKING)
    assert notes.look(desk.hand("bob"), 1) == ("ann", "lea")
    desk.clock.forward(LOOKING / 2)
    assert notes.look(desk.hand("ann"), 1) == ("bob",), "the others closed the page, and oneself is nobody else"
    assert len(desk.rows(PresenceRow)) == 3


def test_pages_of_yesterday_are_forgotten(small_desk: Desk) -> None:
    small_desk.complain()
    notes.look(small_desk.hand("ann"), 1)
    small_desk.clock.forward(DAY - MINUTE)
    small_desk.run("sweep")
    assert len(small_desk.rows(PresenceRow)) == 1
    small_desk.clock.forward(2 * MINUTE)
    small_desk.run("sweep")
    assert small_desk.rows(PresenceRow) == []
