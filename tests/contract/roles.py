"""Who may do what, route by route: a line for each, with what makes it work for whoever may.

`python -m tests.contract.roles` prints the tables of docs/api.md.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from activesupport.desk.api.application import PREFIX
from activesupport.domain.people import Role, Scope
from tests.contract import roles_given as given
from tests.contract.roles_given import Numbers, Scene
from tests.unit.desk.api.house import GOOD_REPLY

ROLES = list(Role)


class Persona(StrEnum):
    """Everybody who calls every route. `walled` is a responder, `walled_lead` a lead who see the other brand only;
    `reader` is a program with a token of an admin's that may only read. `nobody` and `reader` have no session, so pages
    ask them to sign in.
    """

    NOBODY = "nobody"
    VIEWER = "viewer"
    RESPONDER = "responder"
    LEAD = "lead"
    ADMIN = "admin"
    WALLED = "walled"
    WALLED_LEAD = "walled_lead"
    READER = "reader"


WALLED = {Persona.WALLED: Role.RESPONDER, Persona.WALLED_LEAD: Role.LEAD}


@dataclass(frozen=True, slots=True)
class Line:
    """One route. `least` is the role that it takes, None for everybody, signed in or not.

    `ok` is the exact status for whoever may. `wall` is the status for the walled responder where the route is about a
    thing of a brand (403 where the role is asked first); the walled lead finds no such thing. `but` are statuses that
    do not follow from the rest. In `body`, "{me}" is the name of whoever asks.
    """

    method: str
    path: str
    least: Role | None
    ok: int
    body: Mapping[str, Any] = field(default_factory=dict)
    wall: int | None = None
    scope: Scope | None = None
    given: Callable[[Scene, str], Numbers] | None = None
    but: Mapping[Persona, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def is_api(self) -> bool:
        return self.path.startswith(PREFIX)

    def expected(self, who: Persona) -> int:
        """The status that `who` must get."""
        if who in self.but:
            return self.but[who]
        if self.least is None:
            return self.ok
        if who is Persona.NOBODY or (who is Persona.READER and not self.is_api):
            return 401 if self.is_api else 303
        if who is Persona.READER:
            return self.ok if self.scope is Scope.READ else 403
        if who in WALLED and self.wall is not None:
            return self.wall if who is Persona.WALLED else 404
        role = WALLED[who] if who in WALLED else Role(who)
        return self.ok if ROLES.index(role) >= ROLES.index(self.least) else 403


def api(
    call: str, least: Role | None, ok: int = 200, scope: Scope | None = None, *, wall: int | None = None, **more: Any
) -> Line:
    """A line of the API: "METHOD /path". A `GET` reads and everything else writes, unless said otherwise."""
    method, path = call.split()
    needs = scope or (Scope.READ if method == "GET" else Scope.WRITE)
    return Line(method, PREFIX + path, least, ok, wall=wall, scope=needs, **more)


def page(call: str, least: Role | None, ok: int = 200, **more: Any) -> Line:
    method, path = call.split()
    return Line(method, path, least, ok, **more)


def api_act(
    name: str, least: Role = Role.RESPONDER, ok: int = 200, wall: int = 404, given: Any = None, **body: Any
) -> Line:
    """A POST below a case of the API."""
    return api(f"POST /cases/{{number}}/{name}", least, ok, wall=wall, body=body, given=given)


def page_act(
    name: str, least: Role = Role.RESPONDER, ok: int = 303, wall: int = 404, given: Any = None, **body: Any
) -> Line:
    """A form of a case's page."""
    return page(f"POST /case/{{number}}/{name}", least, ok, wall=wall, body=body, given=given)


VIEWER, RESPONDER, LEAD, ADMIN = Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.ADMIN
KIND = {"what": "A card", "cost": 500, "currency": "JPY"}
ACCOUNT = {"name": "new", "email": "new@example.com"}
NO_SUCH_BRAND = {Persona.WALLED_LEAD: 422}
INCIDENT_FORM = {"brand": "acme", "kind": "incident", "statement_en": "We are looking into it."}
INCIDENT = {"brand": "acme", "kind": "incident", "statements": {"en": "We are looking into it."}}

