"""user …: keeping accounts from the server's terminal; the first admin is made here."""

import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from activesupport.app.cli.common import help_text, person, state_of, tell
from activesupport.app.cli.values import choice, did_you_mean, whole
from activesupport.domain.errors import UserError
from activesupport.domain.people import Role, operator
from activesupport.words import LANGUAGES, user_language

if TYPE_CHECKING:
    from activesupport.app.settings import Settings
    from activesupport.storage.desk_tables import UserRow
    from activesupport.work.accounts.door import Accounts, Actor
    from activesupport.work.accounts.links import Link

AT_THE_TERMINAL = "terminal"
"""The address from which the server's own people act, in the record."""
_MOST_CASES = 1000
_ROLES = choice(Role, "--role")

NAME = Annotated[str, typer.Argument(metavar="NAME", help=help_text("user_name"))]
JSON = Annotated[bool, typer.Option("--json", help=help_text("json_option"))]
ROLE = Annotated[
    Role | None, typer.Option("--role", parser=_ROLES, metavar="|".join(Role), help=help_text("user_role"))
]
EMAIL = Annotated[str | None, typer.Option("--email", metavar="ADDRESS", help=help_text("user_email"))]
DISPLAY = Annotated[str | None, typer.Option("--display", metavar="TEXT", help=help_text("user_display"))]
LANGUAGE = Annotated[
    str | None, typer.Option("--language", metavar="|".join(LANGUAGES), help=help_text("user_language"))
]
TIMEZONE = Annotated[str | None, typer.Option("--timezone", metavar="ZONE", help=help_text("user_timezone"))]
TEAMS = Annotated[list[str] | None, typer.Option("--team", metavar="ID", help=help_text("user_team"))]
BRANDS = Annotated[list[str] | None, typer.Option("--brand", metavar="ID", help=help_text("user_brand"))]
SPEAKS = Annotated[list[str] | None, typer.Option("--speaks", metavar="CODE", help=help_text("user_speaks"))]
SKILLS = Annotated[list[str] | None, typer.Option("--skill", metavar="WORD", help=help_text("user_skill"))]
SHIFTS = Annotated[list[str] | None, typer.Option("--shift", metavar="HOURS", help=help_text("user_shift"))]
CAPACITY = Annotated[
    int | None,
    typer.Option("--capacity", metavar="N", parser=whole("--capacity", _MOST_CASES), help=help_text("user_capacity")),
]
APPROVAL = Annotated[bool | None, typer.Option("--approval/--no-approval", help=help_text("user_approval"))]


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


def add(
    context: typer.Context,
    name: NAME,
    role: ROLE = None,
    email: EMAIL = None,
    display: DISPLAY = None,
    language: LANGUAGE = None,
    timezone: TIMEZONE = None,
    team: TEAMS = None,
    brand: BRANDS = None,
    speaks: SPEAKS = None,
    skill: SKILLS = None,
    shift: SHIFTS = None,
    capacity: CAPACITY = None,
    approval: APPROVAL = None,
    from_stdin: Annotated[bool, typer.Option("--password-stdin", help=help_text("user_password_stdin"))] = False,
) -> None:
    """Make an account, with a password or a link to choose one."""
    from activesupport.work.accounts import links, people
    from activesupport.work.accounts.fields import Account

    given = _given(role=role, email=email, display=display, language=language, timezone=timezone, teams=team,
                   brands=brand, languages=speaks, skills=skill, shifts=shift, capacity=capacity,
                   needs_approval=approval)  # fmt: skip
    with keeping(context) as keeper:
        _must_know(keeper, team or (), brand or ())
        password = _password(from_stdin)
        account = replace(Account(name, language=user_language()), **given)
        row = people.add(keeper.accounts, keeper.by, account, password)
        tell("people.added", name=row.name, role=row.role)
        if password is None:
            _tell_link(keeper, links.invite(keeper.accounts, keeper.by, row.id))


def change(
    context: typer.Context,
    name: NAME,
    role: ROLE = None,
    email: EMAIL = None,
    display: DISPLAY = None,
    language: LANGUAGE = None,
    timezone: TIMEZONE = None,
    team: TEAMS = None,
    brand: BRANDS = None,
    all_brands: Annotated[bool, typer.Option("--all-brands", help=help_text("user_all_brands"))] = False,
    speaks: SPEAKS = None,
    skill: SKILLS = None,
    shift: SHIFTS = None,
    capacity: CAPACITY = None,
    approval: APPROVAL = None,
) -> None:
    """Change what is given of an account; a list is replaced, and an empty word empties it."""
    from activesupport.work.accounts import people
    from activesupport.work.accounts.fields import account_of

    given = _given(role=role, email=email, display=display, language=language, timezone=timezone, teams=team,
                   brands=brand, languages=speaks, skills=skill, shifts=shift, capacity=capacity,
                   needs_approval=approval)  # fmt: skip
    given |= {"brands": None} if all_brands else {}
    with keeping(context) as keeper:
        _must_know(keeper, team or (), brand or ())
        row = keeper.find(name)
        people.change(keeper.accounts, keeper.by, row.id, row.version, replace(account_of(row), **given))
        tell("people.changed", name=row.name)


def list_people(context: typer.Context, as_json: JSON = False) -> None:
    """Everybody with an account."""
    from activesupport.app.cli import people_shown
    from activesupport.storage import people

    with state_of(context).database() as (_settings, database), database.reading() as session:
        people_shown.print_people(people.everybody(session), as_json)


def reset(context: typer.Context, name: NAME) -> None:
    """Print a link with which the person can choose another password within an hour."""
    from activesupport.work.accounts import links

    with keeping(context) as keeper:
        _tell_link(keeper, links.reset(keeper.accounts, keeper.by, keeper.find(name).id))


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


def _given(**options: Any) -> dict[str, Any]:
    """The options that were given, as fields of an account."""
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in options.items()
        if value is not None and value != []
    }


def _must_know(keeper: Keeper, teams: Collection[str], brands: Collection[str]) -> None:
    """A slip of the pen in a brand would hide everything from the person."""
    from activesupport.app.wiring import rules_in_force

    try:
        rules = rules_in_force(keeper.settings, keeper.accounts.database)
    except UserError:  # faulty rule files do not keep anybody from making accounts
        return
    for words, code, known in (
        (teams, "queue.unknown_team", set(rules.teams)),
        (brands, "queue.unknown_brand", set(rules.brands)),
    ):
        for word in words:
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


def _tell_link(keeper: Keeper, link: "Link") -> None:
    until = f"{link.expires_at.astimezone():%Y-%m-%d %H:%M}"
    tell("people.link", name=link.name, link=keeper.settings.desk.public_url + link.path, until=until)
