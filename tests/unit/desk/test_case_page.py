"""The page of a case over a real application: whom it offers, what it hides, and what only leads can take back."""

import re
from pathlib import Path

import pytest
from sqlalchemy import update

from activesupport.domain.people import Role
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import BarRow, ReplyRow
from activesupport.storage.tables import CaseRow
from activesupport.work.casework import abuse, bars, joining
from activesupport.work.sending.handing import stop_sending
from activesupport.work.sending.writing import Written, send
from tests.unit.desk.office import Office
from tests.unit.work.workshop import Workshop, post

AGAIN = "Acme is still broken, and now the lamp is out too"


@pytest.fixture
def office(sqlite_database: Database, tmp_path: Path) -> Office:
    return Office(Workshop(sqlite_database, tmp_path))


def split(office: Office) -> int:
    """A second case of the author of case 1, about another matter."""
    office.shop.bring(post(9, AGAIN))
    newest = max(row.headline_id for row in office.shop.rows(CaseRow)) + 1
    return joining.split(office.shop.hand(), 1, newest, office.shop.kits())


def tool(page: str, name: str) -> str:
    return page.partition(f'id="tool-{name}"')[2].partition('<details class="menu')[0]


def case(office: Office, number: int) -> CaseRow:
    return next(row for row in office.shop.rows(CaseRow) if row.id == number)


def change(office: Office, **values: object) -> None:
    with office.shop.database.writing() as session:
        session.execute(update(CaseRow).where(CaseRow.id == 1).values(**values))


def test_a_responder_is_offered_to_take_a_case_and_a_lead_to_give_it_to_anybody(office: Office) -> None:
    lead, hana = office.browser("lead"), office.browser("hana", Role.RESPONDER)
    assert re.findall(r'name="person" value="(\w+)"', tool(hana.get("/case/1"), "assign")) == ["hana"]
    assert set(re.findall(r'name="person" value="(\w+)"', tool(lead.get("/case/1"), "assign"))) == {"hana", "lead"}
    hana.post("/case/1/claim")
    assert '<option value="lead">' in tool(hana.get("/case/1"), "more"), "everybody hands over to anybody"


def test_an_earlier_contact_says_its_language_and_never_shows_abuse(office: Office) -> None:
    fresh, hana = split(office), office.browser("hana", Role.RESPONDER)
    page = hana.get(f"/case/{fresh}")
    assert '<span lang="en" dir="auto">Acme is broken again' in page
    assert "#1 Acme is broken again" in tool(page, "more"), "what one could merge with is told by its words"
    change(office, abuse=True)
    page = hana.get(f"/case/{fresh}")
    assert "Acme is broken again" not in page
    assert page.count("(hidden: abuse of staff)") >= 2


def test_abuse_is_hidden_in_approvals_and_is_no_question(office: Office) -> None:
    office.waiting_reply()
    change(office, abuse=True, without_faq=True)
    lead = office.browser("lead")
    page = lead.get("/approvals")
    assert "Acme is broken again" not in page
    assert "(hidden: abuse of staff)" in page
    assert "Acme is broken again" not in lead.get("/faq-gaps")


def test_a_lead_takes_back_what_was_said_of_a_person(office: Office) -> None:
    lead, hana = office.browser("lead"), office.browser("hana", Role.RESPONDER)
    assert 'action="/case/1/un' not in lead.get("/case/1")
    abuse.report(office.shop.hand(), 1, "threats")
    bars.bar(office.shop.hand(), 1, bars.Bar.OPT_OUT, "At their wish")
    assert 'action="/case/1/un' not in hana.get("/case/1")
    page = lead.get("/case/1")
    assert ('action="/case/1/unflag"' in page, 'action="/case/1/unbar"' in page) == (True, True)
    assert 'action="/case/1/abuse"' not in page, "it is reported already"
    assert (hana.post("/case/1/unflag")[0], hana.post("/case/1/unbar")[0]) == (403, 403)
    assert lead.post("/case/1/unflag") == (303, "/case/1")
    assert lead.post("/case/1/unbar") == (303, "/case/1")
    assert (case(office, 1).abuse, office.shop.rows(BarRow)) == (False, [])
    assert 'action="/case/1/un' not in lead.get("/case/1")


