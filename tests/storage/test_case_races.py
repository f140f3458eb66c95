"""One open case for one person, brand and platform, whoever comes first; and one winner for every change."""

from collections.abc import Callable
from functools import partial

import pytest

from activesupport.domain.errors import ActiveSupportError, LostRace
from activesupport.domain.people import operator
from activesupport.storage import cases, journal
from activesupport.storage.database import Database
from activesupport.storage.tables import CaseRow
from activesupport.work.casework import claims, closing
from activesupport.work.casework.hand import Hand
from tests.storage import rows
from tests.together import together


def _race(*acts: Callable[[], object]) -> list[ActiveSupportError | None]:
    """Start all at the same moment; how each ended. What is no error of ours is raised."""
    ends: list[ActiveSupportError | None] = []

    def run(act: Callable[[], object]) -> None:
        try:
            act()
        except ActiveSupportError as error:
            ends.append(error)
        else:
            ends.append(None)

    together(*(partial(run, act) for act in acts))
    return ends


def _stored_post(database: Database) -> int:
    with database.writing() as session:
        return rows.store(session, rows.post(1))[0]


def _open(database: Database, key: int) -> int:
    with database.writing() as session:
        return rows.open_case(session, key)


def test_a_person_has_one_open_case_with_a_brand_on_a_platform(database: Database) -> None:
    key = _stored_post(database)
    first = _open(database, key)
    with pytest.raises(LostRace):
        _open(database, key)
    with database.writing() as session:
        for other in ({"brand": "zenith"}, {"source": "mastodon"}, {"author_id": "a2"}):
            rows.open_case(session, key, **other)
        rows.close_case(session, first, rows.NOON)
    _open(database, key)


def test_any_number_of_closed_cases_is_fine_and_only_one_can_be_opened_again(database: Database) -> None:
    key = _stored_post(database)
    numbers = []
    for _ in range(3):
        numbers.append(_open(database, key))
        with database.writing() as session:
            rows.close_case(session, numbers[-1], rows.NOON)
    with database.writing() as session:
        cases.change(session, numbers[0], 1, {"state": "open", "closed_at": None})
    with pytest.raises(LostRace), database.writing() as session:
        cases.change(session, numbers[1], 1, {"state": "open", "closed_at": None})


@pytest.mark.parametrize("attempt", range(3))
def test_two_workers_open_a_case_for_the_same_person_and_one_is_there(database: Database, attempt: int) -> None:
    key = _stored_post(database)
    ends = _race(*[lambda: _open(database, key)] * 2)
    assert sum(end is None for end in ends) == 1
    assert sum(isinstance(end, LostRace) for end in ends) == 1
    with database.reading() as session:
        assert len(list(cases.all_rows(session, CaseRow))) == 1


def test_of_two_changes_to_the_same_version_one_wins(database: Database) -> None:
    number = _open(database, _stored_post(database))

    def change(priority: int) -> None:
        with database.writing() as session:
            cases.change(session, number, 1, {"priority": priority})

    ends = _race(lambda: change(1), lambda: change(2), lambda: change(3))
    assert sum(end is None for end in ends) == 1
    assert sum(isinstance(end, LostRace) for end in ends) == 2
    with database.reading() as session:
        assert cases.get(session, number).version == 2


@pytest.mark.parametrize("attempt", range(3))
def test_of_two_claimers_one_wins_and_the_other_is_told(database: Database, attempt: int) -> None:
    number = _open(database, _stored_post(database))
    hands = {name: Hand(database, operator(name), lambda: rows.NOON) for name in ("mika", "sam")}
    ends = _race(*[lambda name=name: claims.claim(hands[name], number) for name in hands])
    assert sum(end is None for end in ends) == 1
    (lost,) = [end for end in ends if end is not None]
    assert isinstance(lost, LostRace)
    assert lost.reason.code in {"case.held_by", "case.lost_race"}
    with database.reading() as session:
        case = cases.get(session, number)
        decisions = journal.of_case(session, number)
        assert case.claimed_by in hands
        assert [(row.action, row.actor) for row in decisions] == [("claim", case.claimed_by)]


def test_of_two_people_who_reopen_two_cases_of_one_customer_one_wins(database: Database) -> None:
    key = _stored_post(database)
    numbers = []
    for _ in range(2):
        numbers.append(_open(database, key))
        with database.writing() as session:
            rows.close_case(session, numbers[-1], rows.NOON)
    hand = Hand(database, operator("mika"), lambda: rows.NOON)
    ends = _race(*[lambda number=number: closing.reopen(hand, number) for number in numbers])
    assert sum(end is None for end in ends) == 1
    (refused,) = [end for end in ends if end is not None]
    assert refused.reason.code in {"case.other_open", "case.lost_race"}
