"""Ask a source for what is new, and store posts, cursor and ledger row in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event

import structlog
from sqlalchemy.orm import Session

from activesupport.domain.errors import AdapterError, AuthBroken, LostRace, RetryLater
from activesupport.domain.ports import Jobs, Source
from activesupport.domain.post import Page, Post, Query, Window
from activesupport.domain.reason import Reason
from activesupport.domain.schedule import backoff
from activesupport.storage import deletions, posts, subscriptions
from activesupport.storage.database import Database
from activesupport.storage.tables import SubscriptionRow
from activesupport.work.deletions import mark_all_gone

log = structlog.get_logger(__name__)

PAGE_OF_JOBS = 500
"""Posts a `process` job carries: judging is cheapest in batches, and a job is a row on other engines."""


def poll(
    subscription_id: int,
    *,
    database: Database,
    source_of: Callable[[str], Source],
    query_of: Callable[[str, str], Query | None],
    jobs: Jobs,
    now: Callable[[], datetime],
    stop: Event,
) -> None:
    """Fetch page after page until the source has no more; every page is safe before the next is asked for."""
    while not stop.is_set():
        with database.reading() as session:
            row = session.get(SubscriptionRow, subscription_id)
            query = query_of(row.source, row.key) if row is not None and row.active else None
            if row is None or query is None:
                return
            session.expunge(row)
        try:
            page = source_of(row.source).fetch(query, Window(row.cursor, now()))
        except AdapterError as error:
            _record_trouble(database, row, error, now())
            return
        except Exception as error:
            log.exception("source_broke", source=row.source, key=row.key)
            broke = RetryLater("source.broke", source=row.source, problem=type(error).__name__)
            _record_trouble(database, row, broke, now())
            return
        try:
            _store(database, jobs, row, page, now())
        except LostRace:
            log.info("poll_lost_race", source=row.source, key=row.key)  # somebody else polled it meanwhile
            return
        if not page.more:
            return


def _store(database: Database, jobs: Jobs, row: SubscriptionRow, page: Page, now: datetime) -> None:
    next_poll_at = max(now + timedelta(seconds=row.every_seconds), page.not_before or now)
    with database.writing() as session:
        new = posts.add_posts(session, page.posts, now, row.id)
        page = replace(page, faults=page.faults + contradictions(session, row.source, page.posts, len(new)))
        mark_all_gone(session, page.deleted, now)
        subscriptions.record_page(session, row, page, len(new), now, next_poll_at)
        defer_processing(session, jobs, new)
    for fault in page.faults:
        log.warning("poll_fault", source=row.source, code=fault.code, **_place(fault))
    if page.gap:
        log.warning(
            "poll_gap",
            source=row.source,
            key=row.key,
            since=page.gap[0].isoformat(),
            until=page.gap[1].isoformat(),
        )
    say = log.info if new else log.debug
    say("polled", source=row.source, key=row.key, fetched=len(page.posts), new=len(new))


def contradictions(session: Session, source: str, given: Sequence[Post], new: int) -> tuple[Reason, ...]:
    """Posts of an archive whose id stands for another text already; elsewhere people edit what they wrote.

    Texts that were dropped, their posts being gone, contradict nothing.
    """
    if source != "archive" or new == len(given):
        return ()
    gone = deletions.known_gone(session, [(post.source, post.platform_id) for post in given])
    kept = [post for post in given if (post.source, post.platform_id) not in gone]
    return tuple(Reason("archive.same_id", {"id": number}) for number in posts.told_otherwise(session, kept))


def defer_processing(session: object, jobs: Jobs, post_ids: list[int]) -> None:
    """Hand posts on, a page of ids a job."""
    for start in range(0, len(post_ids), PAGE_OF_JOBS):
        part = post_ids[start : start + PAGE_OF_JOBS]
        jobs.defer(session, "process", key=f"{part[0]}-{part[-1]}-{len(part)}", args={"post_ids": part})


def _record_trouble(database: Database, row: SubscriptionRow, error: AdapterError, now: datetime) -> None:
    """A failed poll keeps its cursor. Dead credentials and refusals are asked again rarely: a person must act."""
    if isinstance(error, RetryLater):
        wait = error.after if error.after is not None else backoff(row.failures + 1)
    else:
        wait = timedelta(hours=1).total_seconds()
    with database.writing() as session:
        if not subscriptions.record_trouble(session, row, error.reason, now, now + timedelta(seconds=wait)):
            return
    loud = log.error if isinstance(error, AuthBroken) else log.warning
    loud(
        "poll_failed",
        source=row.source,
        key=row.key,
        code=error.reason.code,
        retry_in=round(wait),
    )


def _place(reason: Reason) -> dict[str, object]:
    """Where it was; what people wrote does not belong into a log."""
    return {f"at_{key}": value for key, value in reason.values.items() if key in {"file", "line", "address"}}
