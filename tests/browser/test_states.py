"""What a responder sees when things are not as usual, and that nothing they typed is ever lost by it."""

import re

import pytest
from playwright.sync_api import Page, expect

from activesupport.domain.case import CaseState
from activesupport.domain.people import Role
from activesupport.storage import posts
from activesupport.work.casework import abuse, claims
from activesupport.work.deletions import mark_gone
from activesupport.work.sending.handing import stop_sending
from tests.browser.conftest import Open
from tests.browser.stage import PASSWORD, Installation, Member
from tests.browser.window import Window

COMPLAINT = "Tsumugi Mobile has charged me twice for last month and nobody answers. Not happy at all."
MASKED = "ツ○ギモバイル、また二重請求された。もう信用できない。"
TYPED = "We are sorry for the trouble, and look into it at once."
A_POLL = 21_000
"""Milliseconds after which the page has asked for news."""


@pytest.fixture
def mio(here: Installation) -> Member:
    return here.add("mio")


@pytest.fixture
def mine(window: Open, mio: Member) -> Window:
    found = window()
    found.enter(mio)
    return found


@pytest.fixture
def case(here: Installation) -> int:
    return here.complaint(COMPLAINT, "unhappy_haru")


def _claimed(here: Installation, mine: Window, mio: Member, case: int) -> Page:
    claims.claim(here.hand(mio), case)
    return mine.open(f"/case/{case}")


def _type(page: Page, text: str) -> None:
    page.locator("#editor").fill(text)
    expect(page.locator("#check .counter")).not_to_have_text(re.compile("^280 "))


def test_a_session_that_is_over_loses_nothing(here: Installation, window: Open, case: int) -> None:
    here.add_with_password("mio", "en")
    mine = window()
    mine.expects("401")
    page = mine.open(f"/case/{case}")
    _sign_in(page)
    page.locator('[data-do="claim"]').click()
    _type(page, TYPED)

    here.end_sessions("mio")
    page.locator('[data-do="send"]').click()
    expect(page.locator("#session-over")).to_be_visible()
    expect(page.locator("#editor")).to_have_value(TYPED)
    page.locator("#session-over a").click()
    _sign_in(page)
    expect(page.locator("#editor")).to_have_value(TYPED)
    expect(page.locator("[data-restored]")).to_be_visible()
    assert mine.elsewhere == []


def _sign_in(page: Page) -> None:
    page.locator("#f-name").fill("mio")
    page.locator("#f-password").fill(PASSWORD)
    page.locator("#f-password").press("Enter")
    page.wait_for_url("**/case/**")


def test_being_offline_is_said_and_the_draft_is_kept(here: Installation, mine: Window, mio: Member, case: int) -> None:
    mine.expects("ERR_INTERNET_DISCONNECTED|htmx:sendError")
    page = _claimed(here, mine, mio, case)
    mine.context.set_offline(True)
    expect(page.locator("#offline")).to_be_visible()
    page.locator("#editor").fill(TYPED)
    mine.context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()
    page.reload()
    expect(page.locator("#editor")).to_have_value(TYPED)


def test_a_draft_comes_back_until_it_was_sent(here: Installation, mine: Window, mio: Member, case: int) -> None:
    page = _claimed(here, mine, mio, case)
    _type(page, TYPED)
    page.locator("#f-note").fill("half a note")
    page.goto(here.address + "/queue")
    page.goto(here.address + f"/case/{case}")
    expect(page.locator("#editor")).to_have_value(TYPED)
    expect(page.locator("#f-note")).to_have_value("half a note")
    expect(page.locator("[data-restored]")).to_be_visible()
    with mine.context.expect_page():
        page.locator('[data-do="send"]').click()
    page.locator(".handover").get_by_role("button", name=mine.words("desk.handed_cancel")).click()
    page.locator('[data-do="claim"]').or_(page.locator("#editor")).first.wait_for()
    kept = page.evaluate("Object.keys(localStorage)")
    assert [key.rpartition(":")[2] for key in kept] == ["note"]


