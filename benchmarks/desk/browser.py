"""What a responder's browser does: keeps cookies, sends forms with their proof, and finds its way on a page."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import httpx

from benchmarks.desk.samples import Record, Sample

_CSRF = re.compile(r'name="csrf" value="([^"]+)"')
_ROW = re.compile(r'data-row="(\d+)"')
_NEWS = re.compile(r'hx-get="(/queue/news[^"]*)"')
_USE = re.compile(r"[?&]use=(\d+)#editor")
_EDITOR = re.compile(r'<textarea id="editor"[^>]*>(.*?)</textarea>', re.DOTALL)
_POSTED = re.compile(r'action="/reply/(\d+)/posted"')
_NEXT = re.compile(r'href="/case/(\d+)[^"]*" rel="next"')
_UNDO = re.compile(r'name="decision" value="(\d+)"')

Fields = Mapping[str, str] | Mapping[str, str | list[str]]
"""What a form carries, by the names of its fields."""


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as far as a responder acts on it; `path` is where it was found."""

    status: int
    path: str
    html: str

    @property
    def rows(self) -> list[int]:
        return [int(one) for one in _ROW.findall(self.html)]

    @property
    def uses(self) -> list[int]:
        """Suggestions that can be taken."""
        return [int(one) for one in _USE.findall(self.html)]

    @property
    def undoable(self) -> list[str]:
        return _UNDO.findall(self.html)

    @property
    def draft(self) -> str | None:
        return _first(_EDITOR, self.html)

    @property
    def news(self) -> str | None:
        return _first(_NEWS, self.html)

    @property
    def handed(self) -> str | None:
        """The reply that waits to be posted."""
        return _first(_POSTED, self.html)

    @property
    def following(self) -> str | None:
        return _first(_NEXT, self.html)


def _first(pattern: re.Pattern[str], html: str) -> str | None:
    found = pattern.search(html)
    return unescape(found[1]) if found else None


class Browser:
    """One person's browser. Every request is put on record under its kind; what it shows is the last page."""

    def __init__(self, address: str, record: Record) -> None:
        self._client = httpx.AsyncClient(
            base_url=address,
            timeout=60.0,
            headers={"accept-language": "ja"},
            limits=httpx.Limits(keepalive_expiry=60.0),
        )
        self.record = record
        self._csrf = ""
        self.page = Page(0, "/", "")

    async def close(self) -> None:
        await self._client.aclose()

    async def sign_in(self, name: str, password: str) -> None:
        """Raises RuntimeError where the desk does not let the person in."""
        await self.open("sign-in page", "/login")
        answer = await self.send("sign in", "/login", {"name": name, "password": password, "next": "/queue"})
        if answer.status != 303:
            raise RuntimeError(f"{name} cannot sign in: {answer.status}")
        await self.open("first page", answer.path)

    async def open(self, kind: str, path: str) -> Page:
        """A page that is then before the person."""
        self.page = await self._ask(kind, "GET", path)
        self._csrf = _first(_CSRF, self.page.html) or self._csrf
        return self.page

    async def peek(self, kind: str, path: str) -> Page:
        """Something that the page asks for by itself."""
        return await self._ask(kind, "GET", path, headers={"hx-request": "true", "desk-touched": "1"})

    async def send(self, kind: str, path: str, fields: Fields) -> Page:
        """A form; where the answer leads on, `path` of the answer says where to."""
        return await self._ask(kind, "POST", path, data={**fields, "csrf": self._csrf})

    async def _ask(self, kind: str, method: str, path: str, **more: Any) -> Page:
        began = time.perf_counter()
        try:
            answer = await self._client.request(method, path, **more)
        except httpx.HTTPError:
            self.record.samples.append(Sample(kind, time.perf_counter() - began, 0))
            return Page(0, path, "")
        self.record.samples.append(Sample(kind, time.perf_counter() - began, answer.status_code))
        on = urlsplit(answer.headers.get("location", path))
        return Page(answer.status_code, on.path + (f"?{on.query}" if on.query else ""), answer.text)
