"""The drafter against an endpoint on loopback: what is asked, and what every answer means for the next step."""

import json
import threading
from collections.abc import Iterator, Mapping

import pytest

from activesupport.domain.drafting import DraftRequest
from activesupport.domain.errors import AdapterError, AuthBroken, Rejected, RetryLater
from activesupport.domain.ports import Drafter
from activesupport.replies.openai_drafter import OpenAIDrafter
from activesupport.words import LANGUAGES, explain
from tests.contract.http_server import Receiver, receiving

REQUEST = DraftRequest("Acme", "en", "My line is dead", customer="[NAME1]", room=280)


def answer(content: object) -> bytes:
    return json.dumps({"choices": [{"index": 0, "message": {"role": "assistant", "content": content}}]}).encode()


@pytest.fixture
def endpoint() -> Iterator[tuple[Receiver, str]]:
    receiver = Receiver(status=200, headers={"Content-Type": "application/json"}, body=answer(" Hi [NAME1]. \n"))
    with receiving(receiver) as url:
        yield receiver, url.rpartition("/hooks")[0] + "/v1"


def test_it_is_asked_as_the_api_documents_it(endpoint: tuple[Receiver, str]) -> None:
    receiver, url = endpoint
    drafter: Drafter = OpenAIDrafter(url, "small-1", "secret")
    assert drafter.draft(REQUEST) == "Hi [NAME1]."
    ((headers, body),) = receiver.requests
    asked = json.loads(body)
    assert (drafter.name, asked["model"]) == ("small-1", "small-1")
    assert headers["Authorization"] == "Bearer secret"
    assert asked["temperature"] <= 0.3
    assert [one["role"] for one in asked["messages"]] == ["system", "user"]
    assert json.loads(asked["messages"][1]["content"])["post"] == "My line is dead"
    assert "My line is dead" not in asked["messages"][0]["content"]


def test_without_a_key_none_is_sent(endpoint: tuple[Receiver, str]) -> None:
    receiver, url = endpoint
    OpenAIDrafter(url, "small-1").draft(REQUEST)
    assert "Authorization" not in receiver.requests[0][0]


@pytest.mark.parametrize(
    ("status", "headers", "error", "after"),
    [
        (401, {}, AuthBroken, None), (403, {}, AuthBroken, None), (429, {"Retry-After": "7"}, RetryLater, 7.0),
        (429, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}, RetryLater, None), (503, {}, RetryLater, None),
        (408, {}, RetryLater, None), (400, {}, Rejected, None), (404, {}, Rejected, None),
        (302, {"Location": "http://127.0.0.1:1/elsewhere"}, Rejected, None),
    ],
)  # fmt: skip
def test_a_refusal_says_what_to_do_next_and_never_repeats_the_post(
    endpoint: tuple[Receiver, str],
    status: int,
    headers: Mapping[str, str],
    error: type[AdapterError],
    after: float | None,
) -> None:
    receiver, url = endpoint
    receiver.status, receiver.headers, receiver.body = status, headers, b'{"error": "My line is dead"}'
    with pytest.raises(error) as raised:
        OpenAIDrafter(url, "small-1", "secret").draft(REQUEST)
    assert getattr(raised.value, "after", None) == after
    for language in LANGUAGES:
        said = explain(raised.value.reason, language)
        assert not said.startswith("drafting.")
        assert "dead" not in said
        assert "secret" not in said


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b'{"choices": []}', b'{"choices": [{"message": null}]}', answer(None), answer("  ")]
)
def test_an_answer_of_another_form_is_rejected(endpoint: tuple[Receiver, str], body: bytes) -> None:
    receiver, url = endpoint
    receiver.body = body
    with pytest.raises(Rejected):
        OpenAIDrafter(url, "small-1").draft(REQUEST)


def test_who_does_not_answer_is_asked_again_later(endpoint: tuple[Receiver, str]) -> None:
    receiver, url = endpoint
    receiver.status = None
    with pytest.raises(RetryLater):
        OpenAIDrafter(url, "small-1").draft(REQUEST)
    receiver.status, receiver.wait = 200, threading.Event()
    with pytest.raises(RetryLater):
        OpenAIDrafter(url, "small-1", timeout=0.2).draft(REQUEST)


def test_nobody_there_and_a_key_that_no_header_can_hold() -> None:
    with pytest.raises(RetryLater):
        OpenAIDrafter("http://127.0.0.1:9/v1", "small-1", timeout=2).draft(REQUEST)
    with pytest.raises(AuthBroken):
        OpenAIDrafter("http://127.0.0.1:9/v1", "small-1", "鍵").draft(REQUEST)
