"""Who asks: the token's owner, what the token allows, and how they want to be spoken to."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from activesupport.desk.house import Desk
from activesupport.desk.visitor import address_of, desk_of
from activesupport.domain.errors import ActiveSupportError, Forbidden
from activesupport.domain.people import Permission, Person, Scope
from activesupport.words import LANGUAGES
from activesupport.work.accounts.door import Actor
from activesupport.work.accounts.tokens import Bearer, bearer
from activesupport.work.casework.hand import Hand

_WITHIN = {
    Scope.READ: frozenset({Scope.READ}),
    Scope.WRITE: frozenset({Scope.READ, Scope.WRITE}),
    Scope.ADMIN: frozenset(Scope),
}
"""What each scope takes in: whoever may write may read."""


class NotKnown(ActiveSupportError):
    """A request without a token, or with one that does not count (any more)."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody's program, at one request. `language` is that of messages."""

    desk: Desk
    bearer: Bearer
    address: str
    language: str

    @property
    def person(self) -> Person:
        return self.bearer.person

    @property
    def user_id(self) -> int:
        return self.bearer.person.id or 0

    @property
    def hand(self) -> Hand:
        return self.desk.hand(self.person, self.address)

    @property
    def by(self) -> Actor:
        return Actor(self.person, self.address)

    def hand_at(self, number: int, version: int | None) -> Hand:
        """The verbs, for a case that must still be at a version (None: at any)."""
        return self.hand.at(number, version)

    def must(self, permission: Permission) -> None:
        """Raises Forbidden when the person's role does not allow it."""
        self.hand.must(permission)

    def must_have(self, scope: Scope) -> None:
        """Raises Forbidden when the token does not allow it."""
        if not any(scope in _WITHIN[given] for given in self.bearer.scopes):
            raise Forbidden("api.scope", scope=scope)


def caller_of(request: Request) -> Caller:
    """Whoever has the token of the header `Authorization`. Raises NotKnown. Cookies are not looked at."""
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not value.strip():
        raise NotKnown("api.no_token")
    desk = desk_of(request)
    found = bearer(desk.accounts, value.strip())
    if found is None:
        raise NotKnown("api.bad_token")
    language = asked_language(request) or found.person.language
    return Caller(desk, found, address_of(request, desk.proxies), language)


def asked_language(request: Request) -> str | None:
    """The first of our languages in Accept-Language, None where it names none of them."""
    asked = (one.strip().lower()[:2] for one in request.headers.get("accept-language", "").split(","))
    return next((one for one in asked if one in LANGUAGES), None)


def _caller(request: Request) -> Caller:
    caller = request.state.caller
    assert isinstance(caller, Caller)  # noqa: S101  # `route.py` put it there before anything else was done
    return caller


Here = Annotated[Caller, Depends(_caller)]
"""For every operation: who asks."""
