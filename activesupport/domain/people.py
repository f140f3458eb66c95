"""Who works here and what they may: roles, permissions, and the walls between brands."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from activesupport.domain.errors import Forbidden


class Role(StrEnum):
    """Everyone in the company may look; only trained people claim and answer; leads decide; admins keep accounts."""

    VIEWER = "viewer"
    RESPONDER = "responder"
    LEAD = "lead"
    ADMIN = "admin"


class Permission(StrEnum):
    """What a verb asks for before it does anything."""

    LOOK = "look"
    NOTE = "note"
    ANSWER = "answer"
    """Claim, write, hand over, close: everything that belongs to answering one's own cases."""
    LABEL = "label"
    LEAD = "lead"
    """Approve, assign to others, take over, bar people, correct outcomes, call replies examples."""
    DECIDE = "decide"
    """What concerns everybody: incidents and the stop of all sending."""
    PEOPLE = "people"
    """Accounts and the record of who did what."""


_VIEWER = frozenset({Permission.LOOK, Permission.NOTE})
_RESPONDER = _VIEWER | {Permission.ANSWER, Permission.LABEL}
_LEAD = _RESPONDER | {Permission.LEAD, Permission.DECIDE}

ALLOWED: Mapping[Role, frozenset[Permission]] = {
    Role.VIEWER: _VIEWER,
    Role.RESPONDER: _RESPONDER,
    Role.LEAD: _LEAD,
    Role.ADMIN: _LEAD | {Permission.PEOPLE},
}


class Scope(StrEnum):
    """What an API token may be used for, within what its owner may."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


def refusal(role: Role, permission: Permission) -> Forbidden:
    """What somebody is told whose role does not allow what they asked for, and whom to ask."""
    return Forbidden("people.may_not", role=role, permission=permission, ask=lowest_role(permission))


def lowest_role(permission: Permission) -> Role:
    """The first in the order of roles that may."""
    return next(role for role in Role if permission in ALLOWED[role])


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts. `brands` None sees all; `needs_approval` marks new staff.

    `id` is None for whoever sits at the server's terminal, who may everything: the database is theirs anyway.
    """

    id: int | None
    name: str
    role: Role
    display: str = ""
    language: str = "en"
    timezone: str = "UTC"
    teams: frozenset[str] = frozenset()
    brands: frozenset[str] | None = None
    needs_approval: bool = False

    def may(self, permission: Permission) -> bool:
        return permission in ALLOWED[self.role]

    def sees(self, brand: str) -> bool:
        return self.brands is None or brand in self.brands


def operator(name: str) -> Person:
    """Whoever works at the server's terminal under a name of their choice."""
    return Person(None, name, Role.ADMIN, display=name)
