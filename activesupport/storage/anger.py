"""How many angry posts a brand gets: counted by the hour in which they were written, when they are judged."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from activesupport.storage.desk_tables import BrandHourRow

Angry = tuple[str, datetime]
"""A brand, and when somebody was angry about it."""


def count(session: Session, found: Iterable[Angry]) -> None:
    """Add to the hours; a page of posts is one statement."""
    hours = Counter((brand, at.replace(minute=0, second=0, microsecond=0)) for brand, at in found)
    if not hours:
        return
    make: Any = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = make(BrandHourRow)
    statement = statement.on_conflict_do_update(
        index_elements=["brand", "hour"], set_={"angry": BrandHourRow.angry + statement.excluded.angry}
    )
    rows = [{"brand": brand, "hour": hour, "angry": angry} for (brand, hour), angry in sorted(hours.items())]
    session.execute(statement, rows)


def written(session: Session, brand: str, usually: datetime, lately: datetime, until: datetime) -> tuple[int, int]:
    """Angry posts of the whole hours that begin from `usually` to `lately`, and of those from then to `until`."""
    recent = BrandHourRow.hour >= lately
    before, after = (func.sum(case((which, BrandHourRow.angry), else_=0)) for which in (~recent, recent))
    hours = (BrandHourRow.brand == brand, BrandHourRow.hour >= usually, BrandHourRow.hour < until)
    row = session.execute(select(before, after).where(*hours)).one()
    return row[0] or 0, row[1] or 0
