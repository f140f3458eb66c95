"""A reply on its way to a customer: its states, and what a lead has to look at first."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from urllib.parse import quote, urlencode

from activesupport.domain.reason import Reason


class ReplyState(StrEnum):
    """The life of a reply. Nothing is posted by the machine: a person does it, and the machine looks afterwards.

        approval ──> ready ──> handed ──> posted ──> seen
            │          │          └─────────┴──────> missing
            └──────────┴─> rejected, cancelled

    `approval` waits for a lead; `ready` may be handed to the platform; `handed` was opened there as a prefilled
    post; `posted` is the responder's word; `seen` was found in the brand's own timeline; `missing` was not.
    What was posted is no longer on its way: the conversation goes on whether or not the timeline can be read.
    """

    APPROVAL = "approval"
    READY = "ready"
    HANDED = "handed"
    POSTED = "posted"
    SEEN = "seen"
    MISSING = "missing"
    REJECTED = "rejected"
    CANCELLED = "cancelled"

    @property
    def is_on_its_way(self) -> bool:
        return self in {ReplyState.APPROVAL, ReplyState.READY, ReplyState.HANDED}

    @property
    def can_be_cancelled(self) -> bool:
        """Also what somebody called posted too early."""
        return self.is_on_its_way or self is ReplyState.POSTED


NOT_YET_THERE = timedelta(minutes=10)
"""A timeline shows a post a little after it was written; until then nothing is missed."""
FORGOTTEN = timedelta(hours=2)
"""A reply that was opened on the platform and never said to be posted is asked about after this time."""


@dataclass(frozen=True, slots=True)
class ApprovalRules:
    """When a lead looks first. `priority` is the number from which on; `labels` are labels of the case."""

    new_staff: bool = True
    priority: int | None = None
    labels: frozenset[str] = frozenset()
    compensation: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a reply when it is decided whether a lead looks first."""

    by_new_staff: bool
    priority: int
    labels: frozenset[str]
    promises: bool
    gate: str
    by_model: bool = False


def needs_approval(draft: Draft, rules: ApprovalRules) -> Reason | None:
    """Why a lead looks first, None when the reply may go as it is. A gate that asks for a senior person always asks."""
    if draft.gate == "senior":
        return Reason("approval.senior")
    if rules.new_staff and draft.by_new_staff:
        return Reason("approval.new_staff")
    if rules.compensation and draft.promises:
        return Reason("approval.compensation")
    if rules.priority is not None and draft.priority >= rules.priority:
        return Reason("approval.priority", {"priority": draft.priority, "limit": rules.priority})
    risky = sorted(draft.labels & rules.labels)
    if risky:
        return Reason("approval.label", {"label": risky[0]})
    return None


def intent_url(source: str, target: str, text: str, page: str | None) -> str | None:
    """Where a person posts the reply: on X a post that is filled in already, elsewhere the post's own page.

    None where neither is known: the text is then copied by hand.
    Source: https://docs.x.com/x-for-websites/web-intents/overview (`in_reply_to`, `text`).
    """
    if source == "x" and target.isascii() and target.isdigit():
        return "https://x.com/intent/post?" + urlencode({"in_reply_to": target, "text": text}, quote_via=quote)
    return page
