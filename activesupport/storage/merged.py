"""Cases that people said are the same."""

from sqlalchemy import CTE, CompoundSelect, Select, select
from sqlalchemy.orm import aliased

from activesupport.storage.tables import CaseRow

_OTHER = aliased(CaseRow)  # made once: making it takes longer than asking
_NEXT = aliased(CaseRow)


def together(case_id: int) -> Select[int]:
    """The number of a case and of all that were merged into it, also by way of others; for `….in_(…)`."""
    found = select(CaseRow.id).where(CaseRow.id == case_id).cte("together", recursive=True)
    found = found.union(select(_OTHER.id).join(found, _OTHER.merged_into == found.c.id))
    return select(found.c.id)


def whole_ways() -> CTE:
    """For every case that was merged (`id`) the one in which it is answered now (`into`): at the end of the way."""
    step = select(_OTHER.id, _OTHER.merged_into.label("into")).where(_OTHER.merged_into > 0)
    way = step.cte("way", recursive=True)
    further = select(way.c.id, _NEXT.merged_into).join(_NEXT, _NEXT.id == way.c.into)
    way = way.union(further.where(_NEXT.merged_into > 0))
    end = select(way.c.id, way.c.into).join(_NEXT, _NEXT.id == way.c.into).where(_NEXT.merged_into.is_(None))
    return end.cte("whole_ways")


def and_where_they_went(found: Select[int], *others: Select[int]) -> CompoundSelect[int]:
    """The cases that were found, and those into which they were merged: there somebody works on them; and others.

    What is found is asked once. Where a few rows are wanted, PostgreSQL would rather look into one case after the other
    until it has as many. The sum keeps the engines from looking up each case that was found: few were merged.
    """
    first = found.cte("found").prefix_with("MATERIALIZED", dialect="postgresql")
    (number,) = first.c
    merged = (_OTHER.merged_into > 0, (_OTHER.id + 0).in_(select(number)))
    on = select(_OTHER.merged_into.label("id")).where(*merged).cte("went", recursive=True)
    on = on.union(select(CaseRow.merged_into).join(on, CaseRow.id == on.c.id).where(CaseRow.merged_into.is_not(None)))
    return select(number).union(select(on.c.id), *others)
