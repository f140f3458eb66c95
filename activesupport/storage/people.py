"""Accounts: finding them, adding, and changing them by compare-and-set."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CursorResult, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from activesupport.domain.errors import LostRace, UserError
from activesupport.domain.people import ALLOWED, Permission, Person, Role
from activesupport.storage.desk_tables import UserRow

_ANSWERING = [role for role, allowed in ALLOWED.items() if Permission.ANSWER in allowed]
_ABLE = (UserRow.active, UserRow.role.in_(_ANSWERING))


def person_of(row: UserRow) -> Person:
    """The account as the verbs ask it for permission."""
    return Person(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        display=row.display,
        language=row.language,
        timezone=row.timezone,
        teams=frozenset(row.teams),
        brands=None if row.brands is None else frozenset(row.brands),
        needs_approval=row.needs_approval,
    )


def get(session: Session, user_id: int) -> UserRow:
    """The account as it is now. Raises UserError for a number that does not exist."""
    row = session.get(UserRow, user_id, populate_existing=True)
    if row is None:
        raise UserError("people.unknown", name=str(user_id))
    return row


def by_name(session: Session, name: str) -> UserRow | None:
    """The account of a name, active or not; letter case does not matter."""
    return _one(session, name=name.strip().lower())


def by_email(session: Session, email: str) -> UserRow | None:
    """The account of an address, active or not; letter case does not matter."""
    return _one(session, email=email.strip().lower())


def by_subject(session: Session, subject: str) -> UserRow | None:
    """The account that somebody of a single sign-on (issuer and subject) was linked to, active or not."""
    return _one(session, subject=subject)


def _one(session: Session, **values: str) -> UserRow | None:
    query = select(UserRow).filter_by(**values).execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()


def everybody(session: Session) -> list[UserRow]:
    """All accounts by name, those that were deactivated too."""
    return list(session.scalars(select(UserRow).order_by(UserRow.name)))


def known_names(session: Session, names: Collection[str]) -> set[str]:
    """Those of the names that belong to active accounts."""
    query = select(UserRow.name).where(UserRow.active, UserRow.name.in_(set(names)))
    return set(session.scalars(query))


@dataclass(frozen=True, slots=True)
class Colleague:
    """Whom others meet on a page. `brands` None: all; `answers` is False of whoever only looks, or has left."""

    name: str
    display: str
    brands: frozenset[str] | None
    answers: bool


def colleagues(session: Session) -> list[Colleague]:
    """Everybody by name, those that were deactivated too, without what pages never show of them."""
    columns = (UserRow.name, UserRow.display, UserRow.brands, UserRow.active, UserRow.role)
    return [
        Colleague(name, display or name, None if brands is None else frozenset(brands), active and role in _ANSWERING)
        for name, display, brands, active, role in session.execute(select(*columns).order_by(UserRow.name))
    ]


def candidates(session: Session, brand: str) -> list[UserRow]:
    """Active people who may answer and who see the brand, by name."""
    rows = session.scalars(select(UserRow).where(*_ABLE).order_by(UserRow.name))
    return [row for row in rows if row.brands is None or brand in row.brands]


def able(known: Collection[Colleague], brand: str) -> list[tuple[str, str]]:
    """Those who may answer and who see the brand, as (name, what they are called)."""
    return [(one.name, one.display) for one in known if one.answers and (one.brands is None or brand in one.brands)]


def count_admins(session: Session) -> int:
    """Active admins. Their rows stay locked until the transaction ends, so that two cannot go at the same time."""
    query = select(UserRow.id).where(UserRow.active, UserRow.role == Role.ADMIN)
    return len(session.scalars(query.with_for_update()).all())


def add(session: Session, values: Mapping[str, Any]) -> UserRow:
    """Insert an account. Raises UserError where name or address belong to somebody already."""
    try:
        with session.begin_nested():
            user_id = session.scalars(insert(UserRow).returning(UserRow.id), [dict(values)]).one()
    except IntegrityError as error:
        raise UserError("people.taken", name=values["name"], email=values.get("email") or "-") from error
    return get(session, user_id)


def change(session: Session, row: UserRow, **values: Any) -> UserRow:
    """Compare and set; the account as it is then.

    Raises LostRace when the account is no longer as `row` has it, UserError when the address is another's.
    """
    compare_and_set = (
        update(UserRow)
        .where(UserRow.id == row.id, UserRow.version == row.version)
        .values(**values, version=row.version + 1)
        .execution_options(synchronize_session=False)
    )
    try:
        with session.begin_nested():
            result = session.execute(compare_and_set)
    except IntegrityError as error:
        raise UserError("people.taken", name=row.name, email=values.get("email") or "-") from error
    if not isinstance(result, CursorResult) or result.rowcount != 1:
        raise LostRace("people.lost_race", name=row.name)
    return get(session, row.id)


def note(session: Session, user_id: int, **values: Any) -> None:
    """Write down what the program sees of an account by itself, such as the last visit: no version guards that."""
    query = update(UserRow).where(UserRow.id == user_id).values(**values)
    session.execute(query.execution_options(synchronize_session=False))


def count_failure(session: Session, user_id: int) -> int:
    """One more wrong password; how many there were since the last right one."""
    query = update(UserRow).where(UserRow.id == user_id).values(failures=UserRow.failures + 1)
    return session.scalars(query.returning(UserRow.failures).execution_options(synchronize_session=False)).one()
