"""The operators' rules as the daemon obeys them: one immutable value with a version."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from activesupport.domain.labels import Label
from activesupport.domain.outgoing import ApprovalRules
from activesupport.domain.reply import Faq, Playbook
from activesupport.domain.watch import Brand, Team, Watch


@dataclass(frozen=True, slots=True)
class PriorityWeights:
    """How much each fact adds to a priority of 0 to 100. Labels count by their score, the others as said."""

    labels: Mapping[Label, float] = field(
        default_factory=lambda: {
            Label.CHURN: 45.0,
            Label.COMPLAINT: 35.0,
            Label.URGENT: 35.0,
            Label.QUESTION: 20.0,
            Label.DELIGHT: 20.0,
            Label.REQUEST: 10.0,
            Label.PRAISE: 2.0,
        }
    )
    addressed: float = 5.0
    reach: float = 8.0
    spread: float = 12.0
    again: float = 8.0
    urgent_from: float = 75.0
    """From this priority on, or with the label `urgent`, people are told at once."""


@dataclass(frozen=True, slots=True)
class CaseRules:
    """When a later post reopens a case and when it opens a new one; how long a claim lasts without work on it, and
    how long an answered case waits for the customer.
    """

    reopen_within: timedelta = timedelta(days=7)
    claim_lasts: timedelta = timedelta(minutes=20)
    wait_for_customer: timedelta = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Rules:
    """All rule files together. `version` is a digest of their contents: every decision names it."""

    version: str
    brands: Mapping[str, Brand]
    watches: tuple[Watch, ...]
    teams: Mapping[str, Team]
    playbooks: tuple[Playbook, ...] = ()
    faq: tuple[Faq, ...] = ()
    priority: PriorityWeights = field(default_factory=PriorityWeights)
    cases: CaseRules = field(default_factory=CaseRules)
    sending: ApprovalRules = field(default_factory=ApprovalRules)
