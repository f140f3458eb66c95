"""Signing in with a password, knowing who it is at every request, and signing out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from activesupport.domain.errors import UserError
from activesupport.domain.people import Person
from activesupport.storage import audit, keys, people
from activesupport.storage.desk_tables import UserRow
from activesupport.work.accounts import passwords
from activesupport.work.accounts.door import NOBODY, Accounts, Actor, Deed
from activesupport.work.accounts.unguessable import digest, new_secret

_FREE_FAILURES = 4
_FIRST_LOCK = timedelta(minutes=1)
_LONGEST_LOCK = timedelta(minutes=15)
_SEEN_EVERY = timedelta(minutes=1)
_LONGEST_AGENT = 300


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody in one browser. `token` is the session's secret; `theme` and `keys` are how they like the pages."""

    token: str
    person: Person
    session_id: int
    theme: str
    keys: bool


def lock_after(failures: int) -> timedelta | None:
    """How long an account is locked after so many wrong passwords in a row: from the fifth on, ever longer."""
    extra = failures - _FREE_FAILURES - 1
    return min(_FIRST_LOCK * 2 ** min(extra, 10), _LONGEST_LOCK) if extra >= 0 else None


def sign_in(accounts: Accounts, name: str, password: str, address: str, agent: str) -> SignedIn:
    """Open a session for a name (or mail address) and password.

    Raises UserError, with the same words and after the same work whatever was wrong: no such name, another password,
    an account that is locked, deactivated, or signs in elsewhere.
    """
    accounts.attempts.must_be_few(address)
    with accounts.database.reading() as session:
        row = people.by_email(session, name) if "@" in name else people.by_name(session, name)
    is_right = passwords.is_right(row.password if row else None, password)
    # No transaction is open while the password is hashed: that takes long, and on SQLite all others would wait.
    renewed = passwords.hashed(password) if row and row.password and is_right and _is_dated(row) else None
    with accounts.database.writing() as session:
        found = people.get(session, row.id) if row else None
        if found is not None and is_right and _may_enter(found, row, accounts.now()):
            people.note(session, found.id, failures=0, locked_until=None, password=renewed or found.password)
            return open_session(accounts, session, found, {"how": "password"}, address, agent)
        _refuse(accounts, session, found, address)
    accounts.attempts.failed(address)
    raise UserError("signin.refused")


def _is_dated(row: UserRow) -> bool:
    return row.password is not None and passwords.is_dated(row.password)


def _may_enter(found: UserRow, as_checked: UserRow | None, now: datetime) -> bool:
    is_same = as_checked is not None and found.password == as_checked.password
    return found.active and is_same and not _is_locked(found, now)


def _is_locked(row: UserRow, now: datetime) -> bool:
    return row.locked_until is not None and row.locked_until > now


def _refuse(accounts: Accounts, session: Session, row: UserRow | None, address: str) -> None:
    """Count and record a failure. A locked account counts none, or anybody could keep it locked for ever."""
    now = accounts.now()
    detail: dict[str, int] = {}
    if row is not None and not _is_locked(row, now):
        failures = people.count_failure(session, row.id)
        lock = lock_after(failures)
        if lock is not None:
            people.note(session, row.id, locked_until=now + lock)
            detail = {"locked_minutes": int(lock / timedelta(minutes=1))}
    name, target = (row.name, f"user:{row.id}") if row else (NOBODY, f"user:{NOBODY}")
    audit.record(session, now, name, Deed.SIGN_IN_FAILED, target, detail, address)


def open_session(
    accounts: Accounts, session: Session, row: UserRow, detail: dict[str, str], address: str, agent: str
) -> SignedIn:
    """Begin a session, always with a token of its own. Whoever calls has made sure that it is this person."""
    now, token = accounts.now(), new_secret()
    session_id = keys.add_session(
        session,
        {
            "token": digest(token),
            "user_id": row.id,
            "created_at": now,
            "seen_at": now,
            "expires_at": now + accounts.sessions.life,
            "address": address,
            "agent": agent[:_LONGEST_AGENT],
        },
    )
    people.note(session, row.id, seen_at=now)
    person = people.person_of(row)
    accounts.record(session, Actor(person, address), Deed.SIGN_IN, row.id, detail)
    return SignedIn(token, person, session_id, row.theme, row.keys)


def who(accounts: Accounts, token: str) -> SignedIn | None:
    """Who has this session's token, None where the session has ended. One query; a visit is noted once a minute."""
    now = accounts.now()
    with accounts.database.reading() as session:
        found = keys.session_of(session, digest(token), now, now - accounts.sessions.idle)
    if found is None:
        return None
    if now - found.session.seen_at >= _SEEN_EVERY:
        with accounts.database.writing() as session:
            keys.session_seen(session, found.session.id, now)
            people.note(session, found.user.id, seen_at=now)
    return SignedIn(token, people.person_of(found.user), found.session.id, found.user.theme, found.user.keys)


def sign_out(accounts: Accounts, signed_in: SignedIn, address: str) -> None:
    """End one's own session."""
    by = Actor(signed_in.person, address)
    with accounts.database.writing() as session:
        user_id = keys.get_session(session, signed_in.session_id).user_id
        keys.revoke_session(session, signed_in.session_id, accounts.now())
        accounts.record(session, by, Deed.SIGN_OUT, user_id)


def revoke(accounts: Accounts, by: Actor, session_id: int) -> None:
    """End a session: one's own in another browser, or as an admin anybody's."""
    with accounts.database.writing() as session:
        user_id = keys.get_session(session, session_id).user_id
        by.must_be_or_keep(user_id)
        keys.revoke_session(session, session_id, accounts.now())
        accounts.record(session, by, Deed.END_SESSION, user_id, {"session": session_id})


def revoke_all(accounts: Accounts, by: Actor, user_id: int) -> int:
    """End all sessions of an account; how many."""
    by.must_be_or_keep(user_id)
    with accounts.database.writing() as session:
        ended = keys.revoke_sessions(session, user_id, accounts.now())
        accounts.record(session, by, Deed.END_SESSION, user_id, {"sessions": ended})
        return ended