API = (
    api("GET /openapi.json", None),
    api("GET /me", VIEWER),
    api("GET /filters", VIEWER),
    api("PUT /filters", VIEWER, body={"name": "mine", "query": "view=mine"}),
    api("DELETE /filters/{number}", VIEWER, 204, given=given.filter_of),
    api("GET /figures/today", VIEWER),
    api("GET /cases", VIEWER),
    api("GET /cases/{number}", VIEWER, wall=404),
    api("POST /cases/dismiss", RESPONDER, body={"cases": [1], "reason": "other"}),
    api_act("claim"),
    api_act("renew", given=given.claimed),
    api_act("release", given=given.claimed),
    api_act("assign", person="{me}"),
    api_act("hand-over", to="sato", note="Please"),
    api_act("escalate", why="A question"),
    api_act("snooze", until="2027-01-01T00:00:00Z"),
    api_act("dismiss", reason="other"),
    api_act("resolve", outcome="solved"),
    api_act("outcome", given=given.closed, outcome="thanked"),
    api_act("reopen", given=given.closed),
    api_act("merge", into=2, same_person=True),
    api_act("split", ok=201, post=1),
    api_act("note", VIEWER, text="Look"),
    api_act("relabel", labels=["churn"]),
    api_act("abuse", why="threats"),
    api_act("bar", kind="opt_out", why="At their wish"),
    api_act("unbar", LEAD, wall=403, given=given.barred),
    api_act("overrule", why="They asked us to"),
    api_act("delight", kindness=KIND),
    api_act("taken-up", given=given.invited, came=True),
    api_act("draft"),
    api_act("check", VIEWER, text="Hello"),
    api_act("replies", ok=201, text=GOOD_REPLY),
    api("POST /decisions/{number}/undo", RESPONDER, wall=404, given=given.dismissed),
    api("GET /replies", VIEWER),
    api("POST /replies/{number}/hand", RESPONDER, wall=404, given=given.handed),
    api("POST /replies/{number}/posted", RESPONDER, wall=404, given=given.handed),
    api("POST /replies/{number}/cancel", RESPONDER, wall=404, given=given.handed),
    api("POST /replies/{number}/approve", LEAD, wall=404, given=given.waiting),
    api("POST /replies/{number}/reject", LEAD, wall=404, given=given.waiting, body={"why": "Too long"}),
    api("POST /replies/{number}/example", LEAD, wall=404, given=given.posted),
    api("GET /posts", VIEWER),
    api("POST /posts/{number}/label", RESPONDER, wall=404, given=given.unsure_post, body={"labels": ["praise"]}),
    api("GET /posts/{number}/media/{index}", VIEWER, wall=404, given=given.picture),
    api("GET /delights", VIEWER),
    api("GET /faq-gaps", VIEWER),
    api("GET /playbooks", VIEWER),
    api("GET /incidents", VIEWER),
    api("POST /incidents", LEAD, 201, body=INCIDENT, but=NO_SUCH_BRAND),
    api("POST /incidents/{number}/end", LEAD, wall=404, given=given.going_on),
    api("GET /stop", VIEWER),
    api("PUT /stop", LEAD, body={"on": True, "why": "A mistake"}),
    api("GET /people", ADMIN, scope=Scope.ADMIN),
    api("POST /people", ADMIN, 201, Scope.ADMIN, body=ACCOUNT),
    api("GET /people/{number}", ADMIN, scope=Scope.ADMIN, given=given.colleague),
    api("PATCH /people/{number}", ADMIN, scope=Scope.ADMIN, given=given.colleague, body={"capacity": 3}),
    api("POST /people/{number}/deactivate", ADMIN, scope=Scope.ADMIN, given=given.colleague),
    api("POST /people/{number}/reactivate", ADMIN, scope=Scope.ADMIN, given=given.inactive),
    api("POST /people/{number}/unlock", ADMIN, scope=Scope.ADMIN, given=given.colleague),
    api("GET /audit", ADMIN, scope=Scope.ADMIN),
)  # fmt: skip

