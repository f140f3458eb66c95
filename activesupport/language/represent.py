"""A post as numbers: weighted counts of the character sequences and words that a vocabulary knows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from ahocorasick_rs import AhoCorasick
from numpy.typing import NDArray

from activesupport.domain.labels import Utterance
from activesupport.text import normalise, split_quote

LONGEST = 20_000
"""Characters that are read of one post; what is longer says nothing new about how it is meant."""

_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_MENTION = re.compile(r"@[\w.]+(?:@[\w.-]+)?")
_DIGIT = re.compile(r"\d")
_WORD_EDGE = re.compile(r"([^\w\s'’])")
_BLANKS = re.compile(r"\s+")

URL, MENTION, BRAND = "\ue000", "\ue001", "\ue002"


def readable(utterance: Utterance) -> str:
    """The author's own words as the model reads them.

    Addresses, @mentions and the brand's name become one sign each, so that what was learnt from one brand holds
    for the next; digits become 0; words stand between blanks, so that " cancel " is a whole word.
    """
    own, _quoted = split_quote(utterance.text[:LONGEST])
    plain = normalise(_MENTION.sub(MENTION, _ADDRESS.sub(URL, own)))
    for name in sorted(map(_normal_name, utterance.names), key=len, reverse=True):
        plain = plain.replace(name, BRAND) if name else plain
    plain = _WORD_EDGE.sub(r" \1 ", _DIGIT.sub("0", plain))
    return f" {_BLANKS.sub(' ', plain).strip()} "


@lru_cache(maxsize=4096)
def _normal_name(name: str) -> str:
    return normalise(name)


@dataclass(frozen=True, slots=True)
class Sparse:
    """Rows of a matrix, compressed: row i has `columns[starts[i]:starts[i+1]]` with `values` of the same span."""

    starts: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: NDArray[np.float64]
    width: int

    @property
    def height(self) -> int:
        return len(self.starts) - 1

    def times(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The product with a matrix of `width` rows."""
        product = np.zeros((self.height, weights.shape[1]))
        if len(self.columns):
            rows = np.repeat(np.arange(self.height), np.diff(self.starts))
            np.add.at(product, rows, weights[self.columns] * self.values[:, None])
        return product


class Vocabulary:
    """Sequences with their inverse document frequency. One automaton finds them all in one pass over a text."""

    def __init__(self, sequences: Sequence[str], idf: NDArray[np.float64]) -> None:
        self.sequences = tuple(sequences)
        self.idf = idf
        self._automaton = AhoCorasick(self.sequences, store_patterns=False)

    def represent(self, texts: Sequence[str]) -> Sparse:
        """Rows of unit length: (1 + log count) × idf of every known sequence in the `readable` texts."""
        starts, columns, values = [0], [], []
        for text in texts:
            hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
            found, counts = np.unique(np.fromiter((hit[0] for hit in hits), np.int64), return_counts=True)
            row = (1.0 + np.log(counts)) * self.idf[found] if len(found) else np.zeros(0)
            norm = np.sqrt(row @ row)
            columns.append(found)
            values.append(row / norm if norm else row)
            starts.append(starts[-1] + len(found))
        return Sparse(
            np.asarray(starts, np.int64),
            np.concatenate(columns) if columns else np.zeros(0, np.int64),
            np.concatenate(values) if values else np.zeros(0),
            len(self.sequences),
        )
