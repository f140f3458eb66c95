"""The daemon's sign of life, for health checks."""

from datetime import datetime

from sqlalchemy.orm import Session

from activesupport.storage.tables import HeartbeatRow


def beat(session: Session, now: datetime) -> None:
    session.merge(HeartbeatRow(id=1, at=now))


def last(session: Session) -> datetime | None:
    row = session.get(HeartbeatRow, 1)
    return row.at if row is not None else None
