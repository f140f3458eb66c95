"""The leads' pages over a real application: what each role sees, what decisions do, and the walls between brands."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from activesupport.domain.people import Role, Scope, operator
from activesupport.domain.reason import Reason
from activesupport.storage import subscriptions
from activesupport.storage.codec import reason_to_json
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import IncidentRow, ReplyRow, SwitchRow
from activesupport.storage.tables import CaseRow
from activesupport.words import catalogue
from activesupport.work.accounts import people as keeping_people
from activesupport.work.accounts import tokens
from activesupport.work.accounts.door import Actor
from activesupport.work.accounts.fields import Account
from activesupport.work.team.kindness import enter
from tests.unit.desk.office import Office
from tests.unit.work.workshop import DAY, HOUR, Workshop


@pytest.fixture
def office(sqlite_database: Database, tmp_path: Path) -> Office:
    return Office(Workshop(sqlite_database, tmp_path))


@pytest.mark.parametrize(
    ("role", "denied"),
    [
        (Role.VIEWER, {"/approvals", "/audit"}),
        (Role.RESPONDER, {"/approvals", "/audit"}),
        (Role.LEAD, {"/audit"}),
        (Role.ADMIN, set()),
    ],
)
def test_who_may_look_at_what(office: Office, role: Role, denied: set[str]) -> None:
    browser = office.browser("one", role)
    pages = ("/lead", "/approvals", "/delight", "/faq-gaps", "/playbooks", "/incidents", "/audit")
    assert {path: browser.status(path) for path in pages} == {path: 403 if path in denied else 200 for path in pages}
    nobody = TestClient(office.app, "http://desk.example", follow_redirects=False)
    assert {nobody.get(path).status_code for path in (*pages, "/media/1/0")} == {303}


def test_the_day_shows_its_numbers_and_what_is_late(office: Office) -> None:
    office.shop.clock.forward(2 * DAY)
    page = office.browser("lead").get("/lead")
    assert re.search(r"<dt>Overdue</dt><dd><b>2</b> <span class=\"bad\">", page)
    assert re.search(r"<dt>First answer is late</dt><dd><b>2</b>", page)
    assert re.search(r"<dt>Answered within an hour</dt><dd><b>0 %</b>", page), (
        "today is told by the week: none was kept"
    )
    assert 'href="/case/1"' in page
    assert "late by" in page
    walled = office.browser("walled", brands=["globex"]).get("/lead")
    assert 'href="/case/1"' not in walled
    assert 'href="/case/2"' in walled


def test_the_day_of_one_team(office: Office) -> None:
    browser = office.browser("lead")
    assert '<option value="support" selected>' in browser.get("/lead?team=support")
    assert '<option value="" selected>' in browser.get("/lead?team=nobody")


def test_sources_in_trouble_are_told(office: Office) -> None:
    number = office.shop.subscribe("acme-en", HOUR)
    with office.shop.database.writing() as session:
        (row,) = [one for one in subscriptions.active(session) if one.id == number]
        now = office.shop.clock()
        subscriptions.record_trouble(session, row, Reason("source.polled_elsewhere", {"source": "x"}), now, now + HOUR)
    assert "x, acme-en:" in office.browser("lead").get("/lead")


def test_a_lead_decides_about_replies_but_not_about_their_own(office: Office) -> None:
    office.waiting_reply()
    page = office.browser("lead").get("/approvals")
    assert "&lt;b&gt;now&lt;/b&gt;" in page, "a stranger's words are escaped"
    assert "shall we look into it together?" in page
    assert 'action="/reply/1/approve"' in page
    assert 'action="/reply/1/approve"' not in office.browser("nori").get("/approvals")
    assert "#1" not in office.browser("walled", brands=["globex"]).get("/approvals")


def test_an_incident_begins_and_ends(office: Office) -> None:
    lead = office.browser("lead")
    fields = {
        "brand": "acme",
        "kind": "incident",
        "statement_en": "We know & are on it.",
        "link": "https://example.com/s",
    }
    assert lead.post("/incidents", **fields) == (303, "/incidents")
    page = lead.get("/incidents")
    assert "We know &amp; are on it." in page
    assert "The incident is in force." in page
    assert lead.post("/incidents", end="1") == (303, "/incidents")
    assert [row.ended_by for row in office.shop.rows(IncidentRow)] == ["lead"]
    status, _text = lead.post("/incidents", end="1")
    assert status == 422


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"brand": ""}, "Choose the brand"),
        ({"brand": "nobody"}, "Choose the brand"),
        ({"kind": "party"}, "Choose what kind"),
        ({"statement_en": "  "}, "Write the statement"),
        ({"link": "javascript:alert(1)"}, "The link must begin"),
    ],
)
def test_what_is_wrong_with_an_incident_is_said_and_nothing_typed_is_lost(
    office: Office, wrong: dict[str, str], words: str
) -> None:
    fields = {"brand": "acme", "kind": "incident", "statement_en": "Typed already", "link": ""} | wrong
    status, page = office.browser("lead").post("/incidents", **fields)
    assert status == 422
    assert words in page
    assert fields["statement_en"] in page
    assert office.shop.rows(IncidentRow) == []


@pytest.mark.parametrize(
    ("path", "field", "fields"),
    [
        ("/incidents", "statement_ja", {"brand": "acme", "kind": "incident", "statement_en": "On it."}),
        ("/incidents", "link", {"brand": "acme", "kind": "incident", "statement_en": "On it."}),
        ("/stop", "reason", {"on": "1"}),
    ],
)
def test_what_is_too_long_comes_back_whole(office: Office, path: str, field: str, fields: dict[str, str]) -> None:
    typed = "too long, " * 2001
    status, page = office.browser("lead").post(path, **fields | {field: typed})
    assert (status, f'id="e-{field}"' in page) == (422, True)
    assert typed.strip() in page
    assert fields.get("statement_en", "") in page


def test_the_stop_needs_a_reason_and_a_lead(office: Office) -> None:
    lead = office.browser("lead")
    status, page = lead.post("/stop", on="1", reason=" ")
    assert (status, "Say why sending is stopped" in page) == (422, True)
    assert lead.post("/stop", on="1", reason="Wrong statement") == (303, "/incidents")
    assert "Wrong statement" in lead.get("/incidents")
    status, _page = office.browser("hana", Role.RESPONDER).post("/stop", on="0")
    assert status == 403
    assert [row.on for row in office.shop.rows(SwitchRow)] == [True]
    assert lead.post("/stop", on="0") == (303, "/incidents")
    assert [row.on for row in office.shop.rows(SwitchRow)] == [False]


def test_an_incident_speaks_two_languages_and_counts_what_it_concerns(office: Office) -> None:
    lead = office.browser("lead")
    fields = {"brand": "acme", "kind": "incident", "statement_en": "We are on it.", "statement_ja": "復旧中です。"}
    assert lead.post("/incidents", **fields) == (303, "/incidents")
    page = lead.get("/incidents")
    assert '<p class="said" lang="en" dir="auto">We are on it.</p>' in page
    assert '<p class="said" lang="ja" dir="auto">復旧中です。</p>' in page
    assert "open cases of the brand: 1" in page
    held = lead.get("/case/1")
    assert "replies in all cases of the brand are held" in held
    assert '<p class="said said-reply" lang="en" dir="auto">We are on it.</p>' in held
    lead.post("/incidents", end="1")
    assert "We are on it." not in lead.get("/case/1")
    assert "cases opened meanwhile: 0" in lead.get("/incidents")


def test_the_record_names_people_and_brands_as_colleagues_do(office: Office) -> None:
    lead = office.browser("lead", display="Lea Winter")
    lead.post("/incidents", brand="acme", kind="incident", statement_en="Known.")
    page = office.browser("boss", Role.ADMIN).get("/audit")
    assert "<td>Lea Winter</td><td>declared an incident</td><td>Acme</td>" in page


def test_the_record_tells_which_list_somebody_went_through_and_what_they_searched(office: Office) -> None:
    lead = office.browser("lead", display="Lea Winter")
    for path in ("/queue?view=overdue", "/queue?view=overdue", "/queue?view=all&q=解約"):
        lead.get(path)
    page = office.browser("boss", Role.ADMIN, language="ja").get("/audit?action=look")
    assert page.count("<td>Lea Winter</td><td>閲覧</td>") == 2
    assert "一覧「" in page
    assert "「解約」の検索" in page


def test_the_record_tells_details_in_words(office: Office) -> None:
    boss = office.browser("boss", Role.ADMIN, language="ja")
    accounts, by = office.accounts, Actor(operator("boss"), "terminal")
    row = keeping_people.add(accounts, by, Account("mori", display="森"))
    keeping_people.change(accounts, by, row.id, row.version, Account("mori", Role.LEAD, "森", needs_approval=True))
    tokens.create(accounts, by, row.id, "CI", (Scope.READ,))
    keeping_people.deactivate(accounts, by, row.id)
    boss.post("/incidents", brand="acme", kind="incident", statement_en="Known.")
    page = boss.get("/audit")
    for words in (
        ">障害・災害対応 1</td>",
        ">役割：担当者 → リーダー、すべての返信にリーダーの承認が必要：いいえ → はい</td>",
        ">mori · 担当者</td>",
        ">CI</td>",
        "無効にしたAPIトークン 1件",
    ):
        assert words in page
    for raw in ("incident：", "tokens：", "sessions：", "changed：", "token：", "name："):
        assert raw not in page


def test_a_day_without_cases_that_are_old_enough_says_so(office: Office) -> None:
    page = office.browser("lead").get("/lead")
    assert "no case is old enough to tell" in page
    assert "nobody has been answered yet" in page


def test_behind_a_wall_no_incident_is_declared_or_ended(office: Office) -> None:
    walled = office.browser("walled", brands=["globex"])
    office.browser("lead").post("/incidents", brand="acme", kind="disaster", statement_en="Stay safe.")
    assert "Stay safe." not in walled.get("/incidents")
    assert walled.post("/incidents", brand="acme", kind="incident", statement_en="x")[0] == 422
    assert walled.post("/incidents", end="1")[0] == 422
    assert [row.ended_at for row in office.shop.rows(IncidentRow)] == [None]


def test_chances_to_delight_and_what_they_cost(office: Office) -> None:
    with office.shop.database.writing() as session:
        session.execute(update(CaseRow).values(delight=True))
    enter(office.shop.hand(), 1, "A card", 123_450, "JPY")
    enter(office.shop.hand(), 1, "Flowers", 2_599, "USD")
    page = office.browser("lead").get("/delight")
    assert "123,450 JPY, 25.99 USD" in page
    assert "Done: Flowers · 25.99 USD" in page
    walled = office.browser("walled", brands=["globex"]).get("/delight")
    assert "Flowers" not in walled
    assert "JPY" not in walled
    office.shop.clock.forward(40 * DAY)
    assert "JPY" not in office.browser("later").get("/delight"), "the ledger of another month"


def test_questions_without_an_entry(office: Office) -> None:
    with office.shop.database.writing() as session:
        session.execute(update(CaseRow).values(without_faq=True))
    office.shop.clock.forward(3 * DAY)
    page = office.browser("lead").get("/faq-gaps")
    assert "questions: 1" in page
    assert 'href="/case/1"' in page
    assert 'href="/case/1"' not in office.browser("walled", brands=["globex"]).get("/faq-gaps")


def test_what_became_of_playbooks_stays_behind_walls(office: Office) -> None:
    playbook = office.shop.kits().rules.playbooks[0]
    known = playbook.id
    lead, walled = office.browser("lead"), office.browser("walled", brands=["globex"])
    assert "Not used yet: " in lead.get("/playbooks")
    office.waiting_reply()
    with office.shop.database.writing() as session:
        suggested = "Hello, restart it <b>first</b>."
        session.execute(update(ReplyRow).values(playbook=known, suggested=suggested, changed=0.42))
    page = lead.get("/playbooks")
    assert f"<h2>{playbook.called('en')}</h2>" in page
    assert "used: 1" in page
    assert "edited: 1 · changed by 42 %" in page
    assert "restart it &lt;b&gt;first&lt;/b&gt;" in page
    assert "shall we look into it together?" in page
    assert "together" not in walled.get("/playbooks")


def test_the_record_can_be_asked_for_every_deed(office: Office) -> None:
    page = office.browser("boss", Role.ADMIN).get("/audit")
    deeds = {code.removeprefix("deed.") for code in catalogue("en") if code.startswith("deed.")}
    offered = page.partition('id="f-action"')[2].partition("</select>")[0]
    assert deeds - set(re.findall(r'value="(\w+)"', offered)) == set()


def test_the_record_by_person_action_and_day(office: Office) -> None:
    admin = office.browser("boss", Role.ADMIN)
    office.browser("lead").post("/incidents", brand="acme", kind="incident", statement_en="Known.")
    assert rows_of(admin.get("/audit?person=lead")) == ["declared an incident", "signed in"]
    assert rows_of(admin.get("/audit?action=incident_start")) == ["declared an incident"]
    assert rows_of(admin.get("/audit?start=2026-11-02&end=2026-11-02&person=lead")) == rows_of(
        admin.get("/audit?person=lead")
    )
    assert rows_of(admin.get("/audit?start=2026-11-03")) == []
    assert rows_of(admin.get("/audit?end=2026-11-01")) == []
    assert rows_of(admin.get("/audit?start=nonsense&after=nonsense"))


def test_the_record_goes_on_page_by_page(office: Office) -> None:
    admin = office.browser("boss", Role.ADMIN)
    for number in range(120):
        office.browser(f"person{number}", Role.VIEWER)
    first = admin.get("/audit?action=sign_in")
    (query,) = re.findall(r'href="/audit\?([^"]*)" rel="next"', first)
    second = admin.get("/audit?" + query.replace("&amp;", "&"))
    assert len(rows_of(first)) == 100
    assert len(rows_of(second)) == 21


def rows_of(page: str) -> list[str]:
    """What was done, a row each."""
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return re.findall(r"<tr><td>.*?</td><td>.*?</td><td>(.*?)</td>", body)


def test_a_reply_says_why_it_waits(office: Office) -> None:
    number = office.waiting_reply()
    with office.shop.database.writing() as session:
        why = reason_to_json(Reason("approval.priority", {"priority": 90, "limit": 85}))
        session.execute(update(ReplyRow).where(ReplyRow.id == number).values(why=why))
    assert "from 85 on" in office.browser("lead").get("/approvals")
