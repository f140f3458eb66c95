"""Coming in and going out."""

import secrets
from collections.abc import Sequence
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from activesupport.desk.answers import bare_page, forget, keep, kept, said
from activesupport.desk.house import Desk
from activesupport.desk.notes import proof_for
from activesupport.desk.paths import own_path
from activesupport.desk.render import View
from activesupport.desk.views.people import LoginView
from activesupport.desk.views.shell import Flash
from activesupport.desk.visitor import (
    SESSION,
    VISIT,
    Form,
    Here,
    OpenForm,
    address_of,
    cookie_name,
    desk_of,
)
from activesupport.domain.errors import UserError
from activesupport.words import explain
from activesupport.work.accounts.signing_in import SignedIn, sign_in, sign_out

router = APIRouter()
_HALF_AN_HOUR = 1800


def language_of(request: Request) -> str:
    """The first of our languages that the browser asks for."""
    asked = (one.strip().lower() for one in request.headers.get("accept-language", "").split(","))
    return next((one[:2] for one in asked if one[:2] in {"ja", "en"}), "en")


@router.get("/login")
def ask(request: Request, next: str = "/queue") -> Response:  # the name in the address
    desk = desk_of(request)
    answer = login_page(desk, request, login_view(desk, own_path(next)), flashes=kept(desk, request))
    said(answer, desk, request)
    return answer


def login_view(desk: Desk, path: str, name: str = "", errors: dict[str, str] | None = None) -> LoginView:
    """The page for signing in, with the company's own door where there is one; `path` is where it leads on to."""
    button = desk.single
    single = "/login/single?" + urlencode({"next": path}) if button is not None else None
    return LoginView(path, name, single, button.name if button is not None else "", errors or {})


def login_page(
    desk: Desk, request: Request, view: LoginView, status: int = 200, flashes: Sequence[Flash] = ()
) -> Response:
    """The page for signing in; its form is bound to this browser."""
    return bound_page(desk, request, view, status, view.next, flashes)


def bound_page(
    desk: Desk, request: Request, view: View, status: int = 200, path: str = "/queue", flashes: Sequence[Flash] = ()
) -> Response:
    """A page for somebody who is not signed in, with a form that no other browser can send."""
    secret = request.cookies.get(cookie_name(desk, VISIT)) or secrets.token_urlsafe(32)
    answer = bare_page(desk, view, language_of(request), proof_for(secret), status, path, flashes)
    keep(answer, desk, VISIT, secret, _HALF_AN_HOUR, strict=True)
    return answer


@router.post("/login")
def enter(request: Request, form: OpenForm) -> Response:
    desk = desk_of(request)
    name, path = form.text("name", 300), own_path(form.text("next") or "/queue")
    address = address_of(request, desk.proxies)
    try:
        found = sign_in(
            desk.accounts, name, form.text("password", 5000), address, request.headers.get("user-agent", "")
        )
    except UserError as error:
        words = explain(error.reason, language_of(request))
        return login_page(desk, request, login_view(desk, path, name, {"password": words}), 422)
    return welcome(desk, found, path)


def welcome(desk: Desk, found: SignedIn, path: str) -> Response:
    """Let somebody in: their session's cookie, and on to where they wanted to go."""
    answer = RedirectResponse(own_path(path), 303)
    keep(answer, desk, SESSION, found.token, int(desk.accounts.sessions.life.total_seconds()))
    forget(answer, desk, VISIT, strict=True)
    return answer


@router.post("/logout")
def leave(here: Here, _form: Form) -> Response:
    sign_out(here.desk.accounts, here.signed_in, here.address)
    answer = RedirectResponse("/login", 303)
    forget(answer, here.desk, SESSION)
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer
