"""Every route of the desk as everybody: exactly those get in who may, and the docs say who."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import structlog
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient
from httpx import Response
from starlette.routing import Mount

from activesupport.desk.notes import proof_for
from activesupport.domain.people import Role, Scope
from activesupport.storage import people
from activesupport.work.accounts.signing_in import open_session
from tests.contract.roles import MATRIX, WALLED, Line, Persona, api_table, pages_table
from tests.contract.roles_given import Scene
from tests.docs.pages import page
from tests.unit.desk.api.house import HERE

NAMES = {
    Persona.NOBODY: "", Persona.VIEWER: "vera", Persona.RESPONDER: "ren", Persona.LEAD: "lena", Persona.ADMIN: "aoki",
    Persona.WALLED: "walda", Persona.WALLED_LEAD: "wim", Persona.READER: "aoki",
}  # fmt: skip
USUAL = {"number": 1, "post": 1, "index": 0, "name": "page.js"}
VISIT = "somebody who is about to sign in"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a person has: a session in the browser, and a token for their programs ("" for none)."""

    session: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    scene: Scene
    credentials: dict[Persona, Credentials]


@pytest.fixture(scope="module")
def stage(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    scene = Scene(tmp_path_factory.mktemp("desk"), migrated_sqlite)
    scene.house.hire("sato")
    credentials = {Persona.NOBODY: Credentials()}
    for who in (Persona.VIEWER, Persona.RESPONDER, Persona.LEAD, Persona.ADMIN):
        scene.house.hire(NAMES[who], Role(who))
        token = scene.house.token(NAMES[who], Scope.ADMIN if who is Persona.ADMIN else Scope.WRITE)
        credentials[who] = Credentials(_session(scene, NAMES[who]), token)
    for who, role in WALLED.items():
        scene.house.hire(NAMES[who], role, brands=("globex",))
        credentials[who] = Credentials(_session(scene, NAMES[who]), scene.house.token(NAMES[who]))
    credentials[Persona.READER] = Credentials(token=scene.house.token("aoki", Scope.READ))
    scene.keep()
    yield Stage(scene, credentials)
    scene.database.close()
    structlog.reset_defaults()


def _session(scene: Scene, name: str) -> str:
    with scene.database.writing() as session:
        row = people.by_name(session, name)
        assert row is not None
        return open_session(scene.house.accounts, session, row, {}, "127.0.0.1", "tests").token


def routes(app: Any, prefix: str = "") -> set[str]:
    """Every route of an application and of those that it has mounted, as "METHOD /path"."""
    found = set()
    for route in iter_route_contexts(app.routes):
        if isinstance(route.original_route, Mount):
            found |= routes(route.original_route.app, prefix + (route.path or ""))
        else:
            methods = set(route.methods or ()) - {"HEAD"}
            found |= {f"{method} {prefix}{route.path_format}" for method in methods}
    return found


def test_every_route_has_its_line_and_every_line_its_route(stage: Stage) -> None:
    found = routes(stage.scene.app)
    assert found - set(MATRIX) == set(), "add a line to tests/contract/roles.py"
    assert set(MATRIX) - found == set(), "there is no such route any more"
    assert len(found) > 90


@pytest.mark.parametrize("name", MATRIX)
def test_exactly_those_get_in_who_may(name: str, stage: Stage) -> None:
    line = MATRIX[name]
    answers = {who: _call(stage, line, who) for who in Persona}
    told = {str(who): answer.status_code for who, answer in answers.items()}
    assert told == {str(who): line.expected(who) for who in Persona}
    if line.least is not None and not line.is_api:
        for who in (Persona.NOBODY, Persona.READER):
            assert answers[who].headers["location"].startswith("/login?next=")


def _call(stage: Stage, line: Line, who: Persona) -> Response:
    scene, me = stage.scene, NAMES[who]
    scene.begin()
    numbers = USUAL | (dict(line.given(scene, me or "sato")) if line.given else {})
    path, body = line.path.format(**numbers), _as(line.body, me)
    mine = stage.credentials[who]
    client = TestClient(scene.app, HERE, raise_server_exceptions=False, follow_redirects=False)
    if mine.token and (line.is_api or not mine.session):
        client.headers["Authorization"] = f"Bearer {mine.token}"
    if line.is_api:
        return client.request(line.method, path, json=body or None)
    if line.least is None:
        client.cookies.set("visit", VISIT)
    if mine.session:
        client.cookies.set("session", mine.session)
    proof = {"csrf": proof_for(VISIT if line.least is None else mine.session)}
    return client.get(path) if line.method == "GET" else client.request(line.method, path, data=body | proof)


def _as(body: Any, me: str) -> dict[str, Any]:
    return {name: value.format(me=me) if isinstance(value, str) else value for name, value in body.items()}


def test_a_browser_that_is_signed_in_opens_no_door_of_the_api(stage: Stage) -> None:
    """The API looks at tokens only: no page of strangers can make a browser act on it."""
    stage.scene.begin()
    client = TestClient(stage.scene.app, HERE, cookies={"session": stage.credentials[Persona.ADMIN].session})
    assert client.get("/queue").status_code == 200
    doors = [line for line in MATRIX.values() if line.is_api and line.least is not None]
    assert {client.request(line.method, line.path.format(**USUAL)).status_code for line in doors} == {401}


@pytest.mark.parametrize("table", [api_table, pages_table])
def test_the_docs_have_the_tables(table: Any) -> None:
    assert table() in page("docs/api.md"), "run: python -m tests.contract.roles"
