"""Who looked at or changed what, outside the decisions of cases: written with the change, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, insert, or_, select
from sqlalchemy.orm import Session

from activesupport.storage.desk_tables import AuditRow

LOOK = "look"
"""The action of a view."""
Place = tuple[datetime, int]
"""Time and number of an entry: where the next page goes on."""


def record(
    session: Session, at: datetime, actor: str, action: str, target: str, detail: Mapping[str, Any], address: str
) -> None:
    """Write an entry. `target` is a kind and a number or id (`case:12`), `address` where the actor sits."""
    session.execute(
        insert(AuditRow),
        {"at": at, "actor": actor, "action": action, "target": target, "detail": dict(detail), "address": address},
    )


def looked_at(session: Session, actor: str, target: str, since: datetime) -> bool:
    """Whether a view (`LOOK`) is on record since a time: one an hour says enough."""
    same = (AuditRow.target == target, AuditRow.actor == actor, AuditRow.action == LOOK)
    query = select(AuditRow.id).where(*same, AuditRow.at >= since)
    return session.scalars(query.limit(1)).first() is not None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: None is any. `since` is included, `until` is not."""

    actor: str | None = None
    target: str | None = None
    action: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        for column, value in (
            (AuditRow.actor, self.actor),
            (AuditRow.target, self.target),
            (AuditRow.action, self.action),
        ):
            if value is not None:
                found.append(column == value)
        if self.since is not None:
            found.append(AuditRow.at >= self.since)
        if self.until is not None:
            found.append(AuditRow.at < self.until)
        return found


@dataclass(frozen=True, slots=True)
class Page:
    """Entries, the newest first; `after` is where the next page begins, None on the last."""

    rows: list[AuditRow]
    after: Place | None


def page(session: Session, wanted: Wanted, after: Place | None = None, most: int = 100) -> Page:
    """Entries that are wanted, older than the place `after`."""
    conditions = wanted.conditions()
    if after is not None:
        at, number = after
        conditions.append(or_(AuditRow.at < at, and_(AuditRow.at == at, AuditRow.id < number)))
    query = select(AuditRow).where(*conditions).order_by(AuditRow.at.desc(), AuditRow.id.desc()).limit(most + 1)
    rows = list(session.scalars(query))
    last = rows[most - 1] if len(rows) > most else None
    return Page(rows[:most], (last.at, last.id) if last else None)
