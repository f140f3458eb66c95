"""An endpoint that speaks the OpenAI embeddings API (POST /embeddings), local or hosted."""

from collections.abc import Sequence

import httpx
import numpy as np
from numpy.typing import NDArray

from activesupport.domain.errors import EmbedderFailed

BATCH = 64
TIMEOUT = 30.0
"""Seconds."""


class OpenAiCompatible:
    """`url` is the base that ends in /v1. Raises EmbedderFailed when the endpoint does not answer as documented."""

    def __init__(self, url: str, model: str, key: str = "", transport: httpx.BaseTransport | None = None) -> None:
        self._model = model
        self.name = f"openai/{model}"
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        try:
            self._client = httpx.Client(base_url=url, headers=headers, timeout=TIMEOUT, transport=transport)
        except (httpx.InvalidURL, UnicodeEncodeError) as error:  # a key that no header can hold
            raise EmbedderFailed("embedder.failed", name=self.name, problem=str(error)) from None
        self.size = 0
        self.size = len(self._ask(["size"])[0])

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = [row for start in range(0, len(texts), BATCH) for row in self._ask(texts[start : start + BATCH])]
        vectors = np.asarray(rows, np.float32).reshape(len(texts), self.size)
        unit: NDArray[np.float32] = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return unit

    def _ask(self, texts: Sequence[str]) -> list[list[float]]:
        """The API refuses an empty text: a dash stands for it."""
        try:
            answer = self._client.post(
                "embeddings", json={"model": self._model, "input": [text or "-" for text in texts]}
            )
            answer.raise_for_status()
            rows = sorted(answer.json()["data"], key=lambda one: int(one["index"]))
            vectors = [[float(number) for number in one["embedding"]] for one in rows]
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise EmbedderFailed(
                "embedder.failed", name=self.name, problem=str(error) or type(error).__name__
            ) from error
        sizes = sorted({len(vector) for vector in vectors})
        if len(vectors) != len(texts) or sizes != [self.size or max(1, sizes[0])]:
            problem = f"{len(vectors)} vectors of {sizes} numbers for {len(texts)} texts"
            raise EmbedderFailed("embedder.failed", name=self.name, problem=problem)
        if not np.isfinite(vectors).all():
            raise EmbedderFailed("embedder.failed", name=self.name, problem="a vector holds what is no number")
        return vectors
