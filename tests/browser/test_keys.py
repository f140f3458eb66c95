"""The desk without a mouse: an ordinary case in five keystrokes, and keys that know when to keep still."""

import re

import pytest
from playwright.sync_api import Page, expect

from activesupport.domain.case import CaseState
from tests.browser.conftest import Open
from tests.browser.stage import Installation
from tests.browser.window import Window
from tests.docs.pages import page as doc

COMPLAINTS = (
    "Tsumugi Mobile has charged me twice for last month and nobody answers. Not happy at all.",
    "The Tsumugi app logs me out every single time I open it. This is so annoying.",
)
ORDINARY = ("Enter", "c", "1", "Control+Enter", "p")
"""From the queue to a reply that is posted."""
NAMES = {"Control+Enter": "Ctrl+Enter"}
_KEY = re.compile(r"<kbd>([^<]+)</kbd>")


@pytest.fixture
def mine(here: Installation, window: Open) -> Window:
    found = window()
    found.enter(here.add("mio"))
    return found


def _first_in_the_queue(page: Page) -> int:
    return int(page.locator("[data-rows] [data-row]").first.get_attribute("data-row") or 0)


def _queue_of_two(here: Installation, mine: Window) -> tuple[Page, int]:
    """A queue of ordinary cases alone, and the first of them."""
    for number, text in enumerate(COMPLAINTS):
        here.complaint(text, f"heron_{number}")
    page = mine.open("/queue?view=unclaimed&q=heron")
    expect(page.locator("[data-rows] [data-row]")).to_have_count(2)
    return page, _first_in_the_queue(page)


def test_an_ordinary_case_takes_five_keystrokes(here: Installation, mine: Window) -> None:
    page, case = _queue_of_two(here, mine)
    seen_after_each = (
        f'.case[data-case="{case}"]', ".claim-mine", "#editor:focus", ".handover h3:focus", ".statuses",
    )  # fmt: skip
    assert len(ORDINARY) <= 5
    for key, sight in zip(ORDINARY, seen_after_each, strict=True):
        page.keyboard.press(key)
        expect(page.locator(sight)).to_be_visible()
        page.wait_for_load_state()
    expect(page.locator(".handover")).to_have_count(0)
    assert here.case(case).state == CaseState.WAITING
    assert len(mine.elsewhere) == 1

    page.keyboard.press("Enter")
    expect(page.locator(f'.case:not([data-case="{case}"])')).to_be_visible()


@pytest.mark.parametrize("file", ["docs/desk.md", "docs/desk.ja.md"])
def test_the_guide_tells_these_keystrokes(file: str) -> None:
    told = doc(file).partition("<!-- keys: ordinary -->\n")[2].partition("\n")[0]
    assert re.findall(r"`([^`]+)`", told) == [NAMES.get(key, key) for key in ORDINARY]


@pytest.mark.parametrize("file", ["docs/desk.md", "docs/desk.ja.md"])
def test_the_guide_tells_every_key(mine: Window, file: str) -> None:
    listed = mine.open("/queue").locator("#keys dt").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('kbd')].map(key => key.textContent).join(' '))"
    )  # fmt: skip
    table = doc(file).partition("<!-- keys -->\n")[2].partition("\n\n")[0]
    told = [" ".join(re.findall(r"`([^`]+)`", row.split("|")[1])) for row in table.splitlines()[2:]]
    assert sorted(told) == sorted(listed)


def test_keys_keep_still_while_somebody_writes(here: Installation, mine: Window) -> None:
    page, case = _queue_of_two(here, mine)
    page.goto(f"{here.address}/case/{case}")
    page.locator("#search").press_sequentially("cde?x")
    page.locator("#f-note").press_sequentially("c1 dsx?u")
    for modified in ("Control+Shift+c", "Alt+c"):
        page.keyboard.press(modified)
        page.locator("#page").focus()
        page.keyboard.press(modified)
    expect(page.locator(".claim-free")).to_be_visible()
    expect(page.locator("#keys")).not_to_be_visible()
    assert here.case(case).state == CaseState.OPEN
    page.keyboard.press("c")
    expect(page.locator(".claim-mine")).to_be_visible()


_COMPOSED = """(element, [key, ctrlKey, isComposing, keyCode]) => {
    const event = new KeyboardEvent("keydown", { key, ctrlKey, isComposing, keyCode, bubbles: true, cancelable: true });
    element.dispatchEvent(event);
}"""


@pytest.mark.parametrize(("composing", "code"), [(True, 0), (False, 229)], ids=["composing", "only 229"])
def test_keys_keep_still_while_an_input_method_composes(
    here: Installation, mine: Window, composing: bool, code: int
) -> None:
    page, case = _queue_of_two(here, mine)
    page.goto(f"{here.address}/case/{case}")
    body, editor = page.locator("body"), page.locator("#editor")
    body.evaluate(_COMPOSED, ["c", False, composing, code])
    expect(page.locator(".claim-free")).to_be_visible()
    body.evaluate(_COMPOSED, ["c", False, False, 0])
    expect(page.locator(".claim-mine")).to_be_visible()

    page.keyboard.press("1")
    editor.evaluate(_COMPOSED, ["Enter", True, composing, code])
    expect(page.locator(".handover")).to_have_count(0)
    with mine.context.expect_page():
        page.keyboard.press("Control+Enter")
    expect(page.locator(".handover")).to_be_visible()


