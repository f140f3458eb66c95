"""Accounts, and the record of who did what: for admins."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field, StrictBool

from activesupport.desk.api.caller import Caller, Here
from activesupport.desk.api.cursors import place
from activesupport.desk.api.route import KeepingRoute
from activesupport.desk.api.shapes import AuditItem, Page, PersonItem
from activesupport.desk.api.values import Asked, Moment, Name, Number, PageAsked, RowNumber, Words
from activesupport.desk.cursors import mark
from activesupport.domain.people import Permission, Role
from activesupport.storage import audit
from activesupport.storage import people as stored
from activesupport.storage.desk_tables import AuditRow, UserRow
from activesupport.work.accounts import people
from activesupport.work.accounts.fields import Account, account_of, zone_of

router = APIRouter(tags=["people"], route_class=KeepingRoute)
_Names = Annotated[tuple[Name, ...], Field(max_length=100)]
_FIELDS = {
    "role", "display", "email", "language", "timezone", "teams", "brands", "languages", "skills", "capacity",
    "shifts", "needs_approval",
}  # fmt: skip


class PersonFields(Asked):
    """What can be written into an account. `brands` null: all. `shifts` as in rule files: "mon-fri 09:00-18:00"."""

    role: Role = Role.RESPONDER
    display: Words = ""
    email: Words | None = None
    language: Name = "en"
    timezone: Name = "UTC"
    teams: _Names = ()
    brands: _Names | None = None
    languages: _Names = ()
    skills: _Names = ()
    capacity: Annotated[int, Field(strict=True, ge=1, le=1000)] = 10
    shifts: _Names = ()
    needs_approval: StrictBool = False


class PersonAsked(PersonFields):
    """A new account. It has no password yet: that takes a link, or single sign-on. Without `timezone` it has that of
    its first team.
    """

    name: Name
    timezone: Name = ""


class PersonChange(PersonFields):
    """What is to be different; what is left out stays. With `version`, only if the account is still at it."""

    version: RowNumber | None = None


@router.get("/people")
def list_people(here: Here) -> list[PersonItem]:
    """All accounts by name, those that were deactivated too."""
    here.must(Permission.PEOPLE)
    with here.desk.database.reading() as session:
        return [_person(row) for row in stored.everybody(session)]


@router.post("/people", status_code=201)
def add_person(here: Here, asked: PersonAsked) -> PersonItem:
    """Make an account."""
    given = {name: getattr(asked, name) for name in _FIELDS}
    given["timezone"] = asked.timezone or zone_of(here.desk.rules().rules, asked.teams)
    account = Account(asked.name, **given)
    return _person(people.add(here.desk.accounts, here.by, account))


@router.get("/people/{number:int}")
def show_person(here: Here, number: Number) -> PersonItem:
    """One account."""
    here.must(Permission.PEOPLE)
    return _person(_row(here, number))


@router.patch("/people/{number:int}")
def change_person(here: Here, number: Number, asked: PersonChange) -> PersonItem:
    """Change an account; its name stays, for the record names it."""
    here.must(Permission.PEOPLE)
    row = _row(here, number)
    wanted = {name: getattr(asked, name) for name in asked.model_fields_set & _FIELDS}
    account = replace(account_of(row), **wanted)
    return _person(people.change(here.desk.accounts, here.by, number, asked.version or row.version, account))


@router.post("/people/{number:int}/deactivate")
def deactivate_person(here: Here, number: Number) -> PersonItem:
    """Let somebody go: sessions, tokens and links end in the same moment; what they did stays under their name."""
    people.deactivate(here.desk.accounts, here.by, number)
    return _person(_row(here, number))


@router.post("/people/{number:int}/reactivate")
def reactivate_person(here: Here, number: Number) -> PersonItem:
    """Let somebody back in. Sessions and tokens do not come back."""
    people.reactivate(here.desk.accounts, here.by, number)
    return _person(_row(here, number))


@router.post("/people/{number:int}/unlock")
def unlock_person(here: Here, number: Number) -> PersonItem:
    """Forget wrong passwords: the person can sign in at once."""
    people.unlock(here.desk.accounts, here.by, number)
    return _person(_row(here, number))


def _row(here: Caller, number: int) -> UserRow:
    with here.desk.database.reading() as session:
        return stored.get(session, number)


def _person(row: UserRow) -> PersonItem:
    same = _FIELDS | {"version", "name", "active", "locked_until", "created_at", "seen_at"}
    return PersonItem.model_validate({name: getattr(row, name) for name in same} | {"number": row.id})


class AuditAsked(PageAsked):
    """Which entries; what is not given is any. `since` is included, `until` is not."""

    actor: Name = ""
    target: Name = ""
    action: Name = ""
    since: Moment | None = None
    until: Moment | None = None


@router.get("/audit")
def list_audit(here: Here, asked: Annotated[AuditAsked, Query()]) -> Page[AuditItem]:
    """Who looked at or changed what, the newest first."""
    here.must(Permission.PEOPLE)
    found = place(asked.cursor, datetime, int)
    wanted = audit.Wanted(asked.actor or None, asked.target or None, asked.action or None, asked.since, asked.until)
    with here.desk.database.reading() as session:
        page = audit.page(session, wanted, (found[0], found[1]) if found else None, asked.limit)
    return Page(items=[_entry(row) for row in page.rows], next=mark(page.after) if page.after else None)


def _entry(row: AuditRow) -> AuditItem:
    same = ("at", "actor", "action", "target", "detail", "address")
    return AuditItem.model_validate({name: getattr(row, name) for name in same} | {"number": row.id})
