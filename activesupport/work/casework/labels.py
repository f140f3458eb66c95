"""Saying what the post of a case really is."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from activesupport.domain.acts import Act
from activesupport.domain.errors import UserError
from activesupport.domain.labels import Label, Verdict
from activesupport.domain.people import Permission
from activesupport.domain.priority import is_life, prioritise
from activesupport.storage import offers
from activesupport.storage.codec import post_from_row, reasons_to_json
from activesupport.storage.tables import CaseRow, PostRow
from activesupport.work.casework.hand import Hand
from activesupport.work.rulekit import RuleKit
from activesupport.work.suggesting import suggestion_rows


def relabel(hand: Hand, case_id: int, labels: Collection[Label], kit: RuleKit) -> int:
    """Say what the post really is: priority and suggestions follow, the machine's labels are kept beside it."""
    hand.must(Permission.LABEL)
    verdict, now = as_said(labels), hand.now()  # one time for the suggestions and the case that offers them
    with hand.database.writing() as session:
        case = hand.case(session, case_id)
        row = session.get_one(PostRow, case.headline_id)
        detail = {"before": list(case.labels), "after": sorted(verdict.labels), "post": row.id}
        values: dict[str, Any] = {"labels": sorted(verdict.labels), "suggested_at": None}
        values["delight"] = Label.DELIGHT in verdict.labels
        if case.brand in kit.rules.brands:
            priority = prioritise(
                post_from_row(row),
                verdict,
                kit.rules.priority,
                watch_weight=1.0,
                addressed=False,
                contacted_before=case.previous_id is not None,
                life=is_life(case.priority),  # what somebody wants says nothing of the danger that they are in
            )
            values |= {"priority": priority.number, "reasons": reasons_to_json(priority.reasons)}
            offered = _suggest(case, row, verdict, kit, now)
            offers.add(session, offered)
            values["suggested_at"] = now if offered else None
        return hand.change(session, case, Act.RELABEL, detail, **values)


def as_said(labels: Collection[Label]) -> Verdict:
    """What a person says is certain. Raises UserError when `noise` does not stand alone."""
    if Label.NOISE in labels and len(set(labels)) > 1:
        raise UserError("case.noise_alone")
    chosen = tuple(label for label in Label if label in labels)
    return Verdict({label: 1.0 if label in chosen else 0.0 for label in Label}, chosen, "person")


def _suggest(case: CaseRow, row: PostRow, verdict: Verdict, kit: RuleKit, now: datetime) -> list[dict[str, Any]]:
    if not verdict.labels or Label.NOISE in verdict.labels:
        return []
    return suggestion_rows(
        kit,
        post_from_row(row),
        verdict,
        brand=case.brand,
        language=case.language,
        case_id=case.id,
        post_id=row.id,
        now=now,
    )
