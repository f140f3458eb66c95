"""Match, judge and place a page of posts: reading happens outside, everything is written in one transaction."""

from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from activesupport.domain.case import CaseState, Lane
from activesupport.domain.errors import ActiveSupportError, LostRace
from activesupport.domain.labels import Label, Verdict
from activesupport.domain.ports import Jobs, Judge
from activesupport.domain.reason import Reason
from activesupport.domain.rules import Rules
from activesupport.storage import cases, journal, posts, subscriptions
from activesupport.storage.codec import post_from_row
from activesupport.storage.database import Database
from activesupport.storage.posts import Processed, Twin
from activesupport.work.alerts import Alerts
from activesupport.work.casebook import ACTOR, Judged, person_of
from activesupport.work.promises import promise
from activesupport.work.reading import (
    COPY_WITHIN,
    Reading,
    earlier_twin,
    inherit_brands,
    lane_before_judging,
    parents,
    read,
)
from activesupport.work.rulekit import RuleKit
from activesupport.work.settling import hear, outcome_values, record, room, settle

log = structlog.get_logger(__name__)

MOST_ADMITTED = 1000
"""Held cases that one sweep lets in."""
NOT_THE_POSTS_FAULT = (SQLAlchemyError, OSError, MemoryError, BrokenExecutor, CancelledError, ActiveSupportError)
"""A database, disk, model or child process in trouble: the page stays as it is, and the sweep brings it again."""


def process(post_ids: Sequence[int], *, database: Database, now: Callable[[], datetime], **tools: Any) -> None:
    """Process the posts that still wait. Running it twice does nothing the second time.

    A post that breaks the processing must not hold up the others: the page is halved until the post stands
    alone, and that one is set aside with the reason.
    """
    try:
        _process_page(post_ids, database=database, now=now, **tools)
    except NOT_THE_POSTS_FAULT:
        raise
    except Exception as error:
        if len(post_ids) > 1:
            half = len(post_ids) // 2
            process(post_ids[:half], database=database, now=now, **tools)
            process(post_ids[half:], database=database, now=now, **tools)
            return
        log.exception("post_set_aside", post=post_ids[0])
        with database.writing() as session:
            posts.set_aside(session, post_ids[0], Reason("process.failed", {"problem": type(error).__name__}), now())


def _process_page(
    post_ids: Sequence[int],
    *,
    database: Database,
    rules: Callable[[], RuleKit],
    judge: Judge,
    jobs: Jobs,
    alerts: Alerts,
    now: Callable[[], datetime],
) -> None:
    kit = rules()
    with database.reading() as session:
        rows = posts.waiting(session, post_ids)
        feeds = subscriptions.feed_addresses(session)
        readings = [
            read(row.id, post_from_row(row), kit.matcher, kit.rules, feeds.get(row.subscription_id or 0, ""))
            for row in rows
        ]
        above = {parent for one in readings if not one.hits for parent in parents(one.post)}
        readings = inherit_brands(readings, posts.brands_of(session, above), kit.matcher)
        twins = _known_twins(session, readings)
    if not readings:
        return
    mentions = _judge(readings, twins, kit.rules, judge)
    with database.reading() as session:
        known = cases.of_people(session, {person_of(one) for one in mentions})
    hear(mentions, kit, known)
    try:
        with database.writing() as session:
            taken = [Processed(one.post_id, one.language, one.fingerprint) for one in readings]
            if not posts.take(session, taken, now()):
                return  # another worker has them
            _record(session, mentions, kit, judge.version, now())
            alerts.tell_urgent(session, mentions, kit.rules, now())
            jobs.defer(session, "deliver", key="due", args={})
    except LostRace:
        log.info("page_lost_race", posts=len(readings))  # a responder was quicker; the sweep brings the page again
        return
    log.info(
        "processed",
        posts=len(readings),
        mentions=len(mentions),
        queued=sum(one.lane is Lane.QUEUE for one in mentions),
    )


