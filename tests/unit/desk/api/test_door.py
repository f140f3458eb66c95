"""Who gets in: tokens, scopes, roles, limits; and the one shape of every refusal."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from activesupport.domain.people import Role, Scope
from activesupport.storage.queue import View
from activesupport.work.accounts import people, tokens
from tests.unit.desk.api.house import BOSS, ApiHouse, code


def test_nobody_is_told_how_to_come_in(house: ApiHouse) -> None:
    answer = house.client(None).get("/me")
    assert (answer.status_code, code(answer)) == (401, "api.no_token")
    assert answer.headers["www-authenticate"] == 'Bearer realm="activesupport"'


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Basic c2F0bzpwdw==", "as_x", ""])
def test_what_is_no_token_is_none(house: ApiHouse, header: str) -> None:
    answer = house.client(None, Authorization=header).get("/me")
    assert (answer.status_code, code(answer)) == (401, "api.no_token")


@pytest.mark.parametrize("token", ["as_wrong", "as_" + "x" * 5000, "\x7f\xff"])
def test_a_wrong_token_is_called_one(house: ApiHouse, token: str) -> None:
    answer = house.client(None).get("/me", headers={b"Authorization": b"Bearer " + token.encode("latin-1")})
    assert (answer.status_code, code(answer)) == (401, "api.bad_token")
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]


def test_a_token_ends_with_its_time_its_revocation_or_its_owner(house: ApiHouse) -> None:
    sato, mori = house.hire("sato"), house.hire("mori")
    short = tokens.create(house.accounts, BOSS, sato, "a day", [Scope.READ], days=1)
    long = tokens.create(house.accounts, BOSS, sato, "long", [Scope.READ])
    other = tokens.create(house.accounts, BOSS, mori, "other", [Scope.READ])
    house.shop.clock.forward(timedelta(days=2))
    assert [house.client(made.value).get("/me").status_code for made in (short, long, other)] == [401, 200, 200]
    tokens.revoke(house.accounts, BOSS, long.id)
    people.deactivate(house.accounts, BOSS, mori)
    assert [house.client(made.value).get("/me").status_code for made in (long, other)] == [401, 401]


def test_whoever_may_write_may_read_and_not_the_other_way_round(house: ApiHouse) -> None:
    house.hire("aoki", Role.ADMIN)
    reader, writer, keeper = (house.client(house.token("aoki", scope)) for scope in Scope)
    for client, may in ((reader, (200, 403, 403)), (writer, (200, 200, 403)), (keeper, (200, 200, 200))):
        asked = client.get("/cases/1"), client.post("/cases/1/note", json={"text": "Look"}), client.get("/people")
        assert tuple(answer.status_code for answer in asked) == may
    assert code(reader.post("/cases/1/claim")) == "api.scope"


def test_a_scope_is_worth_what_its_owners_role_is(house: ApiHouse) -> None:
    boss = house.as_("aoki", Role.ADMIN, Scope.ADMIN)
    house.hire("boss2", Role.ADMIN)
    answer = boss.patch(f"/people/{boss.get('/me').json()['number']}", json={"role": "viewer"})
    assert answer.status_code == 200
    assert code(boss.get("/people")) == "people.may_not"
    assert code(boss.post("/cases/1/claim")) == "people.may_not"


def test_me(house: ApiHouse) -> None:
    client = house.as_("sato", Role.RESPONDER, Scope.READ, display="佐藤", brands=("acme",), language="ja")
    assert client.get("/me").json() == {
        "number": 1, "name": "sato", "display": "佐藤", "role": "responder",
        "permissions": ["answer", "label", "look", "note"], "scopes": ["read"], "language": "ja", "timezone": "UTC",
        "teams": [], "brands": ["acme"], "needs_approval": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("account", "asked", "words"),
    [("ja", "", "案件"), ("en", "", "There is no case"), ("en", "fr, ja;q=0.9", "案件"),
     ("ja", "en-GB", "There is no case"), ("ja", "fr", "案件")],
)  # fmt: skip
def test_refusals_are_in_the_language_that_is_asked_for_else_the_accounts(
    house: ApiHouse, account: str, asked: str, words: str
) -> None:
    client = house.as_("sato", language=account)
    answer = client.get("/cases/99", headers={"Accept-Language": asked})
    assert answer.json()["error"]["message"].startswith(words)


def test_too_many_requests_of_one_person_whatever_the_token(house: ApiHouse) -> None:
    house.hire("sato")
    house.hire("mori")
    house.desk = replace(house.desk, api_per_minute=3)
    first, second, other = (house.client(house.token(name)) for name in ("sato", "sato", "mori"))
    told = [first.get("/me"), second.get("/me"), first.get("/me"), second.get("/me")]
    assert [answer.status_code for answer in told] == [200, 200, 200, 429]
    assert [answer.headers["ratelimit-remaining"] for answer in told] == ["2", "1", "0", "0"]
    assert told[-1].headers["ratelimit-limit"] == "3"
    assert 1 <= int(told[-1].headers["retry-after"]) <= 60
    assert code(told[-1]) == "api.too_many"
    assert other.get("/me").status_code == 200


def test_refused_requests_do_nothing(house: ApiHouse) -> None:
    viewer = house.as_("vera", Role.VIEWER)
    assert code(viewer.post("/cases/1/claim")) == "people.may_not"
    assert house.shop.cases()[0].claimed_by is None


def test_what_does_not_fit_is_named_field_by_field(house: ApiHouse) -> None:
    answer = house.as_("sato").post("/cases/1/dismiss", json={"reason": "bored", "version": 0, "colour": "red"})
    assert answer.status_code == 422
    assert {one["at"]: one["code"] for one in answer.json()["error"]["fields"]} == {
        "body.reason": "api.field_choice", "body.version": "api.field_above", "body.colour": "api.field_extra",
    }  # fmt: skip
    assert "bored" not in answer.text


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (
            {"outcome": "happy"},
            "body.outcome must be one of: solved, thanked, retained, unhappy, left, no_answer, deleted",
        ),
        ({}, "body.outcome is missing"),
        ({"outcome": "solved", "version": "3"}, "body.version must be a whole number"),
        ([], "body must be a JSON object"),
    ],
)
def test_a_refusal_says_what_would_fit(house: ApiHouse, sent: object, words: str) -> None:
    answer = house.as_("sato").post("/cases/1/resolve", json=sent)
    assert (answer.status_code, code(answer)) == (422, "api.misfit")
    assert f": {words}. " in answer.json()["error"]["message"]


def test_every_choice_is_named_in_the_readers_language(house: ApiHouse) -> None:
    answer = house.as_("sato").get("/cases?view=nowhere&limit=0", headers={"Accept-Language": "ja"})
    told = {one["at"]: one["message"] for one in answer.json()["error"]["fields"]}
    assert set(told["query.view"].partition("：")[2].split(", ")) == set(View)
    assert told["query.limit"] == "1 以上の値を指定してください"


@pytest.mark.parametrize("body", ["{", "[1,", "\x00", '{"text": "\\ud800"', "NaN,"])
def test_what_is_not_json(house: ApiHouse, body: str) -> None:
    answer = house.as_("sato").post("/cases/1/note", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, code(answer)) == (400, "api.not_json")


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "x" * 20_001])
def test_texts_that_no_database_keeps_are_refused(house: ApiHouse, text: str) -> None:
    client = house.as_("sato")
    sent = {"content": json.dumps({"text": text}), "headers": {"Content-Type": "application/json"}}
    assert client.post("/cases/1/note", **sent).status_code == 422  # type: ignore[arg-type]
    assert house.shop.cases()[0].version == 1


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain;charset=utf-8", None])
def test_what_is_not_said_to_be_json_is_told_how_to_say_it(house: ApiHouse, kind: str | None) -> None:
    """As curl sends it by itself, and a page of strangers could without asking; it has no token either."""
    headers = {"Content-Type": kind} if kind else {}
    answer = house.as_("sato").post("/cases/1/note", content='{"text": "Look"}', headers=headers)
    assert (answer.status_code, code(answer)) == (415, "api.not_sent_as_json")
    assert "Content-Type: application/json" in answer.json()["error"]["message"]
    assert house.shop.cases()[0].version == 1


def test_an_act_without_a_body_needs_no_content_type(house: ApiHouse) -> None:
    answer = house.as_("sato").post("/cases/1/claim", headers={"Content-Type": "text/plain"})
    assert answer.status_code == 200


def test_addresses_and_methods_that_there_are_not(house: ApiHouse) -> None:
    client: TestClient = house.as_("sato")
    assert code(client.get("/nowhere")) == "api.no_path"
    assert code(client.get("/cases/abc")) == "api.no_path"
    answer = client.patch("/filters")
    assert (answer.status_code, code(answer)) == (405, "api.no_method")
    assert answer.headers["allow"] == "GET, PUT"


def test_a_body_that_is_too_large_is_not_read(house: ApiHouse) -> None:
    answer = house.as_("sato").post("/cases/1/note", json={"text": "x" * 1_000_001})
    assert (answer.status_code, answer.content) == (413, b"")


def test_our_own_fault_has_a_number_and_no_traceback(house: ApiHouse) -> None:
    client = house.as_("sato", timezone="Asia/Tokyo")
    with house.shop.database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE switches RENAME TO gone")
    answer = client.get("/stop")
    assert answer.status_code == 500
    fault = answer.json()["error"]
    assert fault["code"] == "api.broken"
    assert len(fault["number"]) == 8
    assert fault["number"] in fault["message"]
    assert "switches" not in answer.text


def test_the_document_is_for_everybody_and_every_answer_carries_our_headers(house: ApiHouse) -> None:
    answer = house.client(None).get("/openapi.json")
    assert answer.status_code == 200
    assert answer.json()["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert answer.json()["servers"] == [{"url": "/api/v1"}]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
