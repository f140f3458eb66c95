"""An act that is refused: the case again, with why at the form that it came from, and nothing typed is lost."""

import re
from pathlib import Path

import pytest

from activesupport.domain.people import Role
from activesupport.storage.database import Database
from activesupport.storage.tables import CaseRow
from activesupport.words import LANGUAGES, say
from activesupport.work.casework import bars, claims
from activesupport.work.team.keeping import keep
from benchmarks.desk.upkeep import NOBODY_IS_TOLD
from tests.unit.desk.office import Browser, Office
from tests.unit.work.workshop import HOUR, Workshop, post

Fields = dict[str, str | list[str]]
LONG = "We know her. " * 2000
MENDABLE: tuple[tuple[str, Fields, str], ...] = (
    ("dismiss", {"reason": ""}, "Choose one of the reasons"),
    ("resolve", {"outcome": "splendid"}, "Choose one of the outcomes"),
    ("snooze", {"until": ""}, "is no time"),
    ("snooze", {"until": "soon", "place": "snooze-at"}, "is no time"),
    ("snooze", {"until": "2020-01-01T09:00", "place": "snooze-at"}, "has passed"),
    ("escalate", {"note": " "}, "what the lead should know"),
    ("handover", {"person": "nobody", "note": "She calls back at four"}, "nobody"),
    ("note", {"text": "\n"}, "empty"),
    ("note", {"text": LONG}, "too long"),
    ("relabel", {"labels": ["noise", "churn"]}, "alone"),
    ("merge", {"number": "2"}, "cannot be"),
    ("merge", {"number": "", "into": ""}, "give its number"),
    ("delight", {"what": "A cake for the crew", "cost": "a lot", "currency": "GBP"}, "12.50"),
    ("send", {"text": ""}, "empty"),
    ("send", {"text": "Call us at 020 7946 0958 today"}, "personal data"),
    ("send", {"text": "Please wait. " * 40}, "too long"),
)


@pytest.fixture
def office(sqlite_database: Database, tmp_path: Path) -> Office:
    return Office(Workshop(sqlite_database, tmp_path))


@pytest.fixture
def hana(office: Office) -> Browser:
    """A responder who has case 1 in hand."""
    hana = office.browser("hana", Role.RESPONDER)
    hana.post("/case/1/claim")
    return hana


def refused_form(page: str) -> tuple[str, str]:
    """The last part of the address of the form that says why, and its whole markup."""
    forms = re.findall(r'<form[^>]* action="/\w+/\d+/(\w+)"(.*?)</form>', page, re.S)
    (found,) = [(verb, markup) for verb, markup in forms if "wrong refused" in markup]
    return found


def case(office: Office, number: int = 1) -> CaseRow:
    return next(row for row in office.shop.rows(CaseRow) if row.id == number)


@pytest.mark.parametrize(("verb", "fields", "why"), MENDABLE)
def test_what_can_be_mended_is_told_at_its_form(
    verb: str, fields: Fields, why: str, office: Office, hana: Browser
) -> None:
    before = case(office).version
    status, page = hana.post(f"/case/1/{verb}", **fields)
    assert status == 422
    assert case(office).version == before, "nothing has happened"
    assert '<main id="page"' in page
    assert 'class="case"' in page, "the case itself, not a page about an error"
    place, form = refused_form(page)
    assert place == verb
    said = re.search(r'class="wrong refused" role="alert".*?</p>', form, re.S)
    assert said is not None
    assert why in said.group()
    for name, values in fields.items():
        for value in [values] if isinstance(values, str) else values:
            is_listed = name in {"person", "into", "reason", "outcome", "place"} or (verb, name) == ("snooze", "until")
            assert is_listed or value.strip() in form, f"{name} is kept"


def test_lists_and_boxes_stay_as_they_were_left(office: Office, hana: Browser) -> None:
    office.browser("lead")
    _, page = hana.post("/case/1/relabel", labels=["noise", "churn"])
    _, form = refused_form(page)
    assert set(re.findall(r'value="(\w+)" checked', form)) == {"noise", "churn"}
    _, page = hana.post("/case/1/handover", person="lead", note=LONG)
    assert '<option value="lead" selected>' in refused_form(page)[1]
    _, page = hana.post("/case/1/delight", what=" ", cost="3", currency="GBP")
    assert '<option value="GBP" selected>' in refused_form(page)[1]


