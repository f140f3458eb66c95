"""The stage of the journeys: an installation in a folder, a clock that can be set, and servers on loopback."""

import io
import json
import os
import sys
import threading
from asyncio import WriteTransport
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import select

from activesupport.app.daemon import Pass, run_once
from activesupport.app.main import main
from activesupport.app.settings import Settings, load
from activesupport.app.wiring import open_database
from activesupport.domain.reason import Reason
from activesupport.storage.codec import reason_from_json
from activesupport.storage.tables import SubscriptionRow, Table
from activesupport.words import explain
from tests.contract.smtp_server import Postbox, serving

LOCALES = {"en": "C.UTF-8", "ja": "ja_JP.UTF-8"}
RowT = TypeVar("RowT", bound=Table)

RULES = """
[[brand]]
id = "acme"
name = "Acme Pay"
names = { ja = "エイクミーペイ" }
accounts = { x = ["@acme_pay"] }

[[team]]
id = "support-ja"
name = "日本語サポート"
language = "ja"
timezone = "Asia/Tokyo"
digest_times = ["TOKYO"]
email = ["ja@example.com"]

[[team]]
id = "support-en"
name = "English support"
language = "en"
timezone = "Europe/London"
digest_times = ["LONDON"]
email = ["en@example.com"]

[[watch]]
id = "acme-ja"
brand = "acme"
team = "support-ja"
languages = ["ja"]
keywords = ["エイクミーペイ"]

[[watch]]
id = "acme-en"
brand = "acme"
team = "support-en"
languages = ["en"]
keywords = ["Acme Pay"]
"""

_TABLES = ["[[" + table for table in RULES.split("[[")[1:]]
ONE_TEAM = "".join(table for table in _TABLES if "-ja" not in table)
"""The English team and its watch alone."""


class Clock:
    """The time of an installation. It stands a little before the real one, which the command line goes by."""

    def __init__(self) -> None:
        self._at = datetime.now(UTC) - timedelta(minutes=10)

    def __call__(self) -> datetime:
        self._at += timedelta(milliseconds=1)
        return self._at

    def go(self, **by: float) -> datetime:
        """Move, also back: `clock.go(days=-2)`."""
        self._at += timedelta(**by)
        return self._at


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)


