"""From a draft to a reply: having one written, judging it, sending it."""

from typing import Annotated

from pydantic import Field

from activesupport.desk.api.acting import JUST_SO, ActAsked, case_acts, hand_for, state_of
from activesupport.desk.api.caller import Here
from activesupport.desk.api.fill import said
from activesupport.desk.api.problems import UNAVAILABLE, flags_found
from activesupport.desk.api.shapes import Drafted, Judged, ReplyDone
from activesupport.desk.api.values import Asked, LongText, Number, RowNumber
from activesupport.domain.guard import FlagKind
from activesupport.storage import posts
from activesupport.work.drafting import draft
from activesupport.work.sending.checking import check
from activesupport.work.sending.writing import Written, send

router = case_acts()


@router.post("/draft", responses=UNAVAILABLE)
def draft_reply(here: Here, number: Number, asked: ActAsked = JUST_SO) -> Drafted:
    """Have a language model draft a reply, where one is set up; it is then offered with the other suggestions."""
    made = draft(hand_for(here, number, asked), number, here.desk.drafter, here.desk.rules())
    return Drafted.model_validate(state_of(here, number) | {"undo": None, "suggestion": made})


class CheckAsked(Asked):
    """The draft as it is."""

    text: LongText


@router.post("/check")
def check_draft(here: Here, number: Number, asked: CheckAsked) -> Judged:
    """What the guards say of a draft. Nothing is changed."""
    with here.desk.database.reading() as session:
        case = here.hand.case(session, number)
        found = check(asked.text, case, posts.get(session, case.headline_id), here.desk.rules())
    flags = flags_found(found.flags, here.language)
    return Judged(length=found.length, limit=found.limit, fits=found.fits, flags=flags)


class SendAsked(ActAsked):
    """The reply, the suggestion that it grew from, and the kinds of flags that somebody has read and accepts."""

    text: LongText
    suggestion: RowNumber | None = None
    accepted: Annotated[tuple[FlagKind, ...], Field(max_length=20)] = ()


@router.post("/replies", status_code=201)
def send_reply(here: Here, number: Number, asked: SendAsked) -> ReplyDone:
    """Send a reply: a person then posts it at `url`, unless a lead looks first. A free case is claimed by the way."""
    written = Written(asked.text, asked.suggestion, frozenset(asked.accepted))
    sent = send(hand_for(here, number, asked), number, written, here.desk.rules())
    why = said(sent.why, here.language) if sent.why is not None else None
    return ReplyDone(reply=sent.reply, case=number, state=sent.state, url=sent.url or None, why=why)
