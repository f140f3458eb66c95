"""An account's own posts at X, replies among them: so a reply that a person posted is found afterwards.

Source: https://docs.x.com/x-api/users/get-posts
"""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from activesupport.domain.errors import Rejected
from activesupport.domain.post import Cursor, Page, Query, Window
from activesupport.sources.x_paging import Paging, TokenForgotten, greatest, id_in, restarted
from activesupport.sources.x_query import handle_of

if TYPE_CHECKING:
    from activesupport.sources.x_wire import Wire


@dataclass(frozen=True, slots=True)
class _Reading:
    """How far a timeline has been read. `account` is X's id of it, `since` the newest id of the last finished pass.

    Until a pass has found a post, each starts at the time of the first.
    """

    account: str
    since: int | None = None
    paging: Paging = field(default_factory=Paging)

    def as_cursor(self) -> Cursor:
        since = str(self.since) if self.since is not None else None
        return {"account": self.account, "since_id": since, **self.paging.as_cursor()}


def timeline(wire: "Wire", query: Query, window: Window, backfill: timedelta) -> Page:
    """One page of `query.timeline`; the first poll asks for the account's id alone, which outlives its handle.

    `since_id` moves only when paging has come to the end. X goes back 3,200 posts, and so does a daemon that was
    off, however long. Raises Rejected where X has no such account, besides what the port says.
    """
    handle = handle_of(query.timeline or "", query.key)
    state = _resume(window.cursor)
    if state is None:
        started = Paging(start=(window.now - backfill).timestamp())
        return Page((), _Reading(_account(wire, handle, window), paging=started).as_cursor(), more=True)
    paging = state.paging
    try:
        reply = wire.timeline(state.account, paging.bounds(state.since), paging.token, window.now)
    except TokenForgotten:
        again = replace(paging.again(), start=paging.start)
        return restarted(paging, replace(state, paging=again).as_cursor(), window.now)
    answer = reply.content
    gone = next((problem for problem in answer.problems if problem.resource == "user"), None)
    if gone is not None and not answer.posts:
        raise Rejected("x.no_account", account=handle, detail=gone.detail)
    after = _advance(state, paging.after(answer))
    return Page(answer.posts, after.as_cursor(), after.paging.token is not None, reply.not_before, answer.faults)


def _account(wire: "Wire", handle: str, window: Window) -> str:
    found = wire.account(handle, window.now).content
    if found.id is None:
        raise Rejected("x.no_account", account=handle, detail=found.problem)
    return found.id


def _advance(state: _Reading, paging: Paging) -> _Reading:
    if paging.token is not None:
        return replace(state, paging=paging)
    since = greatest(state.since, paging.newest)
    return replace(state, since=since, paging=Paging(start=paging.start if since is None else None))


def _resume(cursor: Cursor | None) -> _Reading | None:
    account = (cursor or {}).get("account")
    if cursor is None or not account:
        return None
    return _Reading(str(account), id_in(cursor, "since_id"), Paging.of(cursor))
