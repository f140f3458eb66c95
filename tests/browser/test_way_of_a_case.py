"""The whole way of a case, as people go it in a browser: from signing in to a customer who says thank you."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from activesupport.domain.case import CaseState, Outcome
from activesupport.domain.outgoing import ReplyState
from activesupport.domain.people import Role
from activesupport.storage import replies
from tests.browser.conftest import Open
from tests.browser.stage import ACCOUNT, PASSWORD, Installation
from tests.browser.window import DESKTOP, PHONE, Window


@dataclass(frozen=True, slots=True)
class Lines:
    """What is said, in one language."""

    complaint: str
    number: str
    better: str
    thanks: str


LINES = {
    "ja": Lines(
        "ツムギモバイルの請求、先月分が二重に引き落とされていました。案内もなく、このままなら解約します。",
        " 090-1234-5678 までお電話ください。",
        " 一緒に確認いたします。",
        "@tsumugi_care ご丁寧にありがとうございます！本当に助かりました。",
    ),
    "en": Lines(
        "Tsumugi Mobile has charged me twice for last month and nobody answers. Not happy at all.",
        " Please call me on 07700 900123.",
        " We will look at it together.",
        "@tsumugi_care Thank you so much for your kind help!",
    ),
}


def _sign_in(window: Window, name: str) -> None:
    page = window.open("/queue")
    page.get_by_label(window.words("desk.login_name")).fill(name)
    page.get_by_label(window.words("desk.password"), exact=True).fill(PASSWORD)
    page.get_by_role("button", name=window.words("desk.login"), exact=True).click()
    page.wait_for_url("**/queue")


def _state(here: Installation, case: int) -> str:
    return here.case(case).state


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_from_signing_in_to_a_word_of_thanks(here: Installation, window: Open, language: str, size: str) -> None:
    lines = LINES[language]
    case = here.complaint(lines.complaint, "unhappy_haru")
    here.add_with_password("mio", language)
    mine = window(language, size)
    _sign_in(mine, "mio")

    _open_and_claim(mine, case)
    text = _write(mine, lines)
    opened = _send(mine)
    (asked,) = parse_qs(urlsplit(opened).query)["text"]
    assert asked == text
    assert parse_qs(urlsplit(opened).query)["in_reply_to"] == [_target(here, case)]

    mine.page.locator(".handover").get_by_role("button", name=mine.words("desk.handed_done")).click()
    expect(mine.page.locator(".statuses .card-head b")).to_have_text(mine.words("reply_state.posted"))
    assert _state(here, case) == CaseState.WAITING

    own = here.arrive(text, ACCOUNT, answers=_target(here, case))
    here.work("sweep")
    mine.page.reload()
    expect(mine.page.locator(".statuses .card-head b")).to_have_text(mine.words("reply_state.seen"))

    here.arrive(lines.thanks, "unhappy_haru", answers=own.platform_id)
    mine.page.reload()
    mine.to_talk()
    expect(mine.page.locator(".claim")).to_contain_text(mine.words(f"outcome.{Outcome.THANKED}"))
    assert _state(here, case) == CaseState.RESOLVED


def _open_and_claim(window: Window, case: int) -> None:
    window.page.locator(f'[data-row="{case}"] a.row-link').click()
    window.page.wait_for_url(f"**/case/{case}?**")
    window.page.locator('[data-do="claim"]').click()
    expect(window.page.locator(".claim")).to_contain_text(window.words("desk.claim_mine"))


def _write(window: Window, lines: Lines) -> str:
    """Take the first suggestion, make a mistake, hear of it, put it right; the text as it is in the end."""
    page = window.page
    window.to_reply()
    page.locator('[data-number="1"]').click()
    suggested = page.locator("#editor").input_value()
    assert suggested != ""
    page.locator("#editor").fill(suggested + lines.number)
    expect(page.locator("#check .flag-blocks")).to_contain_text(window.words("guard_kind.personal_data"))
    page.locator('[data-do="send"]').click()
    expect(page.locator("#editor")).to_be_focused()
    expect(page.locator(".handover")).to_have_count(0)
    page.locator("#editor").fill(suggested + lines.better)
    expect(page.locator("#check .flag")).to_have_count(0)
    return (suggested + lines.better).strip()


def _send(window: Window) -> str:
    """Send; the address that opens on X."""
    with window.context.expect_page() as elsewhere:
        window.page.locator('[data-do="send"]').click()
    expect(window.page.locator(".handover")).to_be_visible()
    elsewhere.value.wait_for_url("https://x.com/**")
    assert elsewhere.value.evaluate("window.opener") is None, "what is not ours can reach into the desk"
    (address,) = window.elsewhere
    assert window.page.locator("[data-intent]").get_attribute("href") == address
    return address


def _target(here: Installation, case: int) -> str:
    with here.desk.database.reading() as session:
        (reply,) = replies.of_case(session, case)
        return reply.target


def test_fields_that_somebody_made_larger_break_no_policy_when_the_page_is_replaced(
    here: Installation, window: Open
) -> None:
    """Dragging a field's corner writes its style; copied to the next page, the policy would refuse it."""
    case = here.complaint(LINES["en"].complaint, "unhappy_haru")
    mine = window()
    mine.enter(here.add("mio"))
    page = mine.open(f"/case/{case}")
    for act in ('[data-do="claim"]', '[data-number="1"]', '[data-do="send"]'):
        page.evaluate("document.querySelectorAll('input, textarea').forEach((one) => { one.style.height = '80px'; })")
        page.locator(act).click()
        page.wait_for_load_state("networkidle")
    expect(page.locator(".handover")).to_be_visible()
    assert mine.unexpected() == []


