"""One case: looking at it, and every act upon it."""

from datetime import datetime, timedelta
from typing import Annotated, TypeVar
from urllib.parse import parse_qs

from fastapi import APIRouter, Path, Request
from fastapi import Query as QueryParameter
from fastapi.responses import Response

from activesupport.desk.answers import done, fragment, go, page
from activesupport.desk.fill.case import case_view
from activesupport.desk.fill.queue import BESIDE, LANES, Asked, asked, list_of
from activesupport.desk.fill.reply import checked
from activesupport.desk.views.case import CasePage
from activesupport.desk.views.reply import Draft
from activesupport.desk.visitor import Fields, Form, Here, Query, Visitor
from activesupport.domain.case import Dismissal, Outcome
from activesupport.domain.errors import ActiveSupportError, Forbidden, UserError
from activesupport.domain.guard import FlagKind
from activesupport.domain.labels import Label
from activesupport.domain.outgoing import ReplyState
from activesupport.storage import cases, posts
from activesupport.words import explain
from activesupport.work.casework import bars, claims, closing, joining, labels, notes
from activesupport.work.casework.hand import Hand
from activesupport.work.drafting import draft as draft_with_model
from activesupport.work.looking import put_on_record
from activesupport.work.sending import handing
from activesupport.work.sending.checking import check
from activesupport.work.sending.signing import signed
from activesupport.work.sending.writing import Written, send
from activesupport.work.speaking import overrule
from activesupport.work.team import kindness

router = APIRouter(prefix="/case/{number}")
Number = Annotated[int, Path(gt=0, lt=2**31)]
Suggestion = Annotated[int | None, QueryParameter(gt=0, lt=2**31)]


@router.get("")
def show(here: Here, request: Request, query: Query, number: Number, use: Suggestion = None) -> Response:
    """The case beside its queue. It is never fetched beforehand: the record tells who has looked, and nobody else."""
    notes.look(here.hand, number)
    put_on_record(here.hand, number)
    return _page(here, request, number, asked(here, query), _start_from(here, number, use))


def _page(
    here: Visitor, request: Request, number: int, wanted: Asked, draft: Draft, problem: str = "",
    status: int = 200, *, seen: bool = False,
) -> Response:  # fmt: skip
    with here.desk.database.reading() as session:
        case = here.hand.case(session, number)
        listed = list_of(session, here, wanted, BESIDE)
        shown = case_view(session, here, case, draft, problem, seen=seen)
    numbers = [row.id for row in listed.rows]
    at = numbers.index(number) if number in numbers else -1
    following = numbers[at + 1] if at + 1 < len(numbers) else None
    view = CasePage(shown, listed, following, numbers[at - 1] if at > 0 else None)
    return page(here, request, view, status)


def _start_from(here: Visitor, number: int, suggestion_id: int | None) -> Draft:
    if suggestion_id is None:
        return Draft()
    with here.desk.database.reading() as session:
        chosen = cases.suggestion(session, number, suggestion_id)
    if chosen is None:
        return Draft()
    return Draft(signed(chosen.text, chosen.language, here.person), chosen.id)


def _as_seen(here: Visitor, form: Fields, number: int) -> Hand:
    """The verbs, for the case as the page showed it: a post that came meanwhile is read before anything is done."""
    return here.hand.at(number, form.number("version"))


def _back(here: Visitor, form: Fields, number: int, code: str, undo: int | None = None) -> Response:
    """The case again, with a word on what was done."""
    query = form.text("query", 2000)
    told = done(here, code, (undo,) if undo is not None else (), case=number)
    return go(here, f"/case/{number}" + (f"?{query}" if query else ""), told)


def _on(here: Visitor, form: Fields, number: int, code: str, undo: int) -> Response:
    """The case that follows in the queue, or the queue where none does."""
    query = form.text("query", 2000)
    wanted = asked(here, parse_qs(query, keep_blank_values=True))
    with here.desk.database.reading() as session:
        rows = () if wanted.name in LANES else list_of(session, here, wanted, BESIDE).rows
    following = next((row.id for row in rows if row.id != number), None)
    path = f"/case/{following}" if following is not None else "/queue"
    return go(here, f"{path}?{query}", done(here, code, (undo,), case=number))


