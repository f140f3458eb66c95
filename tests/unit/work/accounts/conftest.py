"""A house with people in it, a clock that can be set, and whoever sits at the terminal."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from activesupport.domain.people import Role, operator
from activesupport.storage import audit
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import UserRow
from activesupport.work.accounts import people, signing_in
from activesupport.work.accounts.door import Accounts, Actor
from activesupport.work.accounts.fields import Account
from activesupport.work.accounts.signing_in import SignedIn

NOON = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
GOOD = "seven tall herons wading"
HOME = "192.0.2.7"
BOSS = Actor(operator("boss"), "terminal")


@dataclass
class House:
    """Accounts over a database, at a time that a test sets."""

    database: Database
    time: datetime = NOON
    accounts: Accounts = field(init=False)

    def __post_init__(self) -> None:
        self.accounts = Accounts(self.database, lambda: self.time)

    def wait(self, **length: float) -> None:
        self.time += timedelta(**length)

    def add(self, name: str, role: Role = Role.RESPONDER, password: str | None = GOOD, **more: object) -> UserRow:
        return people.add(self.accounts, BOSS, Account(name, role=role, **more), password)  # type: ignore[arg-type]

    def sign_in(self, name: str = "sato", password: str = GOOD, address: str = HOME) -> SignedIn:
        return signing_in.sign_in(self.accounts, name, password, address, "Firefox")

    def person(self, name: str) -> UserRow:
        with self.database.reading() as session:
            return people.named(session, name)

    def actor(self, name: str) -> Actor:
        from activesupport.storage.people import person_of

        return Actor(person_of(self.person(name)), HOME)

    def record(self) -> list[tuple[str, str, str]]:
        """(actor, action, target), the oldest first."""
        with self.database.reading() as session:
            rows = audit.page(session, audit.Wanted(), most=1000).rows
        return [(row.actor, row.action, row.target) for row in reversed(rows)]


@pytest.fixture
def house(sqlite_database: Database) -> House:
    """SQLite alone: for what the engine has no say in."""
    return House(sqlite_database)


@pytest.fixture
def any_house(database: Database) -> House:
    """Both engines: for what a transaction decides."""
    return House(database)
