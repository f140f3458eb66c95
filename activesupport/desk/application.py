"""The desk as one ASGI application: pages, static files, and the API below /api."""

from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.responses import Response

from activesupport.desk import problems
from activesupport.desk.api.application import PREFIX, make_api
from activesupport.desk.heads import HeadAsGet
from activesupport.desk.house import Desk
from activesupport.desk.pages import (
    account,
    case,
    case_acts,
    case_care,
    entry,
    joining,
    media,
    oversight,
    people,
    queue,
    reply,
)
from activesupport.desk.security import Headers, NotTooLarge

_FOR_EVER = "public, max-age=31536000, immutable"
_TYPES = {
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
}


def make_desk(desk: Desk) -> FastAPI:
    """The application over a house that is open. Pages have no OpenAPI document; the API has its own."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.desk = desk
    pages = (entry, joining, queue, case, case_acts, case_care, reply, oversight, media, people, account)
    for group in pages:
        app.include_router(group.router)
    app.add_api_route("/static/{name}", _static)
    app.mount(PREFIX, make_api(desk), name="api")
    problems.add_to(app)
    app.add_middleware(HeadAsGet)
    app.add_middleware(NotTooLarge)
    app.add_middleware(Headers, secure=desk.secure)
    return app


def _static(name: str, request: Request) -> Response:
    """Our own files by name, and htmx from its package; what carries its digest may be kept for ever."""
    found = _STATIC.get(name)
    if found is None:
        return Response(status_code=404)
    headers = {"cache-control": _FOR_EVER if "v" in request.query_params else "no-cache"}
    return Response(found, media_type=_TYPES[name.rpartition(".")[2]], headers=headers)


def _static_files() -> dict[str, bytes]:
    own = {one.name: one.read_bytes() for one in files("activesupport.desk").joinpath("static").iterdir()}
    return own | {"htmx.min.js": files("js_lib_htmx").joinpath("static", "htmx", "htmx.min.js").read_bytes()}


_STATIC = _static_files()
