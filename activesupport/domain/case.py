"""A case: one open conversation with one person about one brand on one platform."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class CaseState(StrEnum):
    """`held` waits behind a team's daily intake cap; `open` waits for a responder; `claimed` has one;
    `waiting` was answered and waits for the customer, or was put off until a time.
    """

    HELD = "held"
    OPEN = "open"
    CLAIMED = "claimed"
    WAITING = "waiting"
    RESOLVED = "resolved"
    DISMISSED = "dismissed"

    @property
    def is_closed(self) -> bool:
        return self in {CaseState.RESOLVED, CaseState.DISMISSED}


class Outcome(StrEnum):
    """How a conversation ended for the customer, which is the goal that counts."""

    SOLVED = "solved"
    THANKED = "thanked"
    RETAINED = "retained"
    UNHAPPY = "unhappy"
    LEFT = "left"
    NO_ANSWER = "no_answer"
    DELETED = "deleted"


class Dismissal(StrEnum):
    """Why nobody answers. Each is a lesson for the classifier or for the rules."""

    NOT_A_CUSTOMER = "not_a_customer"
    OTHER_BRAND = "other_brand"
    NO_REPLY_NEEDED = "no_reply_needed"
    ALREADY_HANDLED = "already_handled"
    DUPLICATE = "duplicate"
    LEAVE_ALONE = "leave_alone"
    OTHER = "other"


class Lane(StrEnum):
    """Where a mention goes. Nothing is dropped: every lane can be looked at with `activesupport queue lanes`."""

    QUEUE = "queue"
    UNSURE = "unsure"
    NEUTRAL = "neutral"
    NOISE = "noise"
    OWN = "own"
    REPOST = "repost"
    COPY = "copy"
    LANGUAGE = "language"
    WORDLESS = "wordless"


CONVERSATION = frozenset({Lane.QUEUE, Lane.UNSURE, Lane.NEUTRAL, Lane.LANGUAGE, Lane.WORDLESS})
"""Lanes of posts in which a person speaks for themselves."""


class Step(StrEnum):
    """What a mention does to its author's case."""

    OPEN = "open"
    EXTEND = "extend"
    REOPEN = "reopen"
    ATTACH = "attach"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class LatestCase:
    """The last case of one person with one brand on one platform, as far as the next step needs it."""

    id: int
    state: CaseState
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Placement:
    """The step, the case it is about, and the earlier case that a new one follows."""

    step: Step
    case: int | None = None
    previous: int | None = None


def place(lane: Lane, latest: LatestCase | None, now: datetime, reopen_within: timedelta) -> Placement:
    """Decide what a mention does to its author's case.

    While a case is open, whatever the person says about the brand belongs to it. After closing, only what
    wants an answer reopens it (a "thank you" is attached and lets the case rest); past `reopen_within` it
    opens a new case that names the earlier one. Posts that nobody could judge (another language, a picture),
    or not for sure, only join what is there. Reposts, copies, noise and the brand's own posts do nothing.
    """
    if lane not in CONVERSATION:
        return Placement(Step.NONE)
    wants_answer = lane is Lane.QUEUE
    if latest is None:
        return Placement(Step.OPEN if wants_answer else Step.NONE)
    if not latest.state.is_closed:
        return Placement(Step.EXTEND, case=latest.id)
    recently = latest.closed_at is not None and now - latest.closed_at <= reopen_within
    if recently:
        return Placement(Step.REOPEN if wants_answer else Step.ATTACH, case=latest.id)
    return Placement(Step.OPEN, previous=latest.id) if wants_answer else Placement(Step.NONE)
