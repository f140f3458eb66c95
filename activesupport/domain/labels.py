"""What a post is, read as the support team of the brand would read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """The labels of the guide in docs/labels.md. Independent of one another, but `noise` excludes the others."""

    COMPLAINT = "complaint"
    CHURN = "churn"
    QUESTION = "question"
    REQUEST = "request"
    PRAISE = "praise"
    DELIGHT = "delight"
    URGENT = "urgent"
    NOISE = "noise"


ACTIONABLE = frozenset({Label.COMPLAINT, Label.CHURN, Label.QUESTION, Label.REQUEST, Label.DELIGHT, Label.URGENT})
"""A post with one of these wants a person's attention. Praise alone is counted, not queued."""


def attention(scores: Mapping[str, float]) -> float:
    """The best score (0..1) of a label that wants a person's attention; 0 where there is none."""
    return max((scores.get(label, 0.0) for label in ACTIONABLE), default=0.0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Calibrated scores (0..1, one for every label), the labels they amount to, and which model said so.

    `unsure` says that perhaps it wants a person's attention after all: a person should label it.
    """

    scores: Mapping[Label, float]
    labels: tuple[Label, ...]
    model: str
    unsure: bool = False

    def is_actionable(self) -> bool:
        return not ACTIONABLE.isdisjoint(self.labels)


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a judge reads: the author's words, their language, and what the brand is called in them."""

    text: str
    language: str
    names: tuple[str, ...] = ()
