"""The judge: a cheap tier settles what is clear, the meaning of the rest decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from activesupport.domain.labels import ACTIONABLE, Utterance, Verdict
from activesupport.language.corpus import LABELS
from activesupport.language.decide import Decision, nearness
from activesupport.language.embedders import Embedder
from activesupport.language.lexical import LexicalModel
from activesupport.language.meaning import MeaningModel
from activesupport.language.represent import readable, sentence

FALLBACK = "en"
"""The language whose model reads what no model was trained for; without one, the first model does."""


@dataclass(frozen=True)
class LanguageModel:
    """What is known of one language: its cheap tier, how it decides alone and together with the meaning, and how near
    to a cut (as a share of it) a post is still clear to the cheap tier.
    """

    lexical: LexicalModel
    alone: Decision
    together: Decision | None
    clear_below: float


@dataclass(slots=True)
class Tally:
    """How many posts were judged, and for how many of them an embedding was computed."""

    posts: int = 0
    embedded: int = 0


class LabelJudge:
    """Judges posts in the languages it was trained for; any other is read by the English model.

    Without an `embedder` that fits `meaning`, the cheap tier decides alone, and `version` says so. With `cascade`
    False every post is embedded.
    """

    def __init__(
        self,
        languages: Mapping[str, LanguageModel],
        version: str,
        meaning: MeaningModel | None = None,
        embedder: Embedder | None = None,
        *,
        cascade: bool = True,
    ) -> None:
        fits = meaning is not None and embedder is not None and embedder.name == meaning.embedder
        self.languages = dict(languages)
        self.meaning = meaning if fits else None
        self.embedder = embedder if fits else None
        self.version = version if fits or meaning is None else f"{version}-lexical"
        self.tally = Tally()
        self._cascade = cascade

    def judge(self, utterances: Sequence[Utterance]) -> list[Verdict]:
        """A verdict for each utterance, in order."""
        verdicts: list[Verdict | None] = [None] * len(utterances)
        for language, model in self.languages.items():
            mine = [index for index, said in enumerate(utterances) if self.language_of(said) == language]
            for index, verdict in zip(mine, self._judge([utterances[index] for index in mine], model), strict=True):
                verdicts[index] = verdict
        return [verdict for verdict in verdicts if verdict is not None]

    def probabilities(self, utterances: Sequence[Utterance], language: str) -> tuple[NDArray[np.float64], Decision]:
        """Calibrated probabilities (posts × labels) of posts that one language's model reads, all by the same tiers."""
        model = self.languages[language]
        cheap = model.lexical.scores([readable(said) for said in utterances])
        if self.meaning is None or model.together is None:
            return model.alone.probabilities(cheap[None]), model.alone
        return model.together.probabilities(np.stack([cheap, self._meant(utterances)])), model.together

    def language_of(self, said: Utterance) -> str:
        """Which model reads an utterance."""
        known = (language for language in (said.language, FALLBACK) if language in self.languages)
        return next(known, next(iter(self.languages)))

    def with_precision(self, wanted: float) -> "LabelJudge":
        """The same judge with cuts from which, out of fold, at least the share `wanted` was right."""
        languages = {
            name: LanguageModel(
                model.lexical,
                model.alone.for_precision(wanted),
                model.together.for_precision(wanted) if model.together else None,
                model.clear_below,
            )
            for name, model in self.languages.items()
        }
        version = f"{self.version}-p{round(wanted * 100)}"
        return LabelJudge(languages, version, self.meaning, self.embedder, cascade=self._cascade)

    def _judge(self, utterances: Sequence[Utterance], model: LanguageModel) -> list[Verdict]:
        self.tally.posts += len(utterances)
        cheap = model.lexical.scores([readable(said) for said in utterances])
        alone = model.alone.probabilities(cheap[None])
        verdicts = [self._verdict(row, model.alone) for row in alone]
        if self.meaning is None or model.together is None:
            return verdicts
        unclear = self._unclear(alone, model)
        if len(unclear):
            meant = self._meant([utterances[index] for index in unclear])
            together = model.together.probabilities(np.stack([cheap[unclear], meant]))
            for index, row in zip(unclear, together, strict=True):
                verdicts[index] = self._verdict(row, model.together)
        return verdicts

    def _unclear(self, alone: NDArray[np.float64], model: LanguageModel) -> NDArray[np.int64]:
        if not self._cascade:
            return np.arange(len(alone))
        return np.flatnonzero(nearness(model.alone, alone) >= model.clear_below)

    def _meant(self, utterances: Sequence[Utterance]) -> NDArray[np.float64]:
        if self.meaning is None or self.embedder is None:
            raise RuntimeError("a judge without meaning was asked for it")
        self.tally.embedded += len(utterances)
        return self.meaning.scores(self.embedder.embed([sentence(said) for said in utterances]))

    def _verdict(self, row: NDArray[np.float64], decision: Decision) -> Verdict:
        scores = dict(zip(LABELS, (round(float(score), 4) for score in row), strict=True))
        labels = decision.labels(row)
        unsure = ACTIONABLE.isdisjoint(labels) and decision.is_unsure(row)
        return Verdict(scores, labels, self.version, unsure)
