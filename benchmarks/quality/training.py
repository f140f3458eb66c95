"""Judges trained for measuring: of one label, with a team's own posts, or without words in the dear tier."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from activesupport.domain.labels import Label
from activesupport.language import meaning
from activesupport.language.corpus import Example
from activesupport.language.evaluate import Answers, Numbers
from activesupport.language.judge import LabelJudge
from activesupport.language.train import train
from benchmarks.quality.data import COMPLAINT, Bench


def only(examples: Sequence[Example], label: Label) -> list[Example]:
    """The examples as if nobody had looked for other labels. Each label is learnt on its own, so this one does not
    change, and training takes an eighth of the time.
    """
    known = frozenset([label])
    return [replace(one, labels=one.labels & known, known=known) for one in examples if label in one.known]


def trained(
    bench: Bench, examples: Sequence[Example], own: Sequence[Example] = (), label: Label = Label.COMPLAINT
) -> LabelJudge:
    """A judge of one label from some posts and, with more weight, a team's own."""
    found = train(only(examples, label), bench.vectors.name, bench.vectors.embed, own=only(own, label))
    return LabelJudge(found.languages, "trained", found.meaning, bench.vectors, cascade=False)


def judged_by(judge: LabelJudge, examples: Sequence[Example], column: int = COMPLAINT) -> tuple[Numbers, Answers]:
    """Probability of a label, and whether it reaches its cut, of posts of one language."""
    language = judge.language_of(examples[0].utterance)
    probabilities, decision = judge.probabilities([one.utterance for one in examples], language)
    return probabilities[:, column], probabilities[:, column] >= decision.cut[column]


@contextmanager
def meaning_alone() -> Iterator[None]:
    """Judges that are trained inside compare posts by their meaning only, not by their words."""
    share = meaning.WORDS_SHARE
    meaning.WORDS_SHARE = 0.0
    try:
        yield
    finally:
        meaning.WORDS_SHARE = share
