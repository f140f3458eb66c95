"""The desk that the browser looks at: the sample, processed once; for every test a copy of it, served on loopback."""

import shutil
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from activesupport.app.daemon import run_once
from activesupport.app.desk import open_desk, serving
from activesupport.app.embedding import JudgeOptions, open_judge
from activesupport.app.settings import Settings, load
from activesupport.app.wiring import House, open_database
from activesupport.desk.house import Desk
from activesupport.domain.people import Person, Role, operator
from activesupport.domain.ports import Judge
from activesupport.domain.post import Author, Post
from activesupport.storage import cases, posts
from activesupport.storage.database import Database
from activesupport.storage.tables import CaseRow, PostRow
from activesupport.work.accounts import people, signing_in
from activesupport.work.accounts.door import Actor
from activesupport.work.accounts.fields import Account
from activesupport.work.casework.hand import Hand
from tests.journey.program import make_sample

TUESDAY = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
"""Two in the afternoon in Tokyo, on a day when people work."""
BRAND, ACCOUNT = "tsumugi", "tsumugi_care"
TEAMS = {"ja": "support-ja", "en": "support-en"}
ZONES = {"ja": "Asia/Tokyo", "en": "Europe/London"}
PASSWORD = "seven tall herons wading"
_OPERATOR = Actor(operator("sato"), "192.0.2.1")


class Clock:
    """The time of an installation. It stands still but for what is needed to tell one act from the next."""

    def __init__(self, at: datetime = TUESDAY) -> None:
        self._at = at

    def __call__(self) -> datetime:
        self._at += timedelta(milliseconds=1)
        return self._at

    def go(self, **by: float) -> None:
        self._at += timedelta(**by)


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample after one full pass, only to be copied, and what every copy of it shares."""

    folder: Path
    settings: Settings
    judge: Judge
    desk: Desk


@contextmanager
def processed_sample(folder: Path, at: datetime = TUESDAY) -> Iterator[Sample]:
    """Make the sample in `folder` and process it once, by words alone."""
    make_sample(folder)
    settings = load(folder / "config.toml")
    settings = settings.model_copy(update={"model": settings.model.model_copy(update={"embedder": "none"})})
    done = run_once(settings, now=Clock(at))
    assert done.failures == 0
    judge = open_judge(JudgeOptions.of(settings))
    with closing(open_database(settings)) as database:
        house = House(settings, database, judge)
        yield Sample(folder, settings, judge, open_desk(settings, database, house.kits))


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with an account, and the secret of a session of theirs."""

    person: Person
    token: str

    @property
    def name(self) -> str:
        return self.person.name


@dataclass
class Installation:
    """One served desk: `address` is where, `house` has the verbs as the daemon runs them."""

    address: str
    house: House
    desk: Desk
    clock: Clock
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def add(
        self, name: str, language: str = "en", role: Role = Role.RESPONDER, *, keys: bool = True, theme: str = "auto",
        new: bool = False, display: str = "",
    ) -> Member:  # fmt: skip
        """An account in the team of a language, and a session."""
        account = Account(
            name, role, display or name.capitalize(), language=language, timezone=ZONES[language],
            teams=(TEAMS[language],), keys=keys, theme=theme, needs_approval=new,
        )  # fmt: skip
        row = people.add(self.desk.accounts, _OPERATOR, account)
        with self.desk.database.writing() as session:
            found = signing_in.open_session(self.desk.accounts, session, row, {}, "192.0.2.2", "a browser")
        return Member(found.person, found.token)

    def add_with_password(self, name: str, language: str) -> None:
        account = Account(name, language=language, timezone=ZONES[language], teams=(TEAMS[language],))
        people.add(self.desk.accounts, _OPERATOR, account, PASSWORD)

    def end_sessions(self, name: str) -> None:
        """Sign somebody out everywhere, as an admin does."""
        with self.desk.database.reading() as session:
            row = people.named(session, name)
        signing_in.revoke_all(self.desk.accounts, _OPERATOR, row.id)

    def hand(self, member: Member) -> Hand:
        """The verbs as the pages call them for somebody."""
        return self.desk.hand(member.person, "192.0.2.2")

    def arrive(self, text: str, handle: str, *, answers: str | None = None, pictures: tuple[str, ...] = ()) -> PostRow:
        """A post comes in as a poll brings it, and is processed; `answers` is the platform's id of another one."""
        platform_id = str(2_100_000_000_000_000_000 + next(self._numbers))
        author = Author(f"id-{handle}", handle, handle.replace("_", " ").title(), 120)
        url = f"https://x.example/{handle}/status/{platform_id}"
        post = Post(
            "x", platform_id, author, self.clock(), text, url, reply_to=answers, media=len(pictures),
            media_links=pictures,
        )  # fmt: skip
        with self.desk.database.writing() as session:
            (number,) = posts.add_posts(session, [post], self.clock())
        self.work("process", post_ids=[number])
        with self.desk.database.reading() as session:
            return posts.get(session, number)

    def complaint(self, text: str, handle: str, pictures: tuple[str, ...] = ()) -> int:
        """The number of the case that a post opens."""
        post = self.arrive(text, handle, pictures=pictures)
        with self.desk.database.reading() as session:
            found = cases.open_one(session, (BRAND, "x", post.author_id), 0)
        assert found is not None, f"no case was opened for: {text}"
        return found

    def work(self, task: str, **args: object) -> None:
        """Run one of the daemon's jobs, and what it asks for."""
        self.house.jobs.push(task, key=task, args=args)
        assert self.house.jobs.run_until_idle() == 0, f"{task} failed; the log says why"

    def case(self, number: int) -> CaseRow:
        with self.desk.database.reading() as session:
            return cases.get(session, number)


@contextmanager
def served(sample: Sample, folder: Path, at: datetime = TUESDAY) -> Iterator[Installation]:
    """A copy of the sample in `folder`, on a free port of loopback."""
    shutil.copyfile(sample.folder / "activesupport.db", folder / "activesupport.db")
    place = sample.settings.desk.model_copy(update={"port": _free_port()})
    settings = sample.settings.model_copy(update={"desk": place})
    clock = Clock(at)
    with closing(Database(f"sqlite:///{folder / 'activesupport.db'}")) as database:
        house = House(settings, database, sample.judge, now=clock)
        accounts = replace(sample.desk.accounts, database=database, now=clock)
        desk = replace(
            sample.desk, database=database, rules=house.kits, now=clock, accounts=accounts,
            address=settings.desk.public_url,
        )  # fmt: skip
        with serving(settings, desk) as server:
            _wait_until(lambda: server.started)
            yield Installation(settings.desk.public_url, house, desk, clock)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait_until(is_so: Callable[[], bool], within: float = 10.0) -> None:
    end = time.monotonic() + within
    while not is_so():
        assert time.monotonic() < end, "the desk did not start"
        time.sleep(0.005)
