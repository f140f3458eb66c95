"""A desk over a workshop: two brands with cases, people of every role, their tokens, and a client for each of them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from activesupport.desk.api.application import PREFIX
from activesupport.desk.application import make_desk
from activesupport.desk.house import Desk
from activesupport.domain.people import Role, Scope, operator
from activesupport.storage import people as stored
from activesupport.work.accounts import people, tokens
from activesupport.work.accounts.door import Accounts, Actor
from activesupport.work.accounts.fields import Account
from activesupport.work.casework.hand import Hand
from activesupport.work.sending.writing import Sent, Written, send
from tests.unit.work.workshop import RULES, Workshop, post

BOSS = Actor(operator("boss"), "terminal")
HERE = "http://desk.example"
IN_PRIVATE = 'private = "Please tell us more about your {brand} by direct message."\n'
"""Goes on with the playbook in which `RULES` end."""
OTHER_BRAND = """
[[brand]]
id = "globex"
name = "Globex"

[[watch]]
id = "globex-en"
brand = "globex"
team = "support"
keywords = ["Globex"]
languages = ["en"]
"""
POSTS = (
    post(1, "Acme is broken again"),
    post(2, "Acme it is broken, still", at=None),
    post(3, "My Acme is on fire", author="a2"),
    post(4, "perhaps Acme!", author="a3"),
    post(5, "Globex is broken", author="a4"),
    post(6, "perhaps Globex!", author="a5"),
)
"""Cases 1 (two posts) and 2 are Acme's, case 3 is Globex's; posts 4 and 6 wait for a label."""
GOOD_REPLY = "Hello, we are sorry for the trouble. Shall we look into it together?"


class ApiHouse:
    """Everything that a test of the API asks for. `path`s of `client`s begin below the API's own."""

    def __init__(self, shop: Workshop, per_minute: int = 100_000, brings: Sequence[Any] = POSTS) -> None:
        self.shop = shop
        shop.write_rules(RULES.replace("CAP", "") + IN_PRIVATE + OTHER_BRAND)
        shop.rulebook.refresh()
        self.accounts = Accounts(shop.database, shop.clock)
        self.desk = Desk(
            database=shop.database,
            rules=shop.kits,
            now=shop.clock,
            accounts=self.accounts,
            model=shop.judge.version,
            address=HERE,
            secure=False,
            api_per_minute=per_minute,
        )
        if brings:
            shop.bring(*brings)

    @cached_property
    def app(self) -> FastAPI:
        return make_desk(self.desk)

    def hire(self, name: str, role: Role = Role.RESPONDER, **more: Any) -> int:
        return people.add(self.accounts, BOSS, Account(name, role=role, **more)).id

    def token(self, name: str, *scopes: Scope) -> str:
        with self.shop.database.reading() as session:
            row = stored.by_name(session, name)
        assert row is not None
        return tokens.create(self.accounts, BOSS, row.id, "tests", scopes or (Scope.WRITE,)).value

    def client(self, token: str | None, **headers: str) -> TestClient:
        given = headers | ({"Authorization": f"Bearer {token}"} if token else {})
        return TestClient(self.app, HERE + PREFIX, raise_server_exceptions=False, headers=given)

    def as_(self, name: str, role: Role = Role.RESPONDER, *scopes: Scope, **more: Any) -> TestClient:
        """Hire somebody, and give their client."""
        self.hire(name, role, **more)
        return self.client(self.token(name, *scopes))

    def hand(self, name: str) -> Hand:
        """The verbs in the name of an account, as another door would use them; of an operator where there is none."""
        with self.shop.database.reading() as session:
            row = stored.by_name(session, name)
        hand = self.shop.hand(name)
        return replace(hand, person=stored.person_of(row)) if row is not None else hand

    def sent(self, name: str, case: int = 1, text: str = GOOD_REPLY) -> Sent:
        """A reply that somebody wrote."""
        return send(self.hand(name), case, Written(text), self.shop.kits())


def code(answer: Response) -> str:
    """The code of a refusal."""
    return str(answer.json()["error"]["code"])
