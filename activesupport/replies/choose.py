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
# the complaint is surer (a weak sign of it counts less than a complaint); thanks come last, so that "thanks, but …"
# is not answered with cheer.
_WEIGHTS = {
    Label.CHURN: 2.0,
    Label.URGENT: 1.2,
    Label.COMPLAINT: 1.0,
    Label.QUESTION: 1.0,
    Label.DELIGHT: 0.9,
    Label.REQUEST: 0.8,
    Label.PRAISE: 0.6,
}
WEAK_CHURN = 0.5
"""Below this score a wish to leave is only a guess, and the post's other labels come first."""
_WEAK_CHURN_WEIGHT = 0.8
_CHEERFUL = frozenset({Label.PRAISE, Label.DELIGHT})
_SERIOUS = frozenset({Label.COMPLAINT, Label.CHURN, Label.URGENT, Label.REQUEST})
_STANDS_IN = {Label.URGENT: Label.COMPLAINT, Label.CHURN: Label.COMPLAINT, Label.DELIGHT: Label.PRAISE}
_WORDS_MISSED = 0.6
_OWN_BRAND = 1.15
_LEADING = 0.6
"""The share of the weightiest label that a playbook's own must reach for its words to put it in front."""
_A_WORD = 0.25
_BEYOND = 0.3
"""What a playbook loses when almost all its labels are beside the post."""
_BESIDE = 0.3
"""How much a second label that fits counts beside the first."""


def needs(verdict: Verdict) -> dict[Label, float]:
    """The labels a reply must do justice to, with their scores (0..1), the weightiest first; {} for noise.

    For a neutral post (no label at all) it is what the post most resembles.
    """
    if Label.NOISE in verdict.labels:
        return {}
    scores = {label: verdict.scores.get(label, 0.0) for label in _WEIGHTS}
    labels: Sequence[Label] = verdict.labels or (max(scores, key=scores.__getitem__),)
    return {label: scores[label] for label in sorted(labels, key=lambda one: -_weight(one, scores[one]))}


def _weight(label: Label, score: float) -> float:
    """How much a label with this score decides."""
    weak = label is Label.CHURN and score < WEAK_CHURN
    return (_WEAK_CHURN_WEIGHT if weak else _WEIGHTS[label]) * score


def choose(
    playbooks: Sequence[Playbook], verdict: Verdict, text_normalised: str, language: str, brand: str
) -> tuple[Playbook, ...]:
    """The one or two playbooks that fit best, the best first; () for noise, or if no script has the language.

    A playbook whose `words` stand in the post goes before one that only has the label, provided that the
    label is a leading one of this post. A playbook that has words, none of which is found, counts for less
    than one without words, and less again for every label that the post has not; with `only_with_words` it
    does not count at all (a script for sad news must not reach somebody who only complains), and goes before all
    others where it does. After those comes one for the exact mix of labels (`all_labels`), whatever words others
    have: somebody who leaves with thanks wants neither cheer nor an apology. Among equals, and among those with
    `only_with_words`, the one that stands first in the rule files wins. What would strike the wrong note is left
    out (`_suits`). The second place is only given to a playbook that the words speak for, to a general one, or to
    one whose labels the first leaves out.

    A neutral post gets a playbook without labels, and as the second one that its words speak for.
    """
    usable = [one for one in playbooks if language in one.scripts and (not one.brands or brand in one.brands)]
    wanted = needs(verdict)
    if not wanted:
        return ()
    neutral = [one for one in usable if not one.labels]
    if neutral and not verdict.labels:
        return _for_neutral(neutral, usable, wanted, text_normalised)
    ranked = _suited(usable, wanted, text_normalised)
    best = [playbook for playbook, _ in ranked[:1]]
    seconds = (playbook for playbook, words in ranked[1:] if words or _adds(playbook, best[0], wanted))
    return (*best, *islice(seconds, MOST - 1))


def _for_neutral(
    neutral: Sequence[Playbook], usable: Sequence[Playbook], wanted: dict[Label, float], text: str
) -> tuple[Playbook, ...]:
    """A neutral opening (of several, the one with most words found), then what the words of the post speak for."""
    first = max(neutral, key=lambda one: (_words_found(one.words, text), not one.words))
    seconds = (playbook for playbook, words in _ranked(usable, wanted, text) if words)
    return (first, *islice(seconds, MOST - 1))


def _suited(usable: Sequence[Playbook], wanted: dict[Label, float], text: str) -> list[tuple[Playbook, int]]:
    """The ranked ones that strike the right note; where there is none, what stands in for them."""
    ranked = _ranked(usable, wanted, text)
    stand_ins: dict[Label, float] = {}
    for label, score in wanted.items():
        own = _STANDS_IN.get(label, label)
        stand_ins[own] = max(score, stand_ins.get(own, 0.0))
    again = _ranked(usable, stand_ins, text)
    return (
        [one for one in ranked if _suits(*one, wanted)]
        or [one for one in again if _suits(*one, stand_ins)]
        or [one for one in ranked if not _CHEERFUL.issuperset(one[0].labels)]
    )


def _suits(playbook: Playbook, words: int, wanted: dict[Label, float]) -> bool:
    """Whether the note is right: nothing light for people in need, no how-to and no cheer for a complaint.

    For an urgent post a playbook must be made for urgent ones and, if it has words, be spoken for by them; those
    for complaints likewise. One for an exact mix of labels (a farewell) is not for a mix with a complaint in it.
    """
    if Label.URGENT in wanted:
        return Label.URGENT in playbook.labels and bool(words or not playbook.words)
    complaint = wanted.get(Label.COMPLAINT)
    if complaint is None:
        return True
    if Label.COMPLAINT in playbook.labels:
        return bool(words or not playbook.words)
    if playbook.all_labels:
        return False
    cheerful = [wanted[label] for label in playbook.labels if label in _CHEERFUL and label in wanted]
    if cheerful:
        return max(cheerful) > complaint
    return not _SERIOUS.isdisjoint(playbook.labels)


def _ranked(playbooks: Sequence[Playbook], wanted: dict[Label, float], text: str) -> list[tuple[Playbook, int]]:
    """Those that share a label with the post, the best first, each with the number of its words found."""
    if not wanted:
        return []
    top = max(_weight(label, score) for label, score in wanted.items())
    ranks: list[tuple[int, float, int, int]] = []
    for place, playbook in enumerate(playbooks):
        fits = [_weight(label, wanted[label]) for label in playbook.labels if label in wanted]
        if not fits or (playbook.all_labels and len(fits) < len(playbook.labels)):
            continue
        words = _words_found(playbook.words, text)
        if playbook.only_with_words and not words:
            continue
        aim = 1 - _BEYOND * (1 - len(fits) / len(playbook.labels))
        fit = (max(fits) + _BESIDE * (sum(fits) - max(fits))) * aim
        fit *= _OWN_BRAND if playbook.brands else 1.0
        if playbook.words and not words:
            fit *= _WORDS_MISSED
        speaks_for_it = words > 0 or (playbook.all_labels and not playbook.words)
        leading = speaks_for_it and max(fits) >= top * _LEADING
        if leading and playbook.only_with_words:
            ranks.append((3, 0.0, -place, words))
        else:
            tier = (2 if playbook.all_labels else 1) if leading else 0
            ranks.append((tier, fit + _A_WORD * min(words, 3), -place, words))
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
