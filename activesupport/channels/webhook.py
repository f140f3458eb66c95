"""Webhook: a message as signed JSON to an address of the operator's own, by HTTP POST.

A receiver checks the signature with `verify` (any language: HMAC-SHA256 over `v1:{timestamp}:{raw body}`) and
remembers `Idempotency-Key`: what did not answer is sent again under the same key.
"""

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote

import httpx

from activesupport.domain.errors import AdapterError, AuthBroken, Rejected, RetryLater
from activesupport.domain.notice import Message


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """The value of `X-ActiveSupport-Signature`: `v1=` and 64 hexadecimal digits."""
    signed = b"v1:" + timestamp.encode() + b":" + body
    return "v1=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def verify(secret: str, timestamp: str, body: bytes, signature: str, now: datetime, tolerance: float = 300) -> bool:
    """Whether a request is ours and recent: for receivers.

    `timestamp` and `signature` are the header values as they came (`X-ActiveSupport-Timestamp`, Unix seconds;
    `X-ActiveSupport-Signature`), `body` the raw bytes before any parsing. `tolerance` is in seconds either
    way: an old request that somebody recorded is no longer valid.
    """
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) < 16):
        return False
    if abs(now.timestamp() - int(timestamp)) > tolerance:
        return False
    return hmac.compare_digest(sign(secret, timestamp, body).encode(), signature.encode())


class WebhookChannel:
    """Posts `{"key", "subject", "text", "data"}`; recipients, HTML and attachments are left out.

    Raises RetryLater (unreachable, no answer, 408, 425, 429, 5xx; `after` from Retry-After), AuthBroken (401,
    403) and Rejected (every other answer outside 2xx; redirects are not followed, since the signed message
    would go to an address that nobody configured). A request that got no answer is RetryLater, not Uncertain:
    the Idempotency-Key makes a repeat harmless.
    """

    name = "webhook"

    def __init__(
        self,
        url: str,
        secret: str,
        client: httpx.Client | None = None,
        timeout: float = 8.0,
        *,
        now: Callable[[], datetime],
    ) -> None:
        self._url = url
        self._secret = secret
        self._client = client or httpx.Client(trust_env=False)
        self._timeout = timeout
        self._now = now

    def send(self, message: Message) -> None:
        body = _body(message)
        timestamp = str(int(self._now().timestamp()))
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Idempotency-Key": quote(message.key, safe="/:._-~+@"),
            "X-ActiveSupport-Timestamp": timestamp,
            "X-ActiveSupport-Signature": sign(self._secret, timestamp, body),
        }
        response = self._post(body, headers)
        if not response.is_success:
            raise self._failure(response)

    def _post(self, body: bytes, headers: dict[str, str]) -> httpx.Response:
        try:
            return self._client.post(
                self._url, content=body, headers=headers, timeout=self._timeout, follow_redirects=False
            )
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise Rejected("webhook.bad_url", problem=str(error)) from error
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise RetryLater("webhook.unreachable", host=self._host(), problem=_kind(error)) from error
        except httpx.HTTPError as error:
            raise RetryLater("webhook.no_answer", host=self._host(), problem=_kind(error)) from error

    def _failure(self, response: httpx.Response) -> AdapterError:
        status = response.status_code
        if status in {408, 425, 429} or status >= 500:
            after = _wait(response.headers.get("Retry-After"), self._now())
            return RetryLater("webhook.busy", after, host=self._host(), status=status)
        if status in {401, 403}:
            return AuthBroken("webhook.auth", host=self._host(), status=status)
        if response.is_redirect:
            location = response.headers["Location"][:200]
            return Rejected("webhook.redirected", host=self._host(), status=status, location=location)
        words = " ".join(response.text.split())[:200]
        return Rejected("webhook.refused", host=self._host(), status=status, words=words)

    def _host(self) -> str:
        """The host alone: paths of webhooks often hold a token."""
        return httpx.URL(self._url).host


def _body(message: Message) -> bytes:
    content = {
        "key": message.key,
        "subject": message.subject,
        "text": message.text,
        "data": dict(message.data),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _wait(retry_after: str | None, now: datetime) -> float | None:
    """Seconds from a Retry-After header, which holds seconds or a date (RFC 9110, 10.2.3)."""
    value = (retry_after or "").strip()
    if value.isascii() and value.isdecimal() and len(value) < 10:
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())


def _kind(error: Exception) -> str:
    return str(error) or type(error).__name__
