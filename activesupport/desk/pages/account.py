"""One's own account: settings, the password, where one is signed in, tokens for programs."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from activesupport.desk.answers import done, go, page
from activesupport.desk.fill.account import Typed, account_view, typed_settings, typed_token
from activesupport.desk.views.shell import Flash, Tone
from activesupport.desk.visitor import Fields, Form, Here, Visitor
from activesupport.domain.errors import UserError
from activesupport.domain.people import Scope
from activesupport.storage import people as stored
from activesupport.words import explain, say
from activesupport.work.accounts import choosing, people, signing_in, tokens
from activesupport.work.accounts.fields import InvalidAccount, account_of

router = APIRouter(prefix="/account")
_FIELDS = {
    "signin.wrong_password": "current",
    "signin.too_many": "current",
    "signin.not_the_same": "again",
    "signin.short": "password",
    "signin.long": "password",
    "signin.common": "password",
    "signin.own_name": "password",
    "people.token_name": "token_name",
    "people.token_scope": "scopes",
    "people.token_too_wide": "scopes",
    "people.token_days": "days",
}
"""The field that an error is about."""


@router.get("")
def show(here: Here, request: Request) -> Response:
    return _page(here, request)


@router.post("")
def change(here: Here, request: Request, form: Form) -> Response:
    act = _ACTS.get(form.text("action", 40))
    if act is None:
        raise HTTPException(422)
    return act(here, request, form)


def _page(
    here: Visitor, request: Request, typed: Typed | None = None, error: UserError | None = None, made: str = ""
) -> Response:
    errors = _errors(error, here.language) if error else {}
    with here.desk.database.reading() as session:
        view = account_view(session, here, typed, errors, made)
    return page(here, request, view, 422 if errors else 200)


def _errors(error: UserError, language: str) -> dict[str, str]:
    if isinstance(error, InvalidAccount):
        return {name: explain(reason, language) for name, reason in error.fields.items()}
    field = _FIELDS.get(error.reason.code)
    if field is None:
        raise error
    return {field: explain(error.reason, language)}


def _settings(here: Visitor, request: Request, form: Fields) -> Response:
    """How the pages are shown; the answer is in the language that was just chosen."""
    typed = typed_settings(form)
    number = here.person.id or 0
    with here.desk.database.reading() as session:
        row = stored.get(session, number)
    wanted = replace(
        account_of(row),
        language=typed.language or "",
        timezone=typed.timezone or "",
        theme=typed.theme or "",
        keys=bool(typed.keys),
    )
    try:
        changed = people.change(here.desk.accounts, here.actor, number, row.version, wanted)
    except InvalidAccount as error:
        return _page(here, request, typed, error)
    return go(here, "/account", Flash(Tone.DONE, say("account.saved", changed.language)))


def _password(here: Visitor, request: Request, form: Fields) -> Response:
    """Another password; what was typed is not kept, and every other browser is signed out."""
    old, new = form.text("current", 5000), form.text("password", 5000)
    try:
        if new != form.text("again", 5000):
            raise UserError("signin.not_the_same")
        choosing.change_password(here.desk.accounts, here.signed_in, old, new, here.address)
    except UserError as error:
        return _page(here, request, error=error)
    return go(here, "/account", done(here, "account.password_changed"))


def _end_session(here: Visitor, _request: Request, form: Fields) -> Response:
    signing_in.revoke(here.desk.accounts, here.actor, form.number("session") or 0)
    return go(here, "/account", done(here, "account.session_ended"))


def _make_token(here: Visitor, request: Request, form: Fields) -> Response:
    """The page itself, with the token on it: nothing else may carry it, so there is no address to go on to."""
    typed = typed_token(form)
    scopes = [Scope(one) for one in typed.scopes if one in set(Scope)]
    days = (form.number("days") or 0) if typed.days else None
    try:
        made = tokens.create(here.desk.accounts, here.actor, here.person.id or 0, typed.token_name, scopes, days)
    except UserError as error:
        return _page(here, request, typed, error)
    return _page(here, request, made=made.value)


def _drop_token(here: Visitor, _request: Request, form: Fields) -> Response:
    number = form.number("token") or 0
    tokens.revoke(here.desk.accounts, here.actor, number)
    return go(here, "/account", done(here, "people.token_revoked", token=number))


_ACTS: Mapping[str, Callable[[Visitor, Request, Fields], Response]] = {
    "settings": _settings,
    "password": _password,
    "end_session": _end_session,
    "make_token": _make_token,
    "drop_token": _drop_token,
}
