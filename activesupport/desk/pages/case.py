"""One case: looking at it, and writing its reply."""

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi import Query as QueryParameter
from fastapi.responses import Response

from activesupport.desk.answers import fragment
from activesupport.desk.fill.queue import asked
from activesupport.desk.fill.reply import checked
from activesupport.desk.pages.acting import Number, acts, as_seen, back, show_case
from activesupport.desk.views.reply import Draft
from activesupport.desk.visitor import Fields, Form, Here, Query, Visitor
from activesupport.domain.guard import FlagKind
from activesupport.domain.outgoing import ReplyState
from activesupport.storage import offers, posts
from activesupport.work.casework import claims, notes
from activesupport.work.drafting import draft as draft_with_model
from activesupport.work.looking import put_on_record
from activesupport.work.sending.checking import check
from activesupport.work.sending.signing import signed
from activesupport.work.sending.writing import Written, send

router = APIRouter()
act = acts(router)
Suggestion = Annotated[int | None, QueryParameter(gt=0, lt=2**31)]


@router.get("/case/{number}")
def show(here: Here, request: Request, query: Query, number: Number, use: Suggestion = None) -> Response:
    """The case beside its queue. It is never fetched beforehand: the record tells who has looked, and nobody else."""
    looking = notes.look(here.hand, number)
    put_on_record(here.hand, number)
    return show_case(here, request, number, asked(here, query), looking, _start_from(here, number, use))


def _start_from(here: Visitor, number: int, suggestion_id: int | None) -> Draft:
    if suggestion_id is None:
        return Draft()
    with here.desk.database.reading() as session:
        chosen = offers.get(session, number, suggestion_id)
    if chosen is None:
        return Draft()
    return Draft(signed(chosen.text, chosen.language, here.person), chosen.id)


@router.post("/case/{number}/check")
def live_check(here: Here, form: Form, number: Number) -> Response:
    """What the guards say of the draft as it is; the claim goes on while somebody writes."""
    claims.renew(here.hand, number)
    text = form.text("text")
    with here.desk.database.reading() as session:
        case = here.hand.case(session, number)
        found = check(text, case, posts.get(session, case.headline_id), here.desk.rules())
    return fragment(here, checked(here, case, found, text, seen=form.has("seen")))


@act("draft")
def draft(here: Visitor, form: Fields, number: int) -> Response:
    """Have a language model draft a reply, where one is set up."""
    made = draft_with_model(here.hand, number, here.desk.drafter, here.desk.rules())
    return back(here, form, number, "desk.done_draft" if made is not None else "drafting.thrown_away")


@act("send")
def send_reply(here: Visitor, form: Fields, number: int) -> Response:
    """Send the draft: the answer is the case, which now says how to post it. What stops it is said over the editor."""
    accepted = frozenset(FlagKind) if form.has("seen") else frozenset()
    written = Written(form.text("text"), form.number("suggestion"), accepted)
    sent = send(as_seen(here, form, number), number, written, here.desk.rules())
    code = "desk.done_send_approval" if sent.state is ReplyState.APPROVAL else "desk.done_send"
    return back(here, form, number, code)
