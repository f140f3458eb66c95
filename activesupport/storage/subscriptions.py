"""What is polled and when: subscriptions, their cursors, and the ledger of polls."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

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


def follow_plans(session: Session, plans: Sequence[Plan], now: datetime) -> None:
    """Make the subscriptions what the rules ask for. Cursors are kept, also of those that are paused."""
    wanted = {(plan.source, plan.key): plan for plan in plans}
    known = {(row.source, row.key): row for row in session.scalars(select(SubscriptionRow))}
    for place, row in known.items():
        row.active = place in wanted
        if row.active and row.every_seconds != wanted[place].every.total_seconds():
            row.every_seconds = wanted[place].every.total_seconds()
            row.next_poll_at = min(row.next_poll_at, now + wanted[place].every)
    fresh = [
        {"source": plan.source, "key": plan.key, "every_seconds": plan.every.total_seconds(),
         "next_poll_at": now, "active": True, "failures": 0}
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
    """Advance the cursor and write the ledger row; the caller's transaction holds the page's posts as well."""
    session.execute(
        update(SubscriptionRow)
        .where(SubscriptionRow.id == row.id)
        .values(cursor=dict(page.cursor), failures=0, last_ok_at=now, trouble=None, next_poll_at=next_poll_at)
    )
    gap = page.gap or (None, None)
    session.add(
        PollRow(
            subscription_id=row.id,
            at=now,
            fetched=len(page.posts),
            new=new,
            faults=reasons_to_json(page.faults),
            gap_from=gap[0],
            gap_until=gap[1],
        )
    )


def record_trouble(
    session: Session, row: SubscriptionRow, problem: Reason, now: datetime, next_poll_at: datetime
) -> None:
    """A poll that failed: the cursor stays, the ledger and the subscription say why."""
    session.execute(
        update(SubscriptionRow)
        .where(SubscriptionRow.id == row.id)
        .values(failures=SubscriptionRow.failures + 1, trouble=reason_to_json(problem), next_poll_at=next_poll_at)
    )
    session.add(PollRow(subscription_id=row.id, at=now, fetched=0, new=0, faults=[], problem=reason_to_json(problem)))


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


def faults_between(session: Session, start: datetime, end: datetime) -> Iterable[PollRow]:
    """Ledger rows of a time that hold a problem, a fault or a gap."""
    rows = session.scalars(select(PollRow).where(PollRow.at >= start, PollRow.at < end).order_by(PollRow.id))
    return [row for row in rows if row.problem or row.faults or row.gap_from]


def feed_addresses(session: Session) -> dict[int, str]:
    """Subscription number to address, for the feeds."""
    rows = session.execute(select(SubscriptionRow.id, SubscriptionRow.key).where(SubscriptionRow.source == "feed"))
    return {number: address for number, address in rows}  # noqa: C416  # Row is not a pair for the type checker
