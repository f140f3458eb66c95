"""The application over a workshop with two brands, and people of every role at their browsers."""

from dataclasses import replace
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from activesupport.desk.application import make_desk
from activesupport.desk.house import Desk
from activesupport.desk.notes import proof_for
from activesupport.domain.people import Role
from activesupport.storage import people
from activesupport.work.accounts.door import Accounts
from activesupport.work.accounts.signing_in import open_session
from activesupport.work.sending.writing import Written, send
from tests.unit.work.workshop import RULES, Workshop, post

OTHER = """
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
    post(1, "Acme is broken again, how do I fix it <b>now</b>", media_links=("https://pictures.example/1.png",)),
    post(2, "My Acme, thank you", author="a2"),
    post(3, "Globex is broken", author="a3", media_links=("https://pictures.example/3.png",)),
)
"""Case 1 is Acme's, case 2 Globex's; the second post opens none."""


class Office:
    """The application with people at their browsers."""

    def __init__(self, shop: Workshop) -> None:
        self.shop = shop
        shop.write_rules(RULES.replace("CAP", "") + OTHER)
        shop.rulebook.refresh()
        shop.bring(*POSTS)
        self.accounts = Accounts(shop.database, shop.clock)
        desk = Desk(
            database=shop.database, rules=shop.kits, now=shop.clock, accounts=self.accounts, model="m",
            address="http://desk.example", secure=False,
        )  # fmt: skip
        self.app: FastAPI = make_desk(desk)

    def browser(self, name: str, role: Role = Role.LEAD, **more: Any) -> "Browser":
        """Somebody new, signed in."""
        facts = {
            "name": name, "display": name.title(), "role": role, "language": "en", "timezone": "Asia/Tokyo",
            "teams": ["support"], "brands": None, "languages": ["en"], "skills": [], "shifts": [], "capacity": 8,
            "created_at": self.shop.clock(),
        }  # fmt: skip
        with self.shop.database.writing() as session:
            row = people.add(session, facts | more)
            token = open_session(self.accounts, session, row, {}, "127.0.0.1", "tests").token
        client = TestClient(self.app, "http://desk.example", follow_redirects=False, cookies={"session": token})
        return Browser(client, proof_for(token))

    def waiting_reply(self, case: int = 1, author: str = "nori") -> int:
        """A reply of new staff, which a lead looks at first."""
        hand = self.shop.hand(author)
        newcomer = replace(hand, person=replace(hand.person, role=Role.RESPONDER, needs_approval=True))
        sent = send(newcomer, case, Written("Hello, shall we look into it together?"), self.shop.kits())
        return sent.reply


class Browser:
    def __init__(self, client: TestClient, proof: str) -> None:
        self._client, self._proof = client, proof

    def get(self, path: str) -> str:
        answer = self._client.get(path)
        assert answer.status_code == 200, answer.text
        return answer.text

    def status(self, path: str) -> int:
        return self._client.get(path).status_code

    def raw(self, path: str) -> Any:
        return self._client.get(path)

    def post(self, path: str, **fields: str | list[str]) -> tuple[int, str]:
        answer = self.raw_post(path, {}, **fields)
        return answer.status_code, answer.headers.get("location", answer.text)

    def raw_post(self, path: str, headers: dict[str, str], **fields: str | list[str]) -> Any:
        return self._client.post(path, data={"csrf": self._proof, **fields}, headers=headers)
