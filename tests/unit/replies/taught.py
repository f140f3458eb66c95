"""A second reader that was taught three sentences, with an embedder that knows a handful of words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from activesupport.replies.likeness import Likeness
from activesupport.replies.second_reader import SecondReader

WORDS = ("empty chair", "いつもの席", "sweets await", "いたしかねる")


class Words:
    """Each known word is a direction; texts without any share one of their own. `read` is what it was asked."""

    name = "words@1"

    def __init__(self) -> None:
        self.read: list[str] = []

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.read += texts
        rows = np.array([[word in text for word in WORDS] for text in texts], np.float32)
        return np.hstack([rows, (rows.sum(axis=1) == 0)[:, None]]).astype(np.float32)


def likeness(topics: Sequence[str], says: Sequence[Sequence[float]]) -> Likeness:
    """Examples are the words of `Words`; `says` has for each what it speaks for each topic."""
    size = len(WORDS) + 1
    return Likeness(
        embedder=Words.name,
        topics=tuple(topics),
        sharpness=4.0,
        centre=np.zeros(size, np.float32),
        examples=(127 * np.eye(len(WORDS), size)).astype(np.int8),
        steps=np.full(len(WORDS), 1 / 127, np.float32),
        weights=np.array(says, np.float32),
        bias=np.zeros(len(topics), np.float32),
        cuts=np.full((2, len(topics)), 0.5, np.float32),
    )


def reader(embedder: Words | None = None) -> SecondReader:
    return SecondReader(
        embedder or Words(),
        likeness(("bereavement",), [[1.0], [1.0], [0.0], [0.0]]),
        likeness(("promise", "tone"), [[0.0, 0.0], [0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]),
    )
