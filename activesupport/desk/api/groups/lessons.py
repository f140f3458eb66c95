"""What is learnt from cases: what was done to delight, questions that no FAQ entry answers, how playbooks fare."""

from typing import Annotated

from fastapi import APIRouter, Query

from activesupport.desk.api.caller import Here
from activesupport.desk.api.cursors import place
from activesupport.desk.api.lesson_shapes import DelightItem, EditItem, FaqGapItem, PlaybookItem, QuestionItem, Sentence
from activesupport.desk.api.route import Route
from activesupport.desk.api.shapes import Page
from activesupport.desk.api.values import Moment, PageAsked
from activesupport.desk.cursors import mark
from activesupport.domain.reply import Playbook
from activesupport.insight.edits import Edits, edits_of_each
from activesupport.insight.faq_gaps import FaqGap, faq_gaps
from activesupport.storage import paging
from activesupport.storage.desk_tables import DelightRow
from activesupport.storage.tables import CaseRow

router = APIRouter(tags=["lessons"], route_class=Route)


class DelightsAsked(PageAsked):
    """Since when; without it: ever."""

    since: Moment | None = None


@router.get("/delights")
def list_delights(here: Here, asked: Annotated[DelightsAsked, Query()]) -> Page[DelightItem]:
    """The ledger of kindness: what was done for customers, the newest first. Chances are in the view `delight` of
    `/cases`, and `POST /cases/{number}/delight` enters what was done."""
    before = place(asked.cursor, int)
    with here.desk.database.reading() as session:
        wanted = (asked.since, asked.limit + 1, before[0] if before else None)
        found = paging.delights(session, here.person.brands, *wanted)
    shown = found[: asked.limit]
    following = mark([shown[-1][0].id]) if len(found) > asked.limit else None
    return Page(items=[_delight(entry, case) for entry, case in shown], next=following)


def _delight(entry: DelightRow, case: CaseRow) -> DelightItem:
    same = ("at", "by", "what", "cost", "currency")
    values = {name: getattr(entry, name) for name in same}
    return DelightItem.model_validate(values | {"number": entry.id, "case": case.id, "brand": case.brand})


@router.get("/faq-gaps")
def list_faq_gaps(here: Here) -> list[FaqGapItem]:
    """Questions that no entry of the FAQ answers, grouped by likeness, the most frequent first."""
    with here.desk.database.reading() as session:
        found = faq_gaps(session, here.desk.rules().rules, here.person.brands)
    return [_gap(one) for one in found]


def _gap(gap: FaqGap) -> FaqGapItem:
    return FaqGapItem(
        brand=gap.brand,
        language=gap.language,
        count=gap.count,
        terms=list(gap.terms),
        owners=list(gap.owners),
        first_at=gap.first_at,
        last_at=gap.last_at,
        examples=[QuestionItem(case=one.case, text=one.text, at=one.at) for one in gap.examples],
    )


@router.get("/playbooks")
def list_playbooks(here: Here) -> list[PlaybookItem]:
    """What responders make of each playbook's suggestions, those first that are edited most."""
    with here.desk.database.reading() as session:
        found = edits_of_each(session, here.desk.rules().rules.playbooks, here.person.brands)
    return [_playbook(one, fared) for one, fared in found]


def _playbook(playbook: Playbook, fared: Edits) -> PlaybookItem:
    return PlaybookItem(
        playbook=playbook.id,
        labels=list(playbook.labels),
        used=fared.used,
        edited=fared.edited,
        changed=fared.changed,
        removed=[Sentence(text=text, count=count) for text, count in fared.removed],
        added=[Sentence(text=text, count=count) for text, count in fared.added],
        examples=[EditItem.model_validate(one, from_attributes=True) for one in fared.examples],
    )
