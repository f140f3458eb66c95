"""Refusals and faults as programs read them: one shape, with a code for the program and a sentence for its owner."""

import secrets
from collections.abc import Sequence
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from activesupport.desk.api.caller import Caller, NotKnown, asked_language
from activesupport.desk.api.misfits import FieldFault, field_fault
from activesupport.desk.problems import status_of
from activesupport.domain.errors import ActiveSupportError, AdapterError, RetryLater
from activesupport.domain.guard import Flag, FlagKind
from activesupport.words import explain, say
from activesupport.work.accounts.fields import InvalidAccount
from activesupport.work.sending.checking import STOPS, Guarded

log = structlog.get_logger(__name__)
CHALLENGE = 'Bearer realm="activesupport"'
_STATUS = {
    "api.bad_cursor": 400, "api.not_sent_as_json": 415, "api.no_incident": 404, "api.no_filter": 404,
    "api.no_picture": 404,
}  # fmt: skip
"""Refusals that only programs meet."""


class FlagFound(BaseModel):
    """Something that is wrong with a text: characters `start` to `end` (exclusive) of it. What `stops` cannot be
    accepted, only corrected."""

    kind: FlagKind
    start: int
    end: int
    message: str
    stops: bool


class Fault(BaseModel):
    """`code` never changes its meaning, `message` is for people. `number` finds our own fault in the server's log."""

    code: str
    message: str
    number: str | None = Field(None, exclude_if=lambda value: value is None)
    fields: list[FieldFault] | None = Field(None, exclude_if=lambda value: value is None)
    flags: list[FlagFound] | None = Field(None, exclude_if=lambda value: value is None)


class Problem(BaseModel):
    """What every refusal and every fault looks like."""

    error: Fault


def _told(words: str, **more: Any) -> dict[str, Any]:
    return {"model": Problem, "description": words, **more}


RESPONSES: dict[int | str, dict[str, Any]] = {
    400: _told("The body is not JSON, or the cursor is none of ours."),
    401: _told("No token, or one that does not count.", headers={"WWW-Authenticate": {"schema": {"type": "string"}}}),
    403: _told("The token or the role does not allow it."),
    404: _told("There is no such thing, or it belongs to a brand that the token's owner does not see."),
    409: _told("Somebody else was first: look again, then decide."),
    413: {"description": "The body is larger than anything that people write. This answer has no body."},
    415: _told("The body is not said to be JSON: `Content-Type: application/json` is missing."),
    422: _told("Understood, but it cannot be done like this."),
    429: _told("Too many requests in a minute.", headers={"Retry-After": {"schema": {"type": "integer"}}}),
    500: _told("Our own fault. `number` finds it in the server's log."),
}
"""What every operation may answer besides what it is for."""
UNAVAILABLE: dict[int | str, dict[str, Any]] = {503: _told("The language model does not answer as it should.")}


def add_to(app: FastAPI) -> None:
    """What goes wrong outside of every operation: no such path, no such method, a fault of our own."""
    app.add_exception_handler(HTTPException, _outside)
    app.add_exception_handler(Exception, _outside)


def _outside(request: Request, error: Exception) -> Response:
    return answer_for(error, request, None)


def answer_for(error: Exception, request: Request, caller: Caller | None) -> JSONResponse:
    """Any error as an answer in the caller's language; one that nobody raised on purpose is logged with a number."""
    language = caller.language if caller else asked_language(request) or "en"
    if isinstance(error, ActiveSupportError):
        return _on_purpose(error, language)
    if isinstance(error, RequestValidationError):
        return _misfit(error, language)
    if isinstance(error, HTTPException) and error.status_code < 500:
        code = {404: "api.no_path", 405: "api.no_method"}.get(error.status_code, "api.not_json")
        headers = {"Allow": _methods_at(request)} if error.status_code == 405 else error.headers
        return problem(error.status_code, Fault(code=code, message=say(code, language)), headers)
    number = secrets.token_hex(4)
    log.error("api_broken", number=number, path=request.url.path, exc_info=error)
    return problem(500, Fault(code="api.broken", message=say("api.broken", language, number=number), number=number))


def _methods_at(request: Request) -> str:
    """All methods of an address: the router's own answer names those of one operation only."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    routes = [one for one in iter_route_contexts(request.app.routes) if isinstance(one.original_route, APIRoute)]
    return ", ".join(sorted({name for one in routes if one.path_regex.match(path) for name in one.methods or ()}))


def problem(status: int, fault: Fault, headers: Any = None) -> JSONResponse:
    return JSONResponse(Problem(error=fault).model_dump(mode="json"), status, headers)


def _on_purpose(error: ActiveSupportError, language: str) -> JSONResponse:
    fault = Fault(code=error.reason.code, message=explain(error.reason, language))
    if isinstance(error, Guarded):
        fault.flags = flags_found(error.flags, language)
    if isinstance(error, InvalidAccount):
        fault.fields = [
            FieldFault(at=f"body.{name}", code=reason.code, message=explain(reason, language))
            for name, reason in error.fields.items()
        ]
    return problem(_status(error), fault, _headers(error))


def _status(error: ActiveSupportError) -> int:
    if isinstance(error, NotKnown):
        return 401
    if isinstance(error, AdapterError):
        return 503
    return _STATUS.get(error.reason.code) or status_of(error)


def _headers(error: ActiveSupportError) -> dict[str, str] | None:
    if isinstance(error, NotKnown):
        tried = ', error="invalid_token"' if error.reason.code == "api.bad_token" else ""
        return {"WWW-Authenticate": CHALLENGE + tried}
    if isinstance(error, RetryLater) and error.after is not None:
        return {"Retry-After": str(max(1, round(error.after)))}
    return None


def _misfit(error: RequestValidationError, language: str) -> JSONResponse:
    """What does not fit the document. The values that were sent are not repeated."""
    if any(one["type"] == "json_invalid" for one in error.errors()):
        return problem(400, Fault(code="api.not_json", message=say("api.not_json", language)))
    fields = [field_fault(one, language) for one in error.errors()[:20]]
    said = " / ".join(say("api.field_said", language, at=one.at, words=one.message) for one in fields[:5])
    return problem(422, Fault(code="api.misfit", message=say("api.misfit", language, faults=said), fields=fields))


def flags_found(flags: Sequence[Flag], language: str) -> list[FlagFound]:
    """What the guards say of a text, in words."""
    return [
        FlagFound(
            kind=flag.kind, start=flag.start, end=flag.end, message=explain(flag.reason, language),
            stops=flag.kind in STOPS,
        )
        for flag in flags
    ]  # fmt: skip
