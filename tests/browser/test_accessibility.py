"""Every page for everybody: axe finds nothing grave, focus goes where one is, small and enlarged screens show it all.

axe looks through two windows that differ in theme, language and size; BROWSER_MATRIX=full tries all eight
combinations, in four times the time.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from fastapi.routing import APIRoute
from playwright.sync_api import Browser, Page, expect

from activesupport.desk.application import make_desk
from activesupport.domain.people import Role
from activesupport.work.casework import abuse, claims
from activesupport.work.sending.writing import Written, send
from activesupport.work.team import incidents
from tests.browser.conftest import Open
from tests.browser.stage import BRAND, Installation, Member, Sample, served
from tests.browser.window import DESKTOP, PHONE, opened

OPPOSITES = (("ja", "dark", PHONE), ("en", "light", DESKTOP))
EVERY = tuple(product(("ja", "en"), ("dark", "light"), (PHONE, DESKTOP)))
MATRIX = EVERY if os.environ.get("BROWSER_MATRIX") == "full" else OPPOSITES
STANDARD = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
COMPLAINTS = {
    "ja": "ツムギモバイルの請求、先月分が二重に引き落とされていました。案内もなくて困っています。",
    "en": "Tsumugi Mobile has charged me twice for last month and nobody answers. Not happy at all.",
}
MASKED = "ツ○ギモバイル、また二重請求された。もう信用できない。"
RISKY = {"ja": "090-1234-5678 までお電話ください。", "en": "Please call me on 07700 900123."}
FIXED = (
    "/queue", "/queue?view=mine", "/queue?view=lead", "/queue?view=unsure", "/queue?view=language",
    "/queue?view=delight", "/queue?view=all&q=nobodysaysthis", "/approvals", "/delight", "/lead", "/faq-gaps",
    "/playbooks", "/incidents", "/people",
    "/people/new", "/people/1", "/account", "/audit",
)  # fmt: skip
IN_STORIES = {"/", "/login", "/case/{number}", "/queue/news", "/media/{post}/{index}", "/static/{name}"}
"""Addresses that are looked at in the stories, or that are no pages."""


@dataclass(frozen=True, slots=True)
class Furnished:
    """A desk with something in every state, and an admin in each language."""

    here: Installation
    admins: dict[str, Member]
    cases: dict[str, dict[str, int]]


@pytest.fixture(scope="module")
def furnished(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    with served(sample, tmp_path_factory.mktemp("furnished")) as here:
        admins = {language: here.add(f"admin-{language}", language, Role.ADMIN) for language in COMPLAINTS}
        new = here.add("ren", new=True)
        announced = incidents.Announced(BRAND, incidents.IncidentKind.INCIDENT, {"en": "We know, and work on it."})
        found = {language: _cases(here, admin, new) for language, admin in admins.items()}
        incidents.end(here.hand(admins["en"]), incidents.start(here.hand(admins["en"]), announced))
        yield Furnished(here, admins, found)


def _cases(here: Installation, admin: Member, new: Member) -> dict[str, int]:
    """A case in every state that has a look of its own, by its name."""
    language = admin.person.language
    names = ("free", "mine", "handed", "other", "waiting", "abused")
    found = {name: here.complaint(f"{COMPLAINTS[language]} ({name})", f"{name}_{language}") for name in names}
    found["gated"] = here.complaint(MASKED, f"masked_{language}")
    kit = here.house.kits()
    for name in ("mine", "handed"):
        claims.claim(here.hand(admin), found[name])
    written = Written(COMPLAINTS[language][:20])
    send(here.hand(admin), found["handed"], written, kit)
    claims.claim(here.hand(new), found["other"])
    send(here.hand(new), found["waiting"], written, kit)
    abuse.report(here.hand(admin), found["abused"], "threats")
    return found


def _pages(furnished: Furnished, language: str) -> list[str]:
    return [*FIXED, *(f"/case/{number}" for number in furnished.cases[language].values())]


def test_no_page_was_forgotten(furnished: Furnished) -> None:
    application: FastAPI = make_desk(furnished.here.desk)
    pages = {one.path for one in application.routes if isinstance(one, APIRoute) and "GET" in (one.methods or ())}
    looked_at = {path.partition("?")[0] for path in FIXED} | IN_STORIES
    assert {path.replace("{number}", "1") for path in pages - IN_STORIES} <= looked_at


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("language", "theme", "size"), MATRIX)
def test_axe_finds_nothing_grave(browser: Browser, furnished: Furnished, language: str, theme: str, size: str) -> None:
    axe, troubles = Axe(), []
    with opened(browser, furnished.here, language, size, color_scheme=theme, bypass_csp=True) as window:
        troubles += _grave(axe, window.open("/login"))
        window.enter(furnished.admins[language])
        for path in _pages(furnished, language):
            troubles += _grave(axe, window.open(path))
        page = window.open(f"/case/{furnished.cases[language]['mine']}")
        window.to_reply()
        page.locator("#editor").fill(RISKY[language])
        expect(page.locator("#check .flag-blocks")).to_be_visible()
        troubles += _grave(axe, page)
        page.evaluate("document.getElementById('keys').showModal()")
        troubles += _grave(axe, page)
    assert troubles == []


def _grave(axe: Axe, page: Page) -> list[str]:
    found = axe.run(page, options=STANDARD).response["violations"]
    return [
        f"{page.url.partition('/')[2]}: {one['id']} ({one['impact']}): {node['target']} {node['failureSummary']}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("language", "width", "height", "scale"),
    [("ja", 320, 640, 1), ("en", 320, 640, 1), ("en", 683, 425, 2)],
    ids=["ja, 320 pixels", "en, 320 pixels", "en, 200 %"],
)
def test_nothing_has_to_be_scrolled_sideways(
    browser: Browser, furnished: Furnished, language: str, width: int, height: int, scale: int
) -> None:
    viewport = {"width": width, "height": height}
    too_wide = []
    with opened(browser, furnished.here, language, viewport=viewport, device_scale_factor=scale) as window:
        window.enter(furnished.admins[language])
        for path in ("/login", *_pages(furnished, language)):
            page = window.open(path)
            wide = page.evaluate("document.documentElement.scrollWidth")
            too_wide += [f"{path}: {wide}"] if wide > width else []
        page = window.open(f"/case/{furnished.cases[language]['free']}")
        page.locator('[data-do="claim"]').scroll_into_view_if_needed()
        expect(page.locator('[data-do="claim"]')).to_be_in_viewport(ratio=1)
    assert too_wide == []


_FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    const row = one.closest(".row, .card"), rowStyle = row && getComputedStyle(row);
    const drawn = (a) => a && a.outlineStyle !== "none" && parseFloat(a.outlineWidth) >= 2;
    const box = one.getBoundingClientRect();
    return { name: (one.id || one.textContent.trim()).slice(0, 40), tag: one.tagName,
             drawn: !!(drawn(style) || drawn(rowStyle)), inside: box.bottom > 0 && box.top < innerHeight,
             place: [...document.querySelectorAll("*")].indexOf(one) };
}"""


