"""What is learnt from cases, by the API: the ledger of kindness, FAQ gaps, playbooks; and what a case offers."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from activesupport.desk.media import Picture
from activesupport.domain.people import Role
from activesupport.storage.tables import PostRow
from activesupport.work.team import incidents, kindness
from tests.unit.desk.api.house import GOOD_REPLY, ApiHouse, code
from tests.unit.work.workshop import post

ASKS = "how do I change the plan of my Acme?"


def test_the_ledger_is_walked_through_page_by_page(house: ApiHouse) -> None:
    for what in ("A card", "Flowers", "A call"):
        kindness.enter(house.hand("boss"), 1, what, 500, "JPY")
        house.shop.clock.forward(timedelta(days=1))
    client = house.as_("vera", Role.VIEWER)
    first = client.get("/delights", params={"limit": 2}).json()
    assert [one["what"] for one in first["items"]] == ["A call", "Flowers"]
    second = client.get("/delights", params={"limit": 2, "cursor": first["next"]}).json()
    assert second["next"] is None
    assert second["items"] == [
        {"number": 1, "case": 1, "brand": "acme", "at": "2026-11-02T12:00:00Z", "by": "boss", "what": "A card",
         "cost": 500, "currency": "JPY"}
    ]  # fmt: skip
    late = client.get("/delights", params={"since": "2026-11-04T00:00:00Z"}).json()["items"]
    assert [one["what"] for one in late] == ["A call"]


def _answer_with_the_playbook(client: TestClient, more: str) -> str:
    """Answer case 1 with the short suggestion and a sentence more; what was suggested."""
    case = client.get("/cases/1").json()
    quick = next(one for one in case["suggestions"] if one["kind"] == "quick")
    client.post("/cases/1/replies", json={"text": f"{quick['text']} {more}", "suggestion": quick["number"]})
    return str(quick["text"])


def test_what_is_learnt_stays_behind_its_wall(house: ApiHouse) -> None:
    kindness.enter(house.hand("boss"), 1, "A card", 500, "JPY")
    house.shop.bring(post(11, ASKS, author="b1"), post(12, ASKS + " Please", author="b2"))
    _answer_with_the_playbook(house.as_("sato"), "Tell us more.")
    walled, free = house.as_("walda", brands=("globex",)), house.as_("vera", Role.VIEWER)
    assert [len(free.get(path).json()) for path in ("/faq-gaps", "/playbooks")] == [1, 1]
    assert walled.get("/delights").json() == {"items": [], "next": None}
    assert walled.get("/faq-gaps").json() == []
    (seen,), (hidden,) = (client.get("/playbooks").json() for client in (free, walled))
    assert (seen["used"], len(seen["examples"])) == (1, 1)
    assert (hidden["used"], hidden["added"], hidden["examples"]) == (0, [], [])


def test_questions_without_an_entry_stand_together(house: ApiHouse) -> None:
    house.shop.bring(post(11, ASKS, author="b1"), post(12, ASKS + " Please", author="b2"))
    (gap,) = house.as_("vera", Role.VIEWER).get("/faq-gaps").json()
    assert (gap["brand"], gap["language"], gap["count"]) == ("acme", "en", 2)
    assert {"change", "plan"} <= set(gap["terms"])
    assert {one["text"] for one in gap["examples"]} == {ASKS, ASKS + " Please"}


def test_what_responders_make_of_a_playbook(house: ApiHouse) -> None:
    client = house.as_("sato")
    offered = _answer_with_the_playbook(client, "Tell us more.")
    (fared,) = client.get("/playbooks").json()
    assert (fared["playbook"], fared["used"], fared["edited"]) == ("sorry", 1, 1)
    assert fared["added"] == [{"text": "Tell us more.", "count": 1}]
    assert fared["examples"][0]["before"] == offered


def test_a_suggestion_is_signed_by_the_tokens_owner(house: ApiHouse) -> None:
    suggested = house.as_("sato", display="Sato").get("/cases/1").json()["suggestions"]
    full = next(one for one in suggested if one["kind"] == "full")
    assert "Sato here." in full["text"]
    assert (full["open"], full["length"]) == ([], len(full["text"]))


def test_a_case_has_the_words_that_ask_to_a_private_place(house: ApiHouse) -> None:
    client = house.as_("sato")
    assert client.get("/cases/1").json()["invitation"] == "Please tell us more about your Acme by direct message."
    text = GOOD_REPLY + " " + client.get("/cases/1").json()["invitation"]
    reply = client.post("/cases/1/replies", json={"text": text}).json()["reply"]
    client.post(f"/replies/{reply}/posted")
    assert client.get("/cases/1").json()["invited_at"] is not None
    assert client.post("/cases/1/taken-up", json={"came": True}).status_code == 200
    assert client.get("/cases/1").json()["taken_up"] is True


def test_where_only_a_senior_person_answers_there_is_no_invitation(house: ApiHouse) -> None:
    house.shop.bring(post(21, "My mother died and Acme is broken", author="c1"))
    number = house.shop.cases()[-1].id
    case = house.as_("sato").get(f"/cases/{number}").json()
    assert (case["gate"]["decision"], case["suggestions"], case["invitation"]) == ("senior", [], None)


def test_during_an_incident_its_statement_speaks(house: ApiHouse) -> None:
    client = house.as_("sato")
    assert client.get("/cases/1").json()["incident"] is None
    kind = incidents.IncidentKind.INCIDENT
    number = incidents.start(house.hand("boss"), incidents.Announced("acme", kind, {"en": "We are looking into it."}))
    acme, globex = (client.get(f"/cases/{case}").json() for case in (1, 3))
    assert (acme["incident"]["number"], acme["incident"]["statements"]) == (number, {"en": "We are looking into it."})
    assert acme["suggestions"] == []
    assert globex["incident"] is None
    assert globex["suggestions"] != []


@pytest.fixture
def pictured(house: ApiHouse) -> ApiHouse:
    """Post 1 has a picture, and there is one behind every link."""
    with house.shop.database.writing() as session:
        session.execute(update(PostRow).where(PostRow.id == 1).values(media_links=["https://pictures.example/1.png"]))
    house.desk = replace(house.desk, fetch_picture=lambda link: Picture(b"GIF89a" + link.encode(), "image/gif"))
    return house


def test_pictures_come_by_our_own_server(pictured: ApiHouse) -> None:
    answer = pictured.as_("vera", Role.VIEWER).get("/posts/1/media/0")
    assert answer.content == b"GIF89ahttps://pictures.example/1.png"
    assert answer.headers["content-type"] == "image/gif"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"


def test_there_is_no_picture_behind_a_wall_or_where_there_is_none(pictured: ApiHouse) -> None:
    vera, walled = pictured.as_("vera", Role.VIEWER), pictured.as_("walda", brands=("globex",))
    for client, path in ((vera, "/posts/1/media/1"), (vera, "/posts/99/media/0"), (walled, "/posts/1/media/0")):
        answer = client.get(path)
        assert (answer.status_code, code(answer)) == (404, "api.no_picture"), path


def test_a_link_to_our_own_network_is_refused(house: ApiHouse) -> None:
    with house.shop.database.writing() as session:
        session.execute(update(PostRow).where(PostRow.id == 1).values(media_links=["https://127.0.0.1/x.png"]))
    answer = house.as_("vera", Role.VIEWER).get("/posts/1/media/0")
    assert (answer.status_code, code(answer)) == (422, "media.address")
