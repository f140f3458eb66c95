"""The replies that are offered for cases."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import and_, insert, select
from sqlalchemy.orm import Session

from activesupport.domain.drafting import Origin
from activesupport.storage.tables import CaseRow, PostRow, SuggestionRow


def add(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(SuggestionRow), rows)


def of_cases(session: Session, case_ids: Sequence[int]) -> dict[int, list[SuggestionRow]]:
    """The suggestions that are offered now, for each case that has any: those for its newest post alone."""
    rows = session.execute(
        select(SuggestionRow, PostRow.time)
        .join(CaseRow, and_(CaseRow.id == SuggestionRow.case_id, CaseRow.suggested_at == SuggestionRow.made_at))
        .join(PostRow, PostRow.id == SuggestionRow.post_id)
        .where(SuggestionRow.case_id.in_(case_ids))
        .order_by(SuggestionRow.case_id, SuggestionRow.id)
    )
    found = ((row, time) for row, time in rows)
    return {case_id: _for_newest(list(group)) for case_id, group in groupby(found, key=lambda pair: pair[0].case_id)}


def _for_newest(offered: Sequence[tuple[SuggestionRow, datetime]]) -> list[SuggestionRow]:
    """Posts that came together have their suggestions at the same moment; what a model drafts is for the whole case."""
    _, newest = max((time, row.post_id) for row, time in offered)
    return [row for row, _time in offered if row.post_id == newest or row.origin == Origin.MODEL]


def get(session: Session, case_id: int, suggestion_id: int | None) -> SuggestionRow | None:
    """A suggestion of this case, offered now or earlier; None for one of another case."""
    row = session.get(SuggestionRow, suggestion_id) if suggestion_id is not None else None
    return row if row is not None and row.case_id == case_id else None
