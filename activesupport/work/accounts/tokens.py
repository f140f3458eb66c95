"""API tokens: made once, shown once, good for what their scopes and their owner allow."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from activesupport.domain.errors import UserError
from activesupport.domain.people import Permission, Person, Scope
from activesupport.storage import keys, people
from activesupport.work.accounts.door import Accounts, Actor, Deed
from activesupport.work.accounts.unguessable import digest, new_secret

PREFIX = "as_"
"""So that a token which strays into a repository or a log is found there."""
_USED_EVERY = timedelta(minutes=1)
_LONGEST_NAME = 80
_MOST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class Made:
    """A new token. `value` is shown now and never again."""

    id: int
    value: str
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a request of the API acts for, and what its token allows of what that person may."""

    person: Person
    scopes: frozenset[Scope]
    token_id: int


def create(
    accounts: Accounts, by: Actor, user_id: int, name: str, scopes: Collection[Scope], days: int | None = None
) -> Made:
    """Make a token for oneself, or as an admin for anybody; `days` None never ends.

    Raises UserError for a token without a name or scope, or with a scope that its owner's role has no use for.
    """
    by.must_be_or_keep(user_id)
    if not name.strip() or len(name) > _LONGEST_NAME:
        raise UserError("people.token_name", most=_LONGEST_NAME)
    if days is not None and not 1 <= days <= _MOST_DAYS:
        raise UserError("people.token_days", most=_MOST_DAYS)
    now, value = accounts.now(), PREFIX + new_secret()
    expires_at = now + timedelta(days=days) if days is not None else None
    given = sorted(set(scopes))
    with accounts.database.writing() as session:
        row = people.get(session, user_id)
        if not row.active:
            raise UserError("people.not_active", name=row.name)
        if not given:
            raise UserError("people.token_scope")
        if Scope.ADMIN in given and not people.person_of(row).may(Permission.PEOPLE):
            raise UserError("people.token_too_wide", name=row.name)
        token_id = keys.add_token(
            session,
            {
                "token": digest(value),
                "user_id": user_id,
                "name": name.strip(),
                "scopes": [str(scope) for scope in given],
                "created_at": now,
                "expires_at": expires_at,
            },
        )
        accounts.record(session, by, Deed.MAKE_TOKEN, user_id, {"token": token_id, "name": name.strip()})
    return Made(token_id, value, expires_at)


def bearer(accounts: Accounts, value: str) -> Bearer | None:
    """Who has this token, None where it does not count (any more). One query; its use is noted once a minute."""
    now = accounts.now()
    with accounts.database.reading() as session:
        found = keys.token_of(session, digest(value), now)
    if found is None:
        return None
    used_at = found.token.used_at
    if used_at is None or now - used_at >= _USED_EVERY:
        with accounts.database.writing() as session:
            keys.token_used(session, found.token.id, now)
    scopes = frozenset(Scope(scope) for scope in found.token.scopes)
    return Bearer(people.person_of(found.user), scopes, found.token.id)


def revoke(accounts: Accounts, by: Actor, token_id: int) -> None:
    """End a token: one's own, or as an admin anybody's."""
    with accounts.database.writing() as session:
        row = keys.get_token(session, token_id)
        by.must_be_or_keep(row.user_id)
        keys.revoke_token(session, token_id, accounts.now())
        accounts.record(session, by, Deed.REVOKE_TOKEN, row.user_id, {"token": token_id, "name": row.name})