def test_japanese_is_typed_through_an_input_method(here: Installation, mine: Window) -> None:
    """The browser's own composition, as a Japanese keyboard drives it: nothing is sent, and the draft is whole."""
    page, case = _queue_of_two(here, mine)
    page.goto(f"{here.address}/case/{case}")
    page.keyboard.press("c")
    page.locator("#editor").focus()
    keyboard = mine.context.new_cdp_session(page)
    for sofar in ("か", "かく", "かくに", "かくにん"):
        keyboard.send(
            "Input.imeSetComposition", {"text": sofar, "selectionStart": len(sofar), "selectionEnd": len(sofar)}
        )
    keyboard.send("Input.insertText", {"text": "確認"})
    expect(page.locator("#editor")).to_have_value("確認")
    expect(page.locator("#check .counter")).to_contain_text("276 left of 280 characters")
    page.reload()
    expect(page.locator("#editor")).to_have_value("確認")


def test_the_question_mark_shows_all_keys(mine: Window) -> None:
    page = mine.open("/queue")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("x")
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).not_to_be_visible()


def test_what_was_dismissed_comes_back_with_u(here: Installation, mine: Window) -> None:
    page, case = _queue_of_two(here, mine)
    page.goto(f"{here.address}/case/{case}?view=unclaimed&q=heron")
    page.keyboard.press("d")
    page.keyboard.press("1")
    expect(page.locator("[data-undo]")).to_be_visible()
    expect(page.locator(f'.case:not([data-case="{case}"])')).to_be_visible()
    assert here.case(case).state == CaseState.DISMISSED
    page.keyboard.press("u")
    expect(page.locator(f'[data-row="{case}"]')).to_be_visible()
    assert here.case(case).state == CaseState.OPEN


def test_two_cases_are_dismissed_at_once_and_come_back(here: Installation, mine: Window) -> None:
    page, _case = _queue_of_two(here, mine)
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    expect(page.locator("[data-ticked]")).to_have_text("2")
    page.keyboard.press("d")
    page.keyboard.press("1")
    expect(page.locator(".nothing")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator("[data-rows] [data-row]")).to_have_count(2)


def test_lists_are_walked_and_views_changed(here: Installation, mine: Window) -> None:
    page, case = _queue_of_two(here, mine)
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    expect(page.locator(f'[data-row="{case}"] .row-link')).to_be_focused()
    page.keyboard.press("g")
    page.keyboard.press("w")
    page.wait_for_url("**/queue?view=waiting")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()


def test_a_case_is_snoozed_noted_and_given_to_a_lead(here: Installation, mine: Window) -> None:
    page, case = _queue_of_two(here, mine)
    page.goto(f"{here.address}/case/{case}")
    page.keyboard.press("n")
    page.keyboard.type("asked billing")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".notes ol")).to_contain_text("asked billing")
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.keyboard.type("may we refund?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-undo]")).to_be_visible()
    assert here.case(case).escalated_at is not None
    page.goto(f"{here.address}/case/{case}")
    page.keyboard.press("s")
    page.keyboard.press("1")
    expect(page.locator("[data-undo]")).to_be_visible()
    assert here.case(case).state == CaseState.WAITING


def test_keys_can_be_switched_off(here: Installation, window: Open) -> None:
    quiet = window()
    quiet.enter(here.add("ren", keys=False))
    page, case = _queue_of_two(here, quiet)
    page.keyboard.press("Enter")
    page.keyboard.press("?")
    page.goto(f"{here.address}/case/{case}")
    for key in ("c", "d", "1"):
        page.keyboard.press(key)
    expect(page.locator(".claim-free")).to_be_visible()
    expect(page.locator("kbd.key:visible")).to_have_count(0)
    assert here.case(case).state == CaseState.OPEN
    page.locator('[data-do="claim"]').click()
    page.locator("#editor").fill("We are sorry. We look into it.")
    with quiet.context.expect_page():
        page.keyboard.press("Control+Enter")
    expect(page.locator(".handover")).to_be_visible()


def test_the_account_page_switches_them_off(here: Installation, mine: Window) -> None:
    page, case = _queue_of_two(here, mine)
    page.goto(f"{here.address}/account")
    page.get_by_label(mine.words("desk.keys_on")).uncheck()
    page.locator('form:has(input[value="settings"]) button[type="submit"]').click()
    page.goto(f"{here.address}/case/{case}")
    page.keyboard.press("c")
    expect(page.locator(".claim-free")).to_be_visible()
    assert here.case(case).state == CaseState.OPEN
