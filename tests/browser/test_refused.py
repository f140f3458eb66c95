"""What is refused comes back where it was tried, with and without the script, and keys work after what went well."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Locator, Page, expect

from activesupport.domain.people import Role
from activesupport.work.casework import claims
from tests.browser.conftest import Open
from tests.browser.stage import Installation, Member
from tests.browser.window import DESKTOP, PHONE, Window

COMPLAINT = "Tsumugi Mobile charged me twice for last month, and nobody answers my mails."
LOCAL = "2026-11-20T09:00"
"""A time that has passed, as the field for day and time has it."""


@pytest.fixture
def mio(here: Installation) -> Member:
    return here.add("mio")


@pytest.fixture
def case(here: Installation, mio: Member) -> int:
    case = here.complaint(COMPLAINT, "unhappy_haru")
    claims.claim(here.hand(mio), case)
    return case


def _opened(window: Open, mio: Member, case: int, size: str = DESKTOP, **options: object) -> tuple[Window, Page]:
    mine = window("en", size, **options)
    mine.enter(mio)
    mine.expects("status of (404|409|422)")
    return mine, mine.open(f"/case/{case}")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_menu_is_open_again_with_what_was_typed(window: Open, mio: Member, case: int, size: str) -> None:
    _, page = _opened(window, mio, case, size)
    page.locator('[data-do="snooze"]').click()
    page.locator("#f-until").fill(LOCAL)
    page.locator("#tool-snooze form.inline button").click()
    expect(page.locator("#tool-snooze .refused")).to_be_visible()
    expect(page.locator("#tool-snooze .refused")).to_be_focused()
    expect(page.locator("#f-until")).to_have_value(LOCAL)


def _fill(form: Locator, fields: Mapping[str, str]) -> None:
    for field, text in fields.items():
        form.locator(field).fill(text)


def _tick_all(form: Locator) -> None:
    for box in form.locator("input[type=checkbox]").all():
        box.check()


MORE: Mapping[str, Callable[[Locator], None]] = {
    "handover": lambda form: form.locator("textarea").fill("She calls back at four. " * 1000),
    "relabel": _tick_all,
    "merge": lambda form: form.locator("#f-merge-number").fill("99999"),
    "delight": lambda form: _fill(form, {"#f-what": "A card for the crew", "#f-cost": "-5"}),
    "abuse": lambda form: form.locator("input[name=reason]").fill("   "),
    "block": lambda form: form.locator("input[name=reason]").fill("   "),
}
"""By the acts that have a form under "More": how to fill it so that it is refused."""


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_whatever_is_refused_under_more_stands_open_with_why(
    here: Installation, window: Open, size: str, script: bool
) -> None:
    lead, case = here.add("ren", role=Role.LEAD), here.complaint(COMPLAINT, "unhappy_haru")
    claims.claim(here.hand(lead), case)
    _, page = _opened(window, lead, case, size, java_script_enabled=script)
    forms = page.locator("#tool-more details.rarer form")
    offered = [str(one.get_attribute("action")).rpartition("/")[2] for one in forms.all()]
    assert sorted(offered) == sorted([*MORE, "optout"]), "every form is tried but the opt-out, which needs no reason"
    for verb, fill in MORE.items():
        page.goto(page.url.partition("/case/")[0] + f"/case/{case}")
        page.locator('[data-do="more"]').click()
        part = page.locator("details.rarer", has=page.locator(f'form[action$="/{verb}"]'))
        part.locator("summary").click()
        fill(part)
        part.locator("form").evaluate("form => { form.noValidate = true; }")
        part.locator("button[type=submit]").click()
        expect(part.locator(".refused")).to_be_visible()
        expect(part.locator(".refused")).to_be_focused()
        expect(page.locator("details.rarer[open]")).to_have_count(1)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_on_a_phone_what_is_refused_in_the_reply_is_seen_there(
    window: Open, mio: Member, case: int, script: bool
) -> None:
    mine, page = _opened(window, mio, case, PHONE, java_script_enabled=script)
    mine.to_reply()
    page.locator("#f-note").fill("   ")
    page.locator(".notes button[type=submit]").click()
    expect(page.locator(".notes .refused")).to_be_visible()
    expect(page.locator("#talk")).to_be_hidden()
    mine.to_talk()
    expect(page.locator("#talk")).to_be_visible()


def test_words_for_a_form_that_has_gone_stand_above(here: Installation, window: Open, mio: Member, case: int) -> None:
    ren = here.hand(here.add("ren", role=Role.LEAD))
    mine, page = _opened(window, mio, case, PHONE)
    mine.to_reply()
    page.locator("#editor").fill("Shall we look into it together?")
    claims.release(ren, case, force=True)
    claims.claim(ren, case)
    page.locator('[data-do="send"]').click()
    above = page.locator(".problems")
    expect(above).to_be_visible()
    expect(above).to_contain_text("Ren")
    expect(above.locator("textarea")).to_have_value("Shall we look into it together?")
    assert mine.elsewhere == []


def test_keys_work_after_a_note_without_leaving_its_field(window: Open, mio: Member, case: int) -> None:
    _, page = _opened(window, mio, case)
    page.keyboard.press("n")
    page.keyboard.type("She calls at four.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".notes .said")).to_have_text("She calls at four.")
    page.keyboard.press("s")
    expect(page.locator("#tool-snooze[open]")).to_be_visible()
    expect(page.locator("#f-note")).to_have_value("")


def test_a_note_that_is_refused_is_mended_and_sent(window: Open, mio: Member, case: int) -> None:
    _, page = _opened(window, mio, case)
    page.locator("#f-note").fill("   ")
    page.locator("#f-note").press("Control+Enter")
    expect(page.locator(".notes .refused")).to_be_visible()
    page.locator("#f-note").fill("She calls at four.")
    page.locator("#f-note").press("Control+Enter")
    expect(page.locator(".notes .said")).to_have_text("She calls at four.")
    expect(page.locator(".refused")).to_have_count(0)