def _known_twins(session: Session, readings: Sequence[Reading]) -> dict[str, list[Twin]]:
    """Posts that say the same as one of the page: stored ones and those of the page itself."""
    prints = {one.fingerprint for one in readings if one.fingerprint is not None}
    if not prints:
        return {}
    earliest = min(one.post.time for one in readings) - COPY_WITHIN
    found = posts.twins(session, prints, earliest)
    for one in readings:
        if one.fingerprint is not None:
            found.setdefault(one.fingerprint, []).append(
                Twin(one.post_id, one.post.source, one.post.author.id, one.post.time)
            )
    return found


def _judge(readings: Sequence[Reading], twins: dict[str, list[Twin]], rules: Rules, judge: Judge) -> list[Judged]:
    mentions: list[Judged] = []
    for reading in readings:
        twin = earlier_twin(reading, twins)
        for hit in reading.hits:
            lane = lane_before_judging(reading, hit, rules, twin)
            copied = twin.post_id if twin is not None and lane is Lane.COPY else None
            mentions.append(Judged(reading, hit, lane or Lane.QUEUE, copy_of=copied))
    open_questions = [one for one in mentions if one.lane is Lane.QUEUE]
    verdicts = judge.judge([one.reading.utterance(one.hit) for one in open_questions])
    for mention, verdict in zip(open_questions, verdicts, strict=True):
        mention.verdict = verdict
        mention.lane = lane_of(verdict, addressed=mention.hit.addressed)
    return mentions


def lane_of(verdict: Verdict, *, addressed: bool) -> Lane:
    """Where a judged mention goes. Who writes to the brand's own account without a label that explains why wants
    something that the judge did not understand: a person looks. Of the others, those of which the judge is not
    sure wait for a person's label.
    """
    if verdict.is_actionable() or (addressed and not verdict.labels):
        return Lane.QUEUE
    if verdict.unsure:
        return Lane.UNSURE
    return Lane.NOISE if Label.NOISE in verdict.labels else Lane.NEUTRAL


def _record(session: Session, mentions: Sequence[Judged], kit: RuleKit, model: str, now: datetime) -> None:
    settle(session, mentions, kit, now)
    posts.add_mentions(session, [_mention_row(one, kit.rules.version, now) for one in mentions])
    record(session, mentions, kit, model, now)


def admit_held(*, database: Database, rules: Callable[[], RuleKit], now: Callable[[], datetime]) -> None:
    """Let held cases into the queue as far as the day's cap allows, the most pressing first."""
    current = rules().rules
    for team in current.teams:
        try:
            with database.writing() as session:
                _admit(session, current, team, now())
        except LostRace:
            log.info("admission_lost_race", team=team)  # a responder took a held case meanwhile; the next sweep goes on


def _admit(session: Session, rules: Rules, team: str, now: datetime) -> None:
    free = room(session, rules, team, now)
    admitted = cases.held(session, team, MOST_ADMITTED if free is None else max(0, min(free, MOST_ADMITTED)))
    for row in admitted:
        promised = promise(rules, team, row.priority, now)
        cases.change(session, row.id, row.version, {"state": CaseState.OPEN, "opened_at": now, **promised})
    decision = {"at": now, "actor": ACTOR, "action": "admit", "detail": {}, "rules": rules.version}
    journal.add_all(session, [decision | {"case_id": row.id} for row in admitted])


def _mention_row(mention: Judged, rules_version: str, now: datetime) -> dict[str, Any]:
    verdict = mention.verdict
    return {
        "post_id": mention.reading.post_id,
        "brand": mention.hit.brand,
        "team": mention.hit.team,
        "watches": list(mention.hit.watches),
        "terms": list(mention.hit.terms),
        "copy_of": mention.copy_of,
        "scores": {str(label): score for label, score in verdict.scores.items()} if verdict else None,
        "model": verdict.model if verdict else None,
        "rules": rules_version,
        "judged_at": now,
        **outcome_values(mention),
    }
