"""From an identity that a provider vouches for to an account here, and a session."""

import re

from sqlalchemy.orm import Session

from activesupport.domain.errors import UserError
from activesupport.domain.people import ALLOWED, Person, Role
from activesupport.storage import audit, people
from activesupport.storage.desk_tables import UserRow
from activesupport.work.accounts.door import NOBODY, Accounts, Actor, Deed
from activesupport.work.accounts.fields import Account
from activesupport.work.accounts.oidc import Identity, OidcOptions
from activesupport.work.accounts.people import is_last_admin, write_change, write_new
from activesupport.work.accounts.signing_in import SignedIn, open_session

_HOUSE = Person(None, "activesupport", Role.ADMIN)
"""Who adds and changes accounts at the word of the provider."""


def sign_in_as(accounts: Accounts, identity: Identity, options: OidcOptions, address: str, agent: str) -> SignedIn:
    """Open a session for whom the provider vouches.

    The account is the one that was linked to this identity before, else the one with its verified address, which is
    linked to it now, else a new viewer where `options.create`. Where `options.roles` is given, the provider's groups
    decide the role at every sign-in; the last admin stays one. Raises UserError where there is no account.
    """
    by = Actor(_HOUSE, address)
    with accounts.database.writing() as session:
        row = _account(accounts, session, by, identity, options)
        if row is not None and row.active:
            role = role_of(identity, options)
            if role is not None and role != row.role and not is_last_admin(session, row):
                row = write_change(accounts, session, by, row, {"role": str(role)})
            return open_session(accounts, session, row, {"how": "oidc"}, address, agent)
        name, target = (row.name, f"user:{row.id}") if row else (NOBODY, f"user:{NOBODY}")
        audit.record(session, accounts.now(), name, Deed.SIGN_IN_FAILED, target, {"how": "oidc"}, address)
    raise UserError("signin.no_account")


def role_of(identity: Identity, options: OidcOptions) -> Role | None:
    """The role that the provider's groups give, None where roles are kept here: the widest; without any, viewer.

    A provider that says nothing about groups names none: who was taken out of all of them must not keep a role.
    """
    if not options.roles:
        return None
    given = [role for group, role in options.roles.items() if group in identity.groups]
    return max(given, key=lambda role: len(ALLOWED[role]), default=Role.VIEWER)


def _account(
    accounts: Accounts, session: Session, by: Actor, identity: Identity, options: OidcOptions
) -> UserRow | None:
    subject = f"{identity.issuer} {identity.subject}"
    linked = people.by_subject(session, subject)
    if linked is not None:
        return linked
    same = people.by_email(session, identity.email) if identity.email else None
    if same is not None:
        # An account that is another identity's already is not handed to whoever has its address now.
        return _link(accounts, session, by, same, subject) if same.active and same.subject is None else None
    if not options.create:
        return None
    account = Account(
        name=_free_name(session, identity.name), role=Role.VIEWER, display=identity.display[:120], email=identity.email
    )
    return write_new(accounts, session, by, account, subject=subject)


def _link(accounts: Accounts, session: Session, by: Actor, row: UserRow, subject: str) -> UserRow:
    linked = people.change(session, row, subject=subject)
    accounts.record(session, by, Deed.LINK_SUBJECT, row.id, {"subject": subject})
    return linked


def _free_name(session: Session, wish: str) -> str:
    """A name like the one at the provider that nobody has here."""
    plain = re.sub(r"[^a-z0-9._-]+", "-", wish.partition("@")[0].lower())[:36].strip("._-")
    base = plain if len(plain) > 1 and plain != _HOUSE.name else "user"
    name, number = base, 1
    while people.by_name(session, name) is not None:
        number += 1
        name = f"{base}-{number}"
    return name
