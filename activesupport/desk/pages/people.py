"""Accounts, for admins: everybody, a new one, and what becomes of one."""

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from activesupport.desk.answers import done, go, page, refused
from activesupport.desk.fill.people import (
    account_of_form,
    as_stored,
    as_typed,
    new_form,
    people_view,
    person_form,
)
from activesupport.desk.visitor import Fields, Form, Here, Visitor
from activesupport.domain.errors import LostRace, UserError
from activesupport.domain.people import Permission
from activesupport.storage import people as stored
from activesupport.storage.desk_tables import UserRow
from activesupport.words import explain, say
from activesupport.work.accounts import links, people, signing_in
from activesupport.work.accounts.door import Accounts, Actor
from activesupport.work.accounts.fields import Account, InvalidAccount, account_of
from activesupport.work.accounts.link_mail import by_mail

router = APIRouter(prefix="/people")
Number = Annotated[int, Path(gt=0, lt=2**31)]
_LINKS: Mapping[str, Callable[[Accounts, Actor, int], links.Link]] = {"invite": links.invite, "reset": links.reset}
_MAILED: Mapping[str, Callable[[Accounts, Actor, int, links.Carry], links.Link]] = {
    "invite_mail": links.invite,
    "reset_mail": links.reset,
}
_ACTS: Mapping[str, tuple[Callable[[Accounts, Actor, int], int | None], str]] = {
    "sign_out": (signing_in.revoke_all, "people.signed_out"),
    "unlock": (people.unlock, "people.unlocked"),
    "deactivate": (people.deactivate, "people.deactivated"),
    "reactivate": (people.reactivate, "people.reactivated"),
}
"""What each act does, and what is said when it is done."""


@router.get("")
def show_all(here: Here, request: Request) -> Response:
    here.hand.must(Permission.PEOPLE)
    with here.desk.database.reading() as session:
        view = people_view(session, here)
    return page(here, request, view)


@router.get("/new")
def ask_new(here: Here, request: Request) -> Response:
    here.hand.must(Permission.PEOPLE)
    return page(here, request, new_form(here, as_stored(_nobody_yet(here))))


@router.post("/new")
def add(here: Here, request: Request, form: Form) -> Response:
    """Make an account, and on to its page, where a link for its owner can be made."""
    here.hand.must(Permission.PEOPLE)
    filled = as_typed(form)
    try:
        row = people.add(here.desk.accounts, here.actor, account_of_form(filled, _nobody_yet(here), here.desk))
    except UserError as error:
        return page(here, request, new_form(here, filled, _errors(error, here.language, taken="name")), 422)
    role = say(f"role.{row.role}", here.language)
    return go(here, f"/people/{row.id}", done(here, "people.added", name=row.name, role=role))


def _nobody_yet(here: Visitor) -> Account:
    """A new account begins with the language and zone of whoever makes it: most colleagues share them."""
    return Account("", language=here.language, timezone=here.person.timezone)


@router.get("/{number}")
def show(here: Here, request: Request, number: Number) -> Response:
    here.hand.must(Permission.PEOPLE)
    return page(here, request, person_form(here, _row(here, number)))


@router.post("/{number}")
def change(here: Here, request: Request, form: Form, number: Number) -> Response:
    here.hand.must(Permission.PEOPLE)
    act = form.text("action", 40)
    if act == "save":
        return _save(here, request, form, number)
    if act not in {*_LINKS, *_MAILED, *_ACTS}:
        raise HTTPException(422)
    try:
        if act in _MAILED:
            return _mail_link(here, number, act)
        return _show_link(here, request, number, act) if act in _LINKS else _act(here, number, act)
    except UserError as error:
        view = person_form(here, _row(here, number))
        return page(here, request, view, 422, [refused(here, error.reason)])


def _save(here: Visitor, request: Request, form: Fields, number: int) -> Response:
    """Write what was typed, unless somebody else has written since the page was made."""
    row, filled, version = _row(here, number), as_typed(form), form.number("version") or 0
    try:
        account = account_of_form(filled, account_of(row), here.desk)
        people.change(here.desk.accounts, here.actor, number, version, account)
    except LostRace as error:
        view = person_form(here, _row(here, number))
        return page(here, request, view, 409, [refused(here, error.reason)])
    except UserError as error:
        errors = _errors(error, here.language, taken="email")
        return page(here, request, person_form(here, row, filled, version, errors), 422)
    return go(here, f"/people/{number}", done(here, "people.changed", name=row.name))


def _show_link(here: Visitor, request: Request, number: int, act: str) -> Response:
    """The page itself, with the link on it: nothing else may carry it, so there is no address to go on to."""
    link = _LINKS[act](here.desk.accounts, here.actor, number)
    return page(here, request, person_form(here, _row(here, number), link=link))


def _mail_link(here: Visitor, number: int, act: str) -> Response:
    """The link goes to the person alone: nobody else sees it."""
    if here.desk.no_mail:
        raise UserError(here.desk.no_mail)
    carry = by_mail(here.desk.accounts, here.desk.address)
    link = _MAILED[act](here.desk.accounts, here.actor, number, carry)
    until = f"{link.expires_at.astimezone(here.zone):%Y-%m-%d %H:%M}"
    email = _row(here, number).email or ""
    return go(here, f"/people/{number}", done(here, "people.mailed", name=link.name, email=email, until=until))


def _act(here: Visitor, number: int, act: str) -> Response:
    verb, code = _ACTS[act]
    row = _row(here, number)
    count = verb(here.desk.accounts, here.actor, number)
    return go(here, f"/people/{number}", done(here, code, name=row.name, count=count or 0))


def _errors(error: UserError, language: str, taken: str) -> dict[str, str]:
    """What is wrong by field; `taken` is the field that a name or address of somebody else's is told at."""
    if isinstance(error, InvalidAccount):
        return {name: explain(reason, language) for name, reason in error.fields.items()}
    field = {"people.taken": taken, "people.last_admin": "role"}.get(error.reason.code)
    if field is None:
        raise error
    return {field: explain(error.reason, language)}


def _row(here: Visitor, number: int) -> UserRow:
    with here.desk.database.reading() as session:
        return stored.get(session, number)