@router.post("/claim")
def claim(here: Here, form: Form, number: Number) -> Response:
    claims.claim(here.hand, number)
    return _back(here, form, number, "desk.done_claim")


@router.post("/renew")
def renew(here: Here, form: Form, number: Number) -> Response:
    claims.claim(here.hand, number)
    return _back(here, form, number, "desk.done_renew")


@router.post("/release")
def release(here: Here, form: Form, number: Number) -> Response:
    with here.desk.database.reading() as session:
        forced = here.hand.case(session, number).claimed_by != here.person.name
    return _back(here, form, number, "desk.done_release", claims.release(_as_seen(here, form, number), number, forced))


@router.post("/assign")
def assign(here: Here, form: Form, number: Number) -> Response:
    return _back(
        here,
        form,
        number,
        "desk.done_assign",
        claims.assign(_as_seen(here, form, number), number, form.text("person") or None),
    )


@router.post("/handover")
def handover(here: Here, form: Form, number: Number) -> Response:
    undo = claims.hand_over(_as_seen(here, form, number), number, form.text("person"), form.text("note"))
    return _on(here, form, number, "desk.done_handover", undo)


@router.post("/escalate")
def escalate(here: Here, form: Form, number: Number) -> Response:
    return _on(
        here,
        form,
        number,
        "desk.done_escalate",
        claims.escalate(_as_seen(here, form, number), number, form.text("note")),
    )


@router.post("/snooze")
def snooze(here: Here, form: Form, number: Number) -> Response:
    until = _moment(here, form.text("until", 40))
    return _on(here, form, number, "desk.done_snooze", closing.snooze(_as_seen(here, form, number), number, until))


def _moment(here: Visitor, text: str) -> datetime:
    """ "+60" is an hour from now; else a local time as browsers write it."""
    if text.startswith("+") and text.isascii() and text[1:].isdigit() and len(text) < 7:
        return here.desk.now() + timedelta(minutes=int(text[1:]))
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise UserError("case.snooze_what", given=text) from None
    return found if found.tzinfo is not None else found.replace(tzinfo=here.zone)


@router.post("/dismiss")
def dismiss(here: Here, form: Form, number: Number) -> Response:
    reason = _one_of(Dismissal, form.text("reason"), "case.which_reason")
    return _on(here, form, number, "desk.done_dismiss", closing.dismiss(_as_seen(here, form, number), number, reason))


@router.post("/resolve")
def resolve(here: Here, form: Form, number: Number) -> Response:
    outcome = _one_of(Outcome, form.text("outcome"), "case.which_outcome")
    return _on(here, form, number, "desk.done_resolve", closing.resolve(_as_seen(here, form, number), number, outcome))


@router.post("/outcome")
def outcome(here: Here, form: Form, number: Number) -> Response:
    chosen = _one_of(Outcome, form.text("outcome"), "case.which_outcome")
    return _back(
        here, form, number, "desk.done_outcome", closing.set_outcome(_as_seen(here, form, number), number, chosen)
    )


@router.post("/reopen")
def reopen(here: Here, form: Form, number: Number) -> Response:
    return _back(here, form, number, "desk.done_reopen", closing.reopen(_as_seen(here, form, number), number))


@router.post("/note")
def note(here: Here, form: Form, number: Number) -> Response:
    called = notes.note(here.hand, number, form.text("text"))
    return _back(here, form, number, "desk.done_note_called" if called else "desk.done_note")


@router.post("/relabel")
def relabel(here: Here, form: Form, number: Number) -> Response:
    chosen = [Label(one) for one in form.all("labels") if one in set(Label)]
    labels.relabel(_as_seen(here, form, number), number, chosen, here.desk.rules())
    return _back(here, form, number, "desk.done_relabel")


@router.post("/merge")
def merge(here: Here, form: Form, number: Number) -> Response:
    into = form.number("number") or form.number("into")
    if into is None:
        raise UserError("case.not_the_same", case=number, other=form.text("number", 20) or "?")
    return _on(here, form, number, "desk.done_merge", joining.merge(_as_seen(here, form, number), number, into))


