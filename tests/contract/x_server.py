"""A small X on loopback: recent search over scripted posts, with paging, rate windows and faults."""

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)


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
    """Recent search as X does it: newest first, `since_id`, `start_time`, `next_token`, seven days back.

    `post()` scripts posts; `fail()` lets the next (or a later) request fail; `requests` and `answers` are
    what was asked and given. `now` is the server's clock, the real one unless set. `page_size` caps pages
    below what is asked for; `remaining` counts down the rate window when set.
    """

    def __init__(self, token: str = "test-token", now: datetime | None = None) -> None:
        self.token = token
        self.now = now
        self.page_size = 100
        self.remaining: int | None = None
        self.reset: datetime | None = None
        self.errors: list[dict[str, Any]] = []
        self.without_authors: set[str] = set()
        self.requests: list[Request] = []
        self.answers: list[tuple[int, bytes]] = []
        self._tweets: dict[str, dict[str, Any]] = {}
        self._users: dict[str, dict[str, Any]] = {}
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
        number = ((at - _EPOCH) // timedelta(milliseconds=1)) << 22
        while str(number) in self._tweets:
            number += 1
        author_id = str(1000 + sum(author.encode()))
        self._users[author_id] = {
            "id": author_id,
            "username": author,
            "name": author.title(),
            "public_metrics": {
                "followers_count": followers,
                "following_count": 0,
                "tweet_count": 1,
                "listed_count": 0,
            },
        }
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

    def forget_tokens(self) -> None:
        """Let every `next_token` given so far expire."""
        self._tokens.clear()

    def answer(self, request: Request) -> tuple[int, Any, dict[str, str]]:
        """Status, body and headers for a request."""
        fault = self._faults.get(len(self.requests) - 1)
        if fault is not None:
            time.sleep(fault.delay)
            if fault.status != 200 or fault.body is not None:
                return fault.status, fault.body, fault.headers
        if request.headers.get("authorization") != f"Bearer {self.token}":
            return 401, _problem(401, "Unauthorized", "Unauthorized"), {}
        if request.path != "/2/tweets/search/recent":
            return 404, _problem(404, "Not Found", f"no {request.path}"), {}
        headers = self._window()
        if self.remaining is not None and self.remaining < 0:
            return 429, _problem(429, "Too Many Requests", "Too Many Requests"), headers
        refusal = self._refusal(request.params)
        if refusal:
            body = _problem(400, "Invalid Request", "One or more parameters to your request was invalid.")
            return 400, body | {"errors": [{"message": refusal}]}, headers
        return 200, self._search(request.params), headers

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

    def _refusal(self, params: dict[str, str]) -> str | None:
        oldest = self.clock() - timedelta(days=7)
        since = params.get("since_id")
        if since and _EPOCH + timedelta(milliseconds=int(since) >> 22) < oldest:
            return "'since_id' must be a tweet id created after the oldest time"
        start = params.get("start_time")
        if start and datetime.fromisoformat(start) < oldest:
            return "'start_time' must be within the last 7 days"
        if params.get("next_token") and params["next_token"] not in self._tokens:
            return "'next_token' is invalid"
        if len(params.get("query", "")) > 512:
            return "the query is longer than 512"
        return None

    def _search(self, params: dict[str, str]) -> dict[str, Any]:
        start = datetime.fromisoformat(params.get("start_time", "2010-11-05T00:00:00Z"))
        found = [
            tweet
            for tweet in self._tweets.values()
            if int(tweet["id"]) > int(params.get("since_id", "0"))
            and _EPOCH + timedelta(milliseconds=int(tweet["id"]) >> 22) >= start
            and self._matches(params["query"], tweet)
        ]
        found.sort(key=lambda tweet: -int(tweet["id"]))
        bound = params.get("next_token", "").removeprefix("before")
        if bound:
            found = [tweet for tweet in found if int(tweet["id"]) < int(bound)]
        size = min(self.page_size, int(params.get("max_results", "10")))
        page = found[:size]
        meta: dict[str, Any] = {"result_count": len(page)}
        if page:
            meta |= {"newest_id": page[0]["id"], "oldest_id": page[-1]["id"]}
        if len(found) > size:
            meta["next_token"] = f"before{page[-1]['id']}"
            self._tokens.add(meta["next_token"])
        authors = {tweet["author_id"] for tweet in page} - self.without_authors
        body: dict[str, Any] = {"meta": meta}
        if page:
            body["data"] = page
        if authors:
            body["includes"] = {"users": [self._users[author] for author in sorted(authors)]}
        return body | ({"errors": self.errors} if self.errors else {})

    def _matches(self, query: str, tweet: dict[str, Any]) -> bool:
        wanted, _, rest = query.removeprefix("(").partition(")") if query.startswith("(") else (query, "", "")
        text = tweet["text"].lower()
        author = self._users[tweet["author_id"]]["username"].lower()
        for negated, quoted, operator in re.findall(r'(-?)(?:"([^"]+)"|(\S+))', rest):
            name, _, value = operator.partition(":")
            hit = {
                "": quoted.lower() in text,
                "lang": tweet.get("lang", value) == value,
                "from": author == value.lower(),
                "is": text.startswith("rt @"),
            }[name]
            if hit == bool(negated):
                return False
        terms = re.findall(r'"([^"]+)"|(\S+)', wanted)
        return any((quoted or bare).lower() in text for quoted, bare in terms if bare != "OR")


@contextmanager
def running(**options: Any) -> Iterator[XServer]:
    """A server for the length of a `with`."""
    server = XServer(**options).start()
    try:
        yield server
    finally:
        server.stop()


def _problem(status: int, title: str, detail: str) -> dict[str, Any]:
    return {"title": title, "detail": detail, "type": "about:blank", "status": status}


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
