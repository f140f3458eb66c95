"""How a route answers: with a page, or with the address to go on to and what the next page says first."""

from collections.abc import Sequence
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from activesupport.desk.fill.shell import bare_shell, shell_for
from activesupport.desk.house import Desk
from activesupport.desk.paths import own_path
from activesupport.desk.render import View, render
from activesupport.desk.views.shell import Flash, Tone
from activesupport.desk.visitor import Visitor, cookie_name
from activesupport.domain.reason import Reason, Value
from activesupport.words import explain, say

FLASH = "flash"
_STAYS = 60


def page(here: Visitor, request: Request, view: View, status: int = 200, flashes: Sequence[Flash] = ()) -> Response:
    """A page in its frame. What the last act had to say is said now, and not again."""
    told = (*kept(here.desk, request), *flashes)
    answer = HTMLResponse(render(view, shell_for(here, told)), status)
    if request.method != "GET":
        answer.headers["HX-Replace-Url"] = "false"  # a form's own address cannot be loaded again
    said(answer, here.desk, request)
    return answer


def bare_page(
    desk: Desk, view: View, language: str, csrf: str = "", status: int = 200, path: str = "/",
    flashes: Sequence[Flash] = (),
) -> HTMLResponse:  # fmt: skip
    """A page for nobody in particular: signing in, or an error before anybody is known."""
    return HTMLResponse(render(view, bare_shell(desk, language, csrf, path, flashes)), status)


def fragment(here: Visitor, view: View) -> HTMLResponse:
    return HTMLResponse(render(view, shell_for(here, (), light=True)))


def go(here: Visitor, path: str, *flashes: Flash) -> RedirectResponse:
    """Go on to one of our own pages, which says first what came of the act."""
    return go_on(here.desk, path, *flashes)


def go_on(desk: Desk, path: str, *flashes: Flash) -> RedirectResponse:
    """Likewise, where nobody is signed in."""
    answer = RedirectResponse(own_path(path), 303)
    if flashes:
        told = [[flash.tone, flash.text, list(flash.undo)] for flash in flashes]
        keep(answer, desk, FLASH, desk.keys.sign(told), _STAYS)
    return answer


def keep(answer: Response, desk: Desk, name: str, value: str, seconds: int | None, strict: bool = False) -> None:
    """Set a cookie that scripts cannot read and that other sites' forms do not send along."""
    answer.set_cookie(
        cookie_name(desk, name),
        value,
        max_age=seconds,
        secure=desk.secure,
        httponly=True,
        samesite="strict" if strict else "lax",
        path="/",
    )


def forget(answer: Response, desk: Desk, name: str, strict: bool = False) -> None:
    """Take a cookie of ours back."""
    answer.delete_cookie(
        cookie_name(desk, name), secure=desk.secure, httponly=True, samesite="strict" if strict else "lax", path="/"
    )


def done(here: Visitor, code: str, undo: Sequence[int] = (), **values: Value) -> Flash:
    return Flash(Tone.DONE, say(code, here.language, **values), tuple(undo))


def refused(here: Visitor, reason: Reason) -> Flash:
    return Flash(Tone.ERROR, explain(reason, here.language))


def said(answer: Response, desk: Desk, request: Request) -> None:
    """What the last act had to say is on this page, and not on the next."""
    if cookie_name(desk, FLASH) in request.cookies:
        forget(answer, desk, FLASH)


def kept(desk: Desk, request: Request) -> list[Flash]:
    """What the last act had to say."""
    text = request.cookies.get(cookie_name(desk, FLASH))
    told: Any = desk.keys.read(text) if text else None
    return [Flash(Tone(tone), words, tuple(undo)) for tone, words, undo in told or ()]
