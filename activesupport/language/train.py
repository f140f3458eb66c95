"""Training a judge: both tiers learn the labels, then what they say of unseen posts is calibrated and cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from activesupport.domain.errors import UserError
from activesupport.language import decide, lexical, meaning
from activesupport.language.corpus import Example, has_both_sides, truth_of
from activesupport.language.judge import LanguageModel
from activesupport.language.lexical import LexicalModel
from activesupport.language.meaning import MeaningModel, Vectors, Wording
from activesupport.language.represent import Vocabulary, readable, sentence
from activesupport.text import fingerprint

FOLDS = 5
OWN_IMPORTANCE = 3.0
"""How much a team's own label counts beside one of the shipped corpus."""
LEAST_EXAMPLES = 30
"""Posts of a language from which on it gets a model."""

Fold = tuple[NDArray[np.int64], NDArray[np.int64]]
Embed = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True)
class Trained:
    """What was learnt. `settled` is the share of posts, by language, that the cheap tier settled out of fold."""

    languages: dict[str, LanguageModel]
    meaning: MeaningModel | None
    examples: list[Example]
    settled: dict[str, float]


def train(
    examples: Sequence[Example], embedder: str = "", embed: Embed | None = None, own: Sequence[Example] = ()
) -> Trained:
    """Learn from `examples` and, with more weight, from a team's `own`.

    `embedder` names what `embed` computes; without one the judge is lexical. Raises UserError when there are too few
    posts, or no label with posts for and against it.
    """
    everything = _once([*own, *examples])
    importance = np.repeat([OWN_IMPORTANCE, 1.0], [len(_once(own)), len(everything) - len(_once(own))])
    truth = truth_of(everything)
    _must_be_learnable(everything, truth)
    folds = _folds(everything)
    vocabularies = {language: _vocabulary(everything, language) for language in _languages(everything)}
    wordings = [_wording(everything, language, known) for language, known in vocabularies.items()]
    vectors = embed([sentence(one.utterance) for one in everything]) if embed else None
    meant = None if vectors is None else meaning.scores_out_of_fold(vectors, wordings, truth, folds, importance)
    languages, settled = {}, {}
    for one in wordings:
        mine, known = one.places, vocabularies[one.language]
        cheap = lexical.scores_out_of_fold(one.rows, truth[mine], _within(folds, mine), importance[mine])
        model = LexicalModel(known, *lexical.fit(one.rows, truth[mine], importance[mine]))
        languages[one.language], settled[one.language] = _decide(
            model, cheap, None if meant is None else meant[mine], truth[mine]
        )
    dear = None if vectors is None else meaning.fit(vectors, wordings, truth, embedder, importance)
    return Trained(languages, dear, everything, settled)


def _vocabulary(examples: Sequence[Example], language: str) -> Vocabulary:
    texts = [readable(one.utterance) for one in examples if one.language == language]
    return lexical.build_vocabulary(texts, language)


def _wording(examples: Sequence[Example], language: str, known: Vocabulary) -> Wording:
    mine = [index for index, one in enumerate(examples) if one.language == language]
    rows = known.represent([readable(examples[index].utterance) for index in mine])
    return Wording(language, np.array(mine, np.int64), rows)


def _decide(
    model: LexicalModel,
    cheap: NDArray[np.float64],
    meant: NDArray[np.float64] | None,
    truth: NDArray[np.float64],
) -> tuple[LanguageModel, float]:
    """Calibrate each tier on scores out of fold; also the share of posts that the cheap tier settles."""
    alone = decide.fit(cheap, truth)
    if meant is None:
        return LanguageModel(model, alone, None, 0.0), 1.0
    dear = decide.fit(meant, truth)
    probabilities = alone.probabilities(cheap)
    limit = decide.clear_below(alone, probabilities, dear.wanted(dear.probabilities(meant)))
    settled = float((decide.nearness(alone, probabilities) < limit).mean())
    return LanguageModel(model, alone, dear, limit), settled


def _once(examples: Sequence[Example]) -> list[Example]:
    """The same words of the same brand count once: the first labels stand, in the first place."""
    first: dict[tuple[str, str], Example] = {}
    for one in examples:
        first.setdefault((one.brand, one.text), one)
    return list(first.values())


def _must_be_learnable(examples: Sequence[Example], truth: NDArray[np.float64]) -> None:
    if not _languages(examples) or not has_both_sides(truth).any():
        raise UserError("train.too_little", posts=len(examples), least=LEAST_EXAMPLES)


def _languages(examples: Sequence[Example]) -> list[str]:
    found = [one.language for one in examples]
    return sorted(language for language in set(found) if found.count(language) >= LEAST_EXAMPLES)


def _folds(examples: Sequence[Example]) -> list[Fold]:
    """Folds that keep copies of one text together, and a sector's posts, in a language that has enough sectors."""
    from sklearn.model_selection import GroupKFold

    enough = {language for language in _languages(examples) if len(_sectors(examples, language)) >= FOLDS}
    first: dict[str, str] = {}
    groups = []
    for one in examples:
        text = fingerprint(one.text)
        group = one.sector if one.sector and one.language in enough else text
        groups.append(first.setdefault(text, group))
    count = min(FOLDS, len(set(groups)))
    if count < 2:
        raise UserError("train.too_little", posts=len(examples), least=LEAST_EXAMPLES)
    return list(GroupKFold(n_splits=count).split(np.zeros(len(groups)), groups=np.array(groups)))


def _sectors(examples: Sequence[Example], language: str) -> set[str]:
    return {one.sector for one in examples if one.language == language and one.sector}


def _within(folds: Sequence[Fold], mine: NDArray[np.int64]) -> list[Fold]:
    """The same folds, as places within `mine`."""
    place = {int(index): position for position, index in enumerate(mine)}

    def places(part: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.array([place[index] for index in part.tolist() if index in place], np.int64)

    return [(places(known), places(unseen)) for known, unseen in folds]
