"""Errors as pages: what went wrong and what to do, in the person's language; never a traceback."""

import secrets
from urllib.parse import urlencode

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from activesupport.desk.answers import bare_page, page
from activesupport.desk.pages.entry import language_of
from activesupport.desk.views.shell import ErrorView
from activesupport.desk.visitor import ForeignForm, NotSignedIn, Visitor, desk_of, visitor
from activesupport.domain.errors import ActiveSupportError, Forbidden, LostRace
from activesupport.words import explain, say

log = structlog.get_logger(__name__)
UNKNOWN = frozenset({"case.unknown", "reply.unknown", "labelling.unknown", "people.unknown"})


def add_to(app: FastAPI) -> None:
    app.add_exception_handler(NotSignedIn, _not_signed_in)
    app.add_exception_handler(ForeignForm, _foreign_form)
    app.add_exception_handler(ActiveSupportError, _told)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _hung_up)
    app.add_exception_handler(Exception, _broken)


def status_of(error: ActiveSupportError) -> int:
    """The status that fits an error: not there, not allowed, too late, or not usable as it was."""
    if error.reason.code in UNKNOWN:
        return 404
    return 403 if isinstance(error, Forbidden) else 409 if isinstance(error, LostRace) else 422


def _not_signed_in(request: Request, error: Exception) -> Response:
    """To the page for signing in; the script, which keeps what was typed, is only told."""
    if request.headers.get("hx-request"):
        return JSONResponse({"error": "signed_out"}, 401)
    path = error.path if isinstance(error, NotSignedIn) else "/queue"
    return RedirectResponse("/login?" + urlencode({"next": path}), 303)


def _foreign_form(request: Request, _error: Exception) -> Response:
    return _error_page(request, 403, "desk.error_form_title", "desk.error_form")


def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, ActiveSupportError)  # noqa: S101  # that is what it is registered for
    status = status_of(error)
    titles = {404: "desk.error_unknown_title", 403: "desk.error_forbidden_title", 409: "desk.error_late_title"}
    return _error_page(request, status, titles.get(status, "desk.error_input_title"), error=error)


def _not_understood(request: Request, _error: Exception) -> Response:
    return _error_page(request, 404, "desk.error_unknown_title", "desk.error_unknown")


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    known = status == 404
    return _error_page(
        request, status, "desk.error_unknown_title" if known else "desk.error_input_title",
        "desk.error_unknown" if known else "desk.error_input",
    )  # fmt: skip


def _hung_up(_request: Request, _error: Exception) -> Response:
    """A browser that hung up is nobody's fault, and reads no answer. Only whoever sent more than is read gets one:
    `NotTooLarge` ends their request in the same way.
    """
    return Response(status_code=413)


def _broken(request: Request, error: Exception) -> Response:
    """Our own fault: the log has the traceback under the number that the page shows."""
    number = secrets.token_hex(4)
    log.error("page_broken", number=number, path=_place(request), exc_info=error)
    return _error_page(request, 500, "desk.error_ours_title", "desk.error_ours", number=number)


def _place(request: Request) -> str:
    """Which page it was, without what varies in its address: a link to a password is a secret."""
    return getattr(request.scope.get("route"), "path", "?")


def _error_page(
    request: Request, status: int, title: str, text: str = "", error: ActiveSupportError | None = None, number: str = ""
) -> Response:
    here = _visitor_if_any(request)
    language = here.language if here else language_of(request)
    words = explain(error.reason, language) if error else say(text, language)
    view = ErrorView(status, say(title, language), words, number, back="/queue")
    if here is None:
        return bare_page(desk_of(request), view, language, status=status)
    return page(here, request, view, status)


def _visitor_if_any(request: Request) -> Visitor | None:
    try:
        return visitor(request)
    except Exception:  # noqa: BLE001  # a page about an error must not fail over who reads it
        return None
