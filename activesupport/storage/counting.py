"""Several numbers in one statement, none of them counted beyond what anybody reads."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import Session

MOST = 1000
"""A number that is as high means as many or more."""


def up_to(query: Select[Any], most: int = MOST) -> ScalarSelect[int]:
    """How many rows a query has; `most` means as many or more."""
    return select(func.count()).select_from(query.limit(most).subquery()).scalar_subquery()


def counts(session: Session, numbers: Mapping[str, ScalarSelect[int]]) -> dict[str, int]:
    """All these numbers by their names, in one statement."""
    if not numbers:
        return {}
    row = session.execute(select(*numbers.values())).one()
    return dict(zip(numbers, row, strict=True))
