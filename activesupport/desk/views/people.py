"""Accounts: everybody's, one person's, the viewer's own, and signing in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from activesupport.desk.views.parts import Choice, Errors
from activesupport.desk.views.shell import Theme


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A colleague. `brands` is empty for who sees all."""

    id: int
    name: str
    display: str
    role: str
    teams: str
    brands: str
    languages: str
    in_hand: int
    capacity: int
    active: bool
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PeopleView:
    template: ClassVar[str] = "people.html.j2"

    rows: tuple[PersonRow, ...]
    may_edit: bool = True


@dataclass(frozen=True, slots=True)
class PersonForm:
    """One account. Fields: `version`; `name` (of a new account only), `display`, `email`, `role`, `teams`, `brands`,
    `all_brands`, `languages`, `language`, `skills` (one a line), `capacity`, `timezone`, `shifts` (one a line),
    `needs_approval`.

    `texts` holds the fields that are typed, by name. `languages` are those that the person answers in,
    `page_languages` those that the pages can be shown in. `all_brands` stands for "no wall". `link` is an invitation or
    reset that is shown once; `may_mail` says whether one can be mailed, `mail_words` where to or why not. `id` is None
    for a new account. `password` says whether there is one already, `locked` whether wrong ones keep the person out for
    now.
    """

    template: ClassVar[str] = "person.html.j2"

    id: int | None
    texts: Mapping[str, str]
    roles: tuple[Choice, ...]
    teams: tuple[Choice, ...]
    brands: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    page_languages: tuple[Choice, ...]
    version: int = 0
    all_brands: bool = True
    needs_approval: bool = False
    active: bool = True
    locked: bool = False
    password: bool = False
    link: str = ""
    link_until: datetime | None = None
    may_mail: bool = False
    mail_words: str = ""
    errors: Errors = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A browser that is signed in."""

    id: int
    device: str
    address: str
    seen_at: datetime
    current: bool = False


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token for the API."""

    id: int
    name: str
    scopes: str
    created_at: datetime
    used_at: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AccountView:
    """The viewer's own account. Fields: `language`, `timezone`, `theme`, `keys`; `current`, `password`, `again`;
    `session`; `token_name`, `scopes`, `days`; `token`. `made` is a token that is shown once.

    `password` False: the person signs in elsewhere. `lives` are the times that a token can last, in days.
    """

    template: ClassVar[str] = "account.html.j2"

    name: str
    display: str
    languages: tuple[Choice, ...]
    timezone: str
    timezones: tuple[str, ...]
    theme: Theme
    keys: bool
    sessions: tuple[SessionLine, ...]
    tokens: tuple[TokenLine, ...]
    scopes: tuple[Choice, ...]
    lives: tuple[Choice, ...] = ()
    token_name: str = ""
    password: bool = True
    made: str = ""
    errors: Errors = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoginView:
    """`next` is the path to go on to; `single` is the address of single sign-on, None where there is none, and
    `single_name` what its button says ("" for our own words).
    """

    template: ClassVar[str] = "login.html.j2"

    next: str = "/"
    name: str = ""
    single: str | None = None
    single_name: str = ""
    errors: Errors = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PasswordView:
    """Choosing a password through an invitation or reset: the form posts `password` and `again` to `action`."""

    template: ClassVar[str] = "password.html.j2"

    name: str
    action: str
    errors: Errors = field(default_factory=dict)
