"""The world of the tour: the installation, X, a mail server and a webhook receiver, all on loopback."""

import csv
import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from activesupport.app.daemon import Pass
from activesupport.storage.tables import CaseRow, DecisionRow, MentionRow, OutboxRow, PostRow, SuggestionRow
from tests.contract.http_server import Receiver, receiving
from tests.contract.x_server import XServer, running
from tests.journey.stage import Installation, MailServer, mail_server

SECRET = "webhook-secret"


@dataclass
class Scene:
    """The installation and the world around it. `story` is the number of the Japanese case."""

    here: Installation
    x: XServer
    mail: MailServer
    webhook: Receiver
    ids: dict[str, str] = field(default_factory=dict)
    passes: list[Pass] = field(default_factory=list)
    story: int = 0

    def run(self) -> Pass:
        self.passes.append(self.here.run())
        return self.passes[-1]

    def later(self, **by: float) -> None:
        self.here.clock.go(**by)
        self.x.now = self.here.clock()

    def post(self, name: str, text: str, **fields: Any) -> None:
        self.ids[name] = self.x.post(text, at=self.here.clock() - timedelta(minutes=2), **fields)

    def case(self, number: int) -> dict[str, Any]:
        found = self.here.command("queue", "show", str(number), "--json").json()
        assert isinstance(found, dict)
        return found

    def act(self, *words: str, who: str = "haru") -> None:
        done = self.here.command("queue", *words, "--as", who)
        assert done.code == 0, done.err


@contextmanager
def the_world(here: Installation) -> Iterator[Scene]:
    """X, a mail server and a webhook on loopback, and an installation that knows them by its environment.

    Everything is as it is shipped: embeddings judge too.
    """
    here.set("model.embedder", "auto")
    receiver = Receiver()
    with (
        running(token="token-from-a-file", now=here.clock()) as x,
        mail_server(here) as mail,
        receiving(receiver) as hook,
    ):
        (here.folder / "x-token").write_text(x.token + "\n", encoding="utf-8")
        here.set("sources.x.base_url", x.url)
        here.set("sources.x.bearer_token_file", "x-token")
        here.set("webhook.url", hook)
        here.set("webhook.secret", SECRET)
        yield Scene(here, x, mail, receiver)


def contract_of_x() -> dict[str, Any]:
    beside = Path(__file__).resolve().parents[3] / "shared"
    file = Path(os.environ.get("ACTIVESUPPORT_SHARED", beside)) / "specs" / "x.json"
    if not file.is_file():
        pytest.skip("no contract of X here: set ACTIVESUPPORT_SHARED to the folder with specs/x.json")
    pytest.importorskip("openapi_core", reason="openapi-core is not installed")
    found = json.loads(file.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def mentions(scene: Scene) -> list[tuple[PostRow, MentionRow]]:
    posts = {row.id: row for row in scene.here.rows(PostRow)}
    return [(posts[mention.post_id], mention) for mention in scene.here.rows(MentionRow)]


def counts(scene: Scene) -> dict[str, int]:
    tables = (PostRow, MentionRow, CaseRow, SuggestionRow, DecisionRow, OutboxRow)
    return {table.__tablename__: len(scene.here.rows(table)) for table in tables}


def digests_by_mail(scene: Scene, address: str) -> list[EmailMessage]:
    return [mail for mail in scene.mail.digests if address in str(mail["To"])]


def plain_text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    content = body.get_content()
    assert isinstance(content, str)
    return content


def table_of(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"))))
