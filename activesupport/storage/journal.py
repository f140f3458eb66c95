"""The journal: every decision on a case or a post, by people and by the rules, in the order in which they were made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from activesupport.storage.tables import CaseRow, DecisionRow, PostRow


def add(session: Session, row: Mapping[str, Any]) -> int:
    """Write one decision; its number."""
    return session.scalars(insert(DecisionRow).returning(DecisionRow.id), [dict(row)]).one()


def get(session: Session, decision_id: int) -> DecisionRow | None:
    return session.get(DecisionRow, decision_id)


def add_all(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(DecisionRow), rows)


def of_case(session: Session, case_id: int) -> list[DecisionRow]:
    return list(session.scalars(select(DecisionRow).where(DecisionRow.case_id == case_id).order_by(DecisionRow.id)))


@dataclass(frozen=True, slots=True)
class Said:
    """The latest word of a person on what a post is, for one brand. `labels` are none for a neutral mention."""

    post: PostRow
    brand: str
    labels: tuple[str, ...]
    by: str
    at: datetime


def labels_said(session: Session) -> list[Said]:
    """What people said of posts: of a case's headline by `relabel`, of a lane's post by `label`; in that order."""
    rows = session.execute(
        select(DecisionRow, PostRow, CaseRow.brand)
        .join(PostRow, PostRow.id == DecisionRow.post_id)
        .outerjoin(CaseRow, CaseRow.id == DecisionRow.case_id)
        .where(DecisionRow.action.in_(["label", "relabel"]), PostRow.deleted_at.is_(None))
        .order_by(DecisionRow.id)
    )
    latest: dict[tuple[int, str], Said] = {}
    for decision, post, brand_of_case in rows:
        brand = brand_of_case or decision.detail["brand"]
        latest.pop((post.id, brand), None)  # so that the order is that of the words that count
        labels = tuple(decision.detail["after"])
        latest[post.id, brand] = Said(post, brand, labels, decision.actor, decision.at)
    return list(latest.values())
