"""Replies on their way: what became of them, and what a lead decides."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import StrictBool

from activesupport.desk.api.caller import Caller, Here
from activesupport.desk.api.case_shapes import ReplyItem
from activesupport.desk.api.cursors import place
from activesupport.desk.api.fill import reply_item
from activesupport.desk.api.route import Route
from activesupport.desk.api.shapes import Page, ReplyDone
from activesupport.desk.api.values import Asked, LongText, Number, PageAsked
from activesupport.desk.cursors import mark
from activesupport.domain.errors import UserError
from activesupport.domain.outgoing import ReplyState
from activesupport.storage import paging, replies
from activesupport.storage.desk_tables import ReplyRow
from activesupport.work.casework.hand import Hand
from activesupport.work.sending import handing

router = APIRouter(prefix="/replies", tags=["replies"], route_class=Route)


class RepliesAsked(PageAsked):
    """In which state; without one: in any."""

    state: ReplyState | None = None


@router.get("")
def list_replies(here: Here, asked: Annotated[RepliesAsked, Query()]) -> Page[ReplyItem]:
    """Replies, the newest first."""
    before = place(asked.cursor, int)
    with here.desk.database.reading() as session:
        wanted = (asked.state, asked.limit + 1, before[0] if before else None)
        found = paging.replies(session, here.person.brands, *wanted)
    shown = found[: asked.limit]
    following = mark([shown[-1].id]) if len(found) > asked.limit else None
    return Page(items=[reply_item(one, here.language) for one in shown], next=following)


@router.post("/{number:int}/hand")
def hand_reply(here: Here, number: Number) -> ReplyDone:
    """Open a reply on the platform: one that a lead has approved, or again one that was opened before."""
    url = handing.hand_approved(_hand(here, number), number, here.desk.rules())
    return _done(here, number, url)


@router.post("/{number:int}/posted")
def say_posted(here: Here, number: Number) -> ReplyDone:
    """Say that it was posted: the case waits for the customer, and the reply is looked for on the platform."""
    handing.posted(_hand(here, number), number)
    return _done(here, number)


class CancelAsked(Asked):
    """Why it will not be posted."""

    why: LongText = ""


WITHOUT_A_WORD = CancelAsked()


@router.post("/{number:int}/cancel")
def cancel_reply(here: Here, number: Number, asked: CancelAsked = WITHOUT_A_WORD) -> ReplyDone:
    """Say that a reply will not be posted after all; the case is in hand again."""
    handing.cancel(_hand(here, number), number, asked.why)
    return _done(here, number)


class ApproveAsked(Asked):
    """The text as it should go out; null: as it is."""

    text: LongText | None = None


AS_IT_IS = ApproveAsked()


@router.post("/{number:int}/approve")
def approve_reply(here: Here, number: Number, asked: ApproveAsked = AS_IT_IS) -> ReplyDone:
    """Let a colleague's reply go."""
    handing.approve(_hand(here, number), number, here.desk.rules(), asked.text)
    return _done(here, number)


class RejectAsked(Asked):
    """What should be different."""

    why: LongText


@router.post("/{number:int}/reject")
def reject_reply(here: Here, number: Number, asked: RejectAsked) -> ReplyDone:
    """Give a reply back to whoever wrote it."""
    handing.reject(_hand(here, number), number, asked.why)
    return _done(here, number)


class ExampleAsked(Asked):
    """Whether it is a good one."""

    example: StrictBool = True


A_GOOD_ONE = ExampleAsked()


@router.post("/{number:int}/example")
def call_example(here: Here, number: Number, asked: ExampleAsked = A_GOOD_ONE) -> ReplyDone:
    """Call a reply that was sent a good example: it is offered for like posts."""
    handing.call_example(_hand(here, number), number, asked.example)
    return _done(here, number)


def _hand(here: Caller, number: int) -> Hand:
    """The verbs, for a reply that the caller may see: one behind a wall is as unknown as one that does not exist."""
    with here.desk.database.reading() as session:
        _seen(here, replies.get(session, number))
    return here.hand


def _seen(here: Caller, reply: ReplyRow) -> ReplyRow:
    if not here.person.sees(reply.brand):
        raise UserError("reply.unknown", reply=reply.id)
    return reply


def _done(here: Caller, number: int, url: str = "") -> ReplyDone:
    with here.desk.database.reading() as session:
        reply = replies.get(session, number)
    return ReplyDone(reply=number, case=reply.case_id, state=ReplyState(reply.state), url=url or None)
