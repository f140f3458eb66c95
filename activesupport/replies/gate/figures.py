"""What only sounds grave: machines that die, illness long past, lawyers who sell a house, words of somebody else.

Such a turn of phrase is taken out before its topic is looked for, so that what the post says besides still counts:
"the ATM had a stroke" is nothing, "the ATM had a stroke, and so had my dad" is an illness. Each of them is a kind of
harmless use, in the words of anybody, and not one post.
"""

from dataclasses import replace

from activesupport.domain.gate import GateReason
from activesupport.replies.gate import figures_of_sorrow as sorrow
from activesupport.replies.gate import figures_of_trouble as trouble
from activesupport.replies.gate.reading import Reading

_FIGURES = {
    GateReason.BEREAVEMENT: sorrow.BEREAVEMENT,
    GateReason.SELF_HARM: sorrow.SELF_HARM,
    GateReason.ILLNESS: sorrow.ILLNESS,
    GateReason.MINOR: trouble.MINOR,
    GateReason.ABUSE: trouble.ABUSE,
    GateReason.LITIGATION: trouble.LITIGATION,
    GateReason.DISASTER: trouble.DISASTER,
    GateReason.OPT_OUT: trouble.OPT_OUT,
}


def without_figures(reason: GateReason, reading: Reading) -> Reading:
    """The reading as the topic of `reason` is to see it: without what only sounds like it."""
    sentences = reading.sentences
    for figure in _FIGURES[reason]:
        sentences = figure.taken_out(sentences)
    return replace(reading, sentences=sentences)
