"""Training a judge: both tiers learn the labels, then what they say of unseen posts is calibrated and cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from activesupport.domain.errors import UserError
from activesupport.language import decide, lexical, meaning
from activesupport.language.corpus import LABELS, Example, truth_of
from activesupport.language.judge import LanguageModel
from activesupport.language.meaning import MeaningModel, Vectors
from activesupport.language.represent import readable, sentence
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
    importance = np.array([OWN_IMPORTANCE if own and index < len(own) else 1.0 for index in range(len(everything))])
    truth = truth_of(everything)
    _must_be_learnable(everything, truth)
    folds = _folds(everything)
    vectors = embed([sentence(one.utterance) for one in everything]) if embed else None
    meant = None if vectors is None else meaning.scores_out_of_fold(vectors, truth, folds, importance)
    languages, settled = {}, {}
    for language in _languages(everything):
        mine = np.array([index for index, one in enumerate(everything) if one.language == language])
        texts = [readable(everything[index].utterance) for index in mine]
        cheap = lexical.scores_out_of_fold(texts, truth[mine], language, _within(folds, mine), importance[mine])
        model = lexical.fit(texts, truth[mine], language, importance[mine])
        languages[language], settled[language] = _decide(
            model, cheap, None if meant is None else meant[mine], truth[mine]
        )
    model_of_meaning = None if vectors is None else meaning.fit(vectors, truth, embedder, importance)
    return Trained(languages, model_of_meaning, everything, settled)


def _decide(
    model: lexical.LexicalModel,
    cheap: NDArray[np.float64],
    meant: NDArray[np.float64] | None,
    truth: NDArray[np.float64],
) -> tuple[LanguageModel, float]:
    """Calibrate each way of deciding on scores out of fold; also the share of posts that the cheap tier settles."""
    alone = decide.fit(cheap[None], truth)
    if meant is None:
        return LanguageModel(model, alone, None, 0.0), 1.0
    scores = np.stack([cheap, meant])
    together = decide.fit(scores, truth)
    probabilities = alone.probabilities(cheap[None])
    limit = decide.clear_below(alone, probabilities, together.wanted(together.probabilities(scores)))
    settled = float((decide.nearness(alone, probabilities) < limit).mean())
    return LanguageModel(model, alone, together, limit), settled


def _once(examples: Sequence[Example]) -> list[Example]:
    """The same words of the same brand count once: the first labels stand."""
    return list({(one.brand, one.text): one for one in reversed(examples)}.values())[::-1]


def _must_be_learnable(examples: Sequence[Example], truth: NDArray[np.float64]) -> None:
    both = [((truth[:, column] == 1).any() and (truth[:, column] == 0).any()) for column in range(len(LABELS))]
    if not _languages(examples) or not any(both):
        raise UserError("train.too_little", posts=len(examples), least=LEAST_EXAMPLES)


def _languages(examples: Sequence[Example]) -> list[str]:
    found = [one.language for one in examples]
    return sorted(language for language in set(found) if found.count(language) >= LEAST_EXAMPLES)


def _folds(examples: Sequence[Example]) -> list[Fold]:
    """Folds that keep a sector's posts together, and copies of one text. With few sectors only the copies."""
    from sklearn.model_selection import GroupKFold

    sectors = [one.sector for one in examples]
    by_sector = len(set(sectors)) >= FOLDS and all(sectors)
    groups = np.array(sectors if by_sector else [fingerprint(one.text) for one in examples])
    count = min(FOLDS, len(set(groups.tolist())))
    if count < 2:
        raise UserError("train.too_little", posts=len(examples), least=LEAST_EXAMPLES)
    return list(GroupKFold(n_splits=count).split(np.zeros(len(groups)), groups=groups))


def _within(folds: Sequence[Fold], mine: NDArray[np.int64]) -> list[Fold]:
    """The same folds, as places within `mine`."""
    place = {int(index): position for position, index in enumerate(mine)}

    def places(part: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.array([place[index] for index in part.tolist() if index in place], np.int64)

    return [(places(known), places(unseen)) for known, unseen in folds]
