"""What is learnt from cases: chances to delight, questions that no FAQ entry answers, what becomes of playbooks."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from activesupport.desk.views.oversight import CaseLine


@dataclass(frozen=True, slots=True)
class DelightRow:
    """A chance to delight somebody. `done` says what was done, empty while nothing was."""

    case: int
    brand: str
    platform: str
    author: str
    text: str
    language: str
    time: datetime
    why: tuple[str, ...]
    holder: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class DelightView:
    """`spent` is what the ledger says for this month, a line a currency."""

    template: ClassVar[str] = "delight.html.j2"

    rows: tuple[DelightRow, ...]
    spent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FaqGap:
    """Questions alike that no entry answers. `terms` are what they have in common; `nearest` is the closest entry."""

    brand: str
    language: str
    count: int
    terms: tuple[str, ...]
    first_at: datetime
    last_at: datetime
    nearest: str = ""
    examples: tuple[CaseLine, ...] = ()


@dataclass(frozen=True, slots=True)
class FaqGapsView:
    template: ClassVar[str] = "faq_gaps.html.j2"

    gaps: tuple[FaqGap, ...]
    days: int = 30


@dataclass(frozen=True, slots=True)
class EditExample:
    """A suggestion and the reply that it became; `changed` is the share that is different, as "20 %"."""

    case: int
    before: str
    after: str
    language: str
    changed: str


@dataclass(frozen=True, slots=True)
class PlaybookRow:
    """How a playbook's suggestions fared; `changed` is the mean share that is different, as "20 %".

    `removed` and `added` are sentences with how often, the commonest first; customers are {customer} there.
    """

    playbook: str
    labels: tuple[str, ...]
    used: int
    as_is: int
    edited: int
    changed: str
    removed: tuple[tuple[str, int], ...] = ()
    added: tuple[tuple[str, int], ...] = ()
    examples: tuple[EditExample, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaybooksView:
    """What responders make of playbooks, those first that are edited most; `unused` are the names of the others."""

    template: ClassVar[str] = "playbooks.html.j2"

    rows: tuple[PlaybookRow, ...]
    unused: tuple[str, ...] = ()