def test_the_menu_of_a_refused_form_is_open(hana: Browser) -> None:
    for verb, tool in (("dismiss", "dismiss"), ("snooze", "snooze"), ("escalate", "escalate"), ("merge", "more")):
        _, page = hana.post(f"/case/1/{verb}")
        assert re.findall(r'id="tool-(\w+)" open>', page) == [tool]


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_is_said_in_the_language_of_the_person(language: str, office: Office) -> None:
    mio = office.browser("mio", Role.RESPONDER, language=language)
    mio.post("/case/1/claim")
    _, page = mio.post("/case/1/escalate", note="")
    assert say("case.why_escalate", language, case=1) in page


def test_what_was_typed_for_a_case_that_has_changed_meanwhile_can_be_sent_again(office: Office, hana: Browser) -> None:
    seen = case(office).version
    hana.post("/case/1/relabel", labels=["churn"])
    status, page = hana.post("/case/1/escalate", note="Is this ours at all?", version=str(seen))
    assert status == 409
    verb, form = refused_form(page)
    assert (verb, "Is this ours at all?" in form) == ("escalate", True)
    (now,) = re.findall(r'name="version" value="(\d+)"', form)
    assert int(now) == case(office).version > seen
    assert hana.post("/case/1/escalate", note="Is this ours at all?", version=now)[0] == 303


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_customer_who_wrote_meanwhile_is_no_colleague(office: Office, language: str) -> None:
    mio = office.browser("mio", Role.RESPONDER, language=language)
    mio.post("/case/1/claim")
    seen = case(office).version
    office.shop.bring(post(9, "Acme is still broken, and now the lamp is out too"))
    status, page = mio.post("/case/1/escalate", note="Is this ours at all?", version=str(seen))
    assert (status, say("case.lost_race_post", language, case=1) in page) == (409, True)
    news = mio.get(f"/queue/news?since=1&case=1&version={seen}")
    assert say("desk.case_posted", language) in news
    assert "activesupport" not in refused_form(page)[1] + news


def test_what_the_program_did_it_did_by_itself(office: Office, hana: Browser) -> None:
    seen = case(office).version
    office.shop.clock.forward(HOUR)
    keep(database=office.shop.database, rules=office.shop.kits, alerts=NOBODY_IS_TOLD, now=office.shop.clock)
    _, page = hana.post("/case/1/escalate", note="Is this ours at all?", version=str(seen))
    assert "Case 1 has just changed by itself (claim ended)." in page
    news = hana.get(f"/queue/news?since=1&case=1&version={seen}")
    assert "This case has just changed by itself: claim ended" in news


def test_a_draft_for_a_case_that_has_changed_meanwhile_stays_in_the_editor(office: Office, hana: Browser) -> None:
    status, page = hana.post("/case/1/send", text="Shall we look into it?", version="0", suggestion="1", seen="1")
    assert status == 409
    _, form = refused_form(page)
    assert "Shall we look into it?</textarea>" in form
    assert 'name="suggestion" value="1"' in form


def test_where_the_form_has_gone_the_words_stand_above_to_be_copied(office: Office, hana: Browser) -> None:
    lead = office.browser("lead")
    lead.post("/case/1/release")
    lead.post("/case/1/claim")
    status, page = hana.post("/case/1/handover", person="lead", note="She calls back at four")
    assert status == 409
    above = page.partition('class="problems refused"')[2].partition("</div>")[0]
    assert "Lead" in above, "by the name that colleagues know"
    assert "lead" not in above
    assert "She calls back at four</textarea>" in above
    assert hana.post("/case/1/claim")[0] == 409
    assert 'class="problems refused"' in hana.post("/case/1/outcome", outcome="solved")[1], "it was never closed"


def test_a_role_that_may_not_is_told_on_the_page(office: Office) -> None:
    vera = office.browser("vera", Role.VIEWER)
    status, page = vera.post("/case/1/dismiss", reason="other")
    assert (status, 'class="problems refused"' in page) == (403, True)


