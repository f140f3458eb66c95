"""What a responder has before them: a browser's window on the desk, which notices everything that goes wrong in it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route

from activesupport.words import say
from tests.browser.stage import Installation, Member

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-default-apps", "--disable-sync", "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]  # fmt: skip
DESKTOP, PHONE = "desktop", "phone"
SIZES = {DESKTOP: (1366, 850), PHONE: (390, 844)}
LOCALES = {"en": "en-GB", "ja": "ja-JP"}
_LEFT = ("htmx:afterRequest", "htmx:sendAbort")
"""What htmx says where somebody goes on while a page asks for news; a failure has other words beside these."""
_ELSEWHERE = "<!doctype html><title>X</title>"


@dataclass
class Window:
    """One browser context with one page. What is wrong in it is collected, and the test fails at its end.

    `elsewhere` are the addresses on X that were opened; nothing leaves the machine.
    """

    here: Installation
    context: BrowserContext
    page: Page
    language: str
    size: str
    elsewhere: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    @property
    def is_phone(self) -> bool:
        return self.size == PHONE

    def expects(self, pattern: str) -> None:
        """A trouble that belongs to the story."""
        self.expected.append(pattern)

    def words(self, key: str, **values: str | int) -> str:
        return say(key, self.language, **values)

    def open(self, path: str) -> Page:
        self.page.goto(self.here.address + path)
        return self.page

    def enter(self, member: Member) -> None:
        """Be signed in as somebody."""
        self.context.add_cookies([{"name": "session", "value": member.token, "url": self.here.address}])

    def to_reply(self) -> None:
        """On a phone the reply is a step of its own."""
        if self.is_phone and not self.page.locator("#reply").is_visible():
            self.page.locator(".to-reply a").click()

    def to_talk(self) -> None:
        if self.is_phone and not self.page.locator("#talk").is_visible():
            self.page.locator(".back-to-talk a").click()

    def unexpected(self) -> list[str]:
        return [one for one in self.troubles if not any(re.search(pattern, one) for pattern in self.expected)]

    def watch(self) -> None:
        """Collect what a browser reports: errors of scripts, the content policy, other hosts, failures of ours."""
        self.context.on("console", lambda said: self._note(_is_trouble(said), f"console: {said.text}"))
        self.context.on("weberror", lambda error: self._note(True, f"script: {error.error}"))
        self.context.on("request", lambda asked: self._note(self._is_foreign(asked.url), f"other host: {asked.url}"))
        self.context.on("response", lambda got: self._note(got.status >= 500, f"status {got.status}: {got.url}"))
        self.context.route("https://x.com/**", self._on_x)

    def _note(self, is_wrong: bool, what: str) -> None:
        if is_wrong:
            self.troubles.append(what)

    def _is_foreign(self, url: str) -> bool:
        parts = urlsplit(url)
        is_ours = url.startswith(self.here.address + "/") or parts.scheme in {"about", "data", "blob"}
        return not is_ours and parts.hostname != "x.com"

    def _on_x(self, route: Route) -> None:
        self.elsewhere.append(route.request.url)
        route.fulfill(body=_ELSEWHERE, content_type="text/html")


def _is_trouble(said: ConsoleMessage) -> bool:
    return said.type == "error" and said.text not in _LEFT


@contextmanager
def opened(
    browser: Browser, here: Installation, language: str = "en", size: str = DESKTOP, **options: object
) -> Iterator[Window]:
    """A window in a language; at its end it must have seen nothing go wrong."""
    width, height = SIZES[size]
    wanted: dict[str, object] = {
        "viewport": {"width": width, "height": height}, "locale": LOCALES[language],
        "has_touch": size == PHONE, "is_mobile": size == PHONE, "reduced_motion": "no-preference",
    }  # fmt: skip
    context = browser.new_context(**(wanted | options))  # type: ignore[arg-type]
    context.set_default_timeout(5000)
    window = Window(here, context, context.new_page(), language, size)
    window.watch()
    try:
        yield window
    finally:
        context.close()
    assert not window.unexpected(), "\n".join(window.unexpected())
