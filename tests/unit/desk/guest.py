"""Somebody at a browser who goes through the pages as people do: looks, fills in a form, sends it."""

import re
from typing import Any

from fastapi.testclient import TestClient
from httpx import Response

from activesupport.domain.people import Role
from activesupport.work.accounts import people
from activesupport.work.accounts.fields import Account
from tests.unit.desk.api.house import BOSS, HERE, ApiHouse

PASSWORD = "seven tall herons wading"
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


class Guest:
    """A browser with its cookies. It follows no redirect by itself."""

    def __init__(self, house: ApiHouse, language: str = "en", origin: str = HERE, address: str = "192.0.2.7") -> None:
        headers = {"accept-language": language, "user-agent": AGENT}
        self.client = TestClient(
            house.app, origin, follow_redirects=False, headers=headers, client=(address, 50000),
            raise_server_exceptions=False,
        )  # fmt: skip

    def get(self, path: str) -> Response:
        return self.client.get(path)

    def proof(self, path: str) -> str:
        """What the forms of a page carry."""
        found = re.search(r'name="csrf" value="([0-9a-f]{64})"', self.get(path).text)
        assert found is not None, f"no form at {path}"
        return found[1]

    def send(self, path: str, *, page: str = "", **fields: Any) -> Response:
        """A form from `page`, or from the very page that it goes to."""
        return self.client.post(path, data={"csrf": self.proof(page or path), **fields})

    def sign_in(self, name: str, password: str = PASSWORD, **fields: str) -> Response:
        return self.send("/login", name=name, password=password, **fields)

    def session(self) -> str | None:
        return self.client.cookies.get("session")


def hired(house: ApiHouse, name: str, role: Role = Role.RESPONDER, password: str | None = PASSWORD, **more: Any) -> int:
    """An account with a password."""
    return people.add(house.accounts, BOSS, Account(name, role=role, **more), password).id


def arrived(house: ApiHouse, name: str, role: Role = Role.RESPONDER, **more: Any) -> Guest:
    """Somebody with an account who has signed in."""
    hired(house, name, role, **more)
    guest = Guest(house)
    assert guest.sign_in(name).status_code == 303
    return guest
