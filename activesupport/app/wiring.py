"""Where everything is put together: adapters by name, and the verbs with what they need."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from importlib.metadata import entry_points
from pathlib import Path
from threading import Event
from zoneinfo import ZoneInfo

from alembic.util import CommandError
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from activesupport.app import shipped
from activesupport.app.embedding import JudgeOptions, reader_in_service
from activesupport.app.settings import Settings
from activesupport.domain.errors import UserError
from activesupport.domain.ports import Channel, Judge, Lookup, Source
from activesupport.domain.post import Query
from activesupport.domain.rules import Rules
from activesupport.jobs.embedded import EmbeddedJobs
from activesupport.rulebook import InvalidRules, Rulebook, from_texts, read
from activesupport.storage import cases, heartbeat, migrate, rules, subscriptions
from activesupport.storage.database import Database
from activesupport.work.alerts import Alerts
from activesupport.work.deletions import check_deletions
from activesupport.work.deliver import deliver
from activesupport.work.digest import DigestOptions
from activesupport.work.plan import Polling, plan_polling
from activesupport.work.poll import poll
from activesupport.work.process import process
from activesupport.work.rulekit import RuleKits
from activesupport.work.sweep import sweep


def utc_now() -> datetime:
    """The one clock; everything else is handed the time."""
    return datetime.now(UTC)


def open_database(settings: Settings) -> Database:
    """The database, brought to the schema of this version. Raises UserError when it cannot be reached or used."""
    with _database_errors():
        database = Database(settings.storage.url.get_secret_value())
        _make_folder(database)
        if migrate.current(database) != migrate.head(shipped.migrations()):
            migrate.upgrade(database, shipped.migrations())
    return database


def database_state(settings: Settings) -> tuple[str | None, str | None]:
    """The schema version that the database has (None: empty) and the one that is wanted; changes nothing."""
    with _database_errors():
        wanted = migrate.head(shipped.migrations())
        database = Database(settings.storage.url.get_secret_value())
        if database.path is not None and not Path(database.path).exists():
            return None, wanted
        with closing(database):
            return migrate.current(database), wanted


def rules_in_force(settings: Settings, database: Database) -> Rules:
    """The rules as the files stand; while an edit is faulty, those that the daemon goes on with."""
    try:
        return read(settings.rules.dir)
    except InvalidRules:
        with database.reading() as session:
            kept = rules.latest(session)
            found = from_texts(kept.files) if kept is not None else None
        if found is None:
            raise
        return found


def daemon_is_alive(settings: Settings) -> bool:
    """Whether a daemon was at work in the last five minutes."""
    with closing(open_database(settings)) as database, database.reading() as session:
        beat = heartbeat.last(session)
    return beat is not None and utc_now() - beat < timedelta(minutes=5)


@contextmanager
def _database_errors() -> Iterator[None]:
    try:
        yield
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise UserError("database.bad_url", problem=str(error)) from error
    except ModuleNotFoundError as error:
        raise UserError("database.no_driver", problem=str(error)) from error
    except CommandError as error:
        raise UserError("database.newer", problem=str(error)) from error
    except DBAPIError as error:
        raise UserError("database.unreachable", problem=str(error.orig).strip()) from error


def _make_folder(database: Database) -> None:
    if database.path and database.path != ":memory:":
        Path(database.path).parent.mkdir(parents=True, exist_ok=True)


# Built-in adapters, each imported only when it is used. Third parties come in by entry points.


def _x(settings: Settings) -> Source:
    from activesupport.sources.x import XSource

    return XSource(settings.sources.x.bearer_token.get_secret_value(), base_url=settings.sources.x.base_url)


def _feed(_settings: Settings) -> Source:
    from activesupport.sources.feed import FeedSource

    return FeedSource()


def _archive(settings: Settings) -> Source:
    from activesupport.sources.archive import ArchiveSource

    archive = settings.sources.archive
    return ArchiveSource(speed=archive.speed or None, shift=archive.shift, zone=ZoneInfo(archive.timezone))


SOURCES: Mapping[str, Callable[[Settings], Source]] = {"x": _x, "feed": _feed, "archive": _archive}


def searchable_sources(settings: Settings) -> tuple[str, ...]:
    """Platforms that can be searched with a watch's words: those with credentials, and third parties' adapters."""
    own = ("x",) if settings.sources.x.bearer_token.get_secret_value() else ()
    return own + tuple(entry.name for entry in entry_points(group="activesupport.sources"))


def make_source(settings: Settings, name: str) -> Source:
    """The adapter of a platform. Raises UserError for one that nobody provides."""
    if name in SOURCES:
        return SOURCES[name](settings)
    for entry in entry_points(group="activesupport.sources", name=name):
        source: Source = entry.load()()
        return source
    raise UserError("source.unknown", source=name)


def make_channels(settings: Settings, now: Callable[[], datetime] = utc_now) -> dict[str, Channel]:
    """The channels that are configured."""
    channels: dict[str, Channel] = {}
    if settings.mail.host:
        from activesupport.channels.email import EmailChannel

        mail = settings.mail
        channels["email"] = EmailChannel(
            mail.host,
            mail.port,
            security=mail.security,
            username=mail.username or None,
            password=mail.password.get_secret_value() or None,
            sender=mail.sender,
            now=now,
        )
    if settings.webhook.url:
        from activesupport.channels.webhook import WebhookChannel

        secret = settings.webhook.secret.get_secret_value()
        channels["webhook"] = WebhookChannel(settings.webhook.url, secret, now=now)
    return channels


class House:
    """One running installation: the rules in force, the database, the adapters, and the verbs as jobs.

    In a rehearsal (`dry`) nobody is told anything: there are no channels. `now` is the clock of all verbs.
    """

    def __init__(
        self,
        settings: Settings,
        database: Database,
        judge: Judge,
        *,
        dry: bool = False,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.settings = settings
        self.now = now
        self.database = database
        self.judge = judge
        self.stop = Event()
        self.rulebook = Rulebook.open(settings.rules.dir)
        self.kits = RuleKits(self.rulebook, reader_in_service(JudgeOptions.of(settings)))
        self.channels = {} if dry else make_channels(settings, now)
        self.source_of = cache(partial(make_source, settings))
        self.jobs = EmbeddedJobs(settings.daemon.workers)
        self.digests = DigestOptions(
            folder=settings.digest.dir / "rehearsal" if dry else settings.digest.dir,
            most_cases=settings.digest.most_cases,
            case_page=settings.case_page_in_mails if settings.mail.host else settings.case_page,
            mail="email" in self.channels,
            dry=dry,
        )
        self.alerts = Alerts(
            mail="email" in self.channels,
            webhook="webhook" in self.channels,
            operators=settings.alerts.operators,
            language=settings.alerts.language,
            case_page=settings.case_page_in_mails,
            most_an_hour=settings.alerts.most_an_hour,
        )
        self.polling = self._plan()
        self.followed = ""
        self._register()

    def query_of(self, source: str, key: str) -> Query | None:
        return self.polling.queries.get((source, key))

    def lookup_of(self, source: str) -> Lookup | None:
        """The platform's adapter, if it can tell whether posts still stand."""
        adapter = self.source_of(source)
        return adapter if isinstance(adapter, Lookup) else None

    def follow_rules(self, *, as_daemon: bool = True) -> None:
        """Bring subscriptions to what the rules ask for now, and remember the rules' text under their version.

        Cases of a team that is gone go to the team that watches their brand now. A command beside the daemon
        pauses nothing: it may know fewer sources, for want of a token in its environment.
        """
        snapshot = self.rulebook.snapshot
        self.polling = self._plan()
        with self.database.writing() as session:
            subscriptions.follow_plans(session, self.polling.plans, self.now(), pause_others=as_daemon)
            rules.remember(session, snapshot.rules.version, snapshot.files, self.now())
            heirs = {watch.brand: watch.team for watch in reversed(snapshot.rules.watches)}
            cases.adopt_orphans(session, set(snapshot.rules.teams), heirs)
        self.followed = snapshot.rules.version

    def _plan(self) -> Polling:
        archive = self.settings.sources.archive
        return plan_polling(
            self.rulebook.current,
            searchable_sources(self.settings),
            str(archive.path) if archive.path else None,
            timedelta(seconds=archive.every_seconds),
        )

    def _register(self) -> None:
        database, jobs, alerts, stop, now = self.database, self.jobs, self.alerts, self.stop, self.now
        jobs.register(
            "poll",
            partial(
                poll,
                database=database,
                source_of=self.source_of,
                query_of=self.query_of,
                jobs=jobs,
                now=now,
                stop=stop,
            ),
        )
        jobs.register(
            "process",
            partial(process, database=database, rules=self.kits, judge=self.judge, jobs=jobs, alerts=alerts, now=now),
            one_at_a_time=True,  # copies and threads are seen across pages; the judge is one process anyway
        )
        jobs.register("deliver", partial(deliver, database=database, channels=self.channels, now=now, stop=stop))
        jobs.register("sweep", partial(sweep, database=database, rules=self.kits, jobs=jobs, alerts=alerts, now=now))
        jobs.register("deletions", partial(check_deletions, database=database, lookup_of=self.lookup_of, now=now))