@router.post("/split")
def split(here: Here, form: Form, number: Number) -> Response:
    fresh = joining.split(_as_seen(here, form, number), number, form.number("post") or 0)
    return go(here, f"/case/{fresh}", done(here, "desk.done_split", case=fresh))


@router.post("/abuse")
def abuse(here: Here, form: Form, number: Number) -> Response:
    undo = bars.flag_abuse(here.hand, number)
    if form.text("reason").strip():
        notes.note(here.hand, number, form.text("reason"))
    return _back(here, form, number, "desk.done_abuse", undo)


@router.post("/unflag")
def unflag(here: Here, form: Form, number: Number) -> Response:
    return _back(here, form, number, "desk.done_unflag", bars.flag_abuse(here.hand, number, abuse=False))


@router.post("/optout")
def opt_out(here: Here, form: Form, number: Number) -> Response:
    bars.bar(here.hand, number, bars.Bar.OPT_OUT, form.text("reason"))
    return _back(here, form, number, "desk.done_optout")


@router.post("/block")
def block(here: Here, form: Form, number: Number) -> Response:
    bars.bar(here.hand, number, bars.Bar.BLOCKED, form.text("reason"))
    return _back(here, form, number, "desk.done_block")


@router.post("/unbar")
def unbar(here: Here, form: Form, number: Number) -> Response:
    bars.unbar(here.hand, number)
    return _back(here, form, number, "desk.done_unbar")


@router.post("/gate")
def gate(here: Here, form: Form, number: Number) -> Response:
    undo = overrule(_as_seen(here, form, number), number, form.text("reason"), here.desk.rules())
    return _back(here, form, number, "desk.done_gate", undo)


@router.post("/private")
def private(here: Here, form: Form, number: Number) -> Response:
    undo = handing.taken_up(here.hand, number, form.text("came") != "0")
    return _back(here, form, number, "desk.done_private", undo)


@router.post("/delight")
def delight(here: Here, form: Form, number: Number) -> Response:
    currency = form.text("currency", 3)
    cost = kindness.smallest_unit(form.text("cost", 20), currency)
    kindness.enter(here.hand, number, form.text("what", 500), cost, currency)
    return _back(here, form, number, "desk.done_delight")


@router.post("/draft")
def draft(here: Here, form: Form, number: Number) -> Response:
    """Have a language model draft a reply, where one is set up."""
    made = draft_with_model(here.hand, number, here.desk.drafter, here.desk.rules())
    return _back(here, form, number, "desk.done_draft" if made is not None else "drafting.thrown_away")


@router.post("/check")
def live_check(here: Here, form: Form, number: Number) -> Response:
    """What the guards say of the draft as it is; the claim goes on while somebody writes."""
    claims.renew(here.hand, number)
    text = form.text("text")
    with here.desk.database.reading() as session:
        case = here.hand.case(session, number)
        found = check(text, case, posts.get(session, case.headline_id), here.desk.rules().rules)
    return fragment(here, checked(here, found, text, seen=form.has("seen")))


@router.post("/send")
def send_reply(here: Here, request: Request, form: Form, number: Number) -> Response:
    """Send the draft: the answer is the case, which now says how to post it. What stops it is said over the editor."""
    written = Written(
        form.text("text"), form.number("suggestion"), frozenset(FlagKind) if form.has("seen") else frozenset()
    )
    try:
        sent = send(_as_seen(here, form, number), number, written, here.desk.rules())
    except Forbidden:
        raise
    except ActiveSupportError as error:
        problem = explain(error.reason, here.language)
        wanted = asked(here, parse_qs(form.text("query", 2000), keep_blank_values=True))
        draft = Draft(written.text, written.suggestion)
        return _page(here, request, number, wanted, draft, problem, 422, seen=form.has("seen"))
    code = "desk.done_send_approval" if sent.state is ReplyState.APPROVAL else "desk.done_send"
    return _back(here, form, number, code)


ChoiceT = TypeVar("ChoiceT", Dismissal, Outcome)


def _one_of(kind: type[ChoiceT], given: str, code: str) -> ChoiceT:
    if given not in set(kind):
        raise UserError(code, known=", ".join(kind))
    return kind(given)
