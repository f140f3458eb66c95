"""A small installation: a real database, rulebook and jobs, with a judge, sources and channels that do as told."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from sqlalchemy import inspect

from activesupport.domain.errors import AdapterError
from activesupport.domain.labels import Label, Utterance, Verdict
from activesupport.domain.notice import Message
from activesupport.domain.people import operator
from activesupport.domain.post import Author, Page, Post, Query, Window
from activesupport.domain.reason import Reason
from activesupport.jobs.embedded import EmbeddedJobs
from activesupport.replies.second_reader import SecondReader
from activesupport.rulebook import Rulebook
from activesupport.storage import posts, subscriptions
from activesupport.storage.database import Database
from activesupport.storage.subscriptions import Plan
from activesupport.storage.tables import CaseRow, MentionRow, OutboxRow, SubscriptionRow, Table
from activesupport.work.alerts import Alerts
from activesupport.work.casework.hand import Hand
from activesupport.work.deliver import deliver
from activesupport.work.digest import DigestOptions, write_due_digests
from activesupport.work.poll import defer_processing, poll
from activesupport.work.process import process
from activesupport.work.rulekit import RuleKits
from activesupport.work.sweep import sweep

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
RowT = TypeVar("RowT", bound=Table)

RULES = """
[[brand]]
id = "acme"
name = "Acme"
accounts = { x = ["@acme_desk"] }

[[team]]
id = "support"
name = "Support"
digest_times = ["09:00", "17:00"]
email = ["support@example.com"]
CAP

[[watch]]
id = "acme-en"
brand = "acme"
team = "support"
keywords = ["Acme"]
languages = ["en"]

[cases]
reopen_within = "7d"

[[playbook]]
id = "sorry"
labels = ["complaint", "question", "churn", "urgent", "praise"]
[playbook.en]
greeting = "Hello {customer}, {responder} here."
empathy = "That is annoying."
goal = "We want it to work for you."
check = "Since when is it so?"
solution = "Please switch it off and on."
closing = "We are here."
quick = "Shall we look into it together?"
"""

WORDS = {
    "broken": Label.COMPLAINT,
    "leaving": Label.CHURN,
    "fire": Label.URGENT,
    "how do": Label.QUESTION,
    "birthday": Label.DELIGHT,
    "thank": Label.PRAISE,
    "buy followers": Label.NOISE,
}
"""A post with one of these has its label; what has none is neutral. With "perhaps" in it the judge is unsure."""


class Clock:
    """Time that passes only when told."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, by: timedelta) -> None:
        self.now += by


class KeywordJudge:
    """Labels by simple words; a post that says "explode" breaks it."""

    version = "keywords-1"

    def __init__(self) -> None:
        self.batches: list[int] = []
        self.meanwhile: Callable[[], None] | None = None
        """What somebody else does, once, while this one thinks."""

    def judge(self, utterances: Sequence[Utterance]) -> list[Verdict]:
        self.batches.append(len(utterances))
        act, self.meanwhile = self.meanwhile, None
        if act is not None:
            act()
        return [self._one(utterance.text.lower()) for utterance in utterances]

    def _one(self, text: str) -> Verdict:
        if "explode" in text:
            raise ValueError("cannot judge this")
        labels = tuple(label for word, label in WORDS.items() if word in text)
        scores = {label: 0.9 if label in labels else 0.05 for label in Label}
        if "perhaps" in text:
            scores[Label.COMPLAINT] = 0.3 + 0.01 * text.count("!")
        return Verdict(scores, labels, self.version, unsure="perhaps" in text)


class FakeSource:
    """Hands out what it is given, one answer a question: a page, or an error to raise."""

    def __init__(self, *answers: Page | Exception, name: str = "x") -> None:
        self.name = name
        self.answers = list(answers)
        self.windows: list[Window] = []

    def fetch(self, query: Query, window: Window) -> Page:
        self.windows.append(window)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


class FakeChannel:
    """Remembers what it sent; raises the next of `errors` while there are any (None: this one goes through)."""

    def __init__(self, *errors: Exception | None, name: str = "email") -> None:
        self.name = name
        self.errors = list(errors)
        self.sent: list[Message] = []
        self.tried: list[str] = []

    def send(self, message: Message) -> None:
        self.tried.append(message.key)
        error = self.errors.pop(0) if self.errors else None
        if error is not None:
            raise error
        self.sent.append(message)


def post(number: int, text: str, *, author: str = "a1", at: datetime | None = None, **values: Any) -> Post:
    """The `number`-th post, that many seconds after noon unless said otherwise."""
    facts: dict[str, Any] = {
        "source": "x",
        "platform_id": f"p{number}",
        "author": Author(author, author),
        "time": at or NOON + timedelta(seconds=number),
        "text": text,
    }
    return Post(**(facts | values))


