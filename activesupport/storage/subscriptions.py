"""What is polled and when: subscriptions, their cursors, and the ledger of polls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, or_, select, update
from sqlalchemy.orm import Session

from activesupport.domain.errors import LostRace
from activesupport.domain.post import Page
from activesupport.domain.reason import Reason
from activesupport.domain.schedule import Quiet, is_due, judge_silence
from activesupport.storage.codec import reason_from_json, reason_to_json, reasons_to_json
from activesupport.storage.dialect import insert_unseen
from activesupport.storage.tables import PollRow, PostRow, SubscriptionRow


@dataclass(frozen=True, slots=True)
class Plan:
    """A subscription that the rules ask for."""

    source: str
    key: str
    every: timedelta


def follow_plans(session: Session, plans: Sequence[Plan], now: datetime, *, pause_others: bool = True) -> None:
    """Make the subscriptions what the rules ask for. Cursors are kept, also of those that are paused.

    `pause_others` is for the daemon alone: a command beside it may know fewer sources, for want of a token.
    """
    wanted = {(plan.source, plan.key): plan for plan in plans}
    known = {(row.source, row.key): row for row in session.scalars(select(SubscriptionRow))}
    for place, row in known.items():
        row.active = place in wanted or (row.active and not pause_others)
        if place in wanted and row.every_seconds != wanted[place].every.total_seconds():
            row.every_seconds = wanted[place].every.total_seconds()
            row.next_poll_at = min(row.next_poll_at, now + wanted[place].every)
    fresh = [
        {"source": plan.source, "key": plan.key, "every_seconds": plan.every.total_seconds(),
         "next_poll_at": now, "active": True, "failures": 0, "version": 1}
        for place, plan in wanted.items()
        if place not in known
    ]  # fmt: skip
    insert_unseen(session, SubscriptionRow, fresh)


def due(session: Session, now: datetime) -> list[int]:
    """Subscriptions whose time has come, the longest waiting first."""
    rows = session.scalars(select(SubscriptionRow).where(SubscriptionRow.active).order_by(SubscriptionRow.next_poll_at))
    return [row.id for row in rows if _is_due(session, row, now)]


def _is_due(session: Session, row: SubscriptionRow, now: datetime) -> bool:
    """A platform may ask for a rest of many hours, which is not to be taken for a clock that jumped back."""
    if row.failures == 0:
        return is_due(row.next_poll_at, timedelta(seconds=row.every_seconds), now)
    asked = select(PollRow.at).where(PollRow.subscription_id == row.id).order_by(PollRow.id.desc()).limit(1)
    return row.next_poll_at <= now or (session.scalar(asked) or now) > now


def askable(session: Session, now: datetime) -> list[SubscriptionRow]:
    """All active subscriptions but those that rest after a failure."""
    return [row for row in active(session) if row.failures == 0 or _is_due(session, row, now)]


def active(session: Session) -> list[SubscriptionRow]:
    return list(session.scalars(select(SubscriptionRow).where(SubscriptionRow.active).order_by(SubscriptionRow.id)))


def record_page(
    session: Session, row: SubscriptionRow, page: Page, new: int, now: datetime, next_poll_at: datetime
) -> None:
    """Advance the cursor and write the ledger row; the caller's transaction holds the page's posts as well.

    Raises LostRace when somebody else has polled the subscription since `row` was read. A page that brought
    nothing and has nothing to tell leaves no row.
    """
    values = {"cursor": dict(page.cursor), "failures": 0, "last_ok_at": now, "trouble": None}
    if not _advance(session, row, values | {"next_poll_at": next_poll_at}):
        raise LostRace("source.polled_elsewhere", source=row.source)
    if not (page.posts or page.faults or page.gap):
        return
    gap = page.gap or (None, None)
    session.add(
        PollRow(
            subscription_id=row.id,
            at=now,
            fetched=len(page.posts),
            new=new,
            faults=reasons_to_json(page.faults) or None,
            gap_from=gap[0],
            gap_until=gap[1],
        )
    )


def record_trouble(
    session: Session, row: SubscriptionRow, problem: Reason, now: datetime, next_poll_at: datetime
) -> bool:
    """A poll that failed: the cursor stays, the ledger and the subscription say why.

    False, and nothing is written, when somebody else has polled the subscription since `row` was read.
    """
    trouble = reason_to_json(problem)
    values = {"failures": row.failures + 1, "trouble": trouble, "next_poll_at": next_poll_at}
    if not _advance(session, row, values):
        return False
    session.add(PollRow(subscription_id=row.id, at=now, fetched=0, new=0, problem=trouble))
    return True


def _advance(session: Session, row: SubscriptionRow, values: dict[str, Any]) -> bool:
    """Compare and set: a slow poll must not put back the cursor of a quicker one."""
    result = session.execute(
        update(SubscriptionRow)
        .where(SubscriptionRow.id == row.id, SubscriptionRow.version == row.version)
        .values(**values, version=row.version + 1)
        .execution_options(synchronize_session=False)
    )
    return isinstance(result, CursorResult) and result.rowcount == 1


def silence(session: Session, row: SubscriptionRow, now: datetime) -> Quiet:
    """Whether a subscription is silent for longer than is usual. An archive that has been read is simply over."""
    times = [] if row.source == "archive" else recent_post_times(session, row.id)
    return judge_silence(times, now)


def recent_post_times(session: Session, subscription_id: int, most: int = 200) -> list[datetime]:
    """Times of the newest posts of a subscription, ascending."""
    newest = session.scalars(
        select(PostRow.time).where(PostRow.subscription_id == subscription_id).order_by(PostRow.time.desc()).limit(most)
    )
    return sorted(newest)


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One subscription as an operator wants to see it."""

    source: str
    key: str
    last_ok_at: datetime | None
    next_poll_at: datetime
    failures: int
    trouble: Reason | None


def health(session: Session) -> list[SourceHealth]:
    return [
        SourceHealth(
            row.source,
            row.key,
            row.last_ok_at,
            row.next_poll_at,
            row.failures,
            reason_from_json(row.trouble) if row.trouble else None,
        )
        for row in active(session)
    ]


def faults_between(session: Session, start: datetime, end: datetime, most: int = 100) -> Sequence[PollRow]:
    """The newest ledger rows of a time that hold a problem, a fault or a gap."""
    noteworthy = or_(PollRow.problem.is_not(None), PollRow.faults.is_not(None), PollRow.gap_from.is_not(None))
    query = select(PollRow).where(PollRow.at >= start, PollRow.at < end, noteworthy)
    return session.scalars(query.order_by(PollRow.id.desc()).limit(most)).all()


def feed_addresses(session: Session) -> dict[int, str]:
    """Subscription number to address, for the feeds."""
    rows = session.execute(select(SubscriptionRow.id, SubscriptionRow.key).where(SubscriptionRow.source == "feed"))
    return {number: address for number, address in rows}  # noqa: C416  # Row is not a pair for the type checker


def all_read_since(session: Session, source: str, keys: Sequence[str], moment: datetime) -> bool:
    """Whether all these subscriptions were read without trouble after a time; False for none at all."""
    read = session.scalars(
        select(SubscriptionRow.key).where(
            SubscriptionRow.source == source,
            SubscriptionRow.key.in_(keys),
            SubscriptionRow.active,
            SubscriptionRow.last_ok_at >= moment,
        )
    )
    return bool(keys) and set(read) == set(keys)