WRONG = {"name": "sato", "password": "not the one"}
GOOD = "seven tall herons wading"
SETTINGS = {"action": "settings", "language": "en", "timezone": "UTC", "theme": "auto", "keys": "1"}
NEW_ACCOUNT = ACCOUNT | {"role": "viewer", "capacity": "10", "timezone": "UTC", "all_brands": "1"}
PAGES = (
    page("GET /", None, 303),
    page("GET /login", None),
    page("POST /login", None, 422, body=WRONG),
    page("POST /logout", VIEWER, 303),
    page("GET /static/{name}", None),
    page("GET /queue", VIEWER),
    page("GET /queue/news", VIEWER),
    page("POST /queue/bulk", RESPONDER, 303, body={"ids": "1", "reason": "other"}),
    page("POST /undo", VIEWER, 303, body={"decision": "1"}),
    page("POST /filters", VIEWER, 303, body={"name": "mine", "query": "view=mine"}),
    page("POST /post/{post}/label", RESPONDER, 303, wall=404, given=given.unsure_post, body={"labels": "praise"}),
    page("GET /case/{number}", VIEWER, wall=404),
    page_act("claim"),
    page_act("renew", given=given.claimed),
    page_act("release", given=given.claimed),
    page_act("assign", person="{me}"),
    page_act("handover", person="sato", note="Please"),
    page_act("escalate", note="A question"),
    page_act("snooze", until="+60"),
    page_act("dismiss", reason="other"),
    page_act("resolve", outcome="solved"),
    page_act("outcome", given=given.closed, outcome="thanked"),
    page_act("reopen", given=given.closed),
    page_act("note", VIEWER, text="Look"),
    page_act("relabel", labels="churn"),
    page_act("merge", into="2", same_person="1"),
    page_act("split", post="1"),
    page_act("abuse", reason="threats"),
    page_act("unflag", LEAD, wall=403, given=given.flagged),
    page_act("optout", reason="At their wish"),
    page_act("block", LEAD, wall=403, reason="Abuse"),
    page_act("unbar", LEAD, wall=403, given=given.barred),
    page_act("gate", reason="They asked us to"),
    page_act("private", given=given.invited, came="1"),
    page_act("delight", what="A card", cost="500", currency="JPY"),
    page_act("draft"),
    page_act("check", VIEWER, 200, text="Hello"),
    page("POST /case/{number}/send", RESPONDER, 303, wall=404, body={"text": GOOD_REPLY}),
    page("POST /reply/{number}/hand", RESPONDER, 303, wall=404, given=given.handed),
    page("POST /reply/{number}/posted", RESPONDER, 303, wall=404, given=given.handed),
    page("POST /reply/{number}/cancel", RESPONDER, 303, wall=404, given=given.handed),
    page("POST /reply/{number}/failed", RESPONDER, 303, wall=404, given=given.handed),
    page("POST /reply/{number}/example", LEAD, 303, wall=403, given=given.posted, body={"on": "1"}),
    page("POST /reply/{number}/approve", LEAD, 303, wall=403, given=given.waiting),
    page("POST /reply/{number}/reject", LEAD, 303, wall=403, given=given.waiting, body={"reason": "Too long"}),
    page("GET /media/{post}/{index}", VIEWER, wall=404, given=given.picture),
    page("GET /lead", VIEWER),
    page("GET /approvals", LEAD),
    page("GET /delight", VIEWER),
    page("GET /faq-gaps", VIEWER),
    page("GET /playbooks", VIEWER),
    page("GET /incidents", VIEWER),
    page("POST /incidents", LEAD, 303, body=INCIDENT_FORM, but=NO_SUCH_BRAND),
    page("POST /stop", LEAD, 303, body={"on": "1", "reason": "A mistake"}),
    page("GET /audit", ADMIN),
    page("GET /login/single", None, 404),
    page("GET /login/oidc", None, 404),
    page("GET /password/{token}", None, given=given.link),
    page("POST /password/{token}", None, 303, given=given.link, body={"password": GOOD, "again": GOOD}),
    page("GET /people", ADMIN),
    page("GET /people/new", ADMIN),
    page("POST /people/new", ADMIN, 303, body=NEW_ACCOUNT),
    page("GET /people/{number}", ADMIN, given=given.colleague),
    page("POST /people/{number}", ADMIN, 303, given=given.colleague, body={"action": "unlock"}),
    page("GET /account", VIEWER),
    page("POST /account", VIEWER, 303, body=SETTINGS),
)  # fmt: skip

MATRIX = {line.name: line for line in (*API, *PAGES)}


def api_table() -> str:
    """What each operation takes: role, scope, and what is answered about a brand that the person does not see."""
    head = ["| operation | role, at least | scope | of a brand behind a wall |", "|---|---|---|---|"]
    return "\n".join(head + [_row(line, line.scope if line.least else "none") for line in API])


def pages_table() -> str:
    head = ["| page or form | role, at least | of a brand behind a wall |", "|---|---|---|"]
    return "\n".join(head + [_row(line) for line in PAGES])


def _row(line: Line, *more: object) -> str:
    path = line.path.removeprefix(PREFIX)
    wall = "not found" if line.wall else ""
    cells = [f"`{line.method} {path}`", line.least or "nobody needs one", *more, wall]
    return "| " + " | ".join(map(str, cells)) + " |"


if __name__ == "__main__":
    sys.stdout.write(f"{api_table()}\n\n{pages_table()}\n")
