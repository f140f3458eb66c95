"""Addresses, cursors and fields as nobody writes them by accident: a sentence or a page, never a fault of ours."""

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient

from activesupport.desk.cursors import mark, place_at
from activesupport.desk.paths import own_path
from activesupport.domain.people import Role
from activesupport.words import say
from tests.unit.desk.api.house import HERE, ApiHouse
from tests.unit.desk.guest import arrived

LARGE = "9" * 30
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def written(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def at(text: str, number: int = 1) -> str:
    return written(json.dumps([{"t": text}, number]))


ODD_PLACES = [
    "x", "é", written("[1e400, 1]"), written("[1.5, 1]"), written("[true, 1]"), written("[" * 300), "W" * 9000,
    at("2026-11-02T12:00:00"), at("0001-01-01T00:00:00+14:00"), at("9999-12-31T23:59:59-14:00"),
    at(NOON.isoformat(), int(LARGE)), written('[{"t": 5}, 1]'), written("[{}, 1]"), written("5"), written("null"),
    written("{}"),
]  # fmt: skip


@pytest.mark.parametrize("cursor", ODD_PLACES)
def test_a_text_that_marks_no_place(cursor: str) -> None:
    assert place_at(cursor, datetime, int) is None


def test_a_place_comes_back_as_it_was_and_only_where_it_fits() -> None:
    cursor = mark([NOON, 7])
    assert place_at(cursor, datetime, int) == (NOON, 7)
    assert place_at(cursor, int, datetime, int) is None
    assert place_at(written("[" * 9000), int) is None


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/case/1?use={LARGE}", 404), ("/case/1?use=-1", 404), (f"/case/{LARGE}", 404),
        (f"/queue/news?since={LARGE}", 404), ("/audit?end=9999-12-31", 200), ("/audit?start=0001-01-01", 200),
        *((f"/queue?after={cursor}", 200) for cursor in ODD_PLACES[2:5]),
        *((f"/audit?after={cursor}", 200) for cursor in ODD_PLACES[7:11]),
    ],
)  # fmt: skip
def test_odd_addresses(house: ApiHouse, path: str, status: int) -> None:
    assert arrived(house, "sato", Role.ADMIN).get(path).status_code == status


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        (f"/post/{LARGE}/label", {}, 404), ("/case/1/snooze", {"until": "+²"}, 422),
        ("/case/1/snooze", {"until": "9999-12-31T23:59"}, 422), ("/case/1/snooze", {"until": "0001-01-01T00:00"}, 422),
        ("/case/1/note", {"text": "a" * 20_001}, 422), ("/case/1/merge", {"into": LARGE}, 422),
        ("/incidents", {"end": "9" * 5000}, 422), ("/case/1/check", {"text": "a" * 20_001}, 422),
    ],
)  # fmt: skip
def test_odd_fields(house: ApiHouse, path: str, fields: dict[str, str], status: int) -> None:
    assert (
        arrived(house, "sato", Role.LEAD, timezone="Asia/Tokyo").send(path, page="/queue", **fields).status_code
        == status
    )


def test_a_field_is_taken_whole_or_refused_with_a_sentence(house: ApiHouse) -> None:
    guest = arrived(house, "sato")
    refused = guest.send("/case/1/note", page="/queue", text="a" * 20_001)
    assert say("limits.field", "en", length=20_001, most=20_000) in refused.text
    assert guest.send("/case/1/note", page="/queue", text="a" * 20_000).status_code == 303


def test_a_draft_beyond_any_platform_is_only_counted(house: ApiHouse) -> None:
    asked = house.as_("sato").post("/cases/1/check", json={"text": "Your PIN is 4471. " + "a" * 5000}).json()
    assert (asked["fits"], asked["limit"], asked["flags"]) == (False, 5000, [])


def test_a_page_that_somebody_came_from_may_be_called_anything(house: ApiHouse) -> None:
    guest = arrived(house, "sato")
    proof = guest.proof("/queue")
    answer = guest.client.post("/undo", data={"csrf": proof}, headers={"referer": "http://[half"})
    assert answer.status_code == 303


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "/a\\b", "https://evil.example", "/a\nb", "", "/" * 4000]
)
def test_a_path_that_is_not_ours_leads_to_the_queue(path: str) -> None:
    assert own_path(path) == "/queue"
    assert own_path("/case/1?view=mine") == "/case/1?view=mine"


@pytest.mark.parametrize(("path", "status"), [("/", 303), ("/login", 200), ("/queue", 303), ("/nowhere", 404)])
def test_head_is_get_without_its_body(house: ApiHouse, path: str, status: int) -> None:
    client = TestClient(house.app, HERE, follow_redirects=False)
    asked, told = client.get(path), client.head(path)
    assert (told.status_code, told.content) == (status, b"")
    assert asked.status_code == status
    assert told.headers["content-length"] == asked.headers["content-length"]
    assert told.headers["content-security-policy"] == asked.headers["content-security-policy"]