def test_another_persons_drafts_do_not_come_back(here: Installation, window: Open, mio: Member, case: int) -> None:
    shared = window()
    shared.enter(mio)
    page = _claimed(here, shared, mio, case)
    page.locator("#f-note").fill("for mio alone")
    shared.enter(here.add("ren"))
    page.goto(here.address + f"/case/{case}")
    expect(page.locator("#f-note")).to_have_value("")


def test_a_lost_race_names_the_colleague(here: Installation, mine: Window, case: int) -> None:
    mine.expects("409")
    page = mine.open(f"/case/{case}")
    claims.claim(here.hand(here.add("ren")), case)
    page.locator('[data-do="claim"]').click()
    expect(page.locator(".problems")).to_contain_text("Ren")
    expect(page.locator(".claim-other")).to_contain_text("Ren")
    assert here.case(case).claimed_by == "ren"


def test_a_reply_to_a_case_that_somebody_else_took_over_is_not_sent(
    here: Installation, mine: Window, mio: Member, case: int
) -> None:
    mine.expects("422|409")
    page = _claimed(here, mine, mio, case)
    _type(page, TYPED)
    here.clock.go(hours=2)
    claims.claim(here.hand(here.add("ren")), case)
    with mine.context.expect_page() as ahead:
        page.locator('[data-do="send"]').click()
    expect(page.locator(".claim-other")).to_contain_text("Ren")
    expect(page.locator("#reply")).to_contain_text("Ren")
    expect(page.locator(".problems textarea")).to_have_value(TYPED)
    if not ahead.value.is_closed():
        ahead.value.wait_for_event("close")
    assert mine.elsewhere == []


def test_new_cases_announce_themselves_and_the_list_does_not_move(here: Installation, mine: Window) -> None:
    page = mine.page
    page.clock.install()
    mine.open("/queue")
    before = page.locator("[data-rows]").inner_text()
    newcomer = here.complaint(COMPLAINT, "unhappy_haru")
    page.clock.fast_forward(A_POLL)
    expect(page.locator("#news")).to_contain_text(mine.words("desk.news", n=1))
    expect(page).to_have_title(re.compile(r"^\(1\) "))
    assert page.locator("[data-rows]").inner_text() == before
    page.locator("#news a").click()
    expect(page.locator(f'[data-row="{newcomer}"]')).to_be_visible()


def test_what_a_colleague_does_to_an_open_case_is_told(here: Installation, mine: Window, case: int) -> None:
    page = mine.page
    page.clock.install()
    mine.open(f"/case/{case}")
    claims.claim(here.hand(here.add("ren")), case)
    page.clock.fast_forward(A_POLL)
    expect(page.locator("#news")).to_contain_text("Ren")
    expect(page.locator(".claim-free")).to_be_visible()
    page.locator("#news a").first.click()
    expect(page.locator(".claim-other")).to_contain_text("Ren")


def test_the_stop_is_seen_everywhere_and_nothing_goes_out(
    here: Installation, mine: Window, mio: Member, case: int
) -> None:
    page = _claimed(here, mine, mio, case)
    _type(page, TYPED)
    stop_sending(here.hand(here.add("boss", role=Role.LEAD)), True, "An outage: wait for the statement.")
    mine.expects("422")
    page.locator('[data-do="send"]').click()
    expect(page.locator(".editor .refused")).to_contain_text("An outage")
    expect(page.locator("#editor")).to_have_value(TYPED)
    assert page.url == f"{here.address}/case/{case}", "the page cannot be loaded again"
    for path in ("/queue", f"/case/{case}", "/lead"):
        expect(mine.open(path).locator(".stopped")).to_contain_text("An outage")
    page = mine.open(f"/case/{case}")
    expect(page.locator("#editor")).to_have_value(TYPED)
    expect(page.locator('[data-do="send"]')).to_have_count(0)
    assert mine.elsewhere == []


