"""The API as an application of its own, with its own OpenAPI document; the desk mounts it."""

from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute
from fastapi.security import HTTPBearer

from activesupport.desk.api import problems
from activesupport.desk.api.groups import (
    cases,
    claims,
    drafts,
    endings,
    lessons,
    own,
    people,
    posts,
    remarks,
    replies,
    team,
)
from activesupport.desk.api.limits import Limiter
from activesupport.desk.house import Desk

PREFIX = "/api/v1"
_ABOUT = """Everything that the pages of the desk can do, for programs: the same acts, under the same rules.

A token is made with `activesupport token add NAME` or at the pages; it acts in its owner's name. Cookies are not
looked at. Lists are walked through with `cursor`: it is `next` of the page before. A `POST` with an `Idempotency-Key`
can be sent again without being done twice.
"""
_TOKEN = HTTPBearer(
    scheme_name="token", bearerFormat="as_…", auto_error=False, description="An API token of somebody with an account."
)
"""For the document alone: `route.py` looks at the token before anything of a request is read."""


def make_api(desk: Desk) -> FastAPI:
    """The API over a house that is open."""
    api = FastAPI(
        title="activesupport",
        version="1",
        description=_ABOUT,
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        responses=problems.RESPONSES,
        dependencies=[Depends(_TOKEN)],
        generate_unique_id_function=_name_of,
    )
    api.state.desk = desk
    api.state.limiter = Limiter(desk.api_per_minute)
    for router in (
        own.router, cases.router, claims.router, endings.router, remarks.router, drafts.router, endings.decisions,
        replies.router, posts.router, lessons.router, team.router, people.router,
    ):  # fmt: skip
        api.include_router(router)
    problems.add_to(api)
    return api


def _name_of(route: APIRoute) -> str:
    """Operations are called as their functions are: programs that are made from the document name them so."""
    return route.name
