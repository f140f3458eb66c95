"""A reply on its way: what its writer says of it, and what a lead decides."""

from dataclasses import replace
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import Response

from activesupport.desk.answers import done, go, page
from activesupport.desk.fill.names import Names
from activesupport.desk.fill.oversight import approvals_view
from activesupport.desk.pages.acting import acts, written_in
from activesupport.desk.pages.acting import refused as case_again
from activesupport.desk.problems import status_of
from activesupport.desk.views.oversight import ApprovalRow
from activesupport.desk.views.parts import Refusal
from activesupport.desk.visitor import Fields, Visitor
from activesupport.domain.errors import ActiveSupportError, UserError
from activesupport.storage import replies
from activesupport.work.sending import handing

router = APIRouter()
_FIELDS = {"approve": "text", "reject": "reject"}
"""The field of the list of approvals that an act is about."""


def _refused(
    here: Visitor, request: Request, form: Fields, number: int, verb: str, error: ActiveSupportError
) -> Response:
    """The case of the reply, or the list of those that wait for a lead."""
    if verb in _FIELDS and urlsplit(form.short("next")).path == "/approvals":
        return _approvals_again(here, request, form, number, verb, error)
    try:
        with here.desk.database.reading() as session:
            reply = replies.get(session, number)
    except UserError:
        raise error from None
    return case_again(here, request, form, reply.case_id, f"reply-{number}-{verb}", error)


def _approvals_again(
    here: Visitor, request: Request, form: Fields, number: int, verb: str, error: ActiveSupportError
) -> Response:
    """The list with what was typed at its reply, or above it where the visitor cannot decide about that reply."""
    with here.desk.database.reading() as session:
        view = approvals_view(session, here)
        why = Names(session).explain(error.reason, here.language)
    place = f"{_FIELDS[verb]}-{number}"
    if any(one.reply == number and one.may_decide for one in view.rows):
        rows = tuple(_as_typed(one, form) if one.reply == number else one for one in view.rows)
        view = replace(view, rows=rows, errors={place: why})
    else:
        view = replace(view, refused=Refusal(place, why, written=written_in(form), offered=False))
    return page(here, request, view, status_of(error))


def _as_typed(row: ApprovalRow, form: Fields) -> ApprovalRow:
    """A reply as the lead had corrected it, and what they had written to its writer."""
    typed = form.typed()
    (text,), (reason,) = typed.get("text", (row.text,))[:1], typed.get("reason", ("",))[:1]
    return replace(row, text=text, reason=reason)


def _next(form: Fields, otherwise: str) -> str:
    return form.short("next") or otherwise


act = acts(router, "reply", _refused)


@act("hand")
def hand(here: Visitor, form: Fields, number: int) -> Response:
    """Open an approved reply: the case shows then where it is posted."""
    handing.hand_approved(here.hand, number, here.desk.rules())
    return go(here, _next(form, "/queue"), done(here, "desk.done_send"))


@act("posted")
def posted(here: Visitor, form: Fields, number: int) -> Response:
    handing.posted(here.hand, number)
    return go(here, _next(form, "/queue"), done(here, "desk.done_posted"))


@act("cancel")
def cancel(here: Visitor, form: Fields, number: int) -> Response:
    handing.cancel(here.hand, number, form.text("reason"))
    return go(here, _next(form, "/queue"), done(here, "desk.done_cancel"))


@act("failed")
def failed(here: Visitor, form: Fields, number: int) -> Response:
    handing.cancel(here.hand, number, form.text("reason"))
    return go(here, _next(form, "/queue"), done(here, "desk.done_failed"))


@act("example")
def example(here: Visitor, form: Fields, number: int) -> Response:
    """Call a reply a good example for like posts, or (on = 0) no longer."""
    called = form.text("on") != "0"
    handing.call_example(here.hand, number, called)
    return go(here, _next(form, "/queue"), done(here, "desk.done_example" if called else "desk.done_no_example"))


@act("approve")
def approve(here: Visitor, form: Fields, number: int) -> Response:
    handing.approve(here.hand, number, here.desk.rules(), form.text("text") or None)
    return go(here, _next(form, "/approvals"), done(here, "desk.done_approve"))


@act("reject")
def reject(here: Visitor, form: Fields, number: int) -> Response:
    handing.reject(here.hand, number, form.text("reason"))
    return go(here, _next(form, "/approvals"), done(here, "desk.done_reject"))