class Workshop:
    """The verbs with what they need, as `app/wiring.py` puts them together."""

    def __init__(
        self, database: Database, folder: Path, cap: int | None = None, reader: SecondReader | None = None
    ) -> None:
        self.database, self.folder = database, folder
        self.clock = Clock()
        self.stop = Event()
        self.judge = KeywordJudge()
        self.rules_folder = folder / "rules"
        self.rules_folder.mkdir()
        self.write_rules(RULES.replace("CAP", f"new_cases_a_day = {cap}" if cap else ""))
        self.rulebook = Rulebook.open(self.rules_folder)
        self.kits = RuleKits(self.rulebook, reader)
        self.source = FakeSource()
        self.email, self.webhook = FakeChannel(), FakeChannel(name="webhook")
        self.channels = {"email": self.email, "webhook": self.webhook}
        self.alerts = Alerts(
            mail=True, webhook=True, operators=("ops@example.com",), language="en", case_page=None, most_an_hour=3
        )
        self.options = DigestOptions(folder / "digests", most_cases=50, case_page=None, mail=True)
        self.jobs = EmbeddedJobs(workers=1)
        tools: dict[str, Any] = {"database": database, "now": self.clock}
        asking: dict[str, Any] = {"source_of": lambda _name: self.source, "query_of": self._query_of, "stop": self.stop}
        judging: dict[str, Any] = {"judge": self.judge, "rules": self.kits, "alerts": self.alerts}
        sweeping: dict[str, Any] = {"rules": self.kits, "alerts": self.alerts}
        self.tasks: dict[str, Callable[..., None]] = {
            "poll": partial(poll, jobs=self.jobs, **asking, **tools),
            "process": partial(process, jobs=self.jobs, **judging, **tools),
            "deliver": partial(deliver, channels=self.channels, stop=self.stop, **tools),
            "sweep": partial(sweep, jobs=self.jobs, **sweeping, **tools),
        }
        for name, task in self.tasks.items():
            self.jobs.register(name, task)

    def _query_of(self, _source: str, key: str) -> Query | None:
        return Query(key=key, terms=("Acme",))

    def write_rules(self, text: str) -> None:
        (self.rules_folder / "acme.toml").write_text(text, encoding="utf-8")

    def store(self, *wanted: Post) -> list[int]:
        """Posts that nobody has processed; their keys in the order given."""
        with self.database.writing() as session:
            return [key for one in wanted for key in posts.add_posts(session, [one], self.clock())]

    def bring(self, *wanted: Post) -> list[int]:
        """Store posts as one page and do all the work that follows."""
        keys = self.store(*wanted)
        with self.database.writing() as session:
            defer_processing(session, self.jobs, keys)
        self.jobs.run_until_idle()
        return keys

    def process(self, keys: Sequence[int]) -> None:
        self.run("process", post_ids=list(keys))

    def run(self, task: str, **args: object) -> None:
        self.jobs.push(task, key=task, args=args)
        self.jobs.run_until_idle()

    def elsewhere(self, task: str, **args: object) -> None:
        """Another process on the same database does something, whatever this one is at."""
        self.tasks[task](**args)

    def subscribe(self, key: str = "acme-en", every: timedelta = 5 * MINUTE, source: str = "x") -> int:
        with self.database.writing() as session:
            subscriptions.follow_plans(session, [Plan(source, key, every)], self.clock())
            session.flush()
            return session.query(SubscriptionRow.id).filter_by(key=key).scalar() or 0

    def ask(self, number: int, *answers: Page | AdapterError | Exception) -> None:
        """Poll a subscription whose source gives these answers."""
        self.source.answers = list(answers)
        self.run("poll", subscription_id=number)

    def write_digests(self, *, first_of_all: bool = False) -> list[Path]:
        written: list[Path] = []
        write_due_digests(
            database=self.database, rules=self.kits, options=self.options, now=self.clock, told=written.append,
            first_of_all=first_of_all, alerts=self.alerts,
        )  # fmt: skip
        return written

    def hand(self, actor: str = "mika") -> Hand:
        return Hand(self.database, operator(actor), self.clock, self.rulebook.current.version, self.judge.version)

    def rows(self, table: type[RowT]) -> list[RowT]:
        """All rows of a table in the order of their numbers."""
        with self.database.reading() as session:
            return session.query(table).order_by(*inspect(table).primary_key).all()

    def cases(self) -> list[CaseRow]:
        return self.rows(CaseRow)

    def mentions(self) -> list[MentionRow]:
        return self.rows(MentionRow)

    def lanes(self) -> list[str]:
        return [row.lane for row in self.mentions()]

    def promised(self, beginning: str = "") -> list[OutboxRow]:
        return [row for row in self.rows(OutboxRow) if row.key.startswith(beginning)]

    def promise(self, *keys: str, channel: str = "email") -> None:
        from activesupport.storage import outbox

        with self.database.writing() as session:
            for key in keys:
                message = Message(key, ("a@example.com",), f"About {key}", "Text", attachments={"a.csv": "x"})
                outbox.promise(session, channel, message, self.clock(), "support")


def page(*found: Post, since: str = "1", more: bool = False, **values: Any) -> Page:
    return Page(found, {"since": since}, more=more, **values)


def fault(code: str = "fault") -> Reason:
    return Reason(code, {"line": 3})
