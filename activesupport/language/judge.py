"""The judge: the dear tier where there are embeddings, the cheap one where there are none or a post is clear to it."""

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
from activesupport.language.represent import Sparse, readable, sentence

FALLBACK = "en"
"""The language whose model reads what no model was trained for; without one, the first model does."""


@dataclass(frozen=True)
class LanguageModel:
    """What is known of one language: its cheap tier, how that and the dear tier decide, and how near to a cut (as a
    share of it) a post is still clear to the cheap tier.
    """

    lexical: LexicalModel
    cheap: Decision
    dear: Decision | None
    clear_below: float


@dataclass(slots=True)
class Tally:
    """How many posts were judged, and for how many of them an embedding was computed."""

    posts: int = 0
    embedded: int = 0


class LabelJudge:
    """Judges posts in the languages it was trained for; any other is read by the English model.

    Without an `embedder` that fits `meaning`, the cheap tier decides alone, and `version` says so. With `cascade` only
    those posts are embedded that the cheap tier cannot settle.
    """

    def __init__(
        self,
        languages: Mapping[str, LanguageModel],
        version: str,
        meaning: MeaningModel | None = None,
        embedder: Embedder | None = None,
        *,
        cascade: bool = False,
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
        for language in self.languages:
            mine = [index for index, said in enumerate(utterances) if self.language_of(said) == language]
            for index, verdict in zip(mine, self._judge([utterances[index] for index in mine], language), strict=True):
                verdicts[index] = verdict
        return [verdict for verdict in verdicts if verdict is not None]

    def probabilities(self, utterances: Sequence[Utterance], language: str) -> tuple[NDArray[np.float64], Decision]:
        """Calibrated probabilities (posts × labels) of posts that one language's model reads, all by the same tiers."""
        model = self.languages[language]
        rows = self._rows(utterances, model)
        if self.meaning is None or model.dear is None:
            return model.cheap.probabilities(model.lexical.scores(rows)), model.cheap
        return model.dear.probabilities(self._meant(utterances, rows, language)), model.dear

    def language_of(self, said: Utterance) -> str:
        """Which model reads an utterance."""
        known = (language for language in (said.language, FALLBACK) if language in self.languages)
        return next(known, next(iter(self.languages)))

    def with_precision(self, wanted: float) -> "LabelJudge":
        """The same judge with cuts from which, out of fold, at least the share `wanted` was right.

        How near to a cut is clear was learnt for the old cuts: every post is embedded.
        """
        languages = {
            name: LanguageModel(
                model.lexical,
                model.cheap.for_precision(wanted),
                model.dear.for_precision(wanted) if model.dear else None,
                model.clear_below,
            )
            for name, model in self.languages.items()
        }
        version = f"{self.version}-p{round(wanted * 100)}"
        return LabelJudge(languages, version, self.meaning, self.embedder)

    def _judge(self, utterances: Sequence[Utterance], language: str) -> list[Verdict]:
        model = self.languages[language]
        self.tally.posts += len(utterances)
        rows = self._rows(utterances, model)
        cheap = model.cheap.probabilities(model.lexical.scores(rows))
        verdicts = [self._verdict(row, model.cheap) for row in cheap]
        if self.meaning is None or model.dear is None:
            return verdicts
        unclear = self._unclear(cheap, model)
        meant = self._meant([utterances[index] for index in unclear], rows.take(unclear), language)
        for index, row in zip(unclear, model.dear.probabilities(meant), strict=True):
            verdicts[index] = self._verdict(row, model.dear)
        return verdicts

    def _rows(self, utterances: Sequence[Utterance], model: LanguageModel) -> Sparse:
        return model.lexical.vocabulary.represent([readable(said) for said in utterances])

    def _unclear(self, cheap: NDArray[np.float64], model: LanguageModel) -> NDArray[np.int64]:
        if not self._cascade:
            return np.arange(len(cheap))
        return np.flatnonzero(nearness(model.cheap, cheap) >= model.clear_below)

    def _meant(self, utterances: Sequence[Utterance], rows: Sparse, language: str) -> NDArray[np.float64]:
        if self.meaning is None or self.embedder is None:
            raise RuntimeError("a judge without meaning was asked for it")
        self.tally.embedded += len(utterances)
        vectors = self.embedder.embed([sentence(said) for said in utterances])
        return self.meaning.scores(vectors, rows, language)

    def _verdict(self, row: NDArray[np.float64], decision: Decision) -> Verdict:
        scores = dict(zip(LABELS, (round(float(score), 4) for score in row), strict=True))
        labels = decision.labels(row)
        unsure = ACTIONABLE.isdisjoint(labels) and decision.is_unsure(row)
        return Verdict(scores, labels, self.version, unsure)
