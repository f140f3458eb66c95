"""The pictures of the guide: the sample's queue, a case, its hand-over, the same on a phone and in dark colours.

    python -m tests.browser.pictures FOLDER

writes FOLDER/desk-queue-en.png, FOLDER/desk-case-ja.png and so on; docs/images has those that docs/desk.md shows.
"""

import re
import sys
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, expect, sync_playwright

from activesupport.work.casework import claims, notes
from tests.browser import chromium
from tests.browser.stage import TUESDAY, Installation, Member, processed_sample, served
from tests.browser.window import ARGUMENTS, PHONE, Window, opened

AFTERNOON = {"ja": TUESDAY, "en": TUESDAY.replace(hour=13)}
"""When people work there."""
NAMES = {"ja": ("佐藤 美緒", "高橋 蓮"), "en": ("Mio Sato", "Ren Walker")}
NOTES = {"ja": "請求担当に確認中です。", "en": "Billing looks into it."}
COMPLAINTS = {
    "ja": "ツムギモバイルの請求、先月分が二重に引き落とされていました。返事もなくて、乗り換えを考えています。",
    "en": "Tsumugi Mobile charged me twice for last month, and nobody answers my mails. Thinking of leaving them.",
}
SMALL = {"width": 980, "height": 620}
HANDLES = {"ja": "haru_1207", "en": "late_train_liz"}
HELD = {"ja": (123, 138), "en": (62, 125)}
"""Cases of the sample that the colleague has in hand."""


def main(folder: Path) -> None:
    path = chromium.find()
    if path is None:
        raise SystemExit("No browser: `make browser` installs one, or name one in CHROMIUM.")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as script:
        browser = script.chromium.launch(executable_path=path, args=ARGUMENTS)
        for language, at in AFTERNOON.items():
            _all_of(browser, folder, language, at)
        browser.close()


def _all_of(browser: Browser, folder: Path, language: str, at: datetime) -> None:
    with TemporaryDirectory() as place:
        home, copy = Path(place) / "sample", Path(place) / "copy"
        copy.mkdir()
        with processed_sample(home, at - timedelta(minutes=50)) as sample, served(sample, copy, at) as here:
            mio, case = _furnish(here, language)
            _take(browser, folder, here, mio, case)


def _furnish(here: Installation, language: str) -> tuple[Member, int]:
    """Two colleagues at work, and the case of the pictures."""
    here.clock.go(minutes=-6)
    case = here.complaint(COMPLAINTS[language], HANDLES[language])
    here.clock.go(minutes=6)
    mio, ren = (
        here.add(name, language, display=display)
        for name, display in zip(("mio", "ren"), NAMES[language], strict=True)
    )  # fmt: skip
    for number in HELD[language]:
        claims.claim(here.hand(ren), number)
    notes.note(here.hand(ren), case, NOTES[language])
    return mio, case


def _take(browser: Browser, folder: Path, here: Installation, mio: Member, case: int) -> None:
    language = mio.person.language
    # For its pictures Playwright adds a style of its own, which the policy would keep out.

    def keep(page: Page, name: str) -> None:
        page.screenshot(path=folder / f"desk-{name}-{language}.png", animations="disabled")

    with opened(browser, here, language, viewport=SMALL, bypass_csp=True) as window:
        window.enter(mio)
        keep(window.open("/queue"), "queue")
        page = window.open(f"/case/{case}")
        page.locator('[data-do="claim"]').click()
        page.locator('[data-number="1"]').click()
        expect(page.locator("#check .counter")).not_to_have_text(re.compile("^(280 |残り 全角140字)"))
        keep(page, "case")
    with opened(browser, here, language, color_scheme="dark", viewport=SMALL, bypass_csp=True) as window:
        window.enter(mio)
        keep(window.open(f"/case/{case}"), "dark")
    with opened(browser, here, language, PHONE, bypass_csp=True) as window:
        window.enter(mio)
        keep(window.open(f"/case/{case}"), "phone")
        _hand_over(window)
        keep(window.page, "handed")


def _hand_over(window: Window) -> None:
    window.to_reply()
    window.page.locator('[data-number="1"]').click()
    with window.context.expect_page():
        window.page.locator('[data-do="send"]').click()
    expect(window.page.locator(".handover")).to_be_visible()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
