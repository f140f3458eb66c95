"""What is said straight out in words that the topics' own files do not have, by topic and language."""

from activesupport.domain.gate import GateReason
from activesupport.replies.gate.outright_en import OUTRIGHT_EN
from activesupport.replies.gate.outright_ja import OUTRIGHT_JA
from activesupport.replies.gate.reading import Reading, Signs

_SIGNS = {reason: Signs(ja=OUTRIGHT_JA.get(reason, ()), en=OUTRIGHT_EN.get(reason, ())) for reason in GateReason}
_LAUGHED_AT_OR_NOT = frozenset(
    {GateReason.SELF_HARM, GateReason.BEREAVEMENT, GateReason.LITIGATION, GateReason.OPT_OUT}
)
"""Topics in which these words count beside a laugh, too: people laugh off their own despair."""


def outright(reason: GateReason, reading: Reading) -> str:
    """The words that say it, or ""."""
    if reading.laughs and reason not in _LAUGHED_AT_OR_NOT:
        return ""
    return _SIGNS[reason].found_in(reading)
