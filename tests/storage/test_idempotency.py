"""Keys of requests, on both engines: whoever is first has it, and nobody else."""

from datetime import UTC, datetime, timedelta

import pytest

from activesupport.domain.errors import LostRace, UserError
from activesupport.storage import people
from activesupport.storage.database import Database
from activesupport.work.repeating import KEPT, Answer, Taken, settle, take
from tests.together import together

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def owner(database: Database) -> int:
    facts = {
        "name": "sato", "display": "Sato", "role": "responder", "language": "en", "timezone": "UTC", "teams": [],
        "brands": None, "languages": [], "skills": [], "shifts": [], "created_at": NOON,
    }  # fmt: skip
    with database.writing() as session:
        return people.add(session, facts).id


def test_of_many_at_the_same_time_one_has_the_key(database: Database, owner: int) -> None:
    told: list[str] = []

    def ask() -> None:
        try:
            told.append(type(take(database, owner, "k", b"POST /x", NOON)).__name__)
        except LostRace as error:
            told.append(error.reason.code)

    for _ in range(2):
        together(*[ask] * 8)
    assert sorted(told) == ["Taken", *["api.still_running"] * 15]


def test_an_answer_is_kept_a_day_and_no_longer(database: Database, owner: int) -> None:
    taken = take(database, owner, "k", b"POST /x", NOON)
    assert isinstance(taken, Taken)
    settle(database, taken, Answer(200, '{"says": "はい"}'))
    almost = NOON + KEPT - timedelta(seconds=1)
    assert take(database, owner, "k", b"POST /x", almost) == Answer(200, '{"says": "はい"}')
    with pytest.raises(UserError, match=r"api\.key_reused"):
        take(database, owner, "k", b"POST /y", almost)
    assert isinstance(take(database, owner, "k", b"POST /y", NOON + KEPT + timedelta(seconds=1)), Taken)


@pytest.mark.parametrize("status", [409, 429, 500, 503])
def test_what_may_turn_out_otherwise_frees_the_key(database: Database, owner: int, status: int) -> None:
    taken = take(database, owner, "k", b"POST /x", NOON)
    assert isinstance(taken, Taken)
    settle(database, taken, Answer(status, "{}"))
    assert isinstance(take(database, owner, "k", b"POST /x", NOON), Taken)


@pytest.mark.parametrize("status", [200, 201, 400, 403, 404, 422])
def test_what_is_definite_is_kept(database: Database, owner: int, status: int) -> None:
    taken = take(database, owner, "k", b"POST /x", NOON)
    assert isinstance(taken, Taken)
    settle(database, taken, Answer(status, "{}"))
    assert take(database, owner, "k", b"POST /x", NOON) == Answer(status, "{}")
