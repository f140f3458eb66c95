"""What can be written into an account, and what is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from zoneinfo import available_timezones

from activesupport.domain.errors import UserError
from activesupport.domain.people import Role
from activesupport.domain.reason import Reason
from activesupport.domain.rules import Rules
from activesupport.domain.worktime import weekly_hours
from activesupport.storage.desk_tables import UserRow
from activesupport.words import LANGUAGES

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,38}[a-z0-9]")
_RESERVED = frozenset({"activesupport"})
"""Who acts in the record where nobody did."""
_EMAIL = re.compile(r"[^@<>\s]+@[^@<>\s]+\.[^@<>\s]+|[^@<>\s]+@localhost")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_THEMES = ("auto", "light", "dark")
_LONGEST = 120
_MOST_CASES = 1000


@dataclass(frozen=True, slots=True)
class Account:
    """Everything of an account that people write. `brands` None sees all; no `shifts` means always."""

    name: str
    role: Role = Role.RESPONDER
    display: str = ""
    email: str | None = None
    language: str = "en"
    timezone: str = "UTC"
    teams: tuple[str, ...] = ()
    brands: tuple[str, ...] | None = None
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    capacity: int = 10
    shifts: tuple[str, ...] = ()
    needs_approval: bool = False
    theme: str = "auto"
    keys: bool = True


def zone_of(rules: Rules, teams: Sequence[str]) -> str:
    """The zone of somebody who has named none: that of their first team, else the one that all teams have, else UTC."""
    first = next((rules.teams[team] for team in teams if team in rules.teams), None)
    if first is not None:
        return first.timezone
    zones = {team.timezone for team in rules.teams.values()}
    return zones.pop() if len(zones) == 1 else "UTC"


class InvalidAccount(UserError):
    """An account that cannot be written. `fields` has what is wrong by the name of the field."""

    def __init__(self, fields: Mapping[str, Reason]) -> None:
        self.fields = dict(fields)
        first = next(iter(self.fields.values()))
        super().__init__(first.code, **first.values)


def account_of(row: UserRow) -> Account:
    """What an account has now."""
    return Account(
        name=row.name,
        role=Role(row.role),
        display=row.display,
        email=row.email,
        language=row.language,
        timezone=row.timezone,
        teams=tuple(row.teams),
        brands=None if row.brands is None else tuple(row.brands),
        languages=tuple(row.languages),
        skills=tuple(row.skills),
        capacity=row.capacity,
        shifts=tuple(row.shifts),
        needs_approval=row.needs_approval,
        theme=row.theme,
        keys=row.keys,
    )


def values_of(account: Account) -> dict[str, Any]:
    """The columns of an account, as they are stored."""
    return {
        name: str(value) if isinstance(value, Role) else list(value) if isinstance(value, tuple) else value
        for name, value in asdict(account).items()
    }


def checked(account: Account) -> Account:
    """The account without blanks and repetitions. Raises InvalidAccount with everything that is wrong at once."""
    tidy = replace(
        account,
        name=account.name.strip().lower(),
        display=account.display.strip() or account.name.strip(),
        email=(account.email or "").strip().lower() or None,
        teams=_words(account.teams),
        brands=None if account.brands is None else _words(account.brands),
        languages=_words(language.lower() for language in account.languages),
        skills=_words(account.skills),
        shifts=_words(account.shifts),
    )
    wrong = {name: reason for name, reason in _wrong(tidy).items() if reason is not None}
    if wrong:
        raise InvalidAccount(wrong)
    return tidy


def _words(given: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in given if word.strip()))


def _wrong(account: Account) -> dict[str, Reason | None]:
    return {
        "name": _of_name(account.name),
        "display": Reason("people.long", {"most": _LONGEST}) if len(account.display) > _LONGEST else None,
        "email": _unless(account.email is None or bool(_EMAIL.fullmatch(account.email)), "people.email", ""),
        "language": _unless(account.language in LANGUAGES, "people.language", account.language),
        "timezone": _unless(account.timezone in available_timezones(), "people.timezone", account.timezone),
        "languages": _unless(
            all(_LANGUAGE.fullmatch(one) for one in account.languages), "people.languages", " ".join(account.languages)
        ),
        "capacity": _unless(1 <= account.capacity <= _MOST_CASES, "people.capacity", account.capacity),
        "shifts": _of_shifts(account.shifts),
        "theme": _unless(account.theme in _THEMES, "people.theme", account.theme),
    }


def _of_name(name: str) -> Reason | None:
    if not name:
        return Reason("people.name_empty")
    if name in _RESERVED:
        return Reason("people.reserved", {"name": name})
    return _unless(bool(_NAME.fullmatch(name)), "people.name", name)


def _of_shifts(shifts: tuple[str, ...]) -> Reason | None:
    try:
        weekly_hours(shifts)
    except UserError as error:
        return error.reason
    return None


def _unless(is_fine: bool, code: str, given: str | int) -> Reason | None:
    return None if is_fine else Reason(code, {"given": str(given)[:60]})
