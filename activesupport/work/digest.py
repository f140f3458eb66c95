"""Gather a team's digest, write it to the archive folder, and promise it by mail."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.orm import Session

from activesupport.channels.digest import Format, render, subject
from activesupport.domain.case import Lane
from activesupport.domain.digest import Digest, DigestCase, HourCount, Numbers
from activesupport.domain.notice import Message
from activesupport.domain.reason import Reason
from activesupport.domain.rules import Rules
from activesupport.domain.schedule import next_local_time
from activesupport.domain.watch import Team
from activesupport.storage import digests, outbox, subscriptions
from activesupport.storage.codec import reason_from_json, reasons_from_json
from activesupport.storage.database import Database
from activesupport.storage.digests import MentionFact
from activesupport.words import explain, say
from activesupport.work.alerts import Alerts
from activesupport.work.rulekit import RuleKit
from activesupport.work.showing import show_cases

log = structlog.get_logger(__name__)

SUFFIXES: Mapping[Format, str] = {"html": "html", "text": "txt", "json": "json", "csv": "csv"}
MOST_WARNINGS = 12
MOST_OF_A_FLOOD = 500
"""Cases of each group that a digest holds; the rest is counted and stands in the queue."""
MOST_IN_MAIL = 18
"""Gmail cuts a mail off at about 100 kB; the page in the archive folder has them all."""


@dataclass(frozen=True, slots=True)
class DigestOptions:
    """Where digests lie, how many cases one shows, and whether it also goes out by mail."""

    folder: Path
    most_cases: int
    case_page: str | None
    mail: bool
    dry: bool = False


def gather(
    session: Session,
    rules: Rules,
    team: Team,
    start: datetime,
    end: datetime,
    options: DigestOptions,
    *,
    present: bool = False,
) -> Digest:
    """What the team should know about the time from `start` to `end` (UTC); reads only.

    With `present`, `end` is now: then the cases are those that are open, whatever the clock says.
    """
    at = None if present else end

    def waiting(new: bool) -> tuple[DigestCase, ...]:
        found = digests.cases_waiting(session, team.id, at, since=start, new=new, most=MOST_OF_A_FLOOD)
        return tuple(show_cases(session, [(one.case, one.post) for one in found], rules, options.case_page))

    facts = digests.mentions_between(session, team.id, start, end)
    return Digest(
        team=team,
        start=start,
        end=end,
        carried=waiting(new=False),
        new=waiting(new=True),
        numbers=_numbers(session, team, start, end, at, facts),
        hours=_by_hour(facts, team, end),
        warnings=tuple(_warnings(session, start, end, team.language)),
        dry=options.dry,
    )


def write_due_digests(
    *,
    database: Database,
    rules: Callable[[], RuleKit],
    options: DigestOptions,
    now: Callable[[], datetime],
    told: Callable[[Path], None],
    first_of_all: bool = False,
    alerts: Alerts | None = None,
) -> list[Reason]:
    """Write the digest of every team whose time has come; `first_of_all` also for teams that never had one.

    A folder that cannot be written holds up nobody else: the operators are told, the digest is tried again a
    minute later. What could not be written is returned.
    """
    kit = rules()
    failed: list[Reason] = []
    for team in kit.rules.teams.values():
        moment = now()
        try:
            if not _is_due(database, team, moment, first_of_all):
                continue
            path = _write(database, kit.rules, team, moment, options)
        except OSError as error:
            values = {"team": team.id, "folder": str(options.folder), "problem": error.strerror or str(error)}
            failed.append(Reason("alert.digest_not_written", values))
            _try_again(database, team, moment, failed[-1], alerts)
            continue
        log.info("digest_written", team=team.id, path=str(path))
        told(path)
    return failed


def _try_again(database: Database, team: Team, now: datetime, reason: Reason, alerts: Alerts | None) -> None:
    log.error("digest_not_written", **reason.values)
    with database.writing() as session:
        digests.set_next(session, team.id, _times(team), now + timedelta(minutes=1))
        if alerts is not None:
            alerts.tell_operators(session, reason, f"digest:{team.id}:{now:%Y-%m-%d}:not_written", now)


def _is_due(database: Database, team: Team, now: datetime, first_of_all: bool) -> bool:
    """Whether the team's time has come. A new team, edited times or a clock that jumped back mend the plan first."""
    with database.reading() as session:
        planned = digests.schedule(session, team.id)
        is_first = first_of_all and digests.last_written(session, team.id) is None
    upcoming = next_local_time(team.digest_times, team.timezone, now)
    if planned is None or planned.times != _times(team) or planned.next_digest_at > upcoming:
        with database.writing() as session:
            digests.set_next(session, team.id, _times(team), upcoming)
        return is_first
    return is_first or planned.next_digest_at <= now


