"""Angry posts by the hour in which they were written."""

from datetime import timedelta

from activesupport.storage import anger
from activesupport.storage.database import Database
from tests.storage import rows
from tests.unit.work.deskshop import race

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def _written(database: Database, since: timedelta, until: timedelta, brand: str = "acme") -> int:
    with database.reading() as session:
        before, within = anger.written(session, brand, rows.NOON + since, rows.NOON + since, rows.NOON + until)
    assert before == 0
    return within


def test_hours_add_up_over_pages_and_brands_stay_apart(database: Database) -> None:
    for _page in range(2):
        with database.writing() as session:
            at = [rows.NOON + minutes * MINUTE for minutes in (0, 59, 60, -1)]
            anger.count(session, [*(("acme", one) for one in at), ("globex", rows.NOON)])
    assert _written(database, timedelta(), HOUR) == 4
    assert _written(database, -HOUR, 2 * HOUR) == 8
    assert _written(database, timedelta(), HOUR, "globex") == 2
    assert _written(database, 2 * HOUR, 9 * HOUR) == 0
    assert _written(database, timedelta(), HOUR, "nobody") == 0


def test_nothing_is_written_for_nobody(database: Database) -> None:
    with database.writing() as session:
        anger.count(session, [])
    assert _written(database, -HOUR, HOUR) == 0


def test_whole_hours_that_begin_in_a_time_count(database: Database) -> None:
    """The end is not included, the beginning is."""
    with database.writing() as session:
        anger.count(session, [("acme", rows.NOON + 30 * MINUTE)])
    assert (_written(database, timedelta(), MINUTE), _written(database, MINUTE, HOUR)) == (1, 0)


def test_what_came_before_is_counted_apart(database: Database) -> None:
    with database.writing() as session:
        anger.count(session, [("acme", rows.NOON + hours * HOUR) for hours in (-3, -2, -1, 0, 1)])
    with database.reading() as session:
        assert anger.written(session, "acme", rows.NOON - 2 * HOUR, rows.NOON, rows.NOON + HOUR) == (2, 1)


def test_two_workers_count_into_one_hour(database: Database) -> None:
    def work() -> None:
        for _ in range(5):
            with database.writing() as session:
                anger.count(session, [("acme", rows.NOON)])

    assert race(work, work) == [None, None]
    assert _written(database, timedelta(), HOUR) == 10
