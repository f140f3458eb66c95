"""An endpoint that speaks the OpenAI chat API (POST /chat/completions), local or hosted."""

import httpx

from activesupport.domain.drafting import DraftRequest
from activesupport.domain.errors import AdapterError, AuthBroken, Rejected, RetryLater
from activesupport.replies.prompting import data, instructions

TEMPERATURE = 0.2
"""Low: the same post should get about the same draft."""
MOST_TOKENS = 800
"""A reply is short; what goes on for longer has gone astray."""
_PASSING = frozenset({408, 409, 425, 429})


class OpenAIDrafter:
    """`url` is the base that ends in /v1; `timeout` in seconds. Redirects, which would carry the key away, are refused.

    `draft` raises RetryLater for passing faults, AuthBroken for a key that is not accepted, Rejected for the rest.
    Source: https://platform.openai.com/docs/api-reference/chat/create
    """

    def __init__(
        self, url: str, model: str, key: str = "", timeout: float = 20.0, transport: httpx.BaseTransport | None = None
    ) -> None:
        self.name = model
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.Client(base_url=url, timeout=timeout, transport=transport)

    def draft(self, request: DraftRequest) -> str:
        said = [
            {"role": "system", "content": instructions(request)},
            {"role": "user", "content": data(request)},
        ]
        asked = {"model": self.name, "messages": said, "temperature": TEMPERATURE, "max_tokens": MOST_TOKENS}
        try:
            answer = self._client.post("chat/completions", json=asked, headers=self._headers)
        except UnicodeEncodeError as error:  # a key that no header can hold
            raise AuthBroken("drafting.unauthorized") from error
        except httpx.HTTPError as error:
            raise RetryLater("drafting.not_reached", problem=type(error).__name__) from error
        if not answer.is_success:
            raise _refusal(answer)
        return _text(answer)


def _refusal(answer: httpx.Response) -> AdapterError:
    """What a status means for the next step. The endpoint's own words may repeat the post: they are not passed on."""
    status = answer.status_code
    if status in {401, 403}:
        return AuthBroken("drafting.unauthorized")
    if status in _PASSING or status >= 500:
        return RetryLater("drafting.busy", after=_seconds(answer.headers.get("Retry-After")))
    return Rejected("drafting.refused", status=status)


def _text(answer: httpx.Response) -> str:
    """The draft itself. Raises Rejected for an answer of another form, or without a text."""
    try:
        text = answer.json()["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise Rejected("drafting.unreadable") from error
    if not isinstance(text, str) or not text.strip():
        raise Rejected("drafting.unreadable")
    return text.strip()


def _seconds(value: str | None) -> float | None:
    return float(value) if value and value.isdecimal() else None
