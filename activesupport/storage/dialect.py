"""The SQL that SQLite and PostgreSQL spell differently."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session

from activesupport.storage.tables import Table


def insert_unseen(
    session: Session,
    table: type[Table],
    rows: Sequence[dict[str, Any]],
    returning: InstrumentedAttribute[int] | None = None,
) -> list[int]:
    """Insert rows, skipping those that a unique constraint knows already; the keys of the inserted ones."""
    if not rows:
        return []
    make = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement: Any = make(table).on_conflict_do_nothing()
    if returning is None:
        session.execute(statement, rows)
        return []
    return list(session.scalars(statement.returning(returning), rows))
