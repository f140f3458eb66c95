"""The webhook channel against an HTTP server on loopback."""

import json
import threading
from datetime import UTC, datetime, timedelta

import pytest

from activesupport.channels.webhook import WebhookChannel, verify
from activesupport.domain.errors import AdapterError, AuthBroken, Rejected, RetryLater
from activesupport.domain.notice import Message
from tests.contract.http_server import Receiver, receiving
from tests.contract.smtp_server import free_port

NOW = datetime(2026, 1, 16, 0, 0, 5, tzinfo=UTC)
SECRET = "共有の秘密"
MESSAGE = Message(
    key="urgent/12",
    recipients=("a@example.com",),
    subject="【至急】圏外",
    text="もう3時間ずっと圏外。",
    html="<p>…</p>",
    data={"case": 12, "labels": ["churn"]},
)


def channel(url: str, timeout: float = 2.0) -> WebhookChannel:
    return WebhookChannel(url, SECRET, timeout=timeout, now=lambda: NOW)


def test_the_message_arrives_as_json_with_a_signature_that_can_be_checked() -> None:
    receiver = Receiver()
    with receiving(receiver) as url:
        channel(url).send(MESSAGE)
    ((headers, body),) = receiver.requests
    assert json.loads(body) == {
        "key": "urgent/12",
        "subject": "【至急】圏外",
        "text": "もう3時間ずっと圏外。",
        "data": {"case": 12, "labels": ["churn"]},
    }
    assert headers["Content-Type"].startswith("application/json")
    assert headers["Idempotency-Key"] == "urgent/12"
    timestamp, signature = headers["X-ActiveSupport-Timestamp"], headers["X-ActiveSupport-Signature"]
    assert timestamp == str(int(NOW.timestamp()))
    assert verify(SECRET, timestamp, body, signature, NOW + timedelta(seconds=299))
    assert not verify(SECRET, timestamp, body + b" ", signature, NOW)


def test_a_repeat_carries_the_same_key_whatever_it_is_made_of() -> None:
    receiver = Receiver()
    with receiving(receiver) as url:
        for _ in range(2):
            channel(url).send(Message("案件\r\nX-Evil: 1", (), "s", "t"))
    first, second = (headers for headers, _ in receiver.requests)
    assert first["Idempotency-Key"] == second["Idempotency-Key"]
    assert first["Idempotency-Key"].isascii()
    assert "X-Evil" not in first


@pytest.mark.parametrize(
    ("status", "error"),
    [
        *((status, RetryLater) for status in (408, 425, 429, 500, 502, 503, 599)),
        *((status, AuthBroken) for status in (401, 403)),
        *((status, Rejected) for status in (301, 302, 307, 304, 400, 404, 410, 413, 422)),
    ],
)
def test_the_status_decides_what_happens_next(status: int, error: type[AdapterError]) -> None:
    receiver = Receiver(status, {"Location": "http://127.0.0.1:9/elsewhere"})
    with receiving(receiver) as url, pytest.raises(error) as caught:
        channel(url).send(MESSAGE)
    assert type(caught.value) is error
    assert caught.value.reason.values["status"] == status
    assert "secret-path" not in str(caught.value)
    assert len(receiver.requests) == 1


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_every_2xx_is_taken(status: int) -> None:
    with receiving(Receiver(status)) as url:
        channel(url).send(MESSAGE)


@pytest.mark.parametrize(
    ("value", "after"),
    [
        ("120", 120.0),
        ("Fri, 16 Jan 2026 00:01:05 GMT", 60.0),
        ("Thu, 15 Jan 2026 00:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_is_honoured_as_seconds_or_as_a_date(value: str, after: float | None) -> None:
    with receiving(Receiver(429, {"Retry-After": value})) as url, pytest.raises(RetryLater) as caught:
        channel(url).send(MESSAGE)
    assert caught.value.after == after


def test_nobody_listening_is_tried_again() -> None:
    with pytest.raises(RetryLater, match=r"webhook\.unreachable"):
        channel(f"http://127.0.0.1:{free_port()}/").send(MESSAGE)


def test_no_answer_is_tried_again_because_the_key_makes_a_repeat_harmless() -> None:
    with (
        receiving(Receiver(wait=threading.Event())) as url,
        pytest.raises(RetryLater, match=r"webhook\.no_answer"),
    ):
        channel(url, timeout=0.2).send(MESSAGE)
    with receiving(Receiver(status=None)) as url, pytest.raises(RetryLater, match=r"webhook\.no_answer"):
        channel(url).send(MESSAGE)


def test_a_refusal_carries_the_receivers_words() -> None:
    with (
        receiving(Receiver(422, body="項目 case が\nありません".encode())) as url,
        pytest.raises(Rejected) as caught,
    ):
        channel(url).send(MESSAGE)
    assert caught.value.reason.values["words"] == "項目 case が ありません"


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/x", "no address", "http://", "http://[::1", ""])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(Rejected, match=r"webhook\.bad_url"):
        channel(url).send(MESSAGE)
