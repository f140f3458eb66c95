"""Who has a case before them, and who was called to it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from activesupport.storage.desk_tables import CallRow, PresenceRow
from activesupport.storage.dialect import insert_unseen, put


def seen(session: Session, case_id: int, actor: str, at: datetime) -> None:
    put(session, PresenceRow, {"case_id": case_id, "actor": actor}, {"at": at})


def others(session: Session, case_id: int, actor: str, since: datetime) -> tuple[str, ...]:
    query = select(PresenceRow.actor).where(
        PresenceRow.case_id == case_id, PresenceRow.actor != actor, PresenceRow.at >= since
    )
    return tuple(session.scalars(query.order_by(PresenceRow.actor)))


def forget(session: Session, before: datetime) -> None:
    session.execute(delete(PresenceRow).where(PresenceRow.at < before))


def call(session: Session, case_id: int, names: Collection[str], by: str, at: datetime) -> None:
    """Call colleagues to a case; it stands among theirs until they look at it."""
    rows = [{"case_id": case_id, "name": name, "by": by, "at": at} for name in names]
    insert_unseen(session, CallRow, rows)


def called(session: Session, case_id: int, name: str) -> CallRow | None:
    return session.get(CallRow, (case_id, name))


def answer_call(session: Session, case_id: int, name: str) -> None:
    session.execute(delete(CallRow).where(CallRow.case_id == case_id, CallRow.name == name))
