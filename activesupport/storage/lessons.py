"""Rows that something can be learnt from: questions without an answer, and what became of suggestions."""

from collections.abc import Collection, Sequence

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session, aliased

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
    session: Session, playbooks: Sequence[str], most: int, brands: Collection[str] | None = None
) -> list[tuple[ReplyRow, PostRow]]:
    """Replies that grew from these playbooks' suggestions, with the posts that they answer, the latest first; `most`
    of each playbook.

    Those that were given up are left out. `brands` None: of all.
    """
    parts = [playbooks[start : start + _AT_ONCE] for start in range(0, len(playbooks), _AT_ONCE)]
    return [pair for part in parts for pair in _written_with(session, part, most, brands)]


_AT_ONCE = 200
"""Playbooks in one statement: SQLite takes five hundred lists at the most."""


def _written_with(
    session: Session, playbooks: Sequence[str], most: int, brands: Collection[str] | None
) -> list[tuple[ReplyRow, PostRow]]:
    """A list for each playbook, which its index ends after `most`."""
    walls = [] if brands is None else [ReplyRow.brand.in_(brands)]
    grown = select(ReplyRow).where(ReplyRow.suggested.is_not(None), ReplyRow.state.not_in(_GIVEN_UP), *walls)
    latest = [
        grown.where(ReplyRow.playbook == one).order_by(ReplyRow.id.desc()).limit(most).subquery() for one in playbooks
    ]
    found = aliased(ReplyRow, union_all(*(select(one) for one in latest)).subquery())
    query = select(found, PostRow).join(PostRow, PostRow.id == found.post_id).order_by(found.id.desc())
    return [(reply, post) for reply, post in session.execute(query)]
