"""The parts of a suggestion: what is unticked does not come into the editor, and goes from it."""

from playwright.sync_api import expect

from activesupport.work.casework import claims
from tests.browser.conftest import Open
from tests.browser.stage import Installation

COMPLAINT = "Tsumugi Mobile has charged me twice for last month and nobody answers. Not happy at all."


def test_a_part_that_is_unticked_is_left_out(here: Installation, window: Open) -> None:
    mio, case = here.add("mio"), here.complaint(COMPLAINT, "unhappy_haru")
    claims.claim(here.hand(mio), case)
    mine = window()
    mine.enter(mio)
    mine.expects("htmx:(afterRequest|sendAbort)")  # a check of a text that is older by a tick is given up
    page = mine.open(f"/case/{case}")
    mine.to_reply()
    card = page.locator(".suggestion", has=page.locator(".parts")).first
    card.locator(".parts summary").click()
    box, last = card.locator("[data-part]").first, card.locator("[data-part]").last
    part = card.locator(".parts dd").first.inner_text()
    whole = card.locator(".said").inner_text()
    assert part in whole
    box.uncheck()
    card.locator(".use").click()
    editor = page.locator("#editor")
    expect(editor).not_to_have_value(whole)
    assert part not in editor.input_value()
    box.check()
    expect(editor).to_have_value(whole)
    editor.fill(whole + " Mio")
    last.uncheck()
    kept = editor.input_value()
    assert card.locator(".parts dd").last.inner_text() not in kept
    assert kept.startswith(part)
    assert kept.endswith("Mio"), "what was typed stays"


def test_without_scripts_there_is_nothing_to_tick(here: Installation, window: Open) -> None:
    mio, case = here.add("mio"), here.complaint(COMPLAINT, "unhappy_haru")
    claims.claim(here.hand(mio), case)
    mine = window("en", java_script_enabled=False)
    mine.enter(mio)
    page = mine.open(f"/case/{case}")
    page.locator(".parts summary").first.click()
    expect(page.locator(".parts dd").first).to_be_visible()
    expect(page.locator("[data-part]").first).to_be_hidden()
