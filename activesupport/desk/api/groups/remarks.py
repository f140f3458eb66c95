"""What people say of a case and of whoever wrote it."""

from typing import Annotated

from pydantic import Field, StrictBool

from activesupport.desk.api.acting import JUST_SO, ActAsked, case_acts, done, hand_for, state_of
from activesupport.desk.api.caller import Here
from activesupport.desk.api.shapes import Done, Noted
from activesupport.desk.api.values import LARGEST, Asked, LongText, Name, Number, Words
from activesupport.domain.labels import Label
from activesupport.work.casework import abuse, bars, labels, notes
from activesupport.work.sending import handing
from activesupport.work.speaking import overrule
from activesupport.work.team import kindness

router = case_acts()


class NoteAsked(ActAsked):
    """What colleagues should know; @name calls one of them."""

    text: LongText


@router.post("/note")
def note_case(here: Here, number: Number, asked: NoteAsked) -> Noted:
    """Write something down for colleagues."""
    called = notes.note(hand_for(here, number, asked), number, asked.text)
    return Noted.model_validate(state_of(here, number) | {"undo": None, "called": list(called)})


class RelabelAsked(ActAsked):
    """What the post really is; nothing: a neutral mention. `noise` stands alone."""

    labels: Annotated[tuple[Label, ...], Field(max_length=20)]


@router.post("/relabel")
def relabel_case(here: Here, number: Number, asked: RelabelAsked) -> Done:
    """Say what the post really is: priority and suggestions follow."""
    labels.relabel(hand_for(here, number, asked), number, asked.labels, here.desk.rules())
    return done(here, number)


class AbuseAsked(ActAsked):
    """Whether the post abuses whoever reads it, and what a lead should know of it (a report wants a reason)."""

    abuse: StrictBool = True
    why: Words = ""


@router.post("/abuse")
def report_abuse(here: Here, number: Number, asked: AbuseAsked) -> Done:
    """Report abuse of staff: the pages hide the text, and a lead has the case now. A lead takes it back."""
    hand = hand_for(here, number, asked)
    return done(here, number, abuse.report(hand, number, asked.why) if asked.abuse else abuse.take_back(hand, number))


class BarAsked(ActAsked):
    """At the customer's wish (`opt_out`), or ours after abuse (`blocked`, which is for leads and wants a reason)."""

    kind: bars.Bar
    why: Words = ""


@router.post("/bar")
def bar_customer(here: Here, number: Number, asked: BarAsked) -> Done:
    """Write to this person no more."""
    bars.bar(hand_for(here, number, asked), number, asked.kind, asked.why)
    return done(here, number)


@router.post("/unbar")
def unbar_customer(here: Here, number: Number, asked: ActAsked = JUST_SO) -> Done:
    """The person may be written to again."""
    bars.unbar(hand_for(here, number, asked), number)
    return done(here, number)


class OverruleAsked(ActAsked):
    """Why to speak all the same."""

    why: LongText


@router.post("/overrule")
def overrule_gate(here: Here, number: Number, asked: OverruleAsked) -> Done:
    """Speak although the gate holds. Of grave reasons only a lead decides so."""
    return done(here, number, overrule(hand_for(here, number, asked), number, asked.why))


class Kindness(Asked):
    """What was done for somebody. `cost` is in the smallest unit of the currency."""

    what: Words
    cost: Annotated[int, Field(strict=True, ge=0, le=LARGEST)]
    currency: Name


class DelightAsked(ActAsked):
    """`marked` puts the case into the lane of delight or takes it out; `kindness` enters what was done into the
    ledger, which marks the case by itself."""

    marked: StrictBool = True
    kindness: Kindness | None = None


MARKED = DelightAsked()


@router.post("/delight")
def delight_customer(here: Here, number: Number, asked: DelightAsked = MARKED) -> Done:
    """Mark a chance to delight somebody, or enter what was done."""
    hand, given = hand_for(here, number, asked), asked.kindness
    if given is None:
        return done(here, number, kindness.mark(hand, number, asked.marked))
    kindness.enter(hand, number, given.what, given.cost, given.currency)
    return done(here, number)


class TakenUpAsked(ActAsked):
    """Whether the customer came."""

    came: StrictBool


@router.post("/taken-up")
def say_whether_taken_up(here: Here, number: Number, asked: TakenUpAsked) -> Done:
    """Say whether the customer came to the private place that they were invited to."""
    handing.taken_up(hand_for(here, number, asked), number, asked.came)
    return done(here, number)
