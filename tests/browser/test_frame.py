"""What stands around the pages: nothing of it hides what people work with."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.stage import Installation
from tests.browser.window import DESKTOP, PHONE


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_bar_with_undo_hides_no_row(here: Installation, window: Open, size: str) -> None:
    mine = window("en", size)
    mine.enter(here.add("mio"))
    page = mine.open("/queue?view=unclaimed")
    page.locator(".tick input").first.check()
    page.locator('[data-do="dismiss"]').click()
    page.locator('[data-pick="1"]').click()
    bar = page.locator(".flash[data-seconds]")
    bar.hover()  # so that it stays
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last, edge = page.locator(".more").bounding_box(), bar.bounding_box()
    assert last is not None
    assert edge is not None
    assert last["y"] + last["height"] <= edge["y"] + 1


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_menu_that_is_too_long_begins_where_one_is(here: Installation, window: Open, language: str) -> None:
    mine = window(language, PHONE)
    mine.enter(here.add("mio", language))
    page = mine.open("/queue?view=closed")
    for menu in (".doors", ".tabs"):
        expect(page.locator(f"{menu} [aria-current]")).to_be_in_viewport(ratio=0.98)
    page = mine.open("/incidents")
    expect(page.locator(".doors [aria-current]")).to_be_in_viewport(ratio=0.98)


def test_what_the_search_is_for_can_be_read(here: Installation, window: Open) -> None:
    mine = window("en")
    mine.enter(here.add("mio"))
    page = mine.open("/queue")
    shown = page.locator("#search").evaluate("""(one) => {
        const words = document.createElement("span");
        words.textContent = one.placeholder;
        one.after(words);
        const inner = one.clientWidth - 2 * parseFloat(getComputedStyle(one).paddingInlineStart);
        return words.getBoundingClientRect().width <= inner;
    }""")
    assert shown
