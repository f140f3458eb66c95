"""The history of the rule files."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from activesupport.storage.dialect import insert_unseen
from activesupport.storage.tables import RulesVersionRow


def remember(session: Session, version: str, files: Mapping[str, str], now: datetime) -> None:
    """Keep the text of every rule file under its version, once."""
    insert_unseen(session, RulesVersionRow, [{"version": version, "loaded_at": now, "files": dict(files)}])


def latest(session: Session) -> RulesVersionRow | None:
    """The version that came into force last."""
    return session.scalar(select(RulesVersionRow).order_by(RulesVersionRow.loaded_at.desc()).limit(1))
