"""Who has a case, how it rests and ends, and how two become one."""

from datetime import datetime, timedelta
from typing import TypeVar

from fastapi import APIRouter
from fastapi.responses import Response

from activesupport.desk.answers import done, go
from activesupport.desk.fill.words import soon
from activesupport.desk.pages.acting import acts, as_seen, back, on
from activesupport.desk.visitor import Fields, Visitor
from activesupport.domain.case import Dismissal, Outcome
from activesupport.domain.errors import UserError
from activesupport.words import say
from activesupport.work.casework import claims, closing, joining

router = APIRouter()
act = acts(router)


@act("claim")
def claim(here: Visitor, form: Fields, number: int) -> Response:
    claims.claim(here.hand, number)
    return back(here, form, number, "desk.done_claim")


@act("renew")
def renew(here: Visitor, form: Fields, number: int) -> Response:
    claims.claim(here.hand, number)
    return back(here, form, number, "desk.done_renew")


@act("release")
def release(here: Visitor, form: Fields, number: int) -> Response:
    with here.desk.database.reading() as session:
        forced = here.hand.case(session, number).claimed_by != here.person.name
    return back(here, form, number, "desk.done_release", claims.release(as_seen(here, form, number), number, forced))


@act("assign")
def assign(here: Visitor, form: Fields, number: int) -> Response:
    undo = claims.assign(as_seen(here, form, number), number, form.text("person") or None)
    return back(here, form, number, "desk.done_assign", undo)


@act("handover")
def handover(here: Visitor, form: Fields, number: int) -> Response:
    undo = claims.hand_over(as_seen(here, form, number), number, form.text("person"), form.text("note"))
    return on(here, form, number, "desk.done_handover", undo)


@act("escalate")
def escalate(here: Visitor, form: Fields, number: int) -> Response:
    undo = claims.escalate(as_seen(here, form, number), number, form.text("note"))
    return on(here, form, number, "desk.done_escalate", undo)


@act("snooze")
def snooze(here: Visitor, form: Fields, number: int) -> Response:
    until = _moment(here, form.text("until", 40))
    undo = closing.snooze(as_seen(here, form, number), number, until)
    return on(here, form, number, "desk.done_snooze", undo, time=soon(here, until))


def _moment(here: Visitor, text: str) -> datetime:
    """ "+60" is an hour from now; else a local time as browsers write it."""
    if text.startswith("+") and text.isascii() and text[1:].isdigit() and len(text) < 7:
        return here.desk.now() + timedelta(minutes=int(text[1:]))
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise UserError("case.snooze_what", given=text) from None
    return found if found.tzinfo is not None else found.replace(tzinfo=here.zone)


@act("dismiss")
def dismiss(here: Visitor, form: Fields, number: int) -> Response:
    reason = _one_of(Dismissal, here, form.text("reason"), "dismissal")
    return on(here, form, number, "desk.done_dismiss", closing.dismiss(as_seen(here, form, number), number, reason))


@act("resolve")
def resolve(here: Visitor, form: Fields, number: int) -> Response:
    outcome = _one_of(Outcome, here, form.text("outcome"), "outcome")
    return on(here, form, number, "desk.done_resolve", closing.resolve(as_seen(here, form, number), number, outcome))


@act("outcome")
def outcome(here: Visitor, form: Fields, number: int) -> Response:
    chosen = _one_of(Outcome, here, form.text("outcome"), "outcome")
    undo = closing.set_outcome(as_seen(here, form, number), number, chosen)
    return back(here, form, number, "desk.done_outcome", undo)


@act("reopen")
def reopen(here: Visitor, form: Fields, number: int) -> Response:
    return back(here, form, number, "desk.done_reopen", closing.reopen(as_seen(here, form, number), number))


@act("merge")
def merge(here: Visitor, form: Fields, number: int) -> Response:
    into = form.number("number") or form.number("into")
    if into is None:
        raise UserError("case.merge_where", case=number)
    undo = joining.merge(as_seen(here, form, number), number, into, form.has("same_person"))
    query = form.short("query")
    said = done(here, "desk.done_merge", (undo,), case=number, into=into)
    return go(here, f"/case/{into}" + (f"?{query}" if query else ""), said)


@act("split")
def split(here: Visitor, form: Fields, number: int) -> Response:
    hand = as_seen(here, form, number)
    fresh = joining.split(hand, number, form.number("post") or 0, here.desk.rules())
    return go(here, f"/case/{fresh}", done(here, "desk.done_split", case=fresh))


ChoiceT = TypeVar("ChoiceT", Dismissal, Outcome)


def _one_of(kind: type[ChoiceT], here: Visitor, given: str, section: str) -> ChoiceT:
    if given not in set(kind):
        language = here.language
        known = say("digest.list_separator", language).join(say(f"{section}.{one}", language) for one in kind)
        raise UserError("case.which_reason" if section == "dismissal" else "case.which_outcome", known=known)
    return kind(given)
