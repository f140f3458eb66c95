"""How an act on a case is answered: with the case again, with the one after it, or, refused, where it was tried."""

from collections.abc import Callable, Sequence
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from activesupport.desk.answers import done, go, page
from activesupport.desk.fill.case import NO_DRAFT, case_view
from activesupport.desk.fill.meanwhile import lost_race_words
from activesupport.desk.fill.names import Names
from activesupport.desk.fill.queue import LANES, Asked, asked, list_beside
from activesupport.desk.problems import status_of
from activesupport.desk.views.case import CasePage
from activesupport.desk.views.parts import Refusal
from activesupport.desk.views.reply import Draft
from activesupport.desk.views.shell import Flash
from activesupport.desk.visitor import Fields, Form, Here, Visitor
from activesupport.domain.case import Dismissal
from activesupport.domain.errors import ActiveSupportError, UserError
from activesupport.domain.reason import Reason, Value
from activesupport.storage import journal, queue
from activesupport.work.casework import notes
from activesupport.work.casework.hand import Hand

Number = Annotated[int, Path(gt=0, lt=2**31)]
Do = Callable[[Visitor, Fields, int], Response]
Refused = Callable[[Visitor, Request, Fields, int, str, ActiveSupportError], Response]
_WORDS = ("text", "note", "what", "reason")
"""Fields in which people write."""


def show_case(
    here: Visitor, request: Request, number: int, wanted: Asked, looking: Sequence[str], draft: Draft = NO_DRAFT,
    refusal: Refusal | None = None, status: int = 200, *, seen: bool = False,
) -> Response:  # fmt: skip
    """The case beside its queue; `looking` are the others who have it before them."""
    with here.desk.database.reading() as session:
        case = here.hand.case(session, number)
        listed = list_beside(session, here, wanted)
        shown = case_view(session, here, case, looking, draft, refusal, seen=seen)
    numbers = [row.id for row in listed.rows]
    at = numbers.index(number) if number in numbers else -1
    following = numbers[at + 1] if at + 1 < len(numbers) else None
    view = CasePage(shown, listed, following, numbers[at - 1] if at > 0 else None)
    return page(here, request, view, status)


def refused(
    here: Visitor, request: Request, form: Fields, number: int, verb: str, error: ActiveSupportError
) -> Response:
    """The case as it is now, with what was typed. Raises the error again for a case that the visitor does not see."""
    try:
        with here.desk.database.reading() as session:
            here.hand.case(session, number)
            why = _why(session, here, number, error.reason)
    except UserError:
        raise error from None
    typed = form.typed()
    refusal = Refusal(form.short("place") or verb, why, typed, written_in(form))
    draft = Draft(next(iter(typed.get("text", ())), ""), form.number("suggestion")) if verb == "send" else NO_DRAFT
    wanted = asked(here, parse_qs(form.short("query"), keep_blank_values=True))
    looking = notes.look(here.hand, number)
    return show_case(here, request, number, wanted, looking, draft, refusal, status_of(error), seen=form.has("seen"))


def acts(router: APIRouter, thing: str = "case", refused: Refused = refused) -> Callable[[str], Callable[[Do], Do]]:
    """Routes for acts on a case, or on another thing: what is refused is answered with where it was tried, and why."""

    def act(verb: str) -> Callable[[Do], Do]:
        def register(do: Do) -> Do:
            def answer(here: Here, request: Request, form: Form, number: Number) -> Response:
                try:
                    return do(here, form, number)
                except ActiveSupportError as error:
                    return refused(here, request, form, number, verb, error)

            router.add_api_route(f"/{thing}/{{number}}/{verb}", answer, methods=["POST"], name=f"{thing}_{verb}")
            return do

        return register

    return act


def written_in(form: Fields) -> tuple[str, ...]:
    """What of a form is somebody's own words."""
    typed, codes = form.typed(), set(Dismissal)
    return tuple(text for name in _WORDS for text in typed.get(name, ()) if text.strip() and text not in codes)


def _why(session: Session, here: Visitor, number: int, reason: Reason) -> str:
    """Why an act was refused; of a lost race also who was first, and with what."""
    last = journal.of_case(session, number)[-1:]
    if reason.code != "case.lost_race" or reason.values["case"] != number or not last:
        return Names(session).explain(reason, here.language)
    return lost_race_words(session, number, last[0], here.language)


def as_seen(here: Visitor, form: Fields, number: int) -> Hand:
    """The verbs, for the case as the page showed it: a post that came meanwhile is read before anything is done."""
    return here.hand.at(number, form.number("version"))


def back(here: Visitor, form: Fields, number: int, code: str, undo: int | None = None, *told: Flash) -> Response:
    """The case again, with a word on what was done."""
    query = form.short("query")
    first = done(here, code, (undo,) if undo is not None else (), case=number)
    return go(here, f"/case/{number}" + (f"?{query}" if query else ""), first, *told)


def _following(session: Session, here: Visitor, wish: queue.Wish, number: int) -> int | None:
    """Whoever has passed over the top of a list on purpose does not want it again after each case further down."""
    place = queue.place_of(wish.view, here.hand.case(session, number))
    later = [] if None in place else queue.page(session, wish, 1, place)
    return next((item.case.id for item in later or queue.page(session, wish, 2) if item.case.id != number), None)


def on(here: Visitor, form: Fields, number: int, code: str, undo: int, **values: Value) -> Response:
    """The case that follows in the queue, else its first one, or the queue where none is left."""
    query = form.short("query")
    wanted = asked(here, parse_qs(query, keep_blank_values=True))
    with here.desk.database.reading() as session:
        following = None if wanted.name in LANES else _following(session, here, wanted.wish, number)
    path = f"/case/{following}" if following is not None else "/queue"
    return go(here, f"{path}?{query}", done(here, code, (undo,), case=number, **values))
