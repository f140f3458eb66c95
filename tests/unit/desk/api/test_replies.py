"""Replies by the API: sending with gate and guards, new staff, what becomes of a reply, and a model's draft."""

from dataclasses import replace

import pytest

from activesupport.domain.drafting import DraftRequest
from activesupport.domain.errors import Rejected, RetryLater
from activesupport.domain.people import Role
from tests.unit.desk.api.house import GOOD_REPLY, ApiHouse, code
from tests.unit.work.workshop import post

TELLS_A_NUMBER = "Please call 090-1234-5678, we are sorry for the trouble."
PROMISES = "We are sorry. We will refund you in full today."


def test_a_reply_is_handed_over_with_the_address_where_it_is_posted(house: ApiHouse) -> None:
    house.shop.bring(post(7, "Acme is broken", author="a9", platform_id="1234567890"))
    number = house.shop.cases()[-1].id
    answer = house.as_("sato").post(f"/cases/{number}/replies", json={"text": GOOD_REPLY})
    assert answer.status_code == 201
    assert answer.json()["state"] == "handed"
    assert answer.json()["url"].startswith("https://x.com/intent/post?in_reply_to=1234567890&text=Hello")


def test_a_reply_of_new_staff_waits_for_a_lead(house: ApiHouse) -> None:
    nina, lena = house.as_("nina", needs_approval=True), house.as_("lena", Role.LEAD)
    sent = nina.post("/cases/1/replies", json={"text": GOOD_REPLY}).json()
    assert (sent["state"], sent["url"], sent["why"]["code"]) == ("approval", None, "approval.new_staff")
    waiting = lena.get("/replies", params={"state": "approval"}).json()["items"]
    assert [(one["number"], one["author"]) for one in waiting] == [(sent["reply"], "nina")]
    assert nina.post(f"/replies/{sent['reply']}/hand").status_code == 422
    assert lena.post(f"/replies/{sent['reply']}/approve", json={"text": GOOD_REPLY + "?"}).json()["state"] == "ready"
    assert nina.post(f"/replies/{sent['reply']}/hand").json()["state"] == "handed"
    assert nina.post(f"/replies/{sent['reply']}/posted").json()["state"] == "posted"
    assert lena.post(f"/replies/{sent['reply']}/example").json()["state"] == "posted"
    assert lena.get("/replies").json()["items"][0]["example"] is True


def test_flags_say_what_is_wrong_where_and_whether_it_stops(house: ApiHouse) -> None:
    client = house.as_("sato")
    answer = client.post("/cases/1/replies", json={"text": TELLS_A_NUMBER, "accepted": ["personal_data"]})
    assert (answer.status_code, code(answer)) == (422, "sending.guarded")
    (flag,) = [one for one in answer.json()["error"]["flags"] if one["kind"] == "personal_data"]
    assert TELLS_A_NUMBER[flag["start"] : flag["end"]].startswith("090")
    assert flag["stops"] is True
    judged = client.post("/cases/1/check", json={"text": TELLS_A_NUMBER}).json()
    assert [one["kind"] for one in judged["flags"]] == [one["kind"] for one in answer.json()["error"]["flags"]]
    assert (judged["fits"], judged["limit"]) == (True, 280)
    assert house.shop.cases()[0].version == 1


def test_what_was_read_and_accepted_goes_out(house: ApiHouse) -> None:
    client = house.as_("sato")
    assert code(client.post("/cases/1/replies", json={"text": PROMISES})) == "sending.guarded"
    sent = client.post("/cases/1/replies", json={"text": PROMISES, "accepted": ["promise"]}).json()
    assert (sent["state"], sent["why"]["code"]) == ("approval", "approval.compensation")


def test_nothing_goes_out_while_sending_is_stopped(house: ApiHouse) -> None:
    lena = house.as_("lena", Role.LEAD)
    assert lena.put("/stop", json={"on": True, "why": "A mistake"}).json()["by"] == "lena"
    assert code(lena.post("/cases/1/replies", json={"text": GOOD_REPLY})) == "sending.stopped"
    assert lena.put("/stop", json={"on": False}).json()["on"] is False
    assert lena.post("/cases/1/replies", json={"text": GOOD_REPLY}).status_code == 201


def test_an_incident_holds_replies_until_it_is_over_or_overruled(house: ApiHouse) -> None:
    lena, sato = house.as_("lena", Role.LEAD), house.as_("sato")
    wanted = {"brand": "acme", "kind": "incident", "statements": {"en": "We are looking into it."}}
    incident = lena.post("/incidents", json=wanted)
    assert (incident.status_code, incident.json()["by"], incident.json()["ended_at"]) == (201, "lena", None)
    assert code(lena.post("/incidents", json=wanted | {"brand": "nobody"})) == "incident.unknown_brand"
    assert sato.get("/cases/1").json()["gate"]["reason"] == "incident"
    assert code(sato.post("/cases/1/replies", json={"text": GOOD_REPLY})) == "sending.gate_holds"
    assert sato.post("/cases/1/overrule", json={"why": "They asked us to call"}).status_code == 200
    assert sato.get("/cases/1").json()["gate"]["overruled_by"] == "sato"
    assert sato.post("/cases/1/replies", json={"text": GOOD_REPLY}).status_code == 201
    assert lena.post("/incidents/1/end").json()["ended_by"] == "lena"
    assert sato.get("/cases/2").json()["gate"]["decision"] == "ok"


def test_replies_page_from_the_newest(house: ApiHouse) -> None:
    client = house.as_("sato")
    for number in (1, 2, 3):
        client.post(f"/cases/{number}/replies", json={"text": GOOD_REPLY})
    first = client.get("/replies", params={"limit": 2}).json()
    second = client.get("/replies", params={"limit": 2, "cursor": first["next"]}).json()
    assert [one["case"] for one in (*first["items"], *second["items"])] == [3, 2, 1]
    assert second["next"] is None


class Model:
    """A drafter that answers as told."""

    name = "model"

    def __init__(self, answer: str | Exception) -> None:
        self.answer = answer

    def draft(self, request: DraftRequest) -> str:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def test_a_draft_is_offered_with_the_others(house: ApiHouse) -> None:
    house.desk = replace(house.desk, drafter=Model(GOOD_REPLY))
    client = house.as_("sato")
    drafted = client.post("/cases/1/draft").json()
    offered = client.get("/cases/1").json()["suggestions"]
    assert [one["origin"] for one in offered if one["number"] == drafted["suggestion"]] == ["model"]


@pytest.mark.parametrize(
    ("answer", "status", "retry"),
    [(RetryLater("drafting.slow", after=30.0), 503, "30"), (Rejected("drafting.refused", status=400), 503, None)],
)
def test_a_model_that_does_not_answer(house: ApiHouse, answer: Exception, status: int, retry: str | None) -> None:
    house.desk = replace(house.desk, drafter=Model(answer))
    found = house.as_("sato").post("/cases/1/draft")
    assert (found.status_code, found.headers.get("retry-after")) == (status, retry)


def test_without_a_model_there_are_no_drafts(house: ApiHouse) -> None:
    assert code(house.as_("sato").post("/cases/1/draft")) == "drafting.off"
