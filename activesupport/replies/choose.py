"""Which playbooks fit a post: by what it is, by the words in it, by brand."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from activesupport.domain.labels import Label, Verdict
from activesupport.domain.reply import Playbook
from activesupport.text.normalise import normalise

MOST = 2
"""How many playbooks are handed over at the most."""

# How much a label decides about the script. A person about to leave needs the retention script first, even if
# the complaint is surer; thanks come last, so that "thanks, but …" is not answered with cheer.
_WEIGHTS = {
    Label.CHURN: 2.0,
    Label.URGENT: 1.2,
    Label.COMPLAINT: 1.0,
    Label.QUESTION: 1.0,
    Label.DELIGHT: 0.9,
    Label.REQUEST: 0.8,
    Label.PRAISE: 0.6,
}
_STANDS_IN = {Label.URGENT: Label.COMPLAINT, Label.CHURN: Label.COMPLAINT, Label.DELIGHT: Label.PRAISE}
_WORDS_MISSED = 0.6
_OWN_BRAND = 1.15
_A_WORD = 0.25
_BEYOND = 0.3
"""What a playbook loses when almost all its labels are beside the post."""
_BESIDE = 0.3
"""How much a second label that fits counts beside the first."""


def needs(verdict: Verdict) -> dict[Label, float]:
    """The labels a reply must do justice to, with their scores (0..1), the weightiest first; {} for noise.

    A neutral post (no label at all) is treated as what it most resembles.
    """
    if Label.NOISE in verdict.labels:
        return {}
    scores = {label: verdict.scores.get(label, 0.0) for label in _WEIGHTS}
    labels: Sequence[Label] = verdict.labels or (max(scores, key=scores.__getitem__),)
    return {label: scores[label] for label in sorted(labels, key=lambda one: -_WEIGHTS[one] * scores[one])}


def choose(
    playbooks: Sequence[Playbook], verdict: Verdict, text_normalised: str, language: str, brand: str
) -> tuple[Playbook, ...]:
    """The one or two playbooks that fit best, the best first; () for noise, or if no script has the language.

    A playbook whose `words` stand in the post goes before one that only has the label, provided that the
    label is a leading one of this post. A playbook that has words, none of which is found, counts for less
    than one without words, and less again for every label that the post has not; with `only_with_words` it
    does not count at all (a script for sad news must not reach somebody who only complains). Among equals the
    one that stands first in the rule files wins. The second place is only given to a playbook that the words
    speak for, to a general one, or to one whose labels the first leaves out.
    """
    usable = [one for one in playbooks if language in one.scripts and (not one.brands or brand in one.brands)]
    wanted = needs(verdict)
    ranked = _ranked(usable, wanted, text_normalised)
    if not ranked:
        stand_ins = {_STANDS_IN[label]: score for label, score in wanted.items() if label in _STANDS_IN}
        ranked = _ranked(usable, stand_ins, text_normalised)
    best = [playbook for playbook, _ in ranked[:1]]
    seconds = (playbook for playbook, words in ranked[1:] if words or _adds(playbook, best[0], wanted))
    return (*best, *islice(seconds, MOST - 1))


def _ranked(playbooks: Sequence[Playbook], wanted: dict[Label, float], text: str) -> list[tuple[Playbook, int]]:
    """Those that share a label with the post, the best first, each with the number of its words found."""
    if not wanted:
        return []
    top = max(_WEIGHTS[label] * score for label, score in wanted.items())
    ranks: list[tuple[bool, float, int, int]] = []
    for place, playbook in enumerate(playbooks):
        fits = [_WEIGHTS[label] * wanted[label] for label in playbook.labels if label in wanted]
        if not fits:
            continue
        words = _words_found(playbook.words, text)
        if playbook.only_with_words and not words:
            continue
        aim = 1 - _BEYOND * (1 - len(fits) / len(playbook.labels))
        fit = (max(fits) + _BESIDE * (sum(fits) - max(fits))) * aim * (_OWN_BRAND if playbook.brands else 1.0)
        if playbook.words and not words:
            fit *= _WORDS_MISSED
        leading = words > 0 and max(fits) >= top / 2
        ranks.append((leading, fit + _A_WORD * min(words, 3), -place, words))
    return [(playbooks[-place], words) for _, _, place, words in sorted(ranks, reverse=True)]


def _adds(second: Playbook, first: Playbook, wanted: dict[Label, float]) -> bool:
    """Whether a playbook that no word speaks for is worth offering beside the first."""
    if not second.words:
        return True
    return not set(second.labels) & set(first.labels) and any(label in wanted for label in second.labels)


def _words_found(words: tuple[str, ...], text: str) -> int:
    """How many of a playbook's words stand in the normalised text."""
    return sum(word in text and (edges is None or bool(edges.search(text))) for word, edges in _forms(words))


@lru_cache(maxsize=1024)
def _forms(words: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str] | None], ...]:
    """The words as they stand in normalised texts; Latin ones with the pattern of their edges."""
    forms = sorted({normalise(word) for word in words} - {""})
    return tuple((form, re.compile(_latin(form)) if form.isascii() else None) for form in forms)


def _latin(word: str) -> str:
    """Latin words begin at a word's edge; from four letters on, endings may follow (cancel: cancelled)."""
    before = r"(?<![a-z0-9])" if word[0].isalnum() else ""
    after = r"s?(?![a-z0-9])" if word[-1].isalnum() and len(word) < 4 else ""
    return before + re.escape(word) + after