@pytest.mark.parametrize(("language", "size"), [("ja", DESKTOP), ("en", PHONE)])
def test_a_second_person_sees_who_is_there_and_cannot_send(
    here: Installation, window: Open, language: str, size: str
) -> None:
    case = here.complaint(LINES[language].complaint, "unhappy_haru")
    first, second = here.add("mio", language), here.add("ren", language)
    one, two = window(language, size), window(language, size)
    one.enter(first)
    two.enter(second)
    one.open(f"/case/{case}")
    two.open(f"/case/{case}")
    expect(two.page.locator(".viewing")).to_contain_text("Mio")

    one.page.locator('[data-do="claim"]').click()
    expect(one.page.locator(".claim")).to_contain_text(one.words("desk.claim_mine"))
    two.page.reload()
    expect(two.page.locator(".claim")).to_contain_text("Mio")
    two.to_reply()
    expect(two.page.locator("#reply .locked")).to_contain_text("Mio")
    expect(two.page.locator("#editor")).to_have_count(0)
    expect(two.page.locator('[data-do="send"], [data-use]')).to_have_count(0)


def test_without_scripts_a_case_can_be_answered_too(here: Installation, window: Open) -> None:
    case = here.complaint(LINES["en"].complaint, "unhappy_haru")
    mine = window("en", java_script_enabled=False)
    mine.enter(here.add("mio", "en"))
    page = mine.open(f"/case/{case}")
    page.locator('[data-do="claim"]').click()
    page.locator(".use").first.click()
    page.locator('[data-do="send"]').click()
    with mine.context.expect_page():
        page.locator("[data-intent]").click()
    page.locator(".handover").get_by_role("button", name=mine.words("desk.handed_done")).click()
    expect(page.locator(".statuses .card-head b")).to_have_text(mine.words("reply_state.posted"))
    assert len(mine.elsewhere) == 1
    assert _state(here, case) == CaseState.WAITING


def test_a_new_colleague_asks_for_approval_and_a_lead_gives_it(here: Installation, window: Open) -> None:
    case = here.complaint(LINES["en"].complaint, "unhappy_haru")
    mine, leads = window(), window()
    mine.enter(here.add("mio", new=True))
    leads.enter(here.add("ren", role=Role.LEAD))
    page = mine.open(f"/case/{case}")
    page.locator('[data-do="claim"]').click()
    page.locator('[data-number="1"]').click()
    page.locator('[data-do="send"]').click()
    expect(page.locator(".statuses .card-head b")).to_have_text(mine.words("reply_state.approval"))
    assert mine.elsewhere == []

    leads.open("/approvals").get_by_role("button", name=leads.words("desk.approve")).click()
    expect(leads.page.locator("#page")).to_contain_text(leads.words("desk.approvals_none"))
    page.reload()
    page.get_by_role("button", name=mine.words("desk.reply_hand")).click()
    expect(page.locator(".handover")).to_be_visible()
    with here.desk.database.reading() as session:
        (reply,) = replies.of_case(session, case)
    assert (reply.state, reply.approved_by) == (ReplyState.HANDED, "ren")
