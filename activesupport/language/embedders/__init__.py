"""Sentence embeddings behind one port, so that a judge does not know who computes them."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Embedder(Protocol):
    """Turns sentences into vectors of `size` numbers. Vectors are comparable only where `name` is the same.

    `embed` gives one row of length 1 for each text, in order. Raises EmbedderFailed when the backend does not answer.
    """

    @property
    def name(self) -> str: ...

    @property
    def size(self) -> int: ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]: ...
