"""Accounts and the record by the API."""

import pytest
from fastapi.testclient import TestClient

from activesupport.domain.people import Role, Scope
from tests.unit.desk.api.house import ApiHouse, code


@pytest.fixture
def admin(house: ApiHouse) -> TestClient:
    return house.as_("aoki", Role.ADMIN, Scope.ADMIN)


def test_an_account_comes_changes_and_goes(house: ApiHouse, admin: TestClient) -> None:
    wanted = {"name": "Sato", "role": "responder", "brands": ["acme"], "shifts": ["mon-fri 09:00-18:00"]}
    made = admin.post("/people", json=wanted)
    assert (made.status_code, made.json()["name"], made.json()["brands"]) == (201, "sato", ["acme"])
    number, version = made.json()["number"], made.json()["version"]
    changed = admin.patch(f"/people/{number}", json={"brands": None, "capacity": 3, "version": version}).json()
    assert (changed["brands"], changed["capacity"], changed["shifts"]) == (None, 3, ["mon-fri 09:00-18:00"])
    late = admin.patch(f"/people/{number}", json={"capacity": 4, "version": version})
    assert (late.status_code, code(late)) == (409, "people.lost_race")
    token = house.token("sato")
    assert house.client(token).get("/me").status_code == 200
    assert admin.post(f"/people/{number}/deactivate").json()["active"] is False
    assert house.client(token).get("/me").status_code == 401
    assert admin.post(f"/people/{number}/reactivate").json()["active"] is True
    assert [one["name"] for one in admin.get("/people").json()] == ["aoki", "sato"]
    assert "password" not in admin.get(f"/people/{number}").text


def test_what_is_wrong_with_an_account_is_told_by_field(admin: TestClient) -> None:
    answer = admin.post("/people", json={"name": "x", "timezone": "Moon", "shifts": ["whenever"]})
    assert answer.status_code == 422
    assert {one["at"] for one in answer.json()["error"]["fields"]} == {"body.name", "body.timezone", "body.shifts"}


def test_the_last_admin_stays(admin: TestClient) -> None:
    me = admin.get("/me").json()["number"]
    assert code(admin.post(f"/people/{me}/deactivate")) == "people.last_admin"
    assert code(admin.patch(f"/people/{me}", json={"role": "viewer"})) == "people.last_admin"
    assert code(admin.get("/people/99")) == "people.unknown"


def test_the_record_pages_from_the_newest(house: ApiHouse, admin: TestClient) -> None:
    for number in range(5):
        house.hire(f"p{number}")
    pages, cursor = [], ""
    while cursor is not None:
        found = admin.get("/audit", params={"action": "add_person", "limit": 2, "cursor": cursor}).json()
        pages.append([one["detail"]["name"] for one in found["items"]])
        cursor = found["next"]
    assert pages == [["p4", "p3"], ["p2", "p1"], ["p0", "aoki"]]
    none = admin.get("/audit", params={"since": "2030-01-01T00:00:00Z"}).json()
    assert none == {"items": [], "next": None}
    assert admin.get("/audit", params={"actor": "boss", "target": "user:1", "until": "2030-01-01T00:00:00Z"}).json()[
        "items"
    ]