@pytest.mark.parametrize("path", ["/queue?view=unclaimed&q=haru", "case"])
def test_focus_goes_in_order_and_is_seen(here: Installation, window: Open, path: str) -> None:
    case = here.complaint(COMPLAINTS["en"], "unhappy_haru")
    mine = window()
    mine.enter(here.add("mio"))
    page = mine.open(f"/case/{case}" if path == "case" else path)
    places = []
    for number in range(20):
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        if focused["tag"] == "BODY":
            break
        assert focused["drawn"], f"focus is not seen on {focused['name']}"
        assert focused["inside"], f"{focused['name']} has the focus out of sight"
        places.append(focused["place"])
        if number == 0:
            assert focused["name"] == mine.words("desk.skip")
    assert len(places) > 8
    assert places == sorted(places)


def test_focus_stays_near_after_an_act(here: Installation, window: Open) -> None:
    case = here.complaint(COMPLAINTS["en"], "unhappy_haru")
    mine = window()
    mine.enter(here.add("mio"))
    page = mine.open(f"/case/{case}")
    page.locator('[data-do="claim"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator(".claim-mine")).to_be_visible()
    expect(page.locator("#page:focus, #page :focus")).to_have_count(1)
    page.keyboard.press("1")
    expect(page.locator("#editor")).to_be_focused()
    with mine.context.expect_page():
        page.keyboard.press("Control+Enter")
    expect(page.locator(".handover h3")).to_be_focused()


def test_what_comes_later_is_read_out(here: Installation, window: Open) -> None:
    case = here.complaint(COMPLAINTS["en"], "unhappy_haru")
    mine = window()
    mine.enter(here.add("mio"))
    page = mine.open(f"/case/{case}")
    page.locator('[data-do="claim"]').click()
    expect(page.locator("#editor")).to_be_visible()
    polite = page.evaluate("""() => ["#news", "#check", "#flash", "#offline", "#session-over"].filter(
        (one) => !document.querySelector(one).closest("[aria-live=polite]"))""")
    assert polite == []


@pytest.mark.parametrize(("wish", "moves"), [("reduce", {"0s"}), ("no-preference", {"0s", "0.2s"})])
def test_motion_is_left_out_where_nobody_wants_it(here: Installation, window: Open, wish: str, moves: set[str]) -> None:
    case = here.complaint(COMPLAINTS["en"], "unhappy_haru")
    mine = window(reduced_motion=wish)
    member = here.add("mio")
    mine.enter(member)
    claims.claim(here.hand(member), case)
    page = mine.open(f"/case/{case}")
    page.locator("form.editor").evaluate("form => form.classList.add('htmx-request')")
    found = page.evaluate("""() => [...new Set([...document.querySelectorAll("*")].flatMap((one) => {
        const style = getComputedStyle(one);
        return [style.transitionDuration, style.animationDuration];
    }))]""")
    assert set(found) == moves


def test_the_chosen_colours_go_before_those_of_the_system(here: Installation, window: Open) -> None:
    mine = window(color_scheme="light")
    mine.enter(here.add("mio", theme="dark"))
    page = mine.open("/queue")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    red, green, blue = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert max(red, green, blue) < 64


def test_a_case_prints_without_its_buttons(here: Installation, window: Open, tmp_path: Path) -> None:
    case = here.complaint(COMPLAINTS["en"], "unhappy_haru")
    mine = window()
    mine.enter(here.add("mio"))
    page = mine.open(f"/case/{case}")
    page.emulate_media(media="print")
    expect(page.locator(".headline")).to_be_visible()
    expect(page.locator("form:visible, .top:visible")).to_have_count(0)
    assert page.pdf(path=tmp_path / "case.pdf").startswith(b"%PDF")
