"""What a language model is told when it drafts a reply, and where suggestions come from."""

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Where a suggestion comes from: a playbook, an approved earlier reply, or a language model."""

    PLAYBOOK = "playbook"
    PAST = "past"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Turn:
    """One post of a conversation, without personal data. `ours`: the brand wrote it."""

    text: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """Everything a drafter may know. Personal data are masked ([PHONE1], …), and `customer` is a placeholder too.

    `thread` is what was said before `post`, the earliest first. `facts` are sentences of the playbook and `answer` is
    the FAQ's: nothing else may be claimed. `links` are the only addresses that may be named. `room` is the most
    characters, None where the platform has no limit. `mistakes` say what was wrong with an earlier attempt.
    """

    brand: str
    language: str
    post: str
    customer: str = ""
    thread: tuple[Turn, ...] = ()
    facts: tuple[str, ...] = ()
    answer: str = ""
    links: tuple[str, ...] = ()
    room: int | None = None
    mistakes: tuple[str, ...] = ()
