"""The queue: its views, what is new, many cases at once, and the views that people keep."""

from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Header, Path, Request
from fastapi import Query as QueryParameter
from fastapi.responses import RedirectResponse, Response

from activesupport.desk.answers import done, fragment, go, page, refused
from activesupport.desk.fill.meanwhile import changed_words
from activesupport.desk.fill.queue import LANES, asked, lane_posts, list_of
from activesupport.desk.views.parts import Choice
from activesupport.desk.views.queue import QueueView
from activesupport.desk.views.shell import Flash, News, Tone
from activesupport.desk.visitor import Form, Here, Query
from activesupport.domain.case import Dismissal
from activesupport.domain.errors import ActiveSupportError
from activesupport.domain.labels import Label
from activesupport.domain.people import Permission
from activesupport.storage import digests, filters, journal, queue
from activesupport.words import explain, say
from activesupport.work.casework.claims import renew
from activesupport.work.casework.closing import dismiss_many, undo
from activesupport.work.casework.notes import look
from activesupport.work.labelling import label
from activesupport.work.looking import put_list_on_record

router = APIRouter()
MOST_AT_ONCE = 200


@router.get("/")
def start() -> RedirectResponse:
    return RedirectResponse("/queue", 303)


@router.get("/queue")
def show(here: Here, request: Request, query: Query) -> Response:
    wanted = asked(here, query)
    put_list_on_record(here.hand, wanted.name, wanted.wish.search)
    with here.desk.database.reading() as session:
        listed = list_of(session, here, wanted)
        posts = lane_posts(session, here, wanted) if wanted.name in LANES else ()
        due = digests.next_due(session, here.person.teams)
    view = QueueView(
        list=listed,
        posts=posts,
        dismissals=tuple(Choice(str(one), say(f"dismissal.{one}", here.language)) for one in Dismissal),
        next_digest=due,
        may_answer=here.person.may(Permission.ANSWER),
    )
    return page(here, request, view)


@router.get("/queue/news")
def news(
    here: Here,
    query: Query,
    since: Annotated[int, QueryParameter(ge=0, lt=2**31)] = 0,
    case: Annotated[int | None, QueryParameter(gt=0, lt=2**31)] = None,
    version: Annotated[int | None, QueryParameter(ge=0, lt=2**31)] = None,
    touched: Annotated[str, Header(alias="Desk-Touched")] = "",
) -> Response:
    """What came since the page was made, and what became of the case that is open.

    A claim on it goes on only where somebody has touched the page: one that lies open alone is given back.
    """
    wanted = asked(here, query)
    changed = ""
    if case is not None:
        look(here.hand, case)
        if touched:
            renew(here.hand, case)
    with here.desk.database.reading() as session:
        count = 0 if wanted.name in LANES else queue.news(session, wanted.wish, since)
        if case is not None and version is not None:
            row = here.hand.case(session, case)
            if row.version != version:
                changed = changed_words(session, journal.of_case(session, case)[-1], here.language)
    text = "&".join(part for part in str(here.path).partition("?")[2].split("&") if not part.startswith(_ABOUT_NEWS))
    return fragment(here, News(text, str(since), count, case, version, changed))


_ABOUT_NEWS = ("since=", "case=", "version=")


@router.post("/queue/bulk")
def bulk(here: Here, form: Form) -> Response:
    """Dismiss what is ticked; what somebody else holds is told, and does not stop the rest."""
    back = form.text("next") or "/queue"
    ids = form.numbers("ids")[:MOST_AT_ONCE]
    reason = form.text("reason")
    if not ids or reason not in set(Dismissal):
        return go(here, back, Flash(Tone.WARNING, say("desk.bulk_nothing", here.language)))
    swept = dismiss_many(here.hand, ids, Dismissal(reason))
    flashes = [done(here, "desk.bulk_done", swept.done, n=len(swept.done))] if swept.done else []
    flashes += [refused(here, why) for _case, why in swept.refused[:5]]
    return go(here, back, *flashes)


@router.post("/undo")
def take_back(here: Here, form: Form) -> Response:
    flashes = []
    back = 0
    for decision in form.numbers("decision")[:MOST_AT_ONCE]:
        try:
            undo(here.hand, decision)
            back += 1
        except ActiveSupportError as error:
            flashes.append(Flash(Tone.ERROR, explain(error.reason, here.language)))
    told = [done(here, "desk.undone", n=back)] if back else []
    return go(here, form.text("next") or "/queue", *told, *flashes[:3])


@router.post("/filters")
def keep(here: Here, form: Form) -> Response:
    """Keep a view under a name, or drop one."""
    name, query, drop = form.text("name", 60).strip(), form.text("query", 2000), form.number("remove")
    with here.desk.database.writing() as session:
        if drop is not None:
            filters.remove(session, here.person.id or 0, drop)
        elif name and parse_qs(query):
            filters.save(session, here.person.id or 0, name, query)
    return go(here, f"/queue?{query}" if query and drop is None else "/queue")


@router.post("/post/{post}/label")
def label_post(here: Here, form: Form, post: Annotated[int, Path(gt=0, lt=2**31)]) -> Response:
    """Say what a post of a lane is; where it wants an answer, its case is opened."""
    labels = [Label(one) for one in form.all("labels") if one in set(Label)]
    case = label(here.hand, post, labels, here.desk.rules(), form.text("brand") or None)
    told = done(here, "desk.labelled") if case is None else done(here, "desk.labelled_case", case=case)
    return go(here, form.text("next") or "/queue?view=unsure", told)
