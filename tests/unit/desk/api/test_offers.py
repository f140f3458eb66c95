"""Which suggestions a program is given: those that somebody could send now, and no others."""

import pytest

from activesupport.domain.people import Role
from activesupport.work.casework import bars
from tests.unit.desk.api.house import ApiHouse
from tests.unit.work.workshop import post

SENIOR = {
    "bereavement": "Acme is broken and my mother died last week, please cancel her contract",
    "illness": "Acme is broken and I am in hospital with cancer",
    "minor": "I am 12 years old and my Acme is broken",
}


@pytest.mark.parametrize("reason", SENIOR)
def test_there_are_none_where_only_a_senior_person_answers(reason: str, house: ApiHouse) -> None:
    house.shop.bring(post(100, SENIOR[reason], author="b1"))
    lena = house.as_("lena", Role.LEAD)
    case = lena.get("/cases/4").json()
    assert (case["gate"]["decision"], case["gate"]["reason"]) == ("senior", reason)
    assert (case["suggestions"], case["invitation"]) == ([], None)
    assert lena.post("/cases/4/overrule", json={"why": "I knew her"}).status_code == 200
    assert lena.get("/cases/4").json()["suggestions"] == [], "in their own words, also afterwards"


def test_there_are_none_while_the_case_is_held(house: ApiHouse) -> None:
    lena = house.as_("lena", Role.LEAD)
    offered = lena.get("/cases/1").json()["suggestions"]
    assert len(offered) >= 2
    bars.bar(house.shop.hand(), 1, bars.Bar.OPT_OUT, "At their wish")
    assert lena.get("/cases/1").json()["suggestions"] == []
    assert lena.post("/cases/1/overrule", json={"why": "They called us"}).status_code == 200
    assert lena.get("/cases/1").json()["suggestions"] == offered
