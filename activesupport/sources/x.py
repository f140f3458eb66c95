"""X: recent search through the API v2, page by page, without losing a post between two polls."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from activesupport.domain.errors import RetryLater
from activesupport.domain.post import Cursor, Page, Query, Window
from activesupport.domain.reason import Reason
from activesupport.sources.x_posts import Answer, id_at, parse_answer, time_of
from activesupport.sources.x_query import build_queries

__all__ = ["XSource", "build_queries", "parse_answer"]

REACH = timedelta(days=7) - timedelta(minutes=1)
"""How far back recent search goes, with a minute for the way there."""
OVERLAP = timedelta(minutes=1)
"""Posts are searchable a little after they were written: a start by time goes back this much."""
FIELDS = (
    "attachments,author_id,conversation_id,created_at,edit_history_tweet_ids,entities,in_reply_to_user_id,"
    "lang,note_tweet,public_metrics,referenced_tweets,reply_settings"
)


@dataclass(frozen=True, slots=True)
class _Round:
    """One pass over all queries of a watch.

    `since` holds the newest id of each query's last finished pass. `covered` is when the last finished
    round began (epoch seconds): until then nothing is missing. `start`, `token` and `newest` belong to the
    query being paged, `restarts` counts how often its paging had to begin again.
    """

    queries: str
    since: tuple[int | None, ...]
    began: float
    covered: float | None = None
    index: int = 0
    start: float | None = None
    token: str | None = None
    newest: int | None = None
    restarts: int = 0

    def as_cursor(self) -> Cursor:
        since = {f"since_id:{number}": str(value or "") for number, value in enumerate(self.since)}
        return {
            "queries": self.queries,
            "began": self.began,
            "covered": self.covered,
            "index": self.index,
            "start": self.start,
            "next_token": self.token,
            "newest_id": str(self.newest) if self.newest else None,
            "restarts": self.restarts,
            **since,
        }


class XSource:
    """Recent search, 100 posts a request, one request a fetch.

    Source: https://docs.x.com/x-api/posts/search-recent-posts

    X gives the newest first: `since_id` of a query moves only when its paging has come to the end, and the
    cursor holds `next_token` until then, so that a crash or a rate limit in between loses nothing. The
    first poll of a watch goes back by `backfill`. `timeouts` are seconds to connect and between bytes;
    `query_limit` is 512 characters for self-serve apps and 4,096 for enterprise.
    """

    name = "x"

    def __init__(
        self,
        bearer_token: str,
        base_url: str = "https://api.x.com",
        timeouts: tuple[float, float] = (5.0, 8.0),
        query_limit: int = 512,
        backfill: timedelta = timedelta(days=1),
    ) -> None:
        from activesupport.sources.x_wire import connect

        self._client = connect(bearer_token, base_url, timeouts)
        self._query_limit = query_limit
        self._backfill = backfill

    def fetch(self, query: Query, window: Window) -> Page:
        """Ask for one page. See the port for what is raised; a post met twice is harmless."""
        queries = build_queries(query, self._query_limit)
        state = _resume(window.cursor, queries, window.now)
        state, gap = self._begin(state, window.now)
        return self._ask(queries[state.index], state, window.now, gap)

    def _begin(self, state: _Round, now: datetime) -> tuple[_Round, tuple[datetime, datetime] | None]:
        """Fix where the present query starts, before its first page: by id, or by time if the id is too old.

        An old id alone loses nothing if the watch was merely quiet; there is a gap only where the last
        finished round lies out of X's reach.
        """
        if state.token is not None:
            return state, None
        floor = now - REACH
        since = state.since[state.index]
        if since is not None and time_of(since) > floor:
            return replace(state, start=None), None
        covered = datetime.fromtimestamp(state.covered, tz=UTC) if state.covered is not None else None
        if covered is None and since is not None:
            covered = time_of(since)
        began = datetime.fromtimestamp(state.began, tz=UTC)
        wanted = covered - OVERLAP if covered is not None else began - self._backfill
        lost = covered is not None and covered < floor and state.restarts == 0
        gap = (covered, floor) if lost and covered is not None else None
        return replace(state, start=max(wanted, floor).timestamp()), gap

    def _ask(self, words: str, state: _Round, now: datetime, gap: tuple[datetime, datetime] | None) -> Page:
        import requests

        from activesupport.sources.x_wire import Refused, reset_of, translate

        try:
            response = self._client.search_recent_tweets(words, **_parameters(state))
            answer = parse_answer(response.content)
        except Refused as refused:
            if refused.status == 400 and state.token is not None:
                return _restart(state, now)
            raise translate(refused, now) from refused
        except requests.Timeout as error:
            raise RetryLater("x.too_slow") from error
        except requests.RequestException as error:
            raise RetryLater("x.unreachable", error=type(error).__name__) from error
        except ValueError as error:
            raise RetryLater("x.not_json") from error
        after, done = _advance(state, answer)
        exhausted = response.headers.get("x-rate-limit-remaining") == "0"
        not_before = reset_of(response.headers) if exhausted else None
        return Page(answer.posts, after.as_cursor(), not done, not_before, answer.faults, gap)


def _parameters(state: _Round) -> dict[str, object]:
    """What is asked besides the words; the same on every page of a query, but for the token."""
    since = state.since[state.index]
    start = None if state.start is None else datetime.fromtimestamp(state.start, tz=UTC)
    return {
        "max_results": 100,
        "tweet_fields": FIELDS,
        "expansions": "author_id",
        "user_fields": "name,public_metrics,username",
        "start_time": start,
        "since_id": str(since) if since is not None and start is None else None,
        "next_token": state.token,
    }


def _advance(state: _Round, answer: Answer) -> tuple[_Round, bool]:
    """The state after a page, and whether the round is finished."""
    newest = max((number for number in (state.newest, answer.newest_id) if number is not None), default=None)
    if answer.next_token is not None:
        return replace(state, token=answer.next_token, newest=newest), False
    since = list(state.since)
    since[state.index] = max((n for n in (since[state.index], newest) if n is not None), default=None)
    ended = replace(state, since=tuple(since), token=None, newest=None, start=None, restarts=0)
    if state.index + 1 < len(since):
        return replace(ended, index=state.index + 1), False
    return replace(ended, index=0, covered=state.began), True


def _restart(state: _Round, now: datetime) -> Page:
    """Page again from the first page on: X does not know the token any more.

    The second time in a row waits for a quarter of an hour, so that a lasting refusal cannot spin.
    """
    fault = Reason("x.paging_restarted", {"times": state.restarts + 1})
    again = replace(state, token=None, newest=None, start=None, restarts=state.restarts + 1)
    wait = now + timedelta(minutes=15) if state.restarts else None
    return Page((), again.as_cursor(), wait is None, wait, (fault,))


def _resume(cursor: Cursor | None, queries: list[str], now: datetime) -> _Round:
    """The state in the cursor; a new round where the last is finished or the words have changed."""
    digest = hashlib.sha256("\n".join(queries).encode()).hexdigest()[:16]
    fresh = _Round(digest, (None,) * len(queries), now.timestamp())
    if not cursor:
        return fresh
    covered = _number(cursor.get("covered"))
    began = _number(cursor.get("began"))
    since = tuple(_id(cursor.get(key)) for key in sorted(_since_keys(cursor), key=_position))
    if cursor.get("queries") != digest or len(since) != len(queries):
        known = [value for value in since if value is not None]
        # The words have changed: the oldest point that every earlier query had reached serves all new ones.
        least = min(known) if known and len(known) == len(since) else None
        if least is not None and covered is not None:
            least = min(least, id_at(datetime.fromtimestamp(covered, tz=UTC) - OVERLAP))
        if covered is None and began is not None:
            fresh = replace(fresh, began=began)
        return replace(fresh, since=(least,) * len(queries), covered=covered)
    token = cursor.get("next_token")
    index = int(_number(cursor.get("index")) or 0)
    underway = token is not None or index > 0 or bool(cursor.get("restarts"))
    return _Round(
        queries=digest,
        since=since,
        began=began if underway and began is not None else now.timestamp(),
        covered=covered,
        index=index if index < len(queries) else 0,
        start=_number(cursor.get("start")),
        token=str(token) if token is not None else None,
        newest=_id(cursor.get("newest_id")),
        restarts=int(_number(cursor.get("restarts")) or 0),
    )


def _since_keys(cursor: Cursor) -> list[str]:
    return [key for key in cursor if key.startswith("since_id:")]


def _position(key: str) -> int:
    return int(key.partition(":")[2])


def _number(value: str | int | float | None) -> float | None:
    return float(value) if value not in (None, "") else None


def _id(value: str | int | float | None) -> int | None:
    return int(value) if value not in (None, "") else None
