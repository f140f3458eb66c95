"""Replies on their way: written once, changed by compare-and-set, found again on the platform."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, ScalarSelect, func, insert, select, tuple_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from activesupport.domain.errors import LostRace, UserError
from activesupport.domain.outgoing import ReplyState
from activesupport.storage.cases import Person
from activesupport.storage.counting import up_to
from activesupport.storage.desk_tables import ReplyRow, UserRow
from activesupport.storage.merged import together
from activesupport.storage.tables import CaseRow, MentionRow, PostRow
from activesupport.storage.types import storable

_GIVEN_UP = (ReplyState.REJECTED, ReplyState.CANCELLED, ReplyState.MISSING)
_LOOKED_FOR = (ReplyState.HANDED, ReplyState.POSTED, ReplyState.MISSING)


def add(session: Session, row: Mapping[str, Any]) -> int:
    """Write a reply; its number. Raises LostRace when one is on its way for this case already."""
    try:
        found = insert(ReplyRow).returning(ReplyRow.id)
        return session.scalars(found, [{**row, "text": storable(row["text"])}]).one()
    except IntegrityError as error:
        raise LostRace("reply.on_its_way", case=row["case_id"]) from error


def get(session: Session, reply_id: int) -> ReplyRow:
    """The reply as it is now. Raises UserError for a number that does not exist."""
    row = session.get(ReplyRow, reply_id, populate_existing=True)
    if row is None:
        raise UserError("reply.unknown", reply=reply_id)
    return row


def change(session: Session, reply: ReplyRow, now: datetime, **values: Any) -> None:
    """Compare and set. Raises LostRace when somebody else was first."""
    if "state" in values:
        values["on_its_way"] = ReplyState(values["state"]).is_on_its_way
    if "text" in values:
        values["text"] = storable(values["text"])
    result = session.execute(
        update(ReplyRow)
        .where(ReplyRow.id == reply.id, ReplyRow.version == reply.version)
        .values(**values, version=reply.version + 1, changed_at=now)
        .execution_options(synchronize_session=False)
    )
    if not isinstance(result, CursorResult) or result.rowcount != 1:
        raise LostRace("reply.lost_race", reply=reply.id)


def on_its_way(session: Session, case_id: int) -> ReplyRow | None:
    return session.scalars(select(ReplyRow).where(ReplyRow.case_id == case_id, ReplyRow.on_its_way)).one_or_none()


def of_case(session: Session, case_id: int) -> list[ReplyRow]:
    return list(session.scalars(select(ReplyRow).where(ReplyRow.case_id == case_id).order_by(ReplyRow.id)))


def in_state(
    session: Session, state: ReplyState, brands: Collection[str] | None, most: int
) -> list[tuple[ReplyRow, CaseRow, PostRow]]:
    """Replies of these brands (None: of all) with their cases and the posts that they answer, the longest unchanged
    first.
    """
    query = select(ReplyRow, CaseRow, PostRow).join(CaseRow, CaseRow.id == ReplyRow.case_id)
    query = query.join(PostRow, PostRow.id == ReplyRow.post_id).where(*_standing(state, brands))
    rows = session.execute(query.order_by(ReplyRow.changed_at, ReplyRow.id).limit(most))
    return [(reply, case, post) for reply, case, post in rows]


def counted(state: ReplyState, brands: Collection[str] | None) -> ScalarSelect[int]:
    """How many there are, to be asked together with other numbers (`counting.counts`)."""
    return up_to(select(ReplyRow.id).where(*_standing(state, brands)))


def _standing(state: ReplyState, brands: Collection[str] | None) -> list[ColumnElement[bool]]:
    return [ReplyRow.state == state, *([] if brands is None else [ReplyRow.brand.in_(brands)])]


def unseen(session: Session, since: datetime) -> list[ReplyRow]:
    """Replies that were handed over or posted, changed since a time and not found on the platform yet."""
    waiting = (ReplyRow.state.in_([ReplyState.HANDED, ReplyState.POSTED]), ReplyRow.changed_at >= since)
    return list(session.scalars(select(ReplyRow).where(*waiting).order_by(ReplyRow.id)))


Account = tuple[str, str, str]
"""A brand, a platform, and the handle of one of the brand's accounts there, in lower case and without @."""