@dataclass
class Installation:
    """A folder made by `activesupport init`, with rules for a brand that does not exist."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.start = self.clock()

    def command(self, *words: str, language: str = "en") -> Said:
        """Run a command as the shell would, in this process."""
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        with self.monkeypatch.context() as here, redirect_stdout(out), redirect_stderr(err):
            here.setenv("LC_ALL", LOCALES[language])
            here.setenv("COLUMNS", "300")
            here.setattr(sys, "argv", ["activesupport", "--config", str(self.folder / "config.toml"), *words])
            with pytest.raises(SystemExit) as ended:
                main()
        code = ended.value.code
        return Said(code if isinstance(code, int) else 1, *(_content(sink) for sink in (out, err)))

    def set(self, key: str, value: object) -> None:
        """A setting by the environment: `set("sources.x.base_url", …)`."""
        self.monkeypatch.setenv("ACTIVESUPPORT_" + key.upper().replace(".", "__"), str(value))

    def settings(self) -> Settings:
        return load(self.folder / "config.toml")

    def rules(self, text: str) -> None:
        """Write the brand's rules. Digests are due half a day after the start, whatever time of day it is."""
        due = self.start + timedelta(hours=12)
        for name, zone in {"TOKYO": "Asia/Tokyo", "LONDON": "Europe/London"}.items():
            text = text.replace(name, f"{due.astimezone(ZoneInfo(zone)):%H:%M}")
        (self.folder / "rules" / "acme.toml").write_text(text, encoding="utf-8")

    def run(self) -> Pass:
        """One full pass, at the time of the installation's own clock."""
        return run_once(self.settings(), now=self.clock)

    def archive(self, posts: Sequence[dict[str, object] | bytes]) -> Path:
        """Add to the archive file that is polled; bytes are lines as they are."""
        path = self.folder / "posts.jsonl"
        lines = (post if isinstance(post, bytes) else json.dumps(post).encode() for post in posts)
        with path.open("ab") as file:
            file.writelines(line + b"\n" for line in lines)
        self.set("sources.archive.path", path)
        return path

    def complaint(self, number: int | str, **fields: object) -> dict[str, object]:
        """A post for an archive that surely becomes a case, by an author of its own."""
        usual = {
            "id": str(number),
            "author": f"writer_{number}",
            "time": self.clock().isoformat(),
            "text": f"Acme Pay charged me twice for order {number} and support does not answer. This is awful.",
        }
        return usual | fields

    def rows(self, table: type[RowT]) -> list[RowT]:
        with closing(open_database(self.settings())) as database, database.reading() as session:
            return list(session.scalars(select(table).order_by(*table.__table__.primary_key)))

    def trouble(self) -> Reason:
        """Why the one subscription that has trouble has it; the doctor says so in both languages."""
        (row,) = (row for row in self.rows(SubscriptionRow) if row.trouble is not None)
        assert row.trouble is not None
        reason = reason_from_json(row.trouble)
        for language in LOCALES:
            assert f"✗ {row.source} {row.key}: {explain(reason, language)}" in self.doctor(language)
        return reason

    def queue(self, *options: str) -> list[dict[str, Any]]:
        found = self.command("queue", "list", "--json", "--limit", "1000", *options).json()
        assert isinstance(found, list)
        return found

    def doctor(self, language: str = "en") -> str:
        return self.command("doctor", language=language).out

    def digest(self, done: Pass, suffix: str = "txt", team: str = "support-en") -> str:
        """A digest that a pass has written."""
        (page,) = (path for path in done.digests if team in path.parts)
        return page.with_suffix(f".{suffix}").read_bytes().decode("utf-8")


def _content(sink: io.TextIOWrapper) -> str:
    sink.flush()
    raw = sink.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode("utf-8")


def install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """`activesupport init`, then the brand's own rules. The cheap tier judges, unless a test is about embeddings."""
    for name in [name for name in os.environ if name.startswith("ACTIVESUPPORT_")]:
        monkeypatch.delenv(name)
    here = Installation(folder, monkeypatch)
    here.set("model.embedder", "none")
    made = here.command("init", str(folder))
    assert made.code == 0, made.err
    here.rules(RULES)
    return here


class MailServer(Postbox):
    """Keeps mail; while `dies_at` is "RCPT" or "DATA", the connection breaks in the middle at that step."""

    def __init__(self) -> None:
        super().__init__()
        self.dies_at: str | None = None
        self.port = 0

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.dies_at == "RCPT":
            _break(server)
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        if self.dies_at == "DATA":
            _break(server)
        return answer

    @property
    def digests(self) -> list[EmailMessage]:
        """The digests among the mails: they alone carry files. An alert, or word of what is due soon, may come too."""
        return [mail for mail in self.mails if list(mail.iter_attachments())]

    def to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in self.mails if address in str(mail["To"])]


def _break(server: SMTP) -> None:
    assert isinstance(server.transport, WriteTransport)
    server.transport.abort()


@contextmanager
def mail_server(here: Installation) -> Iterator[MailServer]:
    """A mail server on loopback that the installation sends through."""
    box = MailServer()
    with serving(box) as port:
        for key, value in {"host": "127.0.0.1", "port": port, "security": "none", "sender": "as@example.com"}.items():
            here.set(f"mail.{key}", value)
        yield box


@dataclass
class Site:
    """A web site that answers every GET alike."""

    status: int = 200
    body: str = ""
    kind: str = "application/rss+xml"
    asked: int = 0


@contextmanager
def web_site(site: Site) -> Iterator[str]:
    """Serve; gives the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked += 1
            content = site.body.encode()
            self.send_response(site.status)
            self.send_header("Content-Type", site.kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/news"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
