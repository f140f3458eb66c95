"""A small X on loopback: search, timelines and lookups over scripted posts, with paging, rate windows and faults."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.contract.x_bodies import EPOCH, account_id, left_out, matches, no_account, problem, time_of, user


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked."""

    path: str
    params: dict[str, str]
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer given instead of the right one, after `delay` seconds; bytes go out as they are."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


class XServer:
    """X as it answers: newest first, `since_id`, `start_time`, page tokens; search seven days back.

    `post()` scripts posts and `hide()` takes them away; `media` is by media key. `fail()` lets the next (or a later)
    request fail; `requests` and `answers` are what was asked and given. Every handle is an account, but for
    those in `unknown`. `now` is the server's clock, the real one unless set. `page_size` caps pages
    below what is asked for; `remaining` counts down the rate window when set.
    """

    def __init__(self, token: str = "test-token", now: datetime | None = None) -> None:
        self.token = token
        self.now = now
        self.page_size = 100
        self.remaining: int | None = None
        self.reset: datetime | None = None
        self.errors: list[dict[str, Any]] = []
        self.media: dict[str, dict[str, Any]] = {}
        self.unknown: set[str] = set()
        self.without_authors: set[str] = set()
        self.requests: list[Request] = []
        self.answers: list[tuple[int, bytes]] = []
        self._tweets: dict[str, dict[str, Any]] = {}
        self._users: dict[str, dict[str, Any]] = {}
        self._hidden: dict[str, dict[str, Any]] = {}
        self._faults: dict[int, Fault] = {}
        self._tokens: set[str] = set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def start(self) -> "XServer":
        self._thread.start()
        return self

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def clock(self) -> datetime:
        return self.now or datetime.now(UTC)

    def post(
        self,
        text: str,
        *,
        at: datetime | None = None,
        author: str = "someone",
        followers: int = 10,
        **fields: Any,
    ) -> str:
        """Write a post and return its id. `fields` are X's own (`lang`, `referenced_tweets`, …)."""
        at = at or self.clock()
        number = ((at - EPOCH) // timedelta(milliseconds=1)) << 22
        while str(number) in self._tweets:
            number += 1
        author_id = account_id(author)
        self._users[author_id] = user(author, followers)
        self._tweets[str(number)] = {
            "id": str(number),
            "text": text,
            "author_id": author_id,
            "conversation_id": str(number),
            "created_at": at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "edit_history_tweet_ids": [str(number)],
            **fields,
        }
        return str(number)

    def fail(self, fault: Fault, after: int = 0) -> None:
        """Let the request after the next `after` ones fail."""
        self._faults[len(self.requests) + after] = fault

    def hide(self, post_id: str, kind: str = "resource-not-found", detail: str = "Could not find tweet.") -> None:
        """Delete a post, or hide it as another kind of problem says."""
        self._tweets.pop(post_id, None)
        self._hidden[post_id] = left_out(kind, "tweet", "ids", post_id, detail)

    def forget_tokens(self) -> None:
        """Let every page token given so far expire."""
        self._tokens.clear()

    def answer(self, request: Request) -> tuple[int, Any, dict[str, str]]:
        """Status, body and headers for a request."""
        fault = self._faults.get(len(self.requests) - 1)
        if fault is not None:
            time.sleep(fault.delay)
            if fault.status != 200 or fault.body is not None:
                return fault.status, fault.body, fault.headers
        if request.headers.get("authorization") != f"Bearer {self.token}":
            return 401, problem(401, "Unauthorized", "Unauthorized"), {}
        read = self._endpoint(request.path)
        if read is None:
            return 404, problem(404, "Not Found", f"no {request.path}"), {}
        headers = self._window()
        if self.remaining is not None and self.remaining < 0:
            return 429, problem(429, "Too Many Requests", "Too Many Requests"), headers
        refusal = self._refusal(request)
        if refusal:
            body = problem(400, "Invalid Request", "One or more parameters to your request was invalid.")
            return 400, body | {"errors": [{"message": refusal}]}, headers
        return 200, read(request.params), headers

    def _endpoint(self, path: str) -> Callable[[dict[str, str]], dict[str, Any]] | None:
        if path == "/2/tweets/search/recent":
            return self._search
        if path == "/2/tweets":
            return self._look_up
        if found := re.fullmatch(r"/2/users/by/username/(\w+)", path):
            return lambda _params: self._account(found[1])
        if found := re.fullmatch(r"/2/users/(\d+)/tweets", path):
            return lambda params: self._timeline(found[1], params)
        return None

    def _window(self) -> dict[str, str]:
        if self.remaining is None:
            return {"x-rate-limit-limit": "450", "x-rate-limit-remaining": "449"}
        self.remaining -= 1
        reset = self.reset or self.clock() + timedelta(minutes=15)
        return {
            "x-rate-limit-limit": "450",
            "x-rate-limit-remaining": str(max(0, self.remaining)),
            "x-rate-limit-reset": str(int(reset.timestamp())),
        }

    def _refusal(self, request: Request) -> str | None:
        params, searches = request.params, request.path.endswith("/recent")
        oldest = self.clock() - timedelta(days=7)
        since = params.get("since_id")
        if searches and since and time_of(since) < oldest:
            return "'since_id' must be a tweet id created after the oldest time"
        start = params.get("start_time")
        if searches and start and datetime.fromisoformat(start) < oldest:
            return "'start_time' must be within the last 7 days"
        token = params.get("next_token" if searches else "pagination_token")
        if token and token not in self._tokens:
            return "'next_token' is invalid"
        if len(params.get("query", "")) > 512:
            return "the query is longer than 512"
        return None

    def _search(self, params: dict[str, str]) -> dict[str, Any]:
        found = [
            tweet
            for tweet in self._tweets.values()
            if matches(params["query"], tweet, self._users[tweet["author_id"]]["username"])
        ]
        return self._page(found, params, params.get("next_token", ""))

    def _timeline(self, account: str, params: dict[str, str]) -> dict[str, Any]:
        if self._users.get(account, {}).get("username") in self.unknown:
            return {"errors": [no_account("id", account)]}
        found = [tweet for tweet in self._tweets.values() if tweet["author_id"] == account]
        return self._page(found, params, params.get("pagination_token", ""))

    def _account(self, handle: str) -> dict[str, Any]:
        if handle in self.unknown:
            return {"errors": [no_account("username", handle)]}
        return {"data": {key: value for key, value in user(handle, 0).items() if key != "public_metrics"}}

    def _look_up(self, params: dict[str, str]) -> dict[str, Any]:
        asked = params["ids"].split(",")
        found = [self._tweets[one] for one in asked if one in self._tweets]
        errors = [self._hidden[one] for one in asked if one in self._hidden]
        return ({"data": found} if found else {}) | ({"errors": errors} if errors else {})

    def _page(self, tweets: list[dict[str, Any]], params: dict[str, str], token: str) -> dict[str, Any]:
        start = datetime.fromisoformat(params.get("start_time", "2010-11-05T00:00:00Z"))
        since, below = int(params.get("since_id", "0")), int(token.removeprefix("before") or 2**63)
        found = [one for one in tweets if since < int(one["id"]) < below and time_of(one["id"]) >= start]
        found.sort(key=lambda tweet: -int(tweet["id"]))
        size = min(self.page_size, int(params.get("max_results", "10")))
        page = found[:size]
        meta: dict[str, Any] = {"result_count": len(page)}
        if page:
            meta |= {"newest_id": page[0]["id"], "oldest_id": page[-1]["id"]}
        if len(found) > size:
            meta["next_token"] = f"before{page[-1]['id']}"
            self._tokens.add(meta["next_token"])
        body: dict[str, Any] = {"meta": meta} | ({"data": page} if page else {})
        includes = self._includes(page)
        return body | ({"includes": includes} if includes else {}) | ({"errors": self.errors} if self.errors else {})

    def _includes(self, page: list[dict[str, Any]]) -> dict[str, Any]:
        authors = sorted({tweet["author_id"] for tweet in page} - self.without_authors)
        keys = [key for tweet in page for key in tweet.get("attachments", {}).get("media_keys", ())]
        media = [{"media_key": key, **self.media[key]} for key in dict.fromkeys(keys) if key in self.media]
        users = [self._users[author] for author in authors]
        return ({"users": users} if users else {}) | ({"media": media} if media else {})


@contextmanager
def running(**options: Any) -> Iterator[XServer]:
    """A server for the length of a `with`."""
    server = XServer(**options).start()
    try:
        yield server
    finally:
        server.stop()


def _handler(x: XServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(parts.path, dict(parse_qsl(parts.query)), headers)
            x.requests.append(request)
            status, body, extra = x.answer(request)
            raw = body if isinstance(body, bytes) else json.dumps(body).encode()
            x.answers.append((status, raw))
            try:
                self.send_response(status)
                for name, value in {"content-type": "application/json", **extra}.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)
            except ConnectionError:
                self.close_connection = True  # the client had a time-out

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Handler
