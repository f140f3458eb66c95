"""What leads look at and decide: the day, approvals, delight, FAQ gaps, playbooks, incidents, the stop, the record."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from activesupport.desk.answers import done, go, page
from activesupport.desk.fill.lead import leads_view
from activesupport.desk.fill.lessons import delight_view, gaps_view, playbooks_view
from activesupport.desk.fill.oversight import AuditWish, approvals_view, audit_view, incidents_view
from activesupport.desk.render import View
from activesupport.desk.visitor import Fields, Form, Here, Visitor
from activesupport.domain.errors import UserError
from activesupport.domain.people import Permission
from activesupport.domain.reason import Reason
from activesupport.words import LANGUAGES, explain
from activesupport.work.sending.handing import stop_sending
from activesupport.work.team import incidents

router = APIRouter()
_FIELDS = {
    "incident.no_statement": "statement_ja",
    "incident.bad_link": "link",
    "incident.unknown_brand": "brand",
    "oversight.which_brand": "brand",
    "oversight.which_kind": "kind",
    "sending.why_stop": "reason",
}
"""The field that an error is about."""
_TYPED = ("brand", "kind", "statement_ja", "statement_en", "link", "reason")


@router.get("/lead")
def lead(here: Here, request: Request, team: str = "") -> Response:
    known = team if team in here.desk.rules().rules.teams else None
    with here.desk.database.reading() as session:
        view = leads_view(session, here, known)
    return page(here, request, view)


def _shows(path: str, fill: Callable[[Session, Visitor], View], *needed: Permission) -> None:
    """A page that is read and shown: all that differs is who may see it and what stands in it."""

    @router.get(path)
    def show(here: Here, request: Request) -> Response:
        for permission in needed:
            here.hand.must(permission)
        with here.desk.database.reading() as session:
            view = fill(session, here)
        return page(here, request, view)


_shows("/approvals", approvals_view, Permission.LEAD)
_shows("/delight", delight_view)
_shows("/faq-gaps", gaps_view)
_shows("/playbooks", playbooks_view)
_shows("/incidents", incidents_view)


@router.post("/incidents")
def change_incidents(here: Here, request: Request, form: Form) -> Response:
    """Declare an incident, or say that one is over."""
    over = form.number("end")
    if over is not None:
        incidents.end(here.hand, over)
        return go(here, "/incidents", done(here, "oversight.ended"))
    return _decide(here, request, form, lambda: incidents.start(here.hand, _announced(here, form)), "oversight.started")


def _announced(here: Visitor, form: Fields) -> incidents.Announced:
    brand, kind = form.text("brand"), form.text("kind")
    if brand not in here.desk.rules().rules.brands:
        raise UserError("oversight.which_brand")
    if kind not in set(incidents.IncidentKind):
        raise UserError("oversight.which_kind")
    statements = {language: form.text(f"statement_{language}") for language in LANGUAGES}
    return incidents.Announced(brand, incidents.IncidentKind(kind), statements, form.text("link", 2000).strip())


@router.post("/stop")
def stop(here: Here, request: Request, form: Form) -> Response:
    """Hold all sending, or let it go on."""
    on = form.text("on") == "1"
    act = "oversight.stopped" if on else "oversight.goes_on"
    return _decide(here, request, form, lambda: stop_sending(here.hand, on, form.text("reason")), act)


def _decide(here: Visitor, request: Request, form: Fields, act: Callable[[], object], code: str) -> Response:
    """Do it and say so; a form that is not right comes back with what was typed."""
    try:
        act()
    except UserError as error:
        field = _field_of(error.reason)
        if field is None:
            raise
        errors = {field: explain(error.reason, here.language)}
        typed = {name: texts[0] for name, texts in form.typed().items() if name in _TYPED and texts}
        with here.desk.database.reading() as session:
            view = incidents_view(session, here, errors, typed)
        return page(here, request, view, 422)
    return go(here, "/incidents", done(here, code))


def _field_of(reason: Reason) -> str | None:
    """The field of the page's forms that an error is about; one that is too long is named by the error itself."""
    if reason.code == "limits.field":
        return next((name for name in _TYPED if name == reason.values["field"]), None)
    return _FIELDS.get(reason.code)


@router.get("/audit")
def record(
    here: Here, request: Request, person: str = "", action: str = "", start: str = "", end: str = "", after: str = ""
) -> Response:
    here.hand.must(Permission.PEOPLE)
    with here.desk.database.reading() as session:
        view = audit_view(session, here, AuditWish(person[:100], action[:100], start[:10], end[:10], after[:100]))
    return page(here, request, view)
