"""The ports: what the verbs need of the world. Adapters are found by name in `app/wiring.py`."""

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from activesupport.domain.drafting import DraftRequest
from activesupport.domain.labels import Utterance, Verdict
from activesupport.domain.notice import Message
from activesupport.domain.post import Page, Query, Window


class Source(Protocol):
    """A platform that posts come from.

    `fetch` returns as soon as it has one page and never sleeps. It raises RetryLater, Rejected or AuthBroken;
    nothing of the platform's own library passes.
    """

    name: str

    def fetch(self, query: Query, window: Window) -> Page: ...


@runtime_checkable
class Lookup(Protocol):
    """A source that can be asked whether posts still stand.

    `gone` gives those of the ids that the platform says are deleted, or hidden with their author's account
    (protected, suspended); about what it says nothing, nothing is known. It raises what `fetch` raises.
    """

    def gone(self, platform_ids: Sequence[str]) -> frozenset[str]: ...


class Channel(Protocol):
    """A place where people are told. `send` raises RetryLater, Rejected, AuthBroken or Uncertain."""

    name: str

    def send(self, message: Message) -> None: ...


class Judge(Protocol):
    """Gives every utterance its labels, a batch at a time, in order."""

    version: str

    def judge(self, utterances: Sequence[Utterance]) -> list[Verdict]: ...


class Drafter(Protocol):
    """Writes a reply for a responder to look at; `name` says what wrote it.

    What comes back is judged before anybody sees it. `draft` raises RetryLater, Rejected or AuthBroken.
    """

    name: str

    def draft(self, request: DraftRequest) -> str: ...


class Jobs(Protocol):
    """Runs work later. A job is a hint: rows are the truth, and the sweep finds what a lost hint leaves behind.

    `session` is the transaction whose commit lets the hint go; `key` names the work, so that the same
    work waits only once.
    """

    def defer(self, session: object, task: str, *, key: str, args: Mapping[str, object]) -> None: ...
