"""The way of every request: who asks, how much they have asked, what the token allows, was it asked before; then the
operation itself. Whatever goes wrong on the way is answered in the one shape of problems.
"""

import re
from collections.abc import Awaitable, Callable, Coroutine
from typing import Annotated, Any, ClassVar

from fastapi import Depends, Header, Request
from fastapi.responses import Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from activesupport.desk.api.caller import Caller, caller_of
from activesupport.desk.api.limits import Allowance, Limiter
from activesupport.desk.api.problems import Fault, answer_for, problem
from activesupport.domain.errors import UserError
from activesupport.domain.people import Scope
from activesupport.words import say
from activesupport.work.repeating import Answer, settle, take

_KEY = r"[!-~]{1,200}"
KEY_HEADER = "Idempotency-Key"
Run = Callable[[Request], Awaitable[Response]]


def _key_in_document(
    key: Annotated[
        str | None,
        Header(
            alias=KEY_HEADER,
            pattern=f"^{_KEY}$",
            description="A text of your own, new for every act: the same request sent again gets the same answer.",
        ),
    ] = None,
) -> None:
    """Declares the header, and refuses one that does not fit; `_once` is where it counts."""


class Route(APIRoute):
    """An operation of the API. What it asks of the token is `scope`, or what its method does: reading or writing."""

    scope: ClassVar[Scope | None] = None

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        if "POST" in (options.get("methods") or ()):
            options["dependencies"] = [*(options.get("dependencies") or ()), Depends(_key_in_document)]
        super().__init__(path, endpoint, **options)

    @property
    def needs(self) -> Scope:
        return self.scope or (Scope.READ if self.methods == {"GET"} else Scope.WRITE)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        run = super().get_route_handler()
        needs = self.needs

        async def handle(request: Request) -> Response:
            return await _served(request, run, needs)

        return handle


class KeepingRoute(Route):
    """An operation for those who keep accounts."""

    scope = Scope.ADMIN


async def _served(request: Request, run: Run, needs: Scope) -> Response:
    caller: Caller | None = None
    allowance: Allowance | None = None
    try:
        caller = await run_in_threadpool(caller_of, request)
        limiter: Limiter = request.app.state.limiter
        allowance = limiter.ask(caller.user_id)
        if allowance.exceeded:
            answer: Response = _too_many(caller, allowance)
        else:
            caller.must_have(needs)
            request.state.caller = caller
            await _must_be_json(request)
            answer = await _once(request, run, caller)
    except Exception as error:  # noqa: BLE001  # whatever it is, the program that asks reads it in one shape
        answer = answer_for(error, request, caller)
    if allowance is not None:
        answer.headers.update(allowance.headers)
    return answer


async def _must_be_json(request: Request) -> None:
    """Raises UserError for a body that says to be something else: curl and forms send such when nothing is said."""
    if request.method == "GET" or not await request.body():
        return
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not (kind == "application/json" or re.fullmatch(r"application/\S+\+json", kind)):
        raise UserError("api.not_sent_as_json", kind=kind[:100] or "–")


def _too_many(caller: Caller, allowance: Allowance) -> Response:
    words = say("api.too_many", caller.language, limit=allowance.limit, seconds=allowance.seconds)
    return problem(429, Fault(code="api.too_many", message=words))


async def _once(request: Request, run: Run, caller: Caller) -> Response:
    """Do what is asked, or, where it was done under the same key before, answer what was answered then."""
    key = request.headers.get(KEY_HEADER, "")
    if request.method != "POST" or not re.fullmatch(_KEY, key):
        return await run(request)
    database, now = caller.desk.database, caller.desk.now()
    asked = f"{request.method} {request.url.path}?{request.url.query}\n".encode() + await request.body()
    found = await run_in_threadpool(take, database, caller.user_id, key, asked, now)
    if isinstance(found, Answer):
        headers = {"Idempotent-Replayed": "true"}
        return Response(found.body, found.status, headers, "application/json")
    try:
        answer = await run(request)
    except Exception as error:  # noqa: BLE001  # a definite refusal is kept as an answer is; `settle` knows which
        answer = answer_for(error, request, caller)
    await run_in_threadpool(settle, database, found, Answer(answer.status_code, bytes(answer.body).decode()))
    return answer
