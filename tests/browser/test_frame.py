"""What stands around the pages: nothing of it hides what people work with."""

import pytest
from playwright.sync_api import expect

from activesupport.domain.people import Role
from activesupport.work.casework import claims, joining
from tests.browser.conftest import Open
from tests.browser.pictures import COMPLAINTS
from tests.browser.stage import Installation
from tests.browser.window import DESKTOP, PHONE

WIDTHS = {"laptop": (1024, 700), "desk": (1280, 800), "wide": (1440, 900), "phone": (390, 844)}
OUTSIDE = """(panel) => {
    const room = panel.getBoundingClientRect();
    const column = panel.closest(".case > *");
    const around = column && getComputedStyle(panel).position !== "fixed" ? column.getBoundingClientRect() : null;
    const [left, right] = around ? [around.left, around.right] : [0, innerWidth];
    const isOut = (box, from, to) => box.width > 0 && (box.left < from - 1 || box.right > to + 1);
    const inner = [...panel.querySelectorAll("button, input, select, textarea, label, p, summary")];
    const clipped = inner.filter((one) => isOut(one.getBoundingClientRect(), room.left, room.right));
    return [...(isOut(room, left, right) ? ["the menu itself"] : []), ...clipped.map((one) => one.outerHTML)];
}"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_bar_with_undo_hides_no_row(here: Installation, window: Open, size: str) -> None:
    mine = window("en", size)
    mine.enter(here.add("mio"))
    page = mine.open("/queue?view=unclaimed")
    page.locator(".tick input").nth(1).check()  # the first of all is one that only a lead may end
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


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_of_an_open_menu_is_cut_off(here: Installation, window: Open, language: str, width: str) -> None:
    across, down = WIDTHS[width]
    mine = window(language, PHONE if width == "phone" else DESKTOP, viewport={"width": across, "height": down})
    mio = here.add("mio", language, Role.LEAD)
    first = here.arrive(COMPLAINTS[language], "unhappy_haru")
    case = here.complaint(COMPLAINTS[language] * 2, "unhappy_haru")
    joining.split(here.hand(mio), case, first.id, here.desk.rules())
    claims.claim(here.hand(mio), case)
    mine.enter(mio)
    seen = 0
    for path in ("/queue?view=all", f"/case/{case}"):
        page = mine.open(path)
        for menu in page.locator("details.menu").filter(visible=True).all():
            menu.locator("> summary").click()
            for fold in [None, *menu.locator(".rarer > summary").all()]:
                if fold is not None:
                    fold.click()
                assert menu.locator("> .panel").evaluate(OUTSIDE) == []
                seen += 1
            page.keyboard.press("Escape")
    assert page.locator("#f-merge").count() == 1
    assert seen > 8


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("width", ["laptop", "desk", "wide"])
def test_every_door_is_seen(here: Installation, window: Open, language: str, width: str) -> None:
    across, down = WIDTHS[width]
    mine = window(language, viewport={"width": across, "height": down})
    mine.enter(here.add("mio", language, Role.ADMIN, display="Mio Sato-Williams"))
    page = mine.open("/queue")
    for door in page.locator(".doors a").all():
        expect(door).to_be_in_viewport(ratio=1)
    assert page.locator(".top").evaluate("(one) => one.scrollWidth <= one.clientWidth")
