"""Links that let somebody choose a password once: invitations, and resets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from activesupport.domain.errors import UserError
from activesupport.domain.people import Permission, Person
from activesupport.storage import keys, people
from activesupport.storage.desk_tables import LinkRow, UserRow
from activesupport.work.accounts import choosing, passwords
from activesupport.work.accounts.door import Accounts, Actor, Deed
from activesupport.work.accounts.unguessable import digest, new_secret

INVITATION = timedelta(hours=48)
RESET = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Link:
    """A link for one account. `path` comes after the public address of the desk."""

    name: str
    token: str
    expires_at: datetime

    @property
    def path(self) -> str:
        return f"/password/{self.token}"


Carry = Callable[[Session, UserRow, Link, Deed], None]
"""What becomes of a link in the transaction that makes it."""


def _by_hand(_session: Session, _row: UserRow, _link: Link, _deed: Deed) -> None:
    """Whoever made it hands it over."""


def invite(accounts: Accounts, by: Actor, user_id: int, carry: Carry = _by_hand) -> Link:
    """A link for somebody new, good for two days. Earlier links of the account are void."""
    return _make(accounts, by, user_id, Deed.INVITE, INVITATION, carry)


def reset(accounts: Accounts, by: Actor, user_id: int, carry: Carry = _by_hand) -> Link:
    """A link for somebody who has forgotten the password, good for an hour. The old password counts until then."""
    return _make(accounts, by, user_id, Deed.RESET, RESET, carry)


def _make(accounts: Accounts, by: Actor, user_id: int, deed: Deed, life: timedelta, carry: Carry) -> Link:
    by.must(Permission.PEOPLE)
    now, token = accounts.now(), new_secret()
    with accounts.database.writing() as session:
        row = people.get(session, user_id)
        if not row.active:
            raise UserError("people.not_active", name=row.name)
        keys.void_links(session, user_id, now)
        values = {"token": digest(token), "user_id": user_id, "created_at": now, "expires_at": now + life}
        keys.add_link(session, values)
        accounts.record(session, by, deed, user_id)
        link = Link(row.name, token, now + life)
        carry(session, row, link, deed)
        return link


def whose(accounts: Accounts, token: str) -> Person:
    """For whom a link is. Raises UserError for one that was used, is too old, or never was."""
    with accounts.database.reading() as session:
        _link, row = _found(accounts, session, token)
        return people.person_of(row)


def choose_password(accounts: Accounts, token: str, password: str, address: str) -> Person:
    """Use a link up: the account has this password from now on, and all its sessions and API tokens end.

    Whoever asks for a link has lost the account, perhaps to somebody who has made tokens since. Choosing another
    password while signed in (`choosing.change_password`) ends the other sessions and leaves the tokens: programs go on.

    Raises UserError for a link that does not count (as `whose`), or a password that is not good enough: the link can
    then be used again.
    """
    with accounts.database.reading() as session:
        _link, row = _found(accounts, session, token)
    choosing.check(row, password)
    kept = passwords.hashed(password)
    with accounts.database.writing() as session:
        link, row = _found(accounts, session, token)
        if not keys.use_link(session, link.id, accounts.now()):
            raise UserError("signin.link_dead")
        person = people.person_of(row)
        ended = keys.revoke_tokens(session, row.id, accounts.now())
        detail = {"how": "link"} | ({"tokens": ended} if ended else {})
        choosing.write(accounts, session, Actor(person, address), row.id, kept, detail)
        return person


def _found(accounts: Accounts, session: Session, token: str) -> tuple[LinkRow, UserRow]:
    link = keys.link_of(session, digest(token), accounts.now())
    row = people.get(session, link.user_id) if link else None
    if link is None or row is None or not row.active:
        raise UserError("signin.link_dead")
    return link, row
