"""Views of the queue that people keep."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from activesupport.domain.errors import UserError
from activesupport.storage.desk_tables import FilterRow

MOST = 30


def of_user(session: Session, user_id: int) -> list[FilterRow]:
    return list(session.scalars(select(FilterRow).where(FilterRow.user_id == user_id).order_by(FilterRow.name)))


def save(session: Session, user_id: int, name: str, query: str) -> None:
    """Keep a view under a name; the same name replaces what it was. Raises UserError for a 31st."""
    kept = of_user(session, user_id)
    session.execute(delete(FilterRow).where(FilterRow.user_id == user_id, FilterRow.name == name))
    if len([row for row in kept if row.name != name]) >= MOST:
        raise UserError("queue.too_many_filters", most=MOST)
    session.add(FilterRow(user_id=user_id, name=name, query=query))


def remove(session: Session, user_id: int, filter_id: int) -> None:
    session.execute(delete(FilterRow).where(FilterRow.user_id == user_id, FilterRow.id == filter_id))
