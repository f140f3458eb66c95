"""user …: keeping accounts from the server's terminal; the first admin is made here."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from activesupport.app.cli.common import help_text, person, state_of, tell
from activesupport.app.cli.people_options import with_account_fields
from activesupport.app.cli.values import did_you_mean
from activesupport.domain.errors import UserError
from activesupport.domain.people import operator
from activesupport.words import user_language

if TYPE_CHECKING:
    from activesupport.app.settings import Settings
    from activesupport.storage.desk_tables import UserRow
    from activesupport.work.accounts.door import Accounts, Actor
    from activesupport.work.accounts.links import Link

    MakeLink = Callable[..., Link]

AT_THE_TERMINAL = "terminal"
"""The address from which the server's own people act, in the record."""
NAME = Annotated[str, typer.Argument(metavar="NAME", help=help_text("user_name"))]
MAIL = Annotated[bool, typer.Option("--mail", help=help_text("user_mail"))]
JSON = Annotated[bool, typer.Option("--json", help=help_text("json_option"))]


def commands() -> typer.Typer:
    app = typer.Typer(no_args_is_help=True)
    named: dict[str, Callable[..., None]] = {
        "add": add,
        "list": list_people,
        "set": change,
        "reset": reset,
        "deactivate": deactivate,
        "reactivate": reactivate,
        "unlock": unlock,
        "sessions": sessions,
    }
    for name, command in named.items():
        app.command(name, help=help_text(f"user_{name}"))(command)
    return app


@dataclass(frozen=True, slots=True)
class Keeper:
    """The verbs about accounts, in the name of whoever sits at the terminal."""

    settings: "Settings"
    accounts: "Accounts"
    by: "Actor"

    def find(self, name: str) -> "UserRow":
        """Raises UserError for a name that nobody has."""
        from activesupport.work.accounts import people

        with self.accounts.database.reading() as session:
            return people.named(session, name)


@contextmanager
def keeping(context: typer.Context) -> Iterator[Keeper]:
    from activesupport.app.accounts import accounts_of
    from activesupport.app.wiring import utc_now
    from activesupport.work.accounts.door import Actor

    with state_of(context).database() as (settings, database):
        by = Actor(operator(person()), AT_THE_TERMINAL)
        yield Keeper(settings, accounts_of(settings, database, utc_now), by)


@with_account_fields
def add(
    context: typer.Context,
    name: NAME,
    from_stdin: Annotated[bool, typer.Option("--password-stdin", help=help_text("user_password_stdin"))] = False,
    mail: MAIL = False,
    *,
    given: Mapping[str, Any],
) -> None:
    """Make an account, with a password or a link to choose one."""
    from activesupport.work.accounts import links, people
    from activesupport.work.accounts.fields import Account

    with keeping(context) as keeper:
        _must_know(keeper, given)
        zone = _zone_of(keeper, given.get("teams", ()))
        account = replace(Account(name, language=user_language(), timezone=zone), **given)
        if mail:
            _must_be_mailable(keeper, account.name, account.email, from_stdin)
        password = None if mail else _password(from_stdin)
        row = people.add(keeper.accounts, keeper.by, account, password)
        tell("people.added", name=row.name, role=row.role)
        tell("people.zone", zone=row.timezone)
        if password is None:
            _hand_link(keeper, links.invite, row, mail)


@with_account_fields
def change(
    context: typer.Context,
    name: NAME,
    all_brands: Annotated[bool, typer.Option("--all-brands", help=help_text("user_all_brands"))] = False,
    *,
    given: Mapping[str, Any],
) -> None:
    """Change what is given of an account; a list is replaced, and an empty word empties it."""
    from activesupport.work.accounts import people
    from activesupport.work.accounts.fields import account_of

    with keeping(context) as keeper:
        _must_know(keeper, given)
        row = keeper.find(name)
        wanted = replace(account_of(row), **given)
        wanted = replace(wanted, brands=None) if all_brands else wanted
        people.change(keeper.accounts, keeper.by, row.id, row.version, wanted)
        tell("people.changed", name=row.name)


def list_people(context: typer.Context, as_json: JSON = False) -> None:
    """Everybody with an account."""
    from activesupport.app.cli import people_shown
    from activesupport.app.wiring import utc_now
    from activesupport.storage import people

    with state_of(context).database() as (_settings, database), database.reading() as session:
        people_shown.print_people(people.everybody(session), utc_now(), as_json)


def reset(context: typer.Context, name: NAME, mail: MAIL = False) -> None:
    """Print or mail a link with which the person can choose another password within an hour."""
    from activesupport.work.accounts import links

    with keeping(context) as keeper:
        row = keeper.find(name)
        if mail:
            _must_be_mailable(keeper, row.name, row.email)
        _hand_link(keeper, links.reset, row, mail)


