"""Cases that people said are the same."""

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from activesupport.storage.tables import CaseRow


def together(case_id: int) -> Select[int]:
    """The number of a case and of all that were merged into it, also by way of others; for `….in_(…)`."""
    found = select(CaseRow.id).where(CaseRow.id == case_id).cte("together", recursive=True)
    other = aliased(CaseRow)
    found = found.union(select(other.id).join(found, other.merged_into == found.c.id))
    return select(found.c.id)
