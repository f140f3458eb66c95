"""Coming in and going out."""

import secrets

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from activesupport.desk.answers import bare_page, keep, own_path
from activesupport.desk.house import Desk
from activesupport.desk.notes import proof_for
from activesupport.desk.views.people import LoginView
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
from activesupport.work.accounts.signing_in import sign_in, sign_out

router = APIRouter()
_HALF_AN_HOUR = 1800


def language_of(request: Request) -> str:
    """The first of our languages that the browser asks for."""
    asked = (one.strip().lower() for one in request.headers.get("accept-language", "").split(","))
    return next((one[:2] for one in asked if one[:2] in {"ja", "en"}), "en")


@router.get("/login")
def ask(request: Request, next: str = "/queue") -> Response:  # the name in the address
    return login_page(desk_of(request), request, LoginView(own_path(next), single=_single(desk_of(request))))


def login_page(desk: Desk, request: Request, view: LoginView, status: int = 200) -> Response:
    """The page for signing in; its form is bound to this browser."""
    secret = request.cookies.get(cookie_name(desk, VISIT)) or secrets.token_urlsafe(32)
    answer = bare_page(desk, view, language_of(request), proof_for(secret), status, view.next)
    keep(answer, desk, VISIT, secret, _HALF_AN_HOUR, strict=True)
    return answer


@router.post("/login")
def enter(request: Request, form: OpenForm) -> Response:
    desk = desk_of(request)
    name, path = form.text("name", 300), own_path(form.text("next") or "/queue")
    address = address_of(request, desk.proxies)
    try:
        found = sign_in(
            desk.accounts, name, form.text("password", 1000), address, request.headers.get("user-agent", "")
        )
    except UserError as error:
        words = explain(error.reason, language_of(request))
        view = LoginView(path, name, _single(desk), {"password": words})
        return login_page(desk, request, view, 422)
    answer = RedirectResponse(path, 303)
    seconds = int(desk.accounts.sessions.life.total_seconds())
    keep(answer, desk, SESSION, found.token, seconds)
    answer.delete_cookie(cookie_name(desk, VISIT), secure=desk.secure, httponly=True, samesite="strict")
    return answer


@router.post("/logout")
def leave(here: Here, _form: Form) -> Response:
    sign_out(here.desk.accounts, here.signed_in, here.address)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(cookie_name(here.desk, SESSION), secure=here.desk.secure, httponly=True, samesite="lax")
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def _single(desk: Desk) -> str | None:
    return "/login/single" if desk.single is not None else None
