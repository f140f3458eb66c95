"""Should we speak? What may speak against it, what then is to be done, and which reason counts where several hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class GateDecision(StrEnum):
    """`hold`: nobody answers until somebody overrules it. `senior`: a senior person answers, without a template."""

    OK = "ok"
    HOLD = "hold"
    SENIOR = "senior"


class GateReason(StrEnum):
    """Why not to speak, or not just anybody. `none` goes with `ok` alone."""

    NONE = "none"
    OPT_OUT = "opt_out"
    CONTACTED_RECENTLY = "contacted_recently"
    MASKED_NAME = "masked_name"
    DISASTER = "disaster"
    LITIGATION = "litigation"
    BEREAVEMENT = "bereavement"
    ILLNESS = "illness"
    MINOR = "minor"
    CROWD_ANGER = "crowd_anger"
    INCIDENT = "incident"
    ABUSE = "abuse"
    SELF_HARM = "self_harm"


SENIOR_REASONS = frozenset({GateReason.SELF_HARM, GateReason.BEREAVEMENT, GateReason.ILLNESS, GateReason.MINOR})
GRAVEST_FIRST = (
    GateReason.SELF_HARM,
    GateReason.BEREAVEMENT,
    GateReason.ILLNESS,
    GateReason.MINOR,
    GateReason.ABUSE,
    GateReason.LITIGATION,
    GateReason.DISASTER,
    GateReason.OPT_OUT,
    GateReason.INCIDENT,
    GateReason.CROWD_ANGER,
    GateReason.MASKED_NAME,
    GateReason.CONTACTED_RECENTLY,
    GateReason.NONE,
)
"""Which reason counts where several hold: what is worst to overlook.

A life first. Then what a person has told of themselves (a death, an illness, being a child): whoever may answer at all
must know that before anything else, and a hold would put them on a heap where nobody looks. Abuse next, because it is
about the safety of colleagues, then the law, then people in danger of their own. What the person asked for (leave me
alone) goes before what the brand has to say (incident, a crowd), a wish hinted at (a masked name) comes after a wish
spoken, and courtesy last: a second message in a week annoys, and no more.
"""
A_WEEK = 7.0
"""Days for which a person is not contacted a second time; on the seventh they are over."""
CROWD_AT_LEAST = 20
CROWD_TIMES_USUAL = 4.0
"""A crowd is many, and many more than usual: a brand with two angry posts a day has none at eight an hour."""
CROWD_UNKNOWN_USUAL = 50
"""As many make a crowd where nobody knows what is usual."""


@dataclass(frozen=True, slots=True)
class GateContext:
    """What is known besides the text.

    `contacted_days_ago`: days since the brand last wrote to the person outside of this case, None for never.
    `incident`: the brand has a statement out that answers everybody. The numbers of angry posts are an hour's, about
    the brand; None: not counted.
    """

    opted_out: bool = False
    contacted_days_ago: float | None = None
    incident: bool = False
    angry_posts_last_hour: int | None = None
    usual_angry_per_hour: float | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """The decision, the reason that counts, and `found`: the words of the post that say so ("": the context does).

    `life` says that a life may be in danger now: such a post goes before all others, whatever else it says.
    """

    decision: GateDecision
    reason: GateReason
    found: str = ""
    life: bool = False

    @classmethod
    def of(cls, reason: GateReason, found: str = "") -> "Gate":
        return cls(decision_for(reason), reason, found)

    @property
    def words_code(self) -> str:
        """The key of the sentence for the responder in the word catalogues."""
        return f"gate.{self.reason}"


CLEAR = Gate(GateDecision.OK, GateReason.NONE)


def decision_for(reason: GateReason) -> GateDecision:
    """What follows from a reason.

    Abuse is a hold: whether it is answered at all, by whom or by a lawyer, is for a lead to say, and until then it is
    nobody's task to be kind to it.
    """
    if reason is GateReason.NONE:
        return GateDecision.OK
    return GateDecision.SENIOR if reason in SENIOR_REASONS else GateDecision.HOLD


def gravest(gates: Iterable[Gate]) -> Gate:
    """The one that counts, by `GRAVEST_FIRST`; `CLEAR` if there is none."""
    return min(gates, key=lambda gate: GRAVEST_FIRST.index(gate.reason), default=CLEAR)


def circumstances(context: GateContext) -> list[GateReason]:
    """What speaks against answering whatever the post says."""
    found = {
        GateReason.OPT_OUT: context.opted_out,
        GateReason.INCIDENT: context.incident,
        GateReason.CROWD_ANGER: _is_crowd(context.angry_posts_last_hour, context.usual_angry_per_hour),
        GateReason.CONTACTED_RECENTLY: context.contacted_days_ago is not None and context.contacted_days_ago < A_WEEK,
    }
    return [reason for reason, holds in found.items() if holds]


def _is_crowd(angry: int | None, usual: float | None) -> bool:
    if angry is None:
        return False
    if usual is None:
        return angry >= CROWD_UNKNOWN_USUAL
    return angry >= CROWD_AT_LEAST and angry >= CROWD_TIMES_USUAL * usual
