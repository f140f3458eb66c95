"""What every channel owes the outbox: the same trouble ends in the same exception, said in both languages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from activesupport.channels.email import EmailChannel
from activesupport.channels.webhook import WebhookChannel
from activesupport.domain.errors import AdapterError, AuthBroken, Rejected, RetryLater
from activesupport.domain.notice import Message
from activesupport.domain.ports import Channel
from activesupport.words import LANGUAGES, catalogue, explain
from tests.contract.http_server import Receiver, receiving
from tests.contract.smtp_server import Postbox, free_port, only, rude, serving

NOW = datetime(2026, 1, 16, tzinfo=UTC)
MESSAGE = Message("digest/1", ("a@example.com",), "本日のダイジェスト", "要対応 12件")

OUTCOMES: dict[str, type[AdapterError]] = {
    "busy": RetryLater,
    "refused": Rejected,
    "login refused": AuthBroken,
    "nobody listens": RetryLater,
    "hangs up early": RetryLater,
}


def _email(port: int, username: str | None = None) -> EmailChannel:
    return EmailChannel(
        "127.0.0.1",
        port,
        security="none",
        username=username,
        password="x" if username else None,
        sender="care@example.com",
        timeout=2.0,
        now=lambda: NOW,
    )


@contextmanager
def email(outcome: str) -> Iterator[tuple[Channel, Callable[[], int]]]:
    postbox = Postbox({"MAIL": {"busy": "451 later", "refused": "550 no"}.get(outcome, "250 OK")})
    if outcome == "nobody listens":
        yield _email(free_port()), lambda: 0
    elif outcome == "hangs up early":
        with rude(["220 hello"]) as port:
            yield _email(port), lambda: 0
    else:
        options = {"authenticator": only("care", "y"), "auth_require_tls": False}
        with serving(postbox, **options) as port:
            login = "care" if outcome == "login refused" else None
            yield _email(port, login), lambda: len(postbox.mails)


@contextmanager
def webhook(outcome: str) -> Iterator[tuple[Channel, Callable[[], int]]]:
    status = {"busy": 503, "refused": 400, "login refused": 401, "hangs up early": None}.get(outcome, 204)
    receiver = Receiver(status)
    with receiving(receiver) as url:
        address = f"http://127.0.0.1:{free_port()}/" if outcome == "nobody listens" else url
        taken = lambda: len(receiver.requests) if status == 204 else 0  # noqa: E731
        yield WebhookChannel(address, "secret", timeout=2.0, now=lambda: NOW), taken


CHANNELS = {"email": email, "webhook": webhook}


@pytest.fixture(params=CHANNELS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_message_is_delivered_once(kind: str) -> None:
    with CHANNELS[kind]("accepted") as (channel, taken):
        assert channel.name == kind
        channel.send(MESSAGE)
        assert taken() == 1


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_trouble_ends_in_the_exception_that_says_what_to_do(kind: str, outcome: str) -> None:
    with CHANNELS[kind](outcome) as (channel, taken), pytest.raises(AdapterError) as caught:
        channel.send(MESSAGE)
    assert type(caught.value) is OUTCOMES[outcome]
    assert taken() == 0


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_trouble_is_said_in_words(kind: str, outcome: str, language: str) -> None:
    with CHANNELS[kind](outcome) as (channel, _), pytest.raises(AdapterError) as caught:
        channel.send(MESSAGE)
    reason = caught.value.reason
    assert reason.code in catalogue(language)
    assert "{" not in explain(reason, language)
