"""Vectors that need not be computed again: those that a stored judge keeps of its examples."""

from collections.abc import Callable, Sequence

import numpy as np

from activesupport.language.card import Card
from activesupport.language.embedders import Embedder
from activesupport.language.meaning import Vectors
from activesupport.language.represent import sentence
from activesupport.language.store import examples_of, vectors_of

Progress = Callable[[int, int], object]
_AT_ONCE = 200


class Memory:
    """Embeds each sentence once.

    Vectors are rounded to 16 bits as they are stored, so that a judge trained from stored vectors equals one that is
    trained from fresh ones.
    """

    def __init__(self, embedder: Embedder, progress: Progress | None = None) -> None:
        self._embedder = embedder
        self._progress = progress
        self._known: dict[str, Vectors] = {}

    @property
    def name(self) -> str:
        """The embedder's."""
        return self._embedder.name

    def learn(self, card: Card) -> None:
        """Take over the vectors of a stored judge, if they came from the same embedder."""
        if card.embedder == self._embedder.name:
            sentences = (sentence(one.utterance) for one in examples_of(card))
            self._known.update(zip(sentences, vectors_of(card), strict=True))

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row for each text, in order."""
        missing = sorted({text for text in texts if text not in self._known})
        for start in range(0, len(missing), _AT_ONCE):
            some = missing[start : start + _AT_ONCE]
            rounded = self._embedder.embed(some).astype(np.float16).astype(np.float32)
            self._known.update(zip(some, rounded, strict=True))
            if self._progress:
                self._progress(start + len(some), len(missing))
        return np.array([self._known[text] for text in texts], np.float32).reshape(len(texts), self._embedder.size)