def test_a_case_behind_a_wall_stays_unknown(office: Office) -> None:
    walled = office.browser("wim", Role.RESPONDER, brands=["globex"])
    status, page = walled.post("/case/1/dismiss", reason="other")
    assert (status, "Acme" in page) == (404, False)


def test_what_only_a_lead_does_says_why_at_their_forms(office: Office) -> None:
    lead = office.browser("lead")
    assert refused_form(lead.post("/case/1/assign", person="nobody")[1])[0] == "assign"
    bars.bar(office.shop.hand(), 1, bars.Bar.OPT_OUT, "At their wish")
    assert refused_form(lead.post("/case/1/gate", reason=" ")[1])[0] == "gate"
    assert refused_form(lead.post("/case/1/block", reason=" ")[1])[0] == "block"
    claims.claim(office.shop.hand("hana"), 1)
    status, page = lead.post("/case/1/dismiss", reason="leave_alone", place="leave")
    assert (status, 'class="problems refused"' in page) == (409, True), "somebody else has it now"


def test_a_post_that_cannot_be_split_off_says_so_beside_it(office: Office, hana: Browser) -> None:
    office.shop.bring(post(9, "Acme is still broken, and now the lamp is out too"))
    number = max(row.headline_id for row in office.shop.rows(CaseRow)) + 1
    status, page = hana.post("/case/1/split", post=str(number), place=f"split-{number}", version="0")
    assert status == 409
    verb, form = refused_form(page)
    assert (verb, f'value="split-{number}"' in form) == ("split", True)


def test_acts_on_a_reply_say_why_in_its_case(office: Office) -> None:
    number = office.waiting_reply()
    lead = office.browser("lead")
    status, page = lead.post(f"/reply/{number}/posted", next="/case/1")
    assert (status, 'class="problems refused"' in page) == (422, True), "it is not handed over yet"
    status, page = lead.post(f"/reply/{number}/example", on="1", next="/case/1")
    assert (status, 'class="case"' in page) == (422, True)
    assert lead.post("/reply/99/posted")[0] == 404


def test_a_lead_keeps_what_they_wrote_in_the_list_of_approvals(office: Office) -> None:
    number = office.waiting_reply()
    lead = office.browser("lead")
    status, page = lead.post(f"/reply/{number}/reject", reason=" ", next="/approvals")
    assert status == 422
    assert f'href="#f-reject-{number}"' in page
    assert f'id="e-reject-{number}"' in page
    status, page = lead.post(f"/reply/{number}/approve", text="Call 020 7946 0958 for help", next="/approvals")
    assert status == 422
    assert "Call 020 7946 0958 for help</textarea>" in page
    assert f'id="e-text-{number}"' in page


@pytest.mark.parametrize("verb", ["approve", "reject"])
def test_a_lead_who_comes_second_keeps_what_they_wrote(office: Office, verb: str) -> None:
    number = office.waiting_reply()
    first, second = office.browser("lena"), office.browser("mia")
    assert first.post(f"/reply/{number}/approve", next="/approvals")[0] == 303
    fields = {"text": "Hello, do write to us", "reason": "Nobody asks them for it"}
    status, page = second.post(f"/reply/{number}/{verb}", next="/approvals", **fields)
    assert (status, "does not wait" in page) == (422, True)
    above = page.partition('class="problems refused"')[2].partition("</div>")[0]
    for words in fields.values():
        assert f'readonly dir="auto">{words}</textarea>' in above


def test_who_may_not_decide_about_a_reply_gives_its_writer_no_words(office: Office) -> None:
    number = office.waiting_reply()
    writer = office.browser("nori")
    status, page = writer.post(f"/reply/{number}/approve", next="/approvals", text="My own words")
    assert status == 403
    assert "My own words</textarea>" in page.partition('class="problems refused"')[2].partition("</div>")[0]
    assert page.count("My own words") == 1
    assert '<p class="said said-reply" lang="en" dir="auto">Hello, shall we look into it together?</p>' in page


def test_htmx_is_answered_with_the_same_page_and_keeps_its_address(office: Office, hana: Browser) -> None:
    answer = hana.raw_post("/case/1/note", {"HX-Request": "true"}, text="")
    assert (answer.status_code, answer.headers["hx-replace-url"]) == (422, "false")
    assert refused_form(answer.text)[0] == "note"
