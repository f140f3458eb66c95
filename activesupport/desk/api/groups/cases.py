"""Reading cases, and dismissing many of them at once."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from activesupport.desk.api.caller import Here
from activesupport.desk.api.case_shapes import CaseItem, CaseWhole
from activesupport.desk.api.cursors import place
from activesupport.desk.api.fill import case_item, case_whole
from activesupport.desk.api.problems import Fault
from activesupport.desk.api.route import Route
from activesupport.desk.api.shapes import ManyDone, NotDone, Page
from activesupport.desk.api.values import Asked, Name, Number, PageAsked, RowNumber, Words
from activesupport.desk.cursors import mark
from activesupport.domain.case import Dismissal
from activesupport.domain.labels import Label
from activesupport.storage import queue
from activesupport.storage.queue import View
from activesupport.words import explain
from activesupport.work.casework.closing import dismiss_many
from activesupport.work.looking import put_list_on_record, put_on_record

router = APIRouter(prefix="/cases", tags=["cases"], route_class=Route)
_Names = Annotated[tuple[Name, ...], Field(max_length=50)]


class CasesAsked(PageAsked):
    """Which cases: each filter that is not given is any; one given twice is either."""

    view: View = View.UNCLAIMED
    team: _Names = ()
    brand: _Names = ()
    platform: _Names = ()
    label: Annotated[tuple[Label, ...], Field(max_length=20)] = ()
    search: Words = ""


@router.get("")
def list_cases(here: Here, asked: Annotated[CasesAsked, Query()]) -> Page[CaseItem]:
    """Cases in the order of a view: by priority and then the longest waiting; `overdue` by due time, `closed` with the
    latest first. `search` finds words in the texts of a case as the pages do. Who went through which list, or searched
    for what, is put on record, once an hour.
    """
    after = place(asked.cursor, *queue.shape_of(asked.view))
    put_list_on_record(here.hand, asked.view, asked.search, by="api")
    wish = queue.Wish(
        view=asked.view,
        me=here.person.name,
        now=here.desk.now(),
        walls=here.person.brands,
        teams=asked.team,
        brands=asked.brand,
        platforms=asked.platform,
        labels=asked.label,
        search=asked.search,
    )
    with here.desk.database.reading() as session:
        found = queue.page(session, wish, asked.limit + 1, after)
    more = len(found) > asked.limit
    return Page(
        items=[case_item(item.case, item.post, here.language) for item in found[: asked.limit]],
        next=mark(queue.place_of(asked.view, found[asked.limit - 1].case)) if more else None,
    )


@router.get("/{number:int}")
def show_case(here: Here, number: Number) -> CaseWhole:
    """Everything about one case. That somebody looked is put on record, once an hour."""
    with here.desk.database.reading() as session:
        whole = case_whole(session, here, here.hand.case(session, number))
    put_on_record(here.hand, number, by="api")
    return whole


class ManyAsked(Asked):
    """Up to 200 cases, and why nobody answers them."""

    cases: Annotated[list[RowNumber], Field(min_length=1, max_length=200)]
    reason: Dismissal


@router.post("/dismiss")
def dismiss_cases(here: Here, asked: ManyAsked) -> ManyDone:
    """Dismiss each case by itself: one that somebody else holds does not stop the others."""
    swept = dismiss_many(here.hand, asked.cases, asked.reason)
    return ManyDone(
        undo=list(swept.done),
        refused=[
            NotDone(case=number, error=Fault(code=reason.code, message=explain(reason, here.language)))
            for number, reason in swept.refused
        ],
    )
