"""The same request sent again: done once, answered the same, and what does not count as the same."""

from datetime import timedelta
from functools import partial
from typing import Any

from activesupport.domain.people import Role
from activesupport.storage import idempotency
from activesupport.storage.desk_tables import IdempotencyRow
from activesupport.storage.tables import DecisionRow
from activesupport.work.repeating import forget_answers
from tests.together import together
from tests.unit.desk.api.house import ApiHouse, code

NOTE = {"text": "Look"}


def _key(key: str = "k-1") -> dict[str, str]:
    return {"Idempotency-Key": key}


def _notes(house: ApiHouse) -> int:
    return sum(row.action == "note" for row in house.shop.rows(DecisionRow))


def test_the_same_request_is_done_once_and_answered_the_same(house: ApiHouse) -> None:
    client = house.as_("sato")
    first, again = (client.post("/cases/1/note", json=NOTE, headers=_key()) for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.content == again.content
    assert ("idempotent-replayed" in first.headers, again.headers["idempotent-replayed"]) == (False, "true")
    assert _notes(house) == 1


def test_without_a_key_it_is_done_again(house: ApiHouse) -> None:
    client = house.as_("sato")
    for _ in range(2):
        client.post("/cases/1/note", json=NOTE)
    assert _notes(house) == 2


def test_a_key_is_for_one_request_of_one_person(house: ApiHouse) -> None:
    client = house.as_("sato")
    client.post("/cases/1/note", json=NOTE, headers=_key())
    for path, body in (("/cases/1/note", {"text": "Look!"}), ("/cases/2/note", NOTE), ("/cases/1/note?x=1", NOTE)):
        other = client.post(path, json=body, headers=_key())
        assert (other.status_code, code(other)) == (422, "api.key_reused")
    assert house.as_("mori").post("/cases/1/note", json=NOTE, headers=_key()).status_code == 200
    assert _notes(house) == 2


def test_a_definite_no_is_kept_and_a_lost_race_is_not(house: ApiHouse) -> None:
    sato, mori = house.as_("sato"), house.as_("mori")
    empty = [sato.post("/cases/1/note", json={"text": " "}, headers=_key("no")) for _ in range(2)]
    assert [(one.status_code, code(one)) for one in empty] == [(422, "case.empty_note")] * 2
    assert empty[1].headers["idempotent-replayed"] == "true"
    mori.post("/cases/1/claim")
    assert sato.post("/cases/1/claim", headers=_key("race")).status_code == 409
    mori.post("/cases/1/release")
    assert sato.post("/cases/1/claim", headers=_key("race")).status_code == 200


def test_our_own_fault_is_not_kept(house: ApiHouse) -> None:
    client = house.as_("sato")
    house.hire("mori")
    engine = house.shop.database.engine
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE calls RENAME TO gone")
    assert client.post("/cases/1/note", json={"text": "@mori"}, headers=_key()).status_code == 500
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE gone RENAME TO calls")
    assert client.post("/cases/1/note", json={"text": "@mori"}, headers=_key()).status_code == 200


def test_while_the_first_has_no_answer_the_second_is_told_to_wait(house: ApiHouse) -> None:
    number = house.hire("sato")
    client = house.client(house.token("sato"))
    client.post("/cases/1/note", json=NOTE, headers=_key())
    with house.shop.database.writing() as session:
        session.query(IdempotencyRow).update({"status": None, "body": None})
        assert idempotency.of_key(session, number, "k-1") is not None
    second = client.post("/cases/1/note", json=NOTE, headers=_key())
    assert (second.status_code, code(second)) == (409, "api.still_running")
    assert _notes(house) == 1


def test_ten_at_the_same_time_do_it_once(house: ApiHouse) -> None:
    house.hire("sato")
    token = house.token("sato")
    clients = [house.client(token) for _ in range(10)]

    told: list[int] = []

    def send(client: Any) -> None:
        told.append(client.post("/cases/1/note", json=NOTE, headers=_key()).status_code)

    together(*(partial(send, client) for client in clients))
    assert len(told) == 10
    assert set(told) <= {200, 409}
    assert 200 in told
    assert _notes(house) == 1


def test_a_key_that_is_none_is_refused(house: ApiHouse) -> None:
    client = house.as_("sato")
    for key in ("", "with blank", "x" * 201, "é"):
        answer = client.post("/cases/1/note", json=NOTE, headers={b"Idempotency-Key": key.encode("latin-1")})
        assert answer.status_code == 422, key
    assert _notes(house) == 0


def test_answers_are_kept_for_a_day(house: ApiHouse) -> None:
    client = house.as_("lena", Role.LEAD)
    client.post("/cases/1/note", json=NOTE, headers=_key())
    house.shop.clock.forward(timedelta(hours=25))
    with house.shop.database.writing() as session:
        forget_answers(session, house.shop.clock())
    assert house.shop.rows(IdempotencyRow) == []
    client.post("/cases/1/note", json=NOTE, headers=_key())
    assert _notes(house) == 2
