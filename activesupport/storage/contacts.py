"""Whom we do not write to, what is going on with a brand, and the switches of the whole installation."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, and_, delete, insert, select
from sqlalchemy.orm import Session

from activesupport.domain.errors import UserError
from activesupport.storage.cases import Person
from activesupport.storage.desk_tables import BarRow, DelightRow, IncidentRow, SwitchRow
from activesupport.storage.dialect import put
from activesupport.storage.tables import CaseRow

SENDING = "sending"
"""The switch that holds all sending while it is on."""


def bar(session: Session, person: Person, kind: str, by: str, at: datetime, why: str) -> None:
    """Write the bar anew: the latest word counts."""
    brand, source, author = person
    values = {"kind": kind, "by": by, "at": at, "why": why}
    put(session, BarRow, {"brand": brand, "source": source, "author_id": author}, values)


def unbar(session: Session, person: Person) -> bool:
    result = session.execute(delete(BarRow).where(_is(person)))
    return isinstance(result, CursorResult) and result.rowcount > 0


def bar_of(session: Session, person: Person) -> BarRow | None:
    return session.scalars(select(BarRow).where(_is(person))).one_or_none()


def _is(person: Person) -> Any:
    brand, source, author = person
    return and_(BarRow.brand == brand, BarRow.source == source, BarRow.author_id == author)


def start_incident(session: Session, values: Mapping[str, Any]) -> int:
    return session.scalars(insert(IncidentRow).returning(IncidentRow.id), [dict(values)]).one()


def end_incident(session: Session, incident_id: int, by: str, at: datetime) -> IncidentRow:
    """Raises UserError for one that is not going on."""
    row = session.get(IncidentRow, incident_id)
    if row is None or row.ended_at is not None:
        raise UserError("incident.not_going_on", incident=incident_id)
    row.ended_at, row.ended_by = at, by
    return row


def incident(session: Session, brand: str) -> IncidentRow | None:
    """What is going on with a brand now; the latest, where there are several."""
    query = select(IncidentRow).where(IncidentRow.brand == brand, IncidentRow.ended_at.is_(None))
    return session.scalars(query.order_by(IncidentRow.id.desc()).limit(1)).one_or_none()


def incidents(session: Session, brands: frozenset[str] | None, most: int = 50) -> Sequence[IncidentRow]:
    """Those that go on first, then the latest."""
    query = select(IncidentRow).order_by(IncidentRow.ended_at.is_not(None), IncidentRow.id.desc()).limit(most)
    return session.scalars(query if brands is None else query.where(IncidentRow.brand.in_(brands))).all()


def switch(session: Session, name: str, *, hold: bool = False) -> SwitchRow | None:
    """A switch as it is now. With `hold` nobody turns it before the transaction has ended."""
    query = select(SwitchRow).where(SwitchRow.name == name).execution_options(populate_existing=True)
    return session.scalars(query.with_for_update(read=True) if hold else query).one_or_none()


def turn(session: Session, name: str, on: bool, by: str, at: datetime, why: str) -> None:
    put(session, SwitchRow, {"name": name}, {"on": on, "by": by, "at": at, "why": why})


def add_delight(session: Session, values: Mapping[str, Any]) -> int:
    return session.scalars(insert(DelightRow).returning(DelightRow.id), [dict(values)]).one()


def delights(
    session: Session, brands: frozenset[str] | None, since: datetime, most: int = 200
) -> list[tuple[DelightRow, CaseRow]]:
    """The ledger since a time, the newest first."""
    query = (
        select(DelightRow, CaseRow)
        .join(CaseRow, CaseRow.id == DelightRow.case_id)
        .where(DelightRow.at >= since)
        .order_by(DelightRow.id.desc())
        .limit(most)
    )
    if brands is not None:
        query = query.where(CaseRow.brand.in_(brands))
    return [(entry, case) for entry, case in session.execute(query)]
