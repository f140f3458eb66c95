"""X's own specification as the judge of what is asked and answered."""

import re
from typing import Any

from tests.contract.x_server import XServer

ROUTES = (
    "/2/tweets/search/recent",
    "/2/tweets",
    "/2/users/by/username/{username}",
    "/2/users/{id}/tweets",
)


def keeps_to_the_contract(spec: Any, server: XServer) -> None:
    """Everything that was asked and answered is as X's specification (OpenAPI) has it."""
    from openapi_core import OpenAPI
    from openapi_core.testing import MockRequest, MockResponse

    for request, (status, body) in zip(server.requests, server.answers, strict=True):
        route, places = next(match for path in ROUTES if (match := _match(path, request.path)))
        parameters = _parameters(spec, route)
        assert set(request.params) <= {parameter["name"] for parameter in parameters}
        for parameter in parameters:
            if parameter["name"] in request.params and "enum" in parameter["schema"].get("items", {}):
                given = request.params[parameter["name"]].split(",")
                assert set(given) <= set(parameter["schema"]["items"]["enum"]), parameter["name"]
        asked = MockRequest(
            "https://api.x.com", "get", request.path, args=request.params, headers=request.headers,
            path_pattern=route, view_args=places,
        )  # fmt: skip
        api = OpenAPI.from_dict({**spec, "paths": {route: spec["paths"][route]}})
        api.validate_request(asked)
        api.validate_response(asked, MockResponse(body, status))


def _match(route: str, path: str) -> tuple[str, dict[str, str]] | None:
    found = re.fullmatch(re.sub(r"{(\w+)}", r"(?P<\1>\\w+)", route), path)
    return (route, found.groupdict()) if found else None


def _parameters(spec: Any, route: str) -> list[Any]:
    listed = spec["paths"][route]["get"]["parameters"]
    return [spec["components"]["parameters"][p["$ref"].rpartition("/")[2]] if "$ref" in p else p for p in listed]
