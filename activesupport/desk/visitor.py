"""Who is at the page: the session's cookie, the proof that a form is ours, where the request came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from fastapi import Depends, Request
from starlette.datastructures import FormData

from activesupport.desk.house import Desk
from activesupport.desk.notes import is_proof, proof_for
from activesupport.domain.errors import UserError
from activesupport.domain.people import Person
from activesupport.work.accounts.door import Actor
from activesupport.work.accounts.signing_in import SignedIn, who
from activesupport.work.casework.hand import Hand

SESSION = "session"
"""The cookie of somebody signed in; with https it is bound to the host by its name."""
VISIT = "visit"
"""The cookie of a browser that is about to sign in, so that nobody else's form can do it for them."""


_SHORT = 2000
_OUR_OWN = frozenset({"csrf", "version", "query", "place", "next"})
"""Fields that nobody types."""


class NotSignedIn(Exception):
    """The page is for people with an account; `path` is where they wanted to go."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class ForeignForm(Exception):
    """A form without the proof that it came from a page of ours."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody signed in, at one request. `zone` and `language` are how they read times and words."""

    desk: Desk
    signed_in: SignedIn
    address: str
    path: str

    @property
    def person(self) -> Person:
        return self.signed_in.person

    @property
    def language(self) -> str:
        return self.person.language

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.person.timezone)

    @property
    def csrf(self) -> str:
        return proof_for(self.signed_in.token)

    @property
    def actor(self) -> Actor:
        """Who acts on accounts."""
        return Actor(self.person, self.address)

    @property
    def hand(self) -> Hand:
        return self.desk.hand(self.person, self.address)


def desk_of(request: Request) -> Desk:
    desk = request.app.state.desk
    assert isinstance(desk, Desk)  # noqa: S101  # `application.py` put it there
    return desk


def cookie_name(desk: Desk, name: str) -> str:
    """A browser takes a `__Host-` cookie over https and from this very host only."""
    return f"__Host-{name}" if desk.secure else name


def address_of(request: Request, proxies: tuple[str, ...]) -> str:
    """Where a request came from: the nearest address in X-Forwarded-For that is no proxy of ours, else the peer."""
    peer = request.client.host if request.client else "?"
    if not _is_proxy(peer, proxies):
        return peer
    told = [one.strip() for one in request.headers.get("x-forwarded-for", "").split(",") if one.strip()]
    return next((one for one in reversed(told) if not _is_proxy(one, proxies)), peer)[:100]


def _is_proxy(address: str, proxies: tuple[str, ...]) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in ip_network(proxy, strict=False) for proxy in proxies)


def full_path(request: Request) -> str:
    """Path and query as the browser asked for them."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def page_of(request: Request) -> str:
    """The page that is asked for, or that a form was sent from: where its visitor is afterwards."""
    if request.method == "GET":
        return full_path(request)
    try:
        origin = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return "/queue"
    if origin.netloc != request.url.netloc:
        return "/queue"
    return origin.path + (f"?{origin.query}" if origin.query else "")


def visitor(request: Request) -> Visitor:
    """Whoever has the session's cookie. Raises NotSignedIn."""
    desk = desk_of(request)
    token = request.cookies.get(cookie_name(desk, SESSION))
    found = who(desk.accounts, token) if token else None
    if found is None:
        raise NotSignedIn(page_of(request))
    return Visitor(desk, found, address_of(request, desk.proxies), page_of(request))


async def _read(request: Request) -> FormData:
    return await request.form(max_files=0, max_fields=2000)


@dataclass(frozen=True, slots=True)
class Fields:
    """What a form brought: texts by the names of its fields."""

    data: FormData

    def text(self, name: str, longest: int = 20_000) -> str:
        """A field's text. Raises UserError for a longer one: a part of it would say something else."""
        value = self._given(name)
        if len(value) > longest:
            raise UserError("limits.field", field=name, length=len(value), most=longest)
        return value

    def short(self, name: str) -> str:
        """What the page itself put into a field; nothing where somebody made it long."""
        value = self._given(name)
        return value if len(value) <= _SHORT else ""

    def typed(self) -> Mapping[str, tuple[str, ...]]:
        """Everything as it was typed, however long, to be shown again where the form is refused."""
        return {name: tuple(self.all(name)) for name in self.data if name not in _OUR_OWN}

    def _given(self, name: str) -> str:
        value = self.data.get(name)
        return value if isinstance(value, str) else ""

    def all(self, name: str) -> list[str]:
        return [value for value in self.data.getlist(name) if isinstance(value, str)]

    def number(self, name: str) -> int | None:
        return _number(self._given(name))

    def numbers(self, name: str) -> list[int]:
        return [found for one in self.all(name) if (found := _number(one)) is not None]

    def has(self, name: str) -> bool:
        return name in self.data

    def is_proven(self, token: str) -> bool:
        """Whether the form is from a page that was made for whoever has this token."""
        return is_proof(self._given("csrf"), token)


def _number(text: str) -> int | None:
    """A number as a database knows them."""
    is_number = text.isascii() and text.isdigit() and len(text) <= 10
    return int(text) if is_number and int(text) < 2**31 else None


def _proven(here: Annotated[Visitor, Depends(visitor)], data: Annotated[FormData, Depends(_read)]) -> Fields:
    fields = Fields(data)
    if not fields.is_proven(here.signed_in.token):
        raise ForeignForm
    return fields


def anybody(request: Request, data: Annotated[FormData, Depends(_read)]) -> Fields:
    """The fields of a form that is sent before signing in, proven by the cookie of the visit."""
    fields = Fields(data)
    secret = request.cookies.get(cookie_name(desk_of(request), VISIT), "")
    if not secret or not fields.is_proven(secret):
        raise ForeignForm
    return fields


Here = Annotated[Visitor, Depends(visitor)]
"""For pages: who is there."""
Form = Annotated[Fields, Depends(_proven)]
"""For forms of people who are signed in: the fields, after the proof."""
OpenForm = Annotated[Fields, Depends(anybody)]


def query_of(request: Request) -> Mapping[str, list[str]]:
    """The query's values by name, in order."""
    found: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        found.setdefault(name, []).append(value[:2000])
    return found


Query = Annotated[Mapping[str, list[str]], Depends(query_of)]
