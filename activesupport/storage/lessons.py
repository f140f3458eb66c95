"""Rows that something can be learnt from: questions without an answer, and what became of suggestions."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from activesupport.domain.gate import GateDecision
from activesupport.domain.outgoing import ReplyState
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import CaseRow, PostRow

_GIVEN_UP = (ReplyState.REJECTED, ReplyState.CANCELLED)


def unanswered_questions(session: Session, brands: Collection[str], most: int) -> list[tuple[CaseRow, PostRow]]:
    """Cases of these brands whose question no FAQ entry answers, with their posts, the latest first.

    Left out are posts that were deleted, those that abuse whoever reads them, and what only a senior person answers:
    no FAQ entry is to answer a death.
    """
    fit = (CaseRow.abuse.is_(False), CaseRow.gate != GateDecision.SENIOR, PostRow.deleted_at.is_(None))
    rows = session.execute(
        select(CaseRow, PostRow)
        .join(PostRow, PostRow.id == CaseRow.headline_id)
        .where(CaseRow.without_faq, CaseRow.brand.in_(brands), *fit)
        .order_by(CaseRow.id.desc())
        .limit(most)
    )
    return [(case, post) for case, post in rows]


def written_with(
    session: Session, playbook: str, most: int, brands: Collection[str] | None = None
) -> list[tuple[ReplyRow, PostRow]]:
    """Replies that grew from a playbook's suggestions, with the posts that they answer, the latest first.

    Those that were given up are left out. `brands` None: of all.
    """
    walls = [] if brands is None else [ReplyRow.brand.in_(brands)]
    rows = session.execute(
        select(ReplyRow, PostRow)
        .join(PostRow, PostRow.id == ReplyRow.post_id)
        .where(ReplyRow.playbook == playbook, ReplyRow.suggested.is_not(None), ReplyRow.state.not_in(_GIVEN_UP), *walls)
        .order_by(ReplyRow.id.desc())
        .limit(most)
    )
    return [(reply, post) for reply, post in rows]