def test_a_case_is_merged_into_any_other_of_its_brand_by_number(office: Office) -> None:
    office.shop.bring(post(8, "Acme is broken, says my neighbour", author="a8"))
    other = max(row.id for row in office.shop.rows(CaseRow))
    hana = office.browser("hana", Role.RESPONDER)
    assert 'name="number"' in tool(hana.get("/case/1"), "more"), "also where the person has no other case"
    assert hana.post("/case/1/merge", number="2")[0] == 422, "a case of another brand"
    assert hana.post("/case/1/merge", number="", into="")[0] == 422
    assert case(office, 1).merged_into is None
    assert hana.post("/case/1/merge", number=str(other), into="")[0] == 422, "two people"
    assert hana.post("/case/1/merge", number=str(other), into="", same_person="1") == (303, f"/case/{other}")
    assert case(office, 1).merged_into == other


def test_a_lead_calls_a_sent_reply_an_example_and_no_longer_one(office: Office) -> None:
    number = office.waiting_reply()
    lead, hana = office.browser("lead"), office.browser("hana", Role.RESPONDER)
    address = f'action="/reply/{number}/example"'
    assert address not in lead.get("/case/1"), "it was not sent"
    with office.shop.database.writing() as session:
        session.execute(update(ReplyRow).values(state="seen", on_its_way=False))
    assert address not in hana.get("/case/1")
    assert "Call it a good example" in lead.get("/case/1")
    assert lead.post(f"/reply/{number}/example", on="1", next="/case/1") == (303, "/case/1")
    assert [row.example for row in office.shop.rows(ReplyRow)] == [True]
    assert "No longer an example" in lead.get("/case/1")
    assert lead.post(f"/reply/{number}/example", on="0")[0] == 303
    assert [row.example for row in office.shop.rows(ReplyRow)] == [False]


def test_a_reply_in_hand_is_not_offered_while_all_sending_is_held(office: Office) -> None:
    hana = office.browser("hana", Role.RESPONDER)
    send(office.shop.hand("hana"), 1, Written("Hello, shall we look into it together?"), office.shop.kits())
    assert 'class="handover"' in hana.get("/case/1")
    stop_sending(office.shop.hand(), True, "We are looking into it")
    page = hana.get("/case/1")
    assert 'class="handover"' not in page
    assert '<li class="reply-status' in page, "it stands among the others meanwhile"
    stop_sending(office.shop.hand(), False, "")
    assert 'class="handover"' in hana.get("/case/1")


def test_after_an_act_the_case_below_comes_next_and_not_the_top_that_was_passed_over(office: Office) -> None:
    office.shop.bring(*(post(number, "Acme is broken", author=f"b{number}") for number in range(20, 23)))
    hana = office.browser("hana", Role.RESPONDER)
    order = [int(number) for number in re.findall(r'data-row="(\d+)"', hana.get("/queue?view=all&team="))]
    assert len(order) == 5

    def passed(number: int) -> str:
        _status, place = hana.post(f"/case/{number}/dismiss", reason="other", query="view=all&team=")
        return place.partition("?")[0]

    assert passed(order[2]) == f"/case/{order[3]}"
    assert passed(order[4]) == f"/case/{order[0]}", "below the last one the list begins again"
    for number in (order[0], order[1]):
        passed(number)
    assert passed(order[3]) == "/queue"


def test_a_merged_case_says_at_its_top_where_it_went(office: Office) -> None:
    office.shop.bring(post(8, "Acme is broken, says my neighbour", author="a8"))
    other = max(row.id for row in office.shop.rows(CaseRow))
    hana = office.browser("hana", Role.RESPONDER)
    joining.merge(office.shop.hand(), 1, other, same_person=True)
    page = hana.get("/case/1")
    assert f'<a href="/case/{other}">Went into case {other}: it is answered there</a>' in page
    assert 'action="/case/1/outcome"' not in page, "what came of it is said there"
    assert 'action="/case/1/reopen"' in page


def test_reported_abuse_says_whose_it_is_and_offers_a_responder_nothing(office: Office) -> None:
    hana, lead = office.browser("hana", Role.RESPONDER), office.browser("lead", display="Lea Sato")
    hana.post("/case/1/claim")
    assert hana.post("/case/1/abuse", reason="\u3000 ")[0] == 422
    assert hana.post("/case/1/abuse", reason="calls me names")[0] == 303
    page = hana.get("/case/1")
    assert "Reported as abuse: a lead takes it from here" in page
    assert "calls me names" in page
    assert not re.findall(r'action="/case/1/(claim|send|dismiss|resolve|snooze|escalate|merge)"', page)
    assert hana.post("/case/1/claim")[0] == hana.post("/case/1/send", text="Hello")[0] == 403
    assert 'data-row="1"' not in hana.get("/queue?view=unclaimed")
    assert 'data-row="1"' in lead.get("/queue?view=lead")
    assert 'action="/case/1/claim"' in lead.get("/case/1")
    lead.post("/case/1/claim")
    assert "Reported as abuse: Lea Sato has it" in hana.get("/case/1")
