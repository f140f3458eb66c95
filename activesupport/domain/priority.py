"""How soon a post wants an answer: a number from 0 to 100 and the reasons that made it."""

import math
from dataclasses import dataclass

from activesupport.domain.labels import Label, Verdict
from activesupport.domain.post import Post
from activesupport.domain.reason import Reason
from activesupport.domain.rules import PriorityWeights

HIGH, MEDIUM = 70, 40
"""From these numbers on a priority is called high, or medium."""
LIFE = 100
"""The top of the scale is kept for a life that may be in danger: however much else adds up, it ends below."""


def band(number: int) -> str:
    """The word for a priority: "high", "medium" or "low" (keys of the word catalogues)."""
    return "high" if number >= HIGH else "medium" if number >= MEDIUM else "low"


def is_life(number: int) -> bool:
    """Whether a priority says that a life may be in danger: it comes first, and waits for no working hours."""
    return number >= LIFE


@dataclass(frozen=True, slots=True)
class Priority:
    """`number` is 0 to 100; `reasons` are ordered by what they added, the largest first."""

    number: int
    reasons: tuple[Reason, ...]


def prioritise(
    post: Post,
    verdict: Verdict,
    weights: PriorityWeights,
    *,
    watch_weight: float,
    addressed: bool,
    contacted_before: bool,
    life: bool = False,
) -> Priority:
    """Add up what speaks for answering soon; `life`: a life may be in danger, which goes before everything.

    Labels count by weight times score; reach and spread grow with the logarithm, so that a large account
    never outweighs a person who is about to leave.
    """
    reasons = [_label_reason(label, verdict, weights) for label in verdict.labels]
    if addressed:
        reasons.append(Reason("priority.addressed", points=weights.addressed))
    if contacted_before:
        reasons.append(Reason("priority.again", points=weights.again))
    followers = post.author.followers or 0
    if followers >= 1000:
        points = weights.reach * min(1.0, math.log10(followers) / 6)
        reasons.append(Reason("priority.reach", {"followers": followers}, points))
    echoes = post.likes + 2 * post.reposts + post.replies
    if echoes >= 10:
        points = weights.spread * min(1.0, math.log10(echoes) / 4)
        reasons.append(Reason("priority.spread", {"echoes": echoes}, points))
    total = sum(reason.points for reason in reasons)
    if watch_weight != 1.0:
        reasons.append(Reason("priority.weight", {"weight": watch_weight}, total * (watch_weight - 1)))
    number = max(0, min(LIFE - 1, round(total * watch_weight)))
    if life:
        number = LIFE
        reasons.append(Reason("priority.life", points=float(LIFE)))
    return Priority(number, tuple(sorted(reasons, key=lambda reason: -reason.points)))


def is_urgent(priority: Priority, verdict: Verdict, weights: PriorityWeights) -> bool:
    """Whether people are told at once instead of with the next digest."""
    by_number = is_life(priority.number) or priority.number >= weights.urgent_from
    return by_number or Label.URGENT in verdict.labels


def _label_reason(label: Label, verdict: Verdict, weights: PriorityWeights) -> Reason:
    score = verdict.scores[label]
    points = weights.labels.get(label, 0.0) * score
    return Reason(f"priority.{label}", {"percent": round(100 * score)}, points)
