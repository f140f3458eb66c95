"""Giving an account its password."""

from typing import Any

from sqlalchemy.orm import Session

from activesupport.domain.errors import UserError
from activesupport.storage import keys, people
from activesupport.storage.desk_tables import UserRow
from activesupport.work.accounts import passwords
from activesupport.work.accounts.door import Accounts, Actor, Deed
from activesupport.work.accounts.signing_in import SignedIn


def check(row: UserRow, password: str) -> None:
    """Raises UserError for a password that this account may not have."""
    passwords.check(password, row.name, row.display, *([row.email] if row.email else []))


def change_password(accounts: Accounts, signed_in: SignedIn, old: str, new: str, address: str) -> None:
    """Choose another password for oneself; every other session ends. Raises UserError where `old` is not right."""
    accounts.attempts.must_be_few(address)
    with accounts.database.reading() as session:
        user_id = keys.get_session(session, signed_in.session_id).user_id
        row = people.get(session, user_id)
    if not passwords.is_right(row.password, old):
        accounts.attempts.failed(address)
        raise UserError("signin.wrong_password")
    check(row, new)
    kept = passwords.hashed(new)
    with accounts.database.writing() as session:
        by = Actor(signed_in.person, address)
        write(accounts, session, by, user_id, kept, {"how": "own"}, but=signed_in.session_id)


def write(
    accounts: Accounts,
    session: Session,
    by: Actor,
    user_id: int,
    kept: str,
    detail: dict[str, Any],
    but: int | None = None,
) -> None:
    """Set the hash, unlock the account, and end its sessions (`but` one) and links: whoever knew the old one is out."""
    now = accounts.now()
    people.note(session, user_id, password=kept, failures=0, locked_until=None)
    keys.revoke_sessions(session, user_id, now, but)
    keys.void_links(session, user_id, now)
    accounts.record(session, by, Deed.PASSWORD, user_id, detail)
