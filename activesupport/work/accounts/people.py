"""Keeping accounts: adding, changing, and letting people go; each with its entry in the record."""

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from activesupport.domain.errors import LostRace, UserError
from activesupport.domain.people import Permission, Role
from activesupport.storage import keys, people
from activesupport.storage.desk_tables import UserRow
from activesupport.work.accounts import passwords
from activesupport.work.accounts.door import Accounts, Actor, Deed
from activesupport.work.accounts.fields import Account, account_of, checked, values_of

_OWN = frozenset({"display", "language", "timezone", "theme", "keys"})
"""What everybody may change in their own account."""


def named(session: Session, name: str) -> UserRow:
    """The account of a name, active or not. Raises UserError where there is none."""
    row = people.by_name(session, name)
    if row is None:
        raise UserError("people.unknown", name=name)
    return row


def add(accounts: Accounts, by: Actor, account: Account, password: str | None = None) -> UserRow:
    """Make an account; without a `password`, that is for a link or single sign-on.

    Raises InvalidAccount with what is wrong by field, UserError where name or address are taken or the password is
    not good enough.
    """
    by.must(Permission.PEOPLE)
    if password is not None:
        passwords.check(password, account.name, account.display, account.email or "")
    kept = passwords.hashed(password) if password is not None else None
    with accounts.database.writing() as session:
        return write_new(accounts, session, by, account, password=kept)


def write_new(accounts: Accounts, session: Session, by: Actor, account: Account, **more: str | None) -> UserRow:
    """Make an account as part of a larger act; `more` are columns beside it, such as `subject` of a single sign-on."""
    row = people.add(session, values_of(checked(account)) | more | {"created_at": accounts.now()})
    accounts.record(session, by, Deed.ADD, row.id, {"name": row.name, "role": row.role})
    return row


def change(accounts: Accounts, by: Actor, user_id: int, version: int, account: Account) -> UserRow:
    """Write what an account should have from now on; its name stays, for the record names it.

    Everybody may change how they are shown their own pages, admins everything. Raises InvalidAccount as `add`,
    Forbidden, LostRace where the account is no longer at `version`, UserError where no admin would be left.
    """
    with accounts.database.writing() as session:
        row = people.get(session, user_id)
        changes = _changes(account_of(row), checked(replace(account, name=row.name)))
        if by.person.id != user_id or not changes.keys() <= _OWN:
            by.must(Permission.PEOPLE)
        if changes.get("role", row.role) != Role.ADMIN:
            _must_leave_an_admin(session, row)
        if row.version != version:
            raise LostRace("people.lost_race", name=row.name)
        return write_change(accounts, session, by, row, changes)


def write_change(accounts: Accounts, session: Session, by: Actor, row: UserRow, changes: dict[str, Any]) -> UserRow:
    """Change columns of an account as part of a larger act; nothing is written where nothing changes."""
    if not changes:
        return row
    told = {name: [getattr(row, name), value] for name, value in changes.items()}
    changed = people.change(session, row, **changes)
    accounts.record(session, by, Deed.CHANGE, row.id, {"changed": told})
    return changed


def _changes(before: Account, after: Account) -> dict[str, Any]:
    old, new = values_of(before), values_of(after)
    return {name: value for name, value in new.items() if value != old[name]}


def deactivate(accounts: Accounts, by: Actor, user_id: int) -> None:
    """Let somebody go: sessions, tokens and links end in the same moment; what they did stays under their name."""
    by.must(Permission.PEOPLE)
    now = accounts.now()
    with accounts.database.writing() as session:
        row = people.get(session, user_id)
        if not row.active:
            raise UserError("people.not_active", name=row.name)
        _must_leave_an_admin(session, row)
        people.change(session, row, active=False)
        ended = keys.revoke_sessions(session, user_id, now)
        revoked = keys.revoke_tokens(session, user_id, now)
        keys.void_links(session, user_id, now)
        accounts.record(session, by, Deed.DEACTIVATE, user_id, {"sessions": ended, "tokens": revoked})


def reactivate(accounts: Accounts, by: Actor, user_id: int) -> None:
    """Let somebody back in, with the password that they had; sessions and tokens do not come back."""
    by.must(Permission.PEOPLE)
    with accounts.database.writing() as session:
        row = people.get(session, user_id)
        if row.active:
            raise UserError("people.is_active", name=row.name)
        people.change(session, row, active=True, failures=0, locked_until=None)
        accounts.record(session, by, Deed.REACTIVATE, user_id)


def unlock(accounts: Accounts, by: Actor, user_id: int) -> None:
    """Forget wrong passwords: the person can sign in at once."""
    by.must(Permission.PEOPLE)
    with accounts.database.writing() as session:
        people.get(session, user_id)
        people.note(session, user_id, failures=0, locked_until=None)
        accounts.record(session, by, Deed.UNLOCK, user_id)


def is_last_admin(session: Session, row: UserRow) -> bool:
    """Whether nobody else could keep accounts. No other admin can go before the transaction has ended."""
    return row.active and row.role == Role.ADMIN and people.count_admins(session) == 1


def _must_leave_an_admin(session: Session, row: UserRow) -> None:
    if is_last_admin(session, row):
        raise UserError("people.last_admin", name=row.name)