def test_a_lead_stops_all_sending_on_the_page(here: Installation, window: Open) -> None:
    leads = window()
    leads.enter(here.add("boss", role=Role.LEAD))
    leads.expects("422")
    page = leads.open("/incidents")
    page.locator("#f-reason").fill(" ")
    page.get_by_role("button", name=leads.words("desk.stop_on")).click()
    expect(page.locator(".problems")).to_be_visible()
    page.locator("#f-reason").fill("An outage.")
    page.get_by_role("button", name=leads.words("desk.stop_on")).click()
    expect(page.locator(".stopped")).to_contain_text("An outage.")
    page.get_by_role("button", name=leads.words("desk.stop_off")).click()
    expect(page.locator(".stopped")).to_have_count(0)


def test_the_gate_is_overruled_with_a_reason(here: Installation, window: Open) -> None:
    case = here.complaint(MASKED, "quiet_haru")
    mine = window("ja")
    mine.enter(here.add("mio", "ja"))
    page = mine.open(f"/case/{case}")
    expect(page.locator(".gate")).to_contain_text(mine.words("gate_reason.masked_name"))
    page.locator('[data-do="claim"]').click()
    expect(page.locator(".claim-mine")).to_be_visible()
    expect(page.locator("#editor")).to_have_count(0)
    page.locator("#f-gate").fill("以前のご相談の続きのため")
    page.locator("#f-gate").press("Enter")
    expect(page.locator("#editor")).to_be_visible()
    expect(page.locator(".gate-open")).to_contain_text("以前のご相談の続きのため")


def test_the_gate_lets_people_alone_with_one_press(here: Installation, window: Open) -> None:
    case = here.complaint(MASKED, "quiet_haru")
    mine = window("ja")
    mine.enter(here.add("mio", "ja"))
    mine.open(f"/case/{case}").get_by_role("button", name=mine.words("desk.gate_leave")).click()
    expect(mine.page.locator("[data-undo]")).to_be_visible()
    assert here.case(case).state == CaseState.DISMISSED


def test_abuse_is_hidden_until_somebody_wants_to_see_it(
    here: Installation, mine: Window, mio: Member, case: int
) -> None:
    abuse.report(here.hand(mio), case, "threats")
    page = mine.open(f"/case/{case}")
    text = page.locator(".headline .said-large")
    expect(text).to_be_hidden()
    page.locator(".hidden-text > summary").click()
    expect(text).to_have_text(COMPLAINT)
    listed = mine.open("/queue?view=all&q=charged").locator(f'[data-row="{case}"]')
    expect(listed).to_contain_text(mine.words("desk.line_hidden"))
    expect(listed).not_to_contain_text("charged me")


def test_a_post_that_was_deleted_says_so_and_cannot_be_answered(
    here: Installation, mine: Window, mio: Member, case: int
) -> None:
    mine.expects("422")
    page = _claimed(here, mine, mio, case)
    _type(page, TYPED)
    with here.desk.database.writing() as session:
        mark_gone(session, "x", [_platform_id(here, case)], here.clock())
    page.locator('[data-do="send"]').click()
    expect(page.locator(".editor .refused")).to_be_visible()
    expect(page.locator(".headline .gone")).to_be_visible()
    expect(page.locator("#page")).not_to_contain_text("charged me twice")
    expect(page.locator('[data-do="original"]')).to_have_count(0)
    assert mine.elsewhere == []


def _platform_id(here: Installation, case: int) -> str:
    with here.desk.database.reading() as session:
        return posts.get(session, here.case(case).headline_id).platform_id


def test_a_case_that_is_not_there_leads_back_to_the_queue(here: Installation, mine: Window) -> None:
    mine.expects("404")
    page = mine.open("/case/99999")
    expect(page.locator("h1")).to_have_text(mine.words("desk.error_unknown_title"))
    page.locator("#page a").click()
    page.wait_for_url("**/queue")
