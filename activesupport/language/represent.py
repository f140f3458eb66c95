"""A post as the models read it: `readable` for the lexical columns, `sentence` for embeddings; and those columns."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import regex
from ahocorasick_rs import AhoCorasick
from numpy.typing import NDArray

from activesupport.domain.labels import Utterance
from activesupport.text import EMAIL, normalise, split_quote
from activesupport.text import MENTION as HANDLE
from activesupport.text import URL as ADDRESS

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

LONGEST = 20_000
"""Characters that are read of one post; what is longer says nothing new about how it is meant."""
LONGEST_SENTENCE = 700
"""Characters that are embedded: about what the encoder reads at once (512 tokens) of Japanese."""

_SERVICE = re.compile(r"(?i:help|support|service)|[Cc]ares?(?![a-z])|CARE|^(?:[Aa]sk|[Tt]eam)(?=[A-Z_])")
"""What handles of support accounts are called, and those of people are not."""
_DIGIT = re.compile(r"\d")
_WORD_EDGE = re.compile(r"([^\w\s'’])")
_BLANKS = re.compile(r"\s+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffd]")
_LETTERS = re.compile(r"[^\W_]+")

URL, MENTION, BRAND, OWN_MENTION = "\ue000", "\ue001", "\ue002", "\ue003"
_STAND_IN = {"ja": "A社"}
"""What the brand is called in a sentence to embed: a name that says nothing. "Acme" in every other language."""
_SHORTEST_NAME = 4
"""Letters from which on a brand's name inside a handle tells whose handle it is."""


def readable(utterance: Utterance) -> str:
    """The author's own words as the lexical columns read them.

    Addresses, @mentions (the brand's own, and those of others) and the brand's name become one sign each, so that
    what was learnt from one brand holds for the next; digits become 0; words stand between blanks, so that
    " cancel " is a whole word.
    """
    plain = normalise(_own_words(utterance, LONGEST, URL, OWN_MENTION, MENTION))
    for name in sorted(filter(None, map(_normal_name, utterance.names)), key=len, reverse=True):
        plain = _whole(name).sub(BRAND, plain)
    plain = _WORD_EDGE.sub(r" \1 ", _DIGIT.sub("0", plain))
    return f" {_BLANKS.sub(' ', plain).strip()} "


def sentence(utterance: Utterance) -> str:
    """The author's own words as an encoder reads them: natural text, in which names and handles say nothing."""
    own = _UNPRINTABLE.sub(" ", _own_words(utterance, LONGEST_SENTENCE, " ", "@support", "@user"))
    stand_in = _STAND_IN.get(utterance.language, "Acme")
    for name in sorted(filter(None, utterance.names), key=len, reverse=True):
        own = _whole(name).sub(stand_in, own)
    return _BLANKS.sub(" ", own).strip()


def _own_words(utterance: Utterance, longest: int, url: str, own_handle: str, other_handle: str) -> str:
    own, _quoted = split_quote(html.unescape(utterance.text[:longest]))
    if "://" in own:
        own = ADDRESS.sub(f" {url} ", own)
    if "@" not in own and "＠" not in own:
        return own
    starts = _name_starts(utterance.names)

    def sign(handle: regex.Match[str]) -> str:
        user = handle["user"]
        own_account = any(start in user.casefold() for start in starts) or _SERVICE.search(user)
        return f" {own_handle if own_account else other_handle} "

    return HANDLE.sub(sign, EMAIL.sub(" ", own))


@lru_cache(maxsize=4096)
def _name_starts(names: tuple[str, ...]) -> tuple[str, ...]:
    """What a handle of the brand would hold: "quillsend" of "Quill Send Ltd"."""
    joined = ("".join(_LETTERS.findall(name.casefold())) for name in names)
    return tuple(name[: max(_SHORTEST_NAME, len(name) * 2 // 3)] for name in joined if len(name) >= _SHORTEST_NAME)


@lru_cache(maxsize=4096)
def _normal_name(name: str) -> str:
    return normalise(name)


@lru_cache(maxsize=4096)
def _whole(name: str) -> re.Pattern[str]:
    """A name in any case, and not inside a word of Latin letters: "au" is not in "because", but in "auの"."""
    return re.compile(
        rf"(?<![A-Za-z0-9](?=[A-Za-z0-9])){re.escape(name)}(?!(?<=[A-Za-z0-9])[A-Za-z0-9])", re.IGNORECASE
    )


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

    def take(self, rows: NDArray[np.int64]) -> "Sparse":
        """Some of the rows, in the given order."""
        lengths = np.diff(self.starts)[rows]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        cells = np.repeat(self.starts[rows] - starts[:-1], lengths) + np.arange(starts[-1])
        return Sparse(starts, self.columns[cells], self.values[cells], self.width)

    def matrix(self) -> "csr_matrix":
        """The same for SciPy."""
        from scipy.sparse import csr_matrix

        return csr_matrix((self.values, self.columns, self.starts), shape=(self.height, self.width))

    def transposed_times(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The product of the transposed matrix with one of `height` rows."""
        product: NDArray[np.float64] = self.matrix().T @ weights
        return product

    def times(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The product with a matrix of `width` rows."""
        product = np.zeros((self.height, weights.shape[1]))
        filled = np.flatnonzero(np.diff(self.starts))
        if len(filled):
            product[filled] = np.add.reduceat(weights[self.columns] * self.values[:, None], self.starts[filled])
        return product


class Vocabulary:
    """Sequences with their inverse document frequency. One automaton finds them all in one pass over a text."""

    def __init__(self, sequences: Sequence[str], idf: NDArray[np.float64]) -> None:
        self.sequences = tuple(sequences)
        self.idf = idf
        self._automaton = AhoCorasick(self.sequences, store_patterns=False)

    def represent(self, texts: Sequence[str]) -> Sparse:
        """Rows of unit length: (1 + log count) × idf of every known sequence in the `readable` texts."""
        hits = [
            np.array([hit[0] for hit in self._automaton.find_matches_as_indexes(text, overlapping=True)], np.int64)
            for text in texts
        ]
        rows = np.repeat(np.arange(len(texts)), [len(found) for found in hits])
        width = len(self.sequences)
        cells, counts = np.unique(rows * width + np.concatenate([*hits, np.zeros(0, np.int64)]), return_counts=True)
        rows, columns = np.divmod(cells, max(1, width))
        values = (1.0 + np.log(counts)) * self.idf[columns]
        length = np.sqrt(np.bincount(rows, values * values, minlength=len(texts)))
        starts = np.searchsorted(rows, np.arange(len(texts) + 1))
        return Sparse(starts.astype(np.int64), columns, values / length[rows], width)
