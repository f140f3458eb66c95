"""The lane of delight and the ledger of what was done."""

import pytest

from activesupport.domain.errors import Forbidden, UserError
from activesupport.domain.people import Role
from activesupport.storage import contacts, queue
from activesupport.storage.desk_tables import DelightRow
from activesupport.storage.queue import View, Wish
from activesupport.work.casework import closing
from activesupport.work.team import kindness
from tests.unit.work.deskshop import Desk
from tests.unit.work.workshop import DAY


def test_a_case_is_put_into_the_lane_and_taken_out(desk: Desk) -> None:
    desk.complain("a1")
    desk.complain("a2")
    kindness.mark(desk.hand("ann"), 2)
    with desk.database.reading() as session:
        found = queue.page(session, Wish(View.DELIGHT, "ann", desk.clock()), 10)
    assert [one.case.id for one in found] == [2]
    kindness.mark(desk.hand("ann"), 2, delight=False)
    assert not desk.case(2).delight


def test_the_ledger_keeps_what_was_done_also_for_a_closed_case(desk: Desk) -> None:
    desk.complain("a1")
    closing.resolve(desk.hand("ann"), 1, closing.Outcome.THANKED)
    number = kindness.enter(desk.hand("ann"), 1, " a new lid by courier ", 1250, "EUR")
    (row,) = desk.rows(DelightRow)
    assert (row.id, row.case_id, row.by, row.what, row.cost, row.currency, row.at) == (
        number, 1, "ann", "a new lid by courier", 1250, "EUR", desk.clock(),
    )  # fmt: skip
    assert desk.case().delight
    last = desk.last()
    assert (last.action, last.detail, last.case_version) == (
        "delight", {"text": "a new lid by courier", "cost": 1250, "currency": "EUR"}, desk.case().version,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("what", "cost", "currency", "code"),
    [
        (" ", 1, "EUR", "delight.what"),
        ("flowers", -1, "EUR", "delight.bad_cost"),
        ("flowers", kindness.MOST + 1, "EUR", "delight.bad_cost"),
        ("flowers", 1, "eur", "delight.bad_currency"),
    ],
)
def test_what_cannot_be_entered(small_desk: Desk, what: str, cost: int, currency: str, code: str) -> None:
    small_desk.complain()
    small_desk.refused(lambda: kindness.enter(small_desk.hand("ann"), 1, what, cost, currency), code, UserError)


def test_a_kindness_may_cost_nothing_and_viewers_give_none(small_desk: Desk) -> None:
    small_desk.add("vic", Role.VIEWER)
    small_desk.complain()
    kindness.enter(small_desk.hand("ann"), 1, "a card", 0, "JPY")
    small_desk.refused(
        lambda: kindness.enter(small_desk.hand("vic"), 1, "a card", 0, "JPY"), "people.may_not", Forbidden
    )


def test_the_ledger_is_read_behind_the_walls_and_since_a_time(small_desk: Desk) -> None:
    desk = small_desk
    kindness.enter(desk.hand("ann"), desk.complain("a1"), "old", 1, "JPY")
    desk.clock.forward(2 * DAY)
    kindness.enter(desk.hand("ann"), desk.complain("a2"), "flowers", 1, "JPY")
    kindness.enter(desk.hand("ann"), desk.complain("a3", "Globex is broken"), "a card", 1, "JPY")
    since = desk.clock() - DAY
    with desk.database.reading() as session:
        assert [row.what for row, _case in contacts.delights(session, None, since)] == ["a card", "flowers"]
        walled = contacts.delights(session, frozenset({"acme"}), since)
        assert [(row.what, case.brand) for row, case in walled] == [("flowers", "acme")]


@pytest.mark.parametrize(
    ("zone", "currency"),
    [
        ("Asia/Tokyo", "JPY"),
        ("Europe/London", "GBP"),
        ("Europe/Lisbon", "EUR"),
        ("America/Chicago", "USD"),
        ("UTC", "USD"),
    ],
)
def test_what_is_paid_in_at_home_is_offered_first(zone: str, currency: str) -> None:
    assert kindness.usual_currency(zone) == currency
