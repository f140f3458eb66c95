"""What is learnt from cases: chances to delight, and questions that no FAQ entry answers."""

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

    title: str
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
