"""A workshop with people in it, two brands and two teams: what the tests of the desk's verbs share."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect

from activesupport.domain.errors import ActiveSupportError
from activesupport.domain.people import Role, operator
from activesupport.storage import people, subscriptions
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import (
    BarRow,
    CallRow,
    DelightRow,
    IncidentRow,
    ReplyRow,
    SwitchRow,
)
from activesupport.storage.people import person_of
from activesupport.storage.tables import CaseRow, DecisionRow, MentionRow, OutboxRow, PostRow, SubscriptionRow, Table
from activesupport.work.casework import claims
from activesupport.work.casework.hand import Hand
from activesupport.work.plan import plan_polling
from activesupport.work.sending import handing
from activesupport.work.sending.writing import Sent, Written, send
from tests.together import together
from tests.unit.work.workshop import HOUR, RULES, Workshop, post

GLOBEX = """
[[brand]]
id = "globex"
name = "Globex"
accounts = { x = ["@Globex_Care"] }

[[team]]
id = "night"
name = "Night"
assign = "automatic"

[[watch]]
id = "globex-en"
brand = "globex"
team = "night"
keywords = ["Globex"]
skills = ["billing"]

[[watch]]
id = "acme-ja"
brand = "acme"
team = "support"
keywords = ["Acme"]
languages = ["ja"]
"""
SORRY = "Hello, how annoying. Please switch it off and on again."
TABLES: tuple[type[Table], ...] = (
    CaseRow, DecisionRow, ReplyRow, MentionRow, BarRow, SwitchRow, IncidentRow, CallRow, DelightRow, OutboxRow,
)  # fmt: skip


class Desk(Workshop):
    """Three people: ann and bob answer, lea leads. `add` brings more; anybody else sits at the server's terminal."""

    def __init__(self, database: Database, folder: Path, sending: str = "", *, crew: bool = True) -> None:
        """Without `crew` the database has its people already."""
        super().__init__(database, folder)
        self.rewrite(sending)
        if crew:
            for name, role in (("ann", Role.RESPONDER), ("bob", Role.RESPONDER), ("lea", Role.LEAD)):
                self.add(name, role)

    def rewrite(self, sending: str = "") -> None:
        """Rules with another [sending] table."""
        self.write_rules(RULES.replace("CAP", "") + GLOBEX + (f"\n[sending]\n{sending}\n" if sending else ""))
        self.rulebook.refresh()
        assert not self.rulebook.faults, self.rulebook.faults

    def add(self, name: str, role: Role = Role.RESPONDER, **facts: Any) -> None:
        values: dict[str, Any] = {
            "name": name, "display": name.title(), "email": None, "password": None, "subject": None, "role": role,
            "language": "en", "timezone": "UTC", "teams": ["support", "night"], "brands": None,
            "languages": ["en", "ja"], "skills": ["billing"], "shifts": [], "locked_until": None,
            "created_at": self.clock(), "seen_at": None,
        }  # fmt: skip
        with self.database.writing() as session:
            people.add(session, values | facts)

    def change(self, name: str, **facts: Any) -> None:
        with self.database.writing() as session:
            row = people.by_name(session, name)
            assert row is not None
            people.change(session, row, **facts)

    def hand(self, actor: str = "ann") -> Hand:
        with self.database.reading() as session:
            row = people.by_name(session, actor)
        person = person_of(row) if row is not None else operator(actor)
        return Hand(self.database, person, self.clock, self.rulebook.current.version, self.judge.version)

    def complain(self, author: str = "a1", text: str = "Acme is broken", **values: Any) -> int:
        """A customer posts now; the number of their case."""
        number = len(self.rows(PostRow)) + 1
        (key,) = self.bring(post(number, text, author=author, at=self.clock(), **values))
        found = [row.case_id for row in self.mentions() if row.post_id == key and row.case_id is not None]
        assert found, f"no case for {text!r}"
        return found[0]

    def case(self, number: int = 1) -> CaseRow:
        (found,) = [one for one in self.cases() if one.id == number]
        return found

    def reply(self, number: int = 1) -> ReplyRow:
        (found,) = [one for one in self.rows(ReplyRow) if one.id == number]
        return found

    def last(self) -> DecisionRow:
        return self.rows(DecisionRow)[-1]

    def actions(self, number: int = 1) -> list[str]:
        return [row.action for row in self.rows(DecisionRow) if row.case_id == number]

    def send(self, actor: str = "ann", number: int = 1, text: str = SORRY, **written: Any) -> Sent:
        return send(self.hand(actor), number, Written(text, **written), self.kits())

    def answer(self, actor: str = "ann", number: int = 1) -> int:
        """Claim, write, open and post; the reply's number."""
        claims.claim(self.hand(actor), number)
        sent = self.send(actor, number)
        handing.posted(self.hand(actor), sent.reply)
        return sent.reply

    def own_post(self, target: str, account: str = "acme_desk", **values: Any) -> str:
        """The brand itself answers on the platform; the post's id there."""
        number = 900 + len(self.rows(PostRow))
        self.bring(post(number, "@you sorry", author=account, at=self.clock(), reply_to=target, **values))
        return f"p{number}"

    def read_timelines(self, at: datetime | None = None) -> None:
        """Every timeline that is planned was read without trouble."""
        plans = plan_polling(self.rulebook.current, {"x"}, None, HOUR).plans
        with self.database.writing() as session:
            subscriptions.follow_plans(session, plans, self.clock())
            session.flush()
            for row in session.query(SubscriptionRow):
                row.last_ok_at = at or self.clock()

    def everything(self) -> list[tuple[Any, ...]]:
        """Every row that a verb can write."""
        return [
            tuple(getattr(row, column.key) for column in inspect(table).columns)
            for table in TABLES
            for row in self.rows(table)
        ]

    def refused(
        self, act: Callable[[], object], code: str, kind: type[ActiveSupportError] = ActiveSupportError
    ) -> ActiveSupportError:
        """The error of an act that changes nothing."""
        before = self.everything()
        with pytest.raises(kind) as refused:
            act()
        assert refused.value.reason.code == code, refused.value
        assert self.everything() == before
        return refused.value


def race(*acts: Callable[[], object]) -> list[ActiveSupportError | None]:
    """Start all at the same moment; how each ended, in their order. What is no error of ours is raised."""
    ends: list[ActiveSupportError | None] = [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            act()
        except ActiveSupportError as error:
            ends[place] = error

    together(*(partial(run, place, act) for place, act in enumerate(acts)))
    return ends


def columns(row: CaseRow) -> dict[str, Any]:
    """A case without its version."""
    return {column.key: getattr(row, column.key) for column in inspect(CaseRow).columns if column.key != "version"}
