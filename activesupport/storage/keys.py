"""What opens the door: sessions, links that are used once, and API tokens. Of each only the digest is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from activesupport.domain.errors import UserError
from activesupport.storage.desk_tables import LinkRow, SessionRow, TokenRow, UserRow


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session with the account that it is for."""

    session: SessionRow
    user: UserRow


def add_session(session: Session, values: Mapping[str, Any]) -> int:
    return session.scalars(insert(SessionRow).returning(SessionRow.id), [dict(values)]).one()


def session_of(session: Session, digest: str, now: datetime, seen_since: datetime) -> OpenSession | None:
    """The session of a token and its account, where it still counts: one look at one index.

    None where it was revoked, has ended, was not used since `seen_since`, or the account is not active.
    """
    query = (
        select(SessionRow, UserRow)
        .join(UserRow, UserRow.id == SessionRow.user_id)
        .where(
            SessionRow.token == digest,
            SessionRow.revoked_at.is_(None),
            SessionRow.expires_at > now,
            SessionRow.seen_at > seen_since,
            UserRow.active,
        )
    )
    found = session.execute(query).one_or_none()
    return OpenSession(found[0], found[1]) if found else None


def sessions_of(session: Session, user_id: int, now: datetime, seen_since: datetime) -> list[SessionRow]:
    """The sessions of an account that still count, the latest used first."""
    query = select(SessionRow).where(
        SessionRow.user_id == user_id,
        SessionRow.revoked_at.is_(None),
        SessionRow.expires_at > now,
        SessionRow.seen_at > seen_since,
    )
    return list(session.scalars(query.order_by(SessionRow.seen_at.desc(), SessionRow.id.desc())))


def session_seen(session: Session, session_id: int, at: datetime) -> None:
    session.execute(update(SessionRow).where(SessionRow.id == session_id).values(seen_at=at))


def get_session(session: Session, session_id: int) -> SessionRow:
    """Raises UserError for a number that does not exist."""
    row = session.get(SessionRow, session_id)
    if row is None:
        raise UserError("people.no_session", session=session_id)
    return row


def revoke_session(session: Session, session_id: int, at: datetime) -> None:
    """End a session; one that has been ended keeps its time."""
    _end(session, SessionRow.revoked_at, at, SessionRow.id, session_id)


def revoke_sessions(session: Session, user_id: int, at: datetime, but: int | None = None) -> int:
    """End all sessions of an account, or all `but` one; how many."""
    query = update(SessionRow).where(SessionRow.user_id == user_id, SessionRow.revoked_at.is_(None))
    if but is not None:
        query = query.where(SessionRow.id != but)
    return _count(session.execute(query.values(revoked_at=at)))


def add_link(session: Session, values: Mapping[str, Any]) -> int:
    return session.scalars(insert(LinkRow).returning(LinkRow.id), [dict(values)]).one()


def link_of(session: Session, digest: str, now: datetime) -> LinkRow | None:
    """A link that can still be used."""
    query = select(LinkRow).where(LinkRow.token == digest, LinkRow.used_at.is_(None), LinkRow.expires_at > now)
    return session.scalars(query).one_or_none()


def use_link(session: Session, link_id: int, at: datetime) -> bool:
    """Use a link up; False when somebody else did so first."""
    return _end(session, LinkRow.used_at, at, LinkRow.id, link_id) == 1


def void_links(session: Session, user_id: int, at: datetime) -> None:
    """No link of an account can be used any more."""
    _end(session, LinkRow.used_at, at, LinkRow.user_id, user_id)


def add_token(session: Session, values: Mapping[str, Any]) -> int:
    return session.scalars(insert(TokenRow).returning(TokenRow.id), [dict(values)]).one()


@dataclass(frozen=True, slots=True)
class OpenToken:
    """An API token with the account that it acts for."""

    token: TokenRow
    user: UserRow


def token_of(session: Session, digest: str, now: datetime) -> OpenToken | None:
    """An API token and its account, where both still count."""
    alive = (TokenRow.expires_at.is_(None)) | (TokenRow.expires_at > now)
    query = (
        select(TokenRow, UserRow)
        .join(UserRow, UserRow.id == TokenRow.user_id)
        .where(TokenRow.token == digest, TokenRow.revoked_at.is_(None), alive, UserRow.active)
    )
    found = session.execute(query).one_or_none()
    return OpenToken(found[0], found[1]) if found else None


def tokens(session: Session, user_id: int | None = None) -> list[OpenToken]:
    """API tokens that were not revoked, of one account or of all, in the order in which they were made."""
    query = select(TokenRow, UserRow).join(UserRow, UserRow.id == TokenRow.user_id)
    if user_id is not None:
        query = query.where(TokenRow.user_id == user_id)
    rows = session.execute(query.where(TokenRow.revoked_at.is_(None)).order_by(TokenRow.id))
    return [OpenToken(token, user) for token, user in rows]


def get_token(session: Session, token_id: int) -> TokenRow:
    """Raises UserError for a number that does not exist."""
    row = session.get(TokenRow, token_id)
    if row is None:
        raise UserError("people.no_token", token=token_id)
    return row


def token_used(session: Session, token_id: int, at: datetime) -> None:
    session.execute(update(TokenRow).where(TokenRow.id == token_id).values(used_at=at))


def revoke_token(session: Session, token_id: int, at: datetime) -> None:
    _end(session, TokenRow.revoked_at, at, TokenRow.id, token_id)


def revoke_tokens(session: Session, user_id: int, at: datetime) -> int:
    """End all API tokens of an account; how many."""
    return _end(session, TokenRow.revoked_at, at, TokenRow.user_id, user_id)


def _end(
    session: Session,
    ended: InstrumentedAttribute[datetime | None],
    at: datetime,
    column: InstrumentedAttribute[int],
    value: int,
) -> int:
    """Set the time `ended` where none is set; how many rows that were."""
    query = update(ended.class_).where(column == value, ended.is_(None)).values({ended: at})
    return _count(session.execute(query.execution_options(synchronize_session=False)))


def _count(result: object) -> int:
    return result.rowcount if isinstance(result, CursorResult) else 0
