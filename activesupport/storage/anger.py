"""How many angry posts a brand gets: counted by the hour in which they were written, when they are judged."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
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


def written(session: Session, brand: str, since: datetime, until: datetime) -> int:
    """Angry posts of the whole hours that begin in a time."""
    hours = (BrandHourRow.brand == brand, BrandHourRow.hour >= since, BrandHourRow.hour < until)
    return session.scalar(select(func.coalesce(func.sum(BrandHourRow.angry), 0)).where(*hours)) or 0
