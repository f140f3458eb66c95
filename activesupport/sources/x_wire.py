"""The way to X: tweepy's client on a transport of our own, and what X's refusals mean."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit, urlunsplit

import requests
import tweepy
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies

from activesupport.domain.errors import AdapterError, AuthBroken, Rejected, RetryLater
from activesupport.sources.x_paging import TokenForgotten
from activesupport.sources.x_posts import POST_FIELDS, Account, Answer, parse_account, parse_answer

USAGE_CAP_WAIT = 6 * 3600.0
"""Seconds between attempts while a period's reads are used up: asking is free, but the period is long."""
PAGE = 100
"""Posts a request, the most that X gives."""
T = TypeVar("T")
_NO_ACCESS = ("client-forbidden", "unsupported-authentication", "oauth1-permissions", "not permitted")


class Refused(Exception):
    """X answered with something else than 2xx; passes tweepy untouched."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        super().__init__(status)
        self.status, self.headers, self.body = status, headers, body


class XTransport(HTTPAdapter):
    """Sends what tweepy asks for to `base_url`, with time-outs.

    tweepy has its host fixed, passes no time-out, and stumbles over error bodies that are not as usual: so
    the host is put in here, and anything but 2xx leaves as Refused before tweepy sees it. Redirects are
    not followed, since they would carry the token elsewhere.
    """

    def __init__(self, base_url: str, timeouts: tuple[float, float]) -> None:
        self._base = urlsplit(base_url)
        self._timeouts = timeouts
        super().__init__()

    def send(self, request: requests.PreparedRequest, *_: Any, **options: Any) -> requests.Response:
        asked = urlsplit(str(request.url))
        path = self._base.path.rstrip("/") + asked.path
        url = urlunsplit((self._base.scheme, self._base.netloc, path, asked.query, ""))
        request.url = url
        options |= {"timeout": self._timeouts, "proxies": get_environ_proxies(url, no_proxy=None)}
        response = super().send(request, **options)
        if not response.ok or response.is_redirect:
            with response:
                raise Refused(response.status_code, response.headers, response.content)
        return response


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """What X said, and until when it wants to be left alone, if this was the last request of a rate window."""

    content: T
    not_before: datetime | None


class Wire:
    """X's endpoints: each asks once, never sleeps, and raises what the port allows.

    `now` tells how long a rate window still lasts; without it the error names no wait. Those with a `token` raise
    TokenForgotten when X does not know that page any more.
    """

    def __init__(self, bearer_token: str, base_url: str, timeouts: tuple[float, float]) -> None:
        self._client = tweepy.Client(bearer_token, return_type=requests.Response, wait_on_rate_limit=False)
        transport = XTransport(base_url, timeouts)
        self._client.session.mount("https://", transport)
        self._client.session.mount("http://", transport)

    def search(self, words: str, bounds: Mapping[str, object], token: str | None, now: datetime) -> Reply[Answer]:
        """A page of the posts of the last seven days that hold the words."""
        wanted = {**POST_FIELDS, **bounds, "max_results": PAGE, "next_token": token}
        return _ask(lambda: self._client.search_recent_tweets(words, **wanted), parse_answer, now, token)

    def timeline(self, account: str, bounds: Mapping[str, object], token: str | None, now: datetime) -> Reply[Answer]:
        """A page of the posts of an account (X's id of it), replies and reposts among them."""
        wanted = {**POST_FIELDS, **bounds, "max_results": PAGE, "pagination_token": token}
        return _ask(lambda: self._client.get_users_tweets(account, **wanted), parse_answer, now, token)

    def account(self, handle: str, now: datetime) -> Reply[Account]:
        """Who has that name now."""
        return _ask(lambda: self._client.get_user(username=handle), parse_account, now)

    def posts(self, ids: Sequence[str]) -> Reply[Answer]:
        """A hundred posts at the most, and a problem for each that X does not show."""
        return _ask(lambda: self._client.get_tweets(list(ids)), parse_answer, None)


def _ask(
    send: Callable[[], requests.Response], read: Callable[[bytes], T], now: datetime | None, token: str | None = None
) -> Reply[T]:
    try:
        response = send()
        content = read(response.content)
    except Refused as refused:
        if refused.status == 400 and token is not None:
            raise TokenForgotten from refused
        raise translate(refused, now) from refused
    except requests.Timeout as error:
        raise RetryLater("x.too_slow") from error
    except requests.RequestException as error:
        raise RetryLater("x.unreachable", error=type(error).__name__) from error
    except ValueError as error:
        raise RetryLater("x.not_json") from error
    exhausted = response.headers.get("x-rate-limit-remaining") == "0"
    return Reply(content, reset_of(response.headers) if exhausted else None)


def translate(refused: Refused, now: datetime | None) -> AdapterError:
    """What a refusal means for the next step."""
    status, problem = refused.status, _problem(refused.body)
    words = _words(problem) or f"HTTP {status}"
    if status == 429:
        return _too_many(refused, problem, now)
    if status == 402:
        return RetryLater("x.credits", after=USAGE_CAP_WAIT, detail=words)
    if status == 401:
        return AuthBroken("x.unauthorized", detail=words)
    if status == 403:
        return _forbidden(problem, words)
    if status >= 500 or status == 408:
        return RetryLater("x.server_error", status=status)
    return Rejected("x.refused", status=status, detail=words)


def _forbidden(problem: Mapping[str, Any], words: str) -> AdapterError:
    marks = json.dumps(problem).lower()
    if any(mark in marks for mark in _NO_ACCESS):
        return AuthBroken("x.no_access", detail=words)
    return Rejected("x.forbidden", detail=words)


def reset_of(headers: Mapping[str, str]) -> datetime | None:
    """When the rate window ends, if X says so."""
    try:
        return datetime.fromtimestamp(int(headers["x-rate-limit-reset"]), tz=UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return None


def _too_many(refused: Refused, problem: Mapping[str, Any], now: datetime | None) -> RetryLater:
    if "usage-capped" in str(problem.get("type")) or problem.get("title") == "UsageCapExceeded":
        period = str(problem.get("period") or "")
        return RetryLater("x.usage_cap", after=USAGE_CAP_WAIT, period=period, detail=_words(problem))
    reset = reset_of(refused.headers)
    # A second more: X's clock and ours differ by fractions.
    after = max(1.0, (reset - now).total_seconds() + 1.0) if reset and now else None
    return RetryLater("x.rate_limit", after=after)


def _problem(body: bytes) -> Mapping[str, Any]:
    try:
        problem = json.loads(body)
    except ValueError:
        return {}
    return problem if isinstance(problem, dict) else {}


def _words(problem: Mapping[str, Any]) -> str:
    """X's own explanation: the detail, and for bad requests what each error says."""
    said = [problem.get("detail") or problem.get("title")]
    errors = problem.get("errors")
    said += [error.get("message") for error in errors if isinstance(error, dict)] if isinstance(errors, list) else []
    return " ".join(dict.fromkeys(str(words) for words in said if words))[:500]
