"""Any model of the library fastembed (Apache-2.0), which fetches it at the first use."""

from collections.abc import Sequence
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from activesupport.domain.errors import EmbedderFailed


class Fastembed:
    """`model` as fastembed lists it: "intfloat/multilingual-e5-large". Raises EmbedderFailed without the package."""

    def __init__(self, model: str) -> None:
        try:
            from fastembed import TextEmbedding
        except ImportError as error:
            raise EmbedderFailed("embedder.missing", package="fastembed", problem=str(error)) from error
        try:
            self._model = TextEmbedding(model)
        except Exception as error:  # whatever its downloader or runtime throws: the model is not there
            raise EmbedderFailed("embedder.failed", name="fastembed", problem=str(error)) from error
        self.name = f"fastembed/{model}@{version('fastembed')}"
        self.size = len(next(iter(self._model.embed(["size"]))))

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.size), np.float32)
        try:
            rows = np.asarray(list(self._model.embed(list(texts))), np.float32)
        except Exception as error:  # whatever its runtime throws is no fault of the posts
            raise EmbedderFailed("embedder.failed", name=self.name, problem=str(error)) from error
        unit: NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return unit