def _write(database: Database, rules: Rules, team: Team, now: datetime, options: DigestOptions) -> Path:
    """Gather, write the files, and only then record it: nobody waits for a long digest, and a crash repeats it."""
    with database.reading() as session:
        last = digests.last_written(session, team.id)
        # After a clock that jumped back the last digest lies in the future: a day is told of, as for the first one.
        start = last.until_at if last is not None and last.until_at < now else now - timedelta(days=1)
        digest = gather(session, rules, team, start, now, options, present=True)
    path = _archive(digest, options)
    mail = _mail(digest, options, team) if options.mail and team.email else None
    upcoming = next_local_time(team.digest_times, team.timezone, now)
    with database.writing() as session:
        digests.record(session, team.id, start, now, now, str(path))
        digests.set_next(session, team.id, _times(team), upcoming)
        if mail is not None:
            outbox.promise(session, "email", mail, now, team.id)
    return path


def _archive(digest: Digest, options: DigestOptions) -> Path:
    """Every format under `folder/team/day/time.*`; the path of the page."""
    local = digest.end.astimezone(ZoneInfo(digest.team.timezone))
    folder = options.folder / digest.team.id / f"{local:%Y-%m-%d}"
    folder.mkdir(parents=True, exist_ok=True)
    for format_name, suffix in SUFFIXES.items():
        save(folder / f"{local:%H%M}.{suffix}", render(digest, format_name, options.most_cases))
    return folder / f"{local:%H%M}.html"


def save(path: Path, content: str) -> None:
    """Write whole or not at all, without touching line ends."""
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_bytes(content.encode("utf-8"))
    unfinished.replace(path)


def _mail(digest: Digest, options: DigestOptions, team: Team) -> Message:
    local = digest.end.astimezone(ZoneInfo(team.timezone))
    return Message(
        key=f"digest:{team.id}:{local:%Y-%m-%dT%H%M}",
        recipients=team.email,
        subject=subject(digest),
        text=render(digest, "text", options.most_cases),
        html=render(digest, "html", min(MOST_IN_MAIL, options.most_cases)),
        attachments={f"{team.id}-{local:%Y-%m-%d-%H%M}.csv": render(digest, "csv", options.most_cases)},
    )


def day_bounds(day: date, timezone: str, now: datetime) -> tuple[datetime, datetime]:
    """A local day in UTC, up to now if it is not over."""
    zone = ZoneInfo(timezone)
    start = datetime.combine(day, time(), tzinfo=zone)
    return start, min(datetime.combine(day + timedelta(days=1), time(), tzinfo=zone), max(now, start))


def _numbers(
    session: Session,
    team: Team,
    start: datetime,
    end: datetime,
    at: datetime | None,
    facts: Sequence[MentionFact],
) -> Numbers:
    new = digests.count_waiting(session, team.id, at, since=start, new=True)
    closed = digests.closed_between(session, team.id, start, end)
    opened_and_closed = sum(case.opened_at > start for case in closed)
    return Numbers(
        found=len(facts),
        lanes=Counter(fact.lane for fact in facts),
        labels=Counter(label for fact in facts for label in fact.labels),
        opened=new + opened_and_closed,
        carried=digests.count_waiting(session, team.id, at, since=start, new=False),
        new=new,
        held=digests.count_held(session, team.id),
        resolved=sum(case.outcome is not None for case in closed),
        dismissed=sum(case.dismissal is not None for case in closed),
        outcomes=Counter(case.outcome for case in closed if case.outcome is not None),
        to_label=sum(fact.lane == Lane.UNSURE and not fact.in_case for fact in facts),
    )


def _by_hour(facts: Sequence[MentionFact], team: Team, end: datetime) -> tuple[HourCount, ...]:
    """The last 24 hours before `end`, by the time at which people wrote."""
    zone = ZoneInfo(team.timezone)
    last = end.astimezone(zone).replace(minute=0, second=0, microsecond=0)
    flagged: Counter[datetime] = Counter()
    other: Counter[datetime] = Counter()
    for fact in facts:
        hour = fact.time.astimezone(zone).replace(minute=0, second=0, microsecond=0)
        (flagged if fact.lane == Lane.QUEUE else other)[hour] += 1
    hours = [last - timedelta(hours=back) for back in range(23, -1, -1)]
    return tuple(HourCount(hour, flagged[hour], other[hour]) for hour in hours)


def _warnings(session: Session, start: datetime, end: datetime, language: str) -> list[Reason]:
    """What went silent or wrong: dead sources first, then gaps, unreadable entries, undelivered messages."""
    found = [
        Reason(
            "digest.source_trouble",
            {"source": one.source, "key": one.key, "why": explain(one.trouble, language)},
        )
        for one in subscriptions.health(session)
        if one.trouble is not None
    ]
    for row in subscriptions.faults_between(session, start, end):
        if row.gap_from is not None and row.gap_until is not None:
            found.append(
                Reason(
                    "digest.gap",
                    {"since": f"{row.gap_from:%Y-%m-%d %H:%M}", "until": f"{row.gap_until:%Y-%m-%d %H:%M}"},
                )
            )
        found.extend(reasons_from_json(row.faults or ()))
    for message in outbox.troubled(session, start):
        if message.problem is not None:
            why = explain(reason_from_json(message.problem), language)
            found.append(
                Reason(
                    "digest.not_delivered",
                    {"key": message.key, "state": say(f"delivery.{message.state}", language), "why": why},
                )
            )
    return found[:MOST_WARNINGS]


def _times(team: Team) -> str:
    return ",".join(f"{at:%H:%M}" for at in team.digest_times) + " " + team.timezone
