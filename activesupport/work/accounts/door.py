"""What all verbs about accounts work with, who acts, and the way every act is written down."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from activesupport.domain.people import Permission, Person, refusal
from activesupport.storage import audit
from activesupport.storage.database import Database
from activesupport.work.accounts.attempts import Attempts

NOBODY = "?"
"""The actor of an attempt whose name belongs to no account. What was typed is not kept: it may be a password."""


class Deed(StrEnum):
    """What the record of accounts tells of."""

    SIGN_IN = "sign_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_OUT = "sign_out"
    END_SESSION = "end_session"
    PASSWORD = "password"  # noqa: S105  # names of deeds, no secrets
    INVITE = "invite"
    RESET = "reset"
    LINK_SUBJECT = "link_subject"
    ADD = "add_person"
    CHANGE = "change_person"
    DEACTIVATE = "deactivate"
    REACTIVATE = "reactivate"
    UNLOCK = "unlock"
    MAKE_TOKEN = "make_token"  # noqa: S105
    REVOKE_TOKEN = "revoke_token"  # noqa: S105


@dataclass(frozen=True, slots=True)
class SessionRules:
    """A session ends when nobody used it for `idle`, and after `life` in any case."""

    idle: timedelta = timedelta(hours=12)
    life: timedelta = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts on accounts, and from which address."""

    person: Person
    address: str

    def must(self, permission: Permission) -> None:
        """Raises Forbidden when the person's role does not allow it."""
        if not self.person.may(permission):
            raise refusal(self.person.role, permission)

    def must_be_or_keep(self, user_id: int) -> None:
        """What people do with their own account, and admins with everybody's. Raises Forbidden for others."""
        if self.person.id != user_id:
            self.must(Permission.PEOPLE)


@dataclass(frozen=True, slots=True)
class Accounts:
    """The database, the clock, and the rules at the door."""

    database: Database
    now: Callable[[], datetime]
    sessions: SessionRules = SessionRules()
    attempts: Attempts = field(default_factory=Attempts)

    def record(
        self, session: Session, by: Actor, deed: Deed, user_id: int, detail: Mapping[str, Any] | None = None
    ) -> None:
        """Write down what was done to an account, in the transaction that does it."""
        audit.record(session, self.now(), by.person.name, deed, f"user:{user_id}", detail or {}, by.address)