def deactivate(context: typer.Context, name: NAME) -> None:
    """Let somebody go: signed out everywhere, and no way in."""
    from activesupport.work.accounts import people

    with keeping(context) as keeper:
        row = keeper.find(name)
        people.deactivate(keeper.accounts, keeper.by, row.id)
        tell("people.deactivated", name=row.name)


def reactivate(context: typer.Context, name: NAME) -> None:
    """Let somebody back in."""
    from activesupport.work.accounts import people

    with keeping(context) as keeper:
        row = keeper.find(name)
        people.reactivate(keeper.accounts, keeper.by, row.id)
        tell("people.reactivated", name=row.name)


def unlock(context: typer.Context, name: NAME) -> None:
    """Let somebody try again who gave too many wrong passwords."""
    from activesupport.work.accounts import people

    with keeping(context) as keeper:
        row = keeper.find(name)
        people.unlock(keeper.accounts, keeper.by, row.id)
        tell("people.unlocked", name=row.name)


def sessions(
    context: typer.Context,
    name: NAME,
    revoke: Annotated[bool, typer.Option("--revoke", help=help_text("user_revoke"))] = False,
    as_json: JSON = False,
) -> None:
    """Where somebody is signed in."""
    from activesupport.app.cli import people_shown
    from activesupport.storage import keys
    from activesupport.work.accounts import signing_in

    with keeping(context) as keeper:
        row = keeper.find(name)
        if revoke:
            ended = signing_in.revoke_all(keeper.accounts, keeper.by, row.id)
            tell("people.signed_out", name=row.name, count=ended)
            return
        now, rules = keeper.accounts.now(), keeper.accounts.sessions
        with keeper.accounts.database.reading() as session:
            people_shown.print_sessions(keys.sessions_of(session, row.id, now, now - rules.idle), as_json)


def _zone_of(keeper: Keeper, teams: Sequence[str]) -> str:
    """The time zone of whoever works in these teams, as far as the rule files can be read."""
    from activesupport.app.wiring import rules_in_force
    from activesupport.work.accounts.fields import zone_of

    try:
        return zone_of(rules_in_force(keeper.settings, keeper.accounts.database), teams)
    except UserError:
        return "UTC"


def _must_know(keeper: Keeper, given: Mapping[str, Any]) -> None:
    """A slip of the pen in a brand would hide everything from the person."""
    from activesupport.app.wiring import rules_in_force

    try:
        rules = rules_in_force(keeper.settings, keeper.accounts.database)
    except UserError:  # faulty rule files do not keep anybody from making accounts
        return
    for field, code, known in (
        ("teams", "queue.unknown_team", set(rules.teams)),
        ("brands", "queue.unknown_brand", set(rules.brands)),
    ):
        for word in given.get(field, ()):
            if word and word not in known:
                near = did_you_mean(word, known)
                raise UserError(code, given=word, known=", ".join(sorted(known)) or "–", nearest=near)


def _password(from_stdin: bool) -> str | None:
    """A password from standard input or, at a terminal, from the person; None: a link instead."""
    from activesupport.words import say

    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        return None
    language = user_language()
    given: str = typer.prompt(say("people.ask_password", language), default="", hide_input=True, show_default=False)
    if not given:
        return None
    again: str = typer.prompt(say("people.ask_again", language), default="", hide_input=True, show_default=False)
    if given != again:
        raise UserError("signin.not_the_same")
    return given


def _must_be_mailable(keeper: Keeper, name: str, email: str | None, from_stdin: bool = False) -> None:
    """Said before anything is made, so that nobody has an account to which no link leads."""
    if from_stdin:
        raise UserError("people.mail_or_password")
    if not keeper.settings.mail.host:
        raise UserError("people.no_mail")
    if not keeper.settings.desk.is_reachable:
        raise UserError("people.mail_nowhere", address=keeper.settings.desk.public_url)
    if not email:
        raise UserError("people.no_address", name=name)


def _hand_link(keeper: Keeper, make: "MakeLink", row: "UserRow", mail: bool) -> None:
    """Make a link, and mail or show it."""
    from activesupport.work.accounts.link_mail import by_mail

    address = keeper.settings.desk.public_url
    if mail:
        link = make(keeper.accounts, keeper.by, row.id, by_mail(keeper.accounts, address))
    else:
        link = make(keeper.accounts, keeper.by, row.id)
    until = f"{link.expires_at.astimezone():%Y-%m-%d %H:%M}"
    if mail:
        tell("people.mailed", name=row.name, email=row.email or "", until=until)
    else:
        tell("people.link", name=row.name, link=address + link.path, until=until)
