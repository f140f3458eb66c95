"""What waits for a lead: its list and tab, the marks in a row, and what colleagues wrote for the next reader."""

import re
from pathlib import Path

import pytest

from activesupport.domain.people import Role
from activesupport.storage.database import Database
from activesupport.storage.tables import CaseRow
from activesupport.work.casework import claims
from activesupport.work.casework.closing import undo
from activesupport.work.sending import handing
from tests.unit.desk.office import Browser, Office
from tests.unit.work.workshop import Workshop, post

DEATH = "Acme is broken and my mother died last week"
QUESTION = "Is this <b>ours</b> at all?"


@pytest.fixture
def office(sqlite_database: Database, tmp_path: Path) -> Office:
    return Office(Workshop(sqlite_database, tmp_path))


def rows(page: str) -> dict[int, str]:
    """The rows of a list in words, by case."""
    found = re.findall(r'<li class="row[^"]*" data-row="(\d+)">(.*?)</li>', page, re.S)
    return {int(number): " ".join(re.sub(r"<[^>]+>", "", row).split()) for number, row in found}


def tab(browser: Browser) -> str | None:
    """The number on the tab of the leads' list."""
    found = re.search(r'view=lead[^"]*"[^>]*>For a lead <span class="count">(\d+)<', browser.get("/queue"))
    return found[1] if found else None


def asked(browser: Browser, case: int = 1) -> str:
    found = browser.get(f"/case/{case}").partition('<section class="asked"')[2].partition("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", "", found.partition(">")[2]).split())


def test_a_question_to_a_lead_stands_in_the_leads_list_and_above_the_case(office: Office) -> None:
    hana, lead = office.browser("hana", Role.RESPONDER), office.browser("lead")
    assert (tab(lead), rows(lead.get("/queue?view=lead"))) == ("0", {})
    hana.post("/case/1/claim")
    _, where = hana.post("/case/1/escalate", note=QUESTION)
    assert "Case 1 stands in the leads&#39; list now." in hana.get(where)
    assert tab(lead) == "1"
    assert list(rows(lead.get("/queue?view=lead"))) == [1]
    assert asked(lead).startswith("Hana asks a lead")
    assert asked(lead).endswith("Is this &lt;b&gt;ours&lt;/b&gt; at all?")


def test_only_leads_have_the_tab(office: Office) -> None:
    claims.escalate(office.shop.hand("nori"), 1, QUESTION)
    hana = office.browser("hana", Role.RESPONDER)
    assert tab(hana) is None
    assert list(rows(hana.get("/queue?view=lead"))) == [1], "a link from a lead shows what it is about"
    assert tab(office.browser("walled", brands=["globex"])) == "0"


def test_what_only_a_senior_person_answers_is_marked_and_among_it_until_a_lead_decides(office: Office) -> None:
    office.shop.bring(post(20, DEATH, author="b1"), post(21, "Acme is broken, I will sue you", author="b2"))
    case = {row.author_id: row.id for row in office.shop.rows(CaseRow)}
    lead = office.browser("lead")
    every = rows(lead.get("/queue?view=all&team="))
    assert "for a senior person" in every[case["b1"]]
    assert "better not speak" in every[case["b2"]]
    assert not any(words in every[1] for words in ("for a senior person", "better not speak"))
    assert list(rows(lead.get("/queue?view=lead"))) == [case["b1"]]
    lead.post(f"/case/{case['b1']}/gate", reason="I knew her")
    assert rows(lead.get("/queue?view=lead")) == {}
    assert "for a senior person" not in rows(lead.get("/queue?view=all&team="))[case["b1"]]


def test_what_a_colleague_should_know_stands_above_the_case_until_it_is_answered(office: Office) -> None:
    hana = office.browser("hana", Role.RESPONDER)
    claims.claim(office.shop.hand("nori"), 1)
    claims.hand_over(office.shop.hand("nori"), 1, "hana", "She has called twice")
    assert asked(hana).endswith("She has called twice")
    assert "handed this over" in asked(hana)
    reply = office.waiting_reply(author="hana")
    handing.approve(office.shop.hand("boss"), reply, office.shop.kits())
    handing.hand_approved(office.shop.hand("hana"), reply, office.shop.kits())
    assert asked(hana) != ""
    handing.posted(office.shop.hand("hana"), reply)
    assert asked(hana) == ""


def test_a_question_that_is_taken_back_stands_nowhere(office: Office) -> None:
    nori, lead = office.shop.hand("nori"), office.browser("lead")
    claims.claim(nori, 1)
    undo(nori, claims.escalate(nori, 1, QUESTION))
    assert (asked(lead), tab(lead)) == ("", "0")


def test_a_case_that_was_handed_over_is_planned_and_not_yet_held(office: Office) -> None:
    hana = office.browser("hana", Role.RESPONDER, display="Hana Mori")
    claims.claim(office.shop.hand("nori"), 1)
    claims.hand_over(office.shop.hand("nori"), 1, "hana", "")
    assert "assigned to you" in rows(hana.get("/queue?view=mine"))[1]
    assert asked(hana) == "", "nothing was written"
    assert "assigned to Hana Mori" in rows(office.browser("lead").get("/queue?view=all"))[1]
    hana.post("/case/1/claim")
    assert "yours" in rows(hana.get("/queue?view=mine"))[1]
