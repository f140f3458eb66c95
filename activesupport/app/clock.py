"""What ticks: every few seconds the due subscriptions and digests are handed out, every minute the sweep, every hour
the question whether posts still stand.
"""

from collections.abc import Callable
from pathlib import Path

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from activesupport.app.wiring import House, utc_now
from activesupport.domain.reason import Reason
from activesupport.storage import posts, subscriptions
from activesupport.work.digest import write_due_digests

log = structlog.get_logger(__name__)


class Clock:
    """Fixed jobs only; what is due stands in columns, so a missed tick loses nothing."""

    def __init__(self, house: House, told: Callable[[Path], None]) -> None:
        """`told` is called with the path of every digest that is written."""
        self._house = house
        self._told = told
        self._first_digests_written = False
        self._scheduler = BackgroundScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def start(self) -> None:
        seconds = self._house.settings.daemon.tick_seconds
        now = utc_now()
        self._scheduler.add_job(self.tick, "interval", seconds=seconds, next_run_time=now)
        self._scheduler.add_job(self._sweep, "interval", seconds=60, next_run_time=now)
        self._scheduler.add_job(self._check_deletions, "interval", hours=1, next_run_time=now)
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    def tick(self) -> None:
        """Take over edited rules, then hand out what is due."""
        self.refresh_rules()
        with self._house.database.reading() as session:
            due = subscriptions.due(session, self._house.now())
        for number in due:
            self._house.jobs.push("poll", key=str(number), args={"subscription_id": number})
        self.write_digests()

    def refresh_rules(self) -> None:
        """A good edit is obeyed from now on; a bad one is reported once and changes nothing."""
        edit = self._house.rulebook.refresh()
        if self._house.followed != self._house.rulebook.current.version:
            self._house.follow_rules()
            log.info("rules_taken_over", version=self._house.followed)
        if edit is None:
            return
        for fault in edit.faults:
            log.error(
                "rules_refused",
                still_in_force=edit.version,
                fault=fault.words(self._house.settings.alerts.language),
            )
        if edit.faults:
            self._tell_refused_rules(edit.faults[0].words(self._house.settings.alerts.language), edit.version)

    def write_digests(self) -> None:
        """Digests whose time has come; a team's first one as soon as everything fetched so far is processed."""
        write_due_digests(
            database=self._house.database,
            rules=self._house.kits,
            options=self._house.digests,
            now=self._house.now,
            told=self._told,
            first_of_all=self._is_settled(),
            alerts=self._house.alerts,
        )

    def _is_settled(self) -> bool:
        """Whether every subscription was asked at least once and nothing waits to be processed."""
        if self._first_digests_written:
            return False
        with self._house.database.reading() as session:
            rows = subscriptions.active(session)
            asked = all(row.last_ok_at is not None or row.trouble is not None for row in rows)
            settled = asked and posts.count(session) > 0 and not posts.unprocessed(session, most=1)
        self._first_digests_written = settled
        return settled

    def _sweep(self) -> None:
        self._house.jobs.push("sweep", key="sweep", args={})

    def _check_deletions(self) -> None:
        self._house.jobs.push("deletions", key="deletions", args={})

    def _tell_refused_rules(self, fault: str, version: str) -> None:
        now = self._house.now()
        with self._house.database.writing() as session:
            reason = Reason("alert.rules_refused", {"fault": fault, "version": version})
            self._house.alerts.tell_operators(session, reason, f"rules:{now:%Y-%m-%dT%H:%M}", now)
