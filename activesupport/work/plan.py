"""What is to be polled: the rules' watches, feeds and the configured archive, as subscriptions with their queries."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta

from activesupport.domain.post import TIMELINE, Query
from activesupport.domain.rules import Rules
from activesupport.domain.watch import Watch
from activesupport.storage.subscriptions import Plan

Place = tuple[str, str]
"""Source name and key of a subscription."""

WITH_TIMELINES = frozenset({"x"})
"""Platforms where people post the replies, which are then found among the brand's own posts."""
TIMELINE_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Polling:
    """Every subscription that is wanted now, and what to ask its source for."""

    plans: tuple[Plan, ...]
    queries: Mapping[Place, Query]


def plan_polling(rules: Rules, searchable: Collection[str], archive: str | None, archive_every: timedelta) -> Polling:
    """One subscription for each watch on each searchable platform, for each account of its brand there that replies
    are posted from, for each feed address, and for the archive file.

    Posts of any subscription are matched against all watches; a query only decides what a platform hands over.
    """
    found: dict[Place, tuple[timedelta, Query]] = {}
    for watch in rules.watches:
        for source in searchable:
            if not watch.sources or source in watch.sources:
                found[source, watch.id] = (watch.every, _search(rules, watch, source))
                found |= {(source, query.key): (TIMELINE_EVERY, query) for query in _timelines(rules, watch, source)}
        for address in watch.feeds:
            every = min(watch.every, found.get(("feed", address), (watch.every,))[0])
            found["feed", address] = (every, Query(key=address, location=address))
    if archive is not None:
        found["archive", archive] = (archive_every, Query(key=archive, location=archive))
    plans = tuple(Plan(source, key, every) for (source, key), (every, _query) in found.items())
    return Polling(plans, {place: query for place, (_every, query) in found.items()})


def _search(rules: Rules, watch: Watch, source: str) -> Query:
    return Query(
        key=watch.id,
        terms=watch.keywords + watch.phrases,
        exclude=watch.exclude,
        accounts=tuple(rules.brands[watch.brand].accounts.get(source, ())),
        language=watch.languages[0] if len(watch.languages) == 1 else None,
    )


def _timelines(rules: Rules, watch: Watch, source: str) -> list[Query]:
    if source not in WITH_TIMELINES:
        return []
    accounts = rules.brands[watch.brand].accounts.get(source, ())
    handles = [account.strip().lstrip("@").lower() for account in accounts]
    return [Query(key=TIMELINE + handle, timeline=handle) for handle in handles]
