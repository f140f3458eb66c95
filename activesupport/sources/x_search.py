"""Recent search at X, query after query of a watch, without losing a post between two polls.

Source: https://docs.x.com/x-api/posts/search-recent-posts
"""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from activesupport.domain.post import Cursor, Page, Window
from activesupport.sources.x_paging import Paging, TokenForgotten, greatest, id_in, number, restarted
from activesupport.sources.x_posts import Answer, id_at, time_of

if TYPE_CHECKING:
    from activesupport.sources.x_wire import Wire

REACH = timedelta(days=7) - timedelta(minutes=1)
"""How far back recent search goes, with a minute for the way there."""
OVERLAP = timedelta(minutes=1)
"""Posts are searchable a little after they were written: a start by time goes back this much."""

Gap = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class _Round:
    """One pass over all queries of a watch.

    `since` holds the newest id of each query's last finished pass. `covered` is when the last finished
    round began (epoch seconds): until then nothing is missing. `paging` belongs to the query at `index`.
    """

    queries: str
    since: tuple[int | None, ...]
    began: float
    covered: float | None = None
    index: int = 0
    paging: Paging = field(default_factory=Paging)

    def as_cursor(self) -> Cursor:
        since = {f"since_id:{position}": str(value or "") for position, value in enumerate(self.since)}
        place: Cursor = {"queries": self.queries, "began": self.began, "covered": self.covered, "index": self.index}
        return {**place, **self.paging.as_cursor(), **since}


def search(wire: "Wire", queries: list[str], window: Window, backfill: timedelta) -> Page:
    """One page of the query whose turn it is.

    `since_id` of a query moves only when its paging has come to the end, and the cursor holds `next_token`
    until then, so that a crash or a rate limit in between loses nothing. The first poll goes back by `backfill`.
    """
    state = _resume(window.cursor, queries, window.now)
    state, gap = _begin(state, window.now, backfill)
    paging = state.paging
    try:
        reply = wire.search(queries[state.index], paging.bounds(state.since[state.index]), paging.token, window.now)
    except TokenForgotten:
        return restarted(paging, replace(state, paging=paging.again()).as_cursor(), window.now)
    after, done = _advance(state, reply.content)
    posts, faults = reply.content.posts, reply.content.faults
    return Page(posts, after.as_cursor(), not done, reply.not_before, faults, gap)


def _begin(state: _Round, now: datetime, backfill: timedelta) -> tuple[_Round, Gap | None]:
    """Fix where the present query starts, before its first page: by id, or by time if the id is too old.

    An old id alone loses nothing if the watch was merely quiet; there is a gap only where the last
    finished round lies out of X's reach.
    """
    if state.paging.token is not None:
        return state, None
    floor = now - REACH
    since = state.since[state.index]
    if since is not None and time_of(since) > floor:
        return _starting(state, None), None
    covered = datetime.fromtimestamp(state.covered, tz=UTC) if state.covered is not None else None
    if covered is None and since is not None:
        covered = time_of(since)
    began = datetime.fromtimestamp(state.began, tz=UTC)
    wanted = covered - OVERLAP if covered is not None else began - backfill
    lost = covered is not None and covered < floor and state.paging.restarts == 0
    gap = (covered, floor) if lost and covered is not None else None
    return _starting(state, max(wanted, floor).timestamp()), gap


def _starting(state: _Round, start: float | None) -> _Round:
    return replace(state, paging=replace(state.paging, start=start))


def _advance(state: _Round, answer: Answer) -> tuple[_Round, bool]:
    """The state after a page, and whether the round is finished."""
    paging = state.paging.after(answer)
    if paging.token is not None:
        return replace(state, paging=paging), False
    since = list(state.since)
    since[state.index] = greatest(since[state.index], paging.newest)
    ended = replace(state, since=tuple(since), paging=Paging())
    if state.index + 1 < len(since):
        return replace(ended, index=state.index + 1), False
    return replace(ended, index=0, covered=state.began), True


def _resume(cursor: Cursor | None, queries: list[str], now: datetime) -> _Round:
    """The state in the cursor; a new round where the last is finished or the words have changed."""
    digest = hashlib.sha256("\n".join(queries).encode()).hexdigest()[:16]
    fresh = _Round(digest, (None,) * len(queries), now.timestamp())
    if not cursor:
        return fresh
    covered, began = number(cursor, "covered"), number(cursor, "began")
    since = tuple(id_in(cursor, key) for key in sorted(_since_keys(cursor), key=_position))
    if cursor.get("queries") != digest or len(since) != len(queries):
        known = [value for value in since if value is not None]
        # The words have changed: the oldest point that every earlier query had reached serves all new ones.
        least = min(known) if known and len(known) == len(since) else None
        if least is not None and covered is not None:
            least = min(least, id_at(datetime.fromtimestamp(covered, tz=UTC) - OVERLAP))
        if covered is None and began is not None:
            fresh = replace(fresh, began=began)
        return replace(fresh, since=(least,) * len(queries), covered=covered)
    paging = Paging.of(cursor)
    index = int(number(cursor, "index") or 0)
    underway = paging.token is not None or index > 0 or paging.restarts > 0
    return _Round(
        queries=digest,
        since=since,
        began=began if underway and began is not None else now.timestamp(),
        covered=covered,
        index=index if index < len(queries) else 0,
        paging=paging,
    )


def _since_keys(cursor: Cursor) -> list[str]:
    return [key for key in cursor if key.startswith("since_id:")]


def _position(key: str) -> int:
    return int(key.partition(":")[2])
