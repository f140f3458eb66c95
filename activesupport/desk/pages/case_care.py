"""What is said of a case and its person: notes, labels, whom we do not write to, whether to speak, a kind word."""

from fastapi import APIRouter
from fastapi.responses import Response

from activesupport.desk.pages.acting import acts, as_seen, back
from activesupport.desk.views.shell import Flash, Tone
from activesupport.desk.visitor import Fields, Visitor
from activesupport.domain.labels import Label
from activesupport.words import say
from activesupport.work.casework import abuse as reported
from activesupport.work.casework import bars, labels, notes
from activesupport.work.sending import handing
from activesupport.work.speaking import overrule
from activesupport.work.team import kindness

router = APIRouter()
act = acts(router)


@act("note")
def note(here: Visitor, form: Fields, number: int) -> Response:
    """Keep a note. Whom it calls in vain is told, so that nobody waits for somebody who never reads it."""
    text = form.text("text")
    called = notes.note(here.hand, number, text)
    code = "desk.done_note_called" if called else "desk.done_note"
    return back(here, form, number, code, None, *_in_vain(here, number, text))


def _in_vain(here: Visitor, number: int, text: str) -> tuple[Flash, ...]:
    unheard = notes.unheard(here.hand, number, text)
    if not unheard.names:
        return ()
    language = here.language
    comma = say("digest.list_separator", language)
    names = comma.join(f"@{name}" for name in unheard.names)
    known = comma.join(say("desk.note_known", language, name=name, who=who) for name, who in unheard.known)
    return (Flash(Tone.WARNING, say("desk.note_unheard", language, names=names, known=known or "–")),)


@act("relabel")
def relabel(here: Visitor, form: Fields, number: int) -> Response:
    chosen = [Label(one) for one in form.all("labels") if one in set(Label)]
    labels.relabel(as_seen(here, form, number), number, chosen, here.desk.rules())
    return back(here, form, number, "desk.done_relabel")


@act("abuse")
def abuse(here: Visitor, form: Fields, number: int) -> Response:
    return back(here, form, number, "desk.done_abuse", reported.report(here.hand, number, form.text("reason")))


@act("unflag")
def unflag(here: Visitor, form: Fields, number: int) -> Response:
    return back(here, form, number, "desk.done_unflag", reported.take_back(here.hand, number))


@act("optout")
def opt_out(here: Visitor, form: Fields, number: int) -> Response:
    bars.bar(here.hand, number, bars.Bar.OPT_OUT, form.text("reason"))
    return back(here, form, number, "desk.done_optout")


@act("block")
def block(here: Visitor, form: Fields, number: int) -> Response:
    bars.bar(here.hand, number, bars.Bar.BLOCKED, form.text("reason"))
    return back(here, form, number, "desk.done_block")


@act("unbar")
def unbar(here: Visitor, form: Fields, number: int) -> Response:
    bars.unbar(here.hand, number)
    return back(here, form, number, "desk.done_unbar")


@act("gate")
def gate(here: Visitor, form: Fields, number: int) -> Response:
    undo = overrule(as_seen(here, form, number), number, form.text("reason"))
    return back(here, form, number, "desk.done_gate", undo)


@act("private")
def private(here: Visitor, form: Fields, number: int) -> Response:
    undo = handing.taken_up(here.hand, number, form.text("came") != "0")
    return back(here, form, number, "desk.done_private", undo)


@act("delight")
def delight(here: Visitor, form: Fields, number: int) -> Response:
    currency = form.text("currency", 3)
    cost = kindness.smallest_unit(form.text("cost", 20), currency)
    kindness.enter(here.hand, number, form.text("what", 500), cost, currency)
    return back(here, form, number, "desk.done_delight")
