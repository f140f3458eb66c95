"""A reply on its way: what its writer says of it, and what a lead decides."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from activesupport.desk.answers import done, go
from activesupport.desk.visitor import Form, Here
from activesupport.work.sending import handing

router = APIRouter(prefix="/reply/{number}")
Number = Annotated[int, Path(gt=0, lt=2**31)]


@router.post("/hand")
def hand(here: Here, form: Form, number: Number) -> Response:
    """Open an approved reply: the case shows then where it is posted."""
    handing.hand_approved(here.hand, number, here.desk.rules())
    return go(here, form.text("next") or "/queue", done(here, "desk.done_send"))


@router.post("/posted")
def posted(here: Here, form: Form, number: Number) -> Response:
    handing.posted(here.hand, number)
    return go(here, form.text("next") or "/queue", done(here, "desk.done_posted"))


@router.post("/cancel")
def cancel(here: Here, form: Form, number: Number) -> Response:
    handing.cancel(here.hand, number, form.text("reason"))
    return go(here, form.text("next") or "/queue", done(here, "desk.done_cancel"))


@router.post("/failed")
def failed(here: Here, form: Form, number: Number) -> Response:
    handing.cancel(here.hand, number, form.text("reason"))
    return go(here, form.text("next") or "/queue", done(here, "desk.done_failed"))


@router.post("/example")
def example(here: Here, form: Form, number: Number) -> Response:
    """Call a reply a good example for like posts, or (on = 0) no longer."""
    on = form.text("on") != "0"
    handing.call_example(here.hand, number, on)
    return go(here, form.text("next") or "/queue", done(here, "desk.done_example" if on else "desk.done_no_example"))


@router.post("/approve")
def approve(here: Here, form: Form, number: Number) -> Response:
    handing.approve(here.hand, number, here.desk.rules(), form.text("text") or None)
    return go(here, form.text("next") or "/approvals", done(here, "desk.done_approve"))


@router.post("/reject")
def reject(here: Here, form: Form, number: Number) -> Response:
    handing.reject(here.hand, number, form.text("reason"))
    return go(here, form.text("next") or "/approvals", done(here, "desk.done_reject"))
