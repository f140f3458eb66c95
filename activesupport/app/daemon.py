"""The daemon: one process on one database, until it is told to stop."""

import signal
import threading
import types
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog
from filelock import FileLock, Timeout
from pydantic import SecretStr

from activesupport.app.clock import Clock
from activesupport.app.embedding import JudgeOptions, open_judge, reader_in_service
from activesupport.app.judging import ChildJudge
from activesupport.app.settings import Settings
from activesupport.app.wiring import House, open_database, utc_now
from activesupport.domain.errors import UserError
from activesupport.domain.labels import Utterance
from activesupport.domain.reason import Reason
from activesupport.rulebook import Rulebook
from activesupport.storage import digests, people, posts, subscriptions
from activesupport.storage.database import Database
from activesupport.work.digest import write_due_digests
from activesupport.work.rulekit import RuleKits

log = structlog.get_logger(__name__)

STOP_WITHIN = 9.0
"""Seconds that running work gets to finish; service managers commonly kill after ten."""


@dataclass(frozen=True, slots=True)
class DeskOutlook:
    """The address of the desk, and whether anybody has an account to sign in with."""

    address: str
    anybody: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a person who starts the daemon may expect: `due` is when the next digest is written, if that is known."""

    newest: str | None
    due: datetime | None
    sources: int
    desk: DeskOutlook | None = None
    """Where it is served."""


def run_forever(
    settings: Settings,
    told: Callable[[Path], None],
    *,
    dry: bool = False,
    started: Callable[[Outlook], None] = lambda _outlook: None,
) -> None:
    """Run until SIGTERM or SIGINT; the unit in hand is finished first. `started` is called once, at the start."""
    stopped = threading.Event()
    with _signals(stopped), _home(settings, dry) as database:
        judge = ChildJudge(JudgeOptions.of(settings))
        judge.judge([Utterance("", "en")])  # a model that cannot be used ends the start, not the first page
        house = House(settings, database, judge, dry=dry)
        house.follow_rules()
        started(_outlook(house))
        clock = Clock(house, told)
        with _desk(house, dry=dry):
            house.jobs.start()
            clock.start()
            log.info(
                "started",
                rules=house.rulebook.current.version,
                model=judge.version,
                subscriptions=len(house.polling.plans),
                desk=None if dry else _desk_address(settings),
            )
            stopped.wait()
        log.info("stopping")
        house.stop.set()
        clock.stop()
        finished = house.jobs.stop(STOP_WITHIN)
        judge.close()
        log.info("stopped", everything_finished=finished)


def _desk(house: House, *, dry: bool) -> AbstractContextManager[object]:
    """The desk beside the daemon, where it is wanted; a rehearsal has nobody to show it to."""
    if dry or not house.settings.desk.serve:
        return nullcontext()
    from activesupport.app.desk import open_desk, serving

    return serving(house.settings, open_desk(house.settings, house.database, house.kits, house.now))


def run_desk(settings: Settings, started: Callable[[DeskOutlook], None]) -> None:
    """Serve the desk alone, beside a daemon that runs elsewhere. It follows the rule files by itself."""
    from activesupport.app.desk import open_desk, serving

    stopped = threading.Event()
    with _signals(stopped), closing(open_database(settings)) as database:
        rulebook = Rulebook.open(settings.rules.dir)
        kits = RuleKits(rulebook, reader_in_service(JudgeOptions.of(settings)))
        with serving(settings, open_desk(settings, database, kits)):
            with database.reading() as session:
                anybody = bool(people.everybody(session))
            started(DeskOutlook(settings.desk.public_url, anybody))
            while not stopped.wait(settings.daemon.tick_seconds):
                rulebook.refresh()


def _outlook(house: House) -> Outlook:
    with house.database.reading() as session:
        last = digests.last_of_all(session)
        found = [digests.schedule(session, team) for team in house.rulebook.current.teams]
        anybody = bool(people.everybody(session))
    due = [row.next_digest_at for row in found if row is not None]
    address = _desk_address(house.settings)
    desk = DeskOutlook(address, anybody) if address else None
    return Outlook(last.path if last else None, min(due, default=None), len(house.polling.plans), desk)


def _desk_address(settings: Settings) -> str | None:
    """Where people find the desk; None where the daemon does not serve it."""
    return settings.desk.public_url if settings.desk.serve else None


@dataclass(frozen=True, slots=True)
class Pass:
    """What one full pass did."""

    new_posts: int
    troubles: int
    digests: tuple[Path, ...]
    faults: tuple[Reason, ...]
    """Digests that could not be written, and why."""
    failures: int
    """Tasks that failed; the log says why."""
    sources: int = 1
    """How many things are asked for posts."""
    newest: str | None = None
    """The digest that was written last, in this pass or before."""


def run_once(settings: Settings, *, dry: bool = False, now: Callable[[], datetime] = utc_now) -> Pass:
    """Poll everything, process, deliver and write the digests that are due, then return; `now` is the clock to go by.

    Subscriptions that rest after a failure keep resting. Archives are read twice, since the end of a file that may
    still be written is taken when it is found unchanged.
    """
    written: list[Path] = []
    with _home(settings, dry) as database:
        house = House(settings, database, open_judge(JudgeOptions.of(settings)), dry=dry, now=now)
        house.follow_rules()
        before = _count(database)
        failures = _poll(house, lambda _source: True)
        failures += _poll(house, lambda source: source == "archive")
        house.jobs.push("sweep", key="sweep", args={})
        failures += house.jobs.run_until_idle()
        faults = write_due_digests(
            database=database,
            rules=house.kits,
            options=house.digests,
            now=now,
            told=written.append,
            first_of_all=_count(database) > 0,
            alerts=house.alerts,
        )
        house.jobs.push("deliver", key="due", args={})
        failures += house.jobs.run_until_idle()
        with database.reading() as session:
            troubles = sum(one.trouble is not None for one in subscriptions.health(session))
            last = digests.last_of_all(session)
        return Pass(
            _count(database) - before,
            troubles,
            tuple(written),
            tuple(faults),
            failures,
            len(house.polling.plans),
            last.path if last else None,
        )


def _poll(house: House, wanted: Callable[[str], bool]) -> int:
    with house.database.reading() as session:
        rows = subscriptions.askable(session, house.now())
    failures = 0
    for row in rows:
        if wanted(row.source):
            house.jobs.push("poll", key=str(row.id), args={"subscription_id": row.id})
            failures += house.jobs.run_until_idle()
    return failures


def _count(database: Database) -> int:
    with database.reading() as session:
        return posts.count(session)


@contextmanager
def _home(settings: Settings, dry: bool) -> Iterator[Database]:
    """The installation's database, locked against a second daemon; in a rehearsal a fresh one that is thrown away."""
    with TemporaryDirectory(prefix="activesupport-rehearsal-") as folder:
        if dry:
            url = SecretStr(f"sqlite:///{folder}/rehearsal.db")
            settings = settings.model_copy(update={"storage": settings.storage.model_copy(update={"url": url})})
        with closing(open_database(settings)) as database, _only_one(database):
            yield database


@contextmanager
def _only_one(database: Database) -> Iterator[None]:
    """SQLite belongs to one daemon: a second one refuses to start and says why."""
    if database.path is None or database.path == ":memory:":
        yield
        return
    lock = FileLock(database.path + ".daemon.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise UserError("daemon.already_running", database=database.path) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _signals(stopped: threading.Event) -> Iterator[None]:
    def _stop(_number: int, _frame: types.FrameType | None) -> None:
        stopped.set()

    previous = {number: signal.signal(number, _stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
