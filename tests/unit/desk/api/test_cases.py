"""Cases by the API: lists and their pages, one case whole, acts, versions, and the walls between brands."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from activesupport.domain.people import Role, Scope
from activesupport.storage import audit
from tests.unit.desk.api.house import GOOD_REPLY, ApiHouse, code
from tests.unit.work.workshop import DAY, HOUR, post


def _all(client: TestClient, path: str, **asked: Any) -> list[list[int]]:
    """The numbers on every page of a list."""
    pages, cursor = [], ""
    while True:
        answer = client.get(path, params={**asked, "cursor": cursor})
        assert answer.status_code == 200, answer.text
        pages.append([one["number"] for one in answer.json()["items"]])
        cursor = answer.json()["next"]
        if cursor is None:
            return pages


@pytest.mark.parametrize("view", ["all", "unclaimed", "overdue"])
def test_pages_have_every_case_once_in_the_order_of_the_view(house: ApiHouse, view: str) -> None:
    house.shop.bring(*(post(100 + n, "Acme is broken", author=f"b{n}") for n in range(7)))
    house.shop.clock.forward(3 * DAY)
    client = house.as_("sato")
    (whole,) = _all(client, "/cases", view=view, limit=200)
    pages = _all(client, "/cases", view=view, limit=3)
    assert [len(page) for page in pages] == [3, 3, 3, 1]
    assert [number for page in pages for number in page] == whole
    assert len(set(whole)) == 10


def test_closed_cases_page_backwards(house: ApiHouse) -> None:
    client = house.as_("sato")
    for number in (2, 1, 3):
        assert client.post(f"/cases/{number}/dismiss", json={"reason": "other"}).status_code == 200
        house.shop.clock.forward(HOUR)
    assert _all(client, "/cases", view="closed", limit=1) == [[3], [1], [2]]


FOREIGN = ["x", "W10", "WyJhIl0", "WzEsMiwzXQ", "W3sidCI6IjIwMjYifV0", "bnVsbA", "MQ", "WzFlOTldIA"]


@pytest.mark.parametrize("cursor", FOREIGN)
def test_a_foreign_cursor_is_refused(house: ApiHouse, cursor: str) -> None:
    answer = house.as_("sato").get("/cases", params={"cursor": cursor})
    assert (answer.status_code, code(answer)) == (400, "api.bad_cursor")


def test_a_cursor_is_for_its_view(house: ApiHouse) -> None:
    client = house.as_("sato")
    cursor = client.get("/cases", params={"view": "all", "limit": 1}).json()["next"]
    assert client.get("/cases", params={"view": "closed", "cursor": cursor}).status_code == 400


def test_filters_of_the_list(house: ApiHouse) -> None:
    client = house.as_("sato")
    assert _all(client, "/cases", brand="globex") == [[3]]
    assert _all(client, "/cases", brand=["globex", "acme"], label="urgent") == [[2]]
    assert _all(client, "/cases", team="nobody") == [[]]
    assert _all(client, "/cases", platform="feed") == [[]]
    assert _all(client, "/cases", search="fire") == [[2]]
    assert _all(client, "/cases", view="mine") == [[]]
    assert client.get("/cases", params={"veiw": "all"}).json()["error"]["fields"][0]["code"] == "api.field_extra"


def test_what_waits_for_a_lead_is_a_view(house: ApiHouse) -> None:
    client = house.as_("sato")
    assert _all(client, "/cases", view="lead") == [[]]
    assert client.post("/cases/2/escalate", json={"why": "Is this ours?"}).status_code == 200
    assert _all(client, "/cases", view="lead") == [[2]]


def test_one_case_whole(house: ApiHouse) -> None:
    client = house.as_("sato")
    client.post("/cases/1/note", json={"text": "Look @sato"})
    client.post("/cases/1/replies", json={"text": GOOD_REPLY})
    case = client.get("/cases/1").json()
    assert (case["state"], case["claimed_by"], case["brand"]) == ("claimed", "sato", "acme")
    assert [one["text"] for one in case["conversation"]] == ["Acme is broken again", "Acme it is broken, still"]
    assert all(one["of_case"] and not one["of_brand"] for one in case["conversation"])
    assert [case["gate"][name] for name in ("decision", "reason", "overruled_by")] == ["ok", "none", None]
    assert (case["clock"]["state"], case["clock"]["remaining_seconds"]) == ("running", 8 * 3600)
    assert [(one["state"], one["text"]) for one in case["replies"]] == [("handed", GOOD_REPLY)]
    assert [(one["by"], one["text"]) for one in case["notes"]] == [("sato", "Look @sato")]
    assert [one["action"] for one in case["history"]][-4:] == ["note", "claim", "send", "hand_to_platform"]
    assert len(case["suggestions"]) >= 2
    assert case["why"][0] == {"code": "priority.complaint", "message": "complains"}


def test_who_looked_is_put_on_record_once_an_hour(house: ApiHouse) -> None:
    client = house.as_("sato")
    for _ in range(3):
        client.get("/cases/1")
    house.shop.clock.forward(HOUR + HOUR)
    client.get("/cases/1")
    with house.shop.database.reading() as session:
        rows = audit.page(session, audit.Wanted(target="case:1", action=audit.LOOK)).rows
    assert [(row.actor, row.detail) for row in rows] == [("sato", {"by": "api"})] * 2


def test_lists_and_searches_are_put_on_record_once_an_hour(house: ApiHouse) -> None:
    client = house.as_("sato")
    for _ in range(2):
        client.get("/cases", params={"view": "overdue"})
        client.get("/cases", params={"search": "broken"})
    with house.shop.database.reading() as session:
        rows = audit.page(session, audit.Wanted(action=audit.LOOK)).rows
    assert sorted((row.actor, row.target) for row in rows) == [("sato", "list:overdue"), ("sato", "search:broken")]


def test_a_claim_and_a_colleague(house: ApiHouse) -> None:
    sato, mori = house.as_("sato"), house.as_("mori")
    done = sato.post("/cases/1/claim").json()
    assert (done["case"], done["version"], done["state"], done["claimed_by"]) == (1, 2, "claimed", "sato")
    late = mori.post("/cases/1/claim")
    assert (late.status_code, code(late)) == (409, "case.held_by")
    assert "sato" in late.json()["error"]["message"]
    assert mori.post("/cases/1/renew").status_code == 409
    house.shop.clock.forward(10 * (HOUR / 60))
    renewed = sato.post("/cases/1/renew").json()
    assert (renewed["version"], renewed["lease_until"]) == (2, "2026-11-02T12:30:00Z")
    assert code(mori.post("/cases/2/renew")) == "case.not_claimed"


def test_a_version_that_is_not_the_present_one_changes_nothing(house: ApiHouse) -> None:
    client = house.as_("sato")
    client.post("/cases/1/claim")
    acts: list[tuple[str, dict[str, Any]]] = [
        ("claim", {}), ("renew", {}), ("release", {}), ("assign", {"person": "sato"}), ("hand-over", {}),
        ("escalate", {"why": "x"}), ("snooze", {"until": "2027-01-01T00:00:00Z"}), ("dismiss", {"reason": "other"}),
        ("resolve", {"outcome": "solved"}), ("note", {"text": "x"}), ("relabel", {"labels": []}),
        ("merge", {"into": 2}), ("split", {"post": 1}), ("abuse", {"why": "x"}), ("bar", {"kind": "opt_out"}),
        ("overrule", {"why": "x"}), ("delight", {}), ("replies", {"text": GOOD_REPLY}),
    ]  # fmt: skip
    for name, body in acts:
        answer = client.post(f"/cases/1/{name}", json=body | {"version": 1})
        assert (name, answer.status_code, code(answer)) == (name, 409, "case.lost_race")
    assert house.shop.cases()[0].version == 2
    assert client.post("/cases/1/dismiss", json={"reason": "other", "version": 2}).status_code == 200


def test_an_act_is_undone_by_its_number(house: ApiHouse) -> None:
    client = house.as_("sato")
    undo = client.post("/cases/1/dismiss", json={"reason": "other"}).json()["undo"]
    done = client.post(f"/decisions/{undo}/undo")
    assert done.json()["state"] == "open"
    assert code(client.post(f"/decisions/{undo}/undo")) == "case.not_to_undo"


def test_many_are_dismissed_but_those_that_cannot_be(house: ApiHouse) -> None:
    house.as_("mori").post("/cases/2/claim")
    answer = house.as_("sato").post("/cases/dismiss", json={"cases": [1, 2, 99, 1], "reason": "duplicate"})
    assert len(answer.json()["undo"]) == 1
    refused = {one["case"]: one["error"]["code"] for one in answer.json()["refused"]}
    assert refused == {2: "case.held_by", 99: "case.unknown"}


def test_split_tells_of_the_new_case(house: ApiHouse) -> None:
    done = house.as_("sato").post("/cases/1/split", json={"post": 1})
    assert (done.status_code, done.json()["case"], done.json()["state"]) == (201, 4, "open")


UNTHINKABLE = ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2027-01-01T00:00:00", 1e300]


@pytest.mark.parametrize("until", UNTHINKABLE)
def test_times_are_thinkable_and_say_where(house: ApiHouse, until: object) -> None:
    answer = house.as_("sato").post("/cases/1/snooze", json={"until": until})
    assert (answer.status_code, code(answer)) == (422, "api.misfit")


def test_snooze_takes_any_offset(house: ApiHouse) -> None:
    house.as_("sato").post("/cases/1/snooze", json={"until": "2026-11-03T09:00:00+09:00"})
    assert f"{house.shop.cases()[0].wake_at}" == "2026-11-03 00:00:00+00:00"


def test_the_ledger_of_kindness(house: ApiHouse) -> None:
    client = house.as_("sato")
    given = {"what": "A card", "cost": 500, "currency": "JPY"}
    assert client.post("/cases/1/delight", json={"kindness": given}).status_code == 200
    assert _all(client, "/cases", view="delight") == [[1]]
    foreign = client.post("/cases/1/delight", json={"kindness": given | {"currency": "XXX"}})
    assert code(foreign) == "delight.bad_currency"
    assert client.post("/cases/1/delight", json={"marked": False}).status_code == 200
    assert _all(client, "/cases", view="delight") == [[]]


def test_what_is_behind_a_wall_is_as_unknown_as_what_is_not_there(house: ApiHouse) -> None:
    sent = house.sent("mori", case=3)
    house.as_("lena", Role.LEAD).post(
        "/incidents", json={"brand": "globex", "kind": "incident", "statements": {"en": "We know."}}
    )
    walled = house.as_("walda", Role.LEAD, brands=("acme",))
    for there, nowhere in (
        ("/cases/3", "/cases/99"), (f"/replies/{sent.reply}/cancel", "/replies/99/cancel"),
        ("/incidents/1/end", "/incidents/99/end"), ("/posts/6/label", "/posts/99/label"),
        ("/cases/3/claim", "/cases/99/claim"),
    ):  # fmt: skip
        method, body = ("GET", None) if there == "/cases/3" else ("POST", {"labels": []} if "label" in there else {})
        answers = [walled.request(method, path, json=body) for path in (there, nowhere)]
        assert [answer.status_code for answer in answers] == [404, 404], there
        assert code(answers[0]) == code(answers[1])
    assert _all(walled, "/cases", view="all") == [[1, 2]]
    assert _all(walled, "/replies") == [[]]
    assert _all(walled, "/posts") == [[4]]
    assert walled.get("/incidents").json() == []
    merged = walled.post("/cases/1/merge", json={"into": 3})
    assert (merged.status_code, code(merged)) == (404, "case.unknown")


def test_a_post_of_two_brands_is_labelled_for_the_one_that_is_seen(house: ApiHouse) -> None:
    (both,) = house.shop.bring(post(200, "perhaps Acme, perhaps Globex", author="c1"))
    walled = house.as_("walda", brands=("acme",))
    answer = walled.post(f"/posts/{both}/label", json={"labels": ["complaint"], "brand": "globex"})
    assert (answer.status_code, code(answer)) == (422, "labelling.other_brand")
    assert answer.json()["error"]["message"].count("globex") == 1, "only what was asked for itself"
    assert walled.post(f"/posts/{both}/label", json={"labels": ["complaint"]}).json()["case"] is not None
    seen = house.as_("sato")
    assert code(seen.post("/posts/99/label", json={"labels": []})) == "labelling.unknown"


def test_views_are_kept_for_their_owner(house: ApiHouse) -> None:
    sato, mori = house.as_("sato", Role.VIEWER, Scope.WRITE), house.as_("mori")
    (kept,) = sato.put("/filters", json={"name": "Churn", "query": "view=all&label=churn"}).json()
    assert sato.get("/filters").json() == [kept]
    assert mori.get("/filters").json() == []
    assert code(mori.delete(f"/filters/{kept['number']}")) == "api.no_filter"
    assert code(sato.put("/filters", json={"name": "Odd", "query": "&&"})) == "api.bad_filter"
    assert sato.delete(f"/filters/{kept['number']}").status_code == 204
    assert sato.get("/filters").json() == []


def test_figures_are_those_of_the_brands_that_are_seen(house: ApiHouse) -> None:
    counted = [
        house.as_(name, brands=brands).get("/figures/today").json()["backlog"]["open"]
        for name, brands in (("sato", None), ("walda", ("globex",)))
    ]
    assert counted == [3, 1]