@dataclass(frozen=True, slots=True)
class Found:
    """A post of the brand's own that answers what a reply was for."""

    reply: ReplyRow
    post: PostRow


def answers(session: Session, accounts: Collection[Account], since: datetime) -> list[Found]:
    """Posts of these accounts that stand for no reply yet, the earliest first, each with every reply that it may be:
    handed over, changed since a time, to the same post and by the same brand.
    """
    other = aliased(ReplyRow)
    taken = select(other.id).where(other.source == PostRow.source, other.platform_id == PostRow.platform_id)
    handle = func.lower(func.ltrim(PostRow.author_handle, "@"))
    rows = session.execute(
        select(ReplyRow, PostRow)
        .join(PostRow, (PostRow.source == ReplyRow.source) & (PostRow.reply_to == ReplyRow.target))
        .where(ReplyRow.state.in_(_LOOKED_FOR), ReplyRow.changed_at >= since)
        .where(tuple_(ReplyRow.brand, ReplyRow.source, handle).in_(accounts))
        .where(~taken.exists())
        .order_by(PostRow.time, PostRow.id, ReplyRow.id)
    )
    return [Found(reply, post) for reply, post in rows]


def spoken_since(session: Session, reply: ReplyRow) -> bool:
    """Whether the customer has written again since a reply was handed over, going by when that became known here."""
    if reply.handed_at is None:
        return False
    later = (MentionRow.case_id == reply.case_id, MentionRow.judged_at > reply.handed_at)
    return session.scalars(select(MentionRow.id).where(*later).limit(1)).first() is not None


def has_later(session: Session, reply: ReplyRow) -> bool:
    """Whether another reply was written in the case afterwards, and not given up."""
    later = (ReplyRow.case_id == reply.case_id, ReplyRow.id > reply.id, ReplyRow.state.not_in(_GIVEN_UP))
    return session.scalars(select(ReplyRow.id).where(*later).limit(1)).first() is not None


def contacted(session: Session, person: Person, since: datetime, but_for: int | None = None) -> datetime | None:
    """When a person was last written to by a brand, since a time; what is on its way counts.

    `but_for` leaves out the case whose conversation goes on, with those merged into it: that is no new contact.
    """
    brand, source, author = person
    query = (
        select(func.max(ReplyRow.created_at))
        .join(CaseRow, CaseRow.id == ReplyRow.case_id)
        .where(
            CaseRow.author_id == author,
            CaseRow.source == source,
            CaseRow.brand == brand,
            ReplyRow.created_at >= since,
            ReplyRow.state.not_in(_GIVEN_UP),
        )
    )
    return session.scalar(query if but_for is None else query.where(CaseRow.id.not_in(together(but_for))))


@dataclass(frozen=True, slots=True)
class Example:
    """A reply that a lead called good, the post that it answered, the labels of the case, and who had signed it."""

    reply: ReplyRow
    post: PostRow
    labels: frozenset[str]
    responder: str | None


def examples(session: Session, brand: str, language: str, most: int = 500) -> list[Example]:
    """Replies that a lead called good examples, the newest first; not those to posts that were deleted."""
    rows = session.execute(
        select(ReplyRow, PostRow, CaseRow.labels, UserRow.display)
        .join(PostRow, PostRow.id == ReplyRow.post_id)
        .join(CaseRow, CaseRow.id == ReplyRow.case_id)
        .outerjoin(UserRow, UserRow.name == ReplyRow.author)
        .where(ReplyRow.example, ReplyRow.brand == brand, ReplyRow.language == language, PostRow.deleted_at.is_(None))
        .order_by(ReplyRow.id.desc())
        .limit(most)
    )
    return [Example(reply, post, frozenset(labels), responder) for reply, post, labels, responder in rows]
