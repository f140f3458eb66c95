"""Likeness in meaning: a text beside labelled texts, by their embeddings (a support vector machine, Gaussian kernel).

NumPy is loaded where one is read, so that commands that never judge start quickly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

LANGUAGES = ("en", "ja")
"""Cuts are kept for each; other languages go by the first."""


class Embedder(Protocol):
    """What turns texts into rows of numbers; those of another `name` cannot be compared."""

    @property
    def name(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]": ...


@dataclass(frozen=True)
class Likeness:
    """Labelled texts that decide, and how much each speaks for each topic.

    `examples` are texts × size in steps of `steps` (one for each text), `centre` is the middle that likeness is
    measured around; `weights` are texts × topics, `bias` has one number for each topic, `cuts` languages × topics.
    """

    embedder: str
    topics: tuple[str, ...]
    sharpness: float
    centre: "Vectors"
    examples: "NDArray[np.int8]"
    steps: "Vectors"
    weights: "Vectors"
    bias: "Vectors"
    cuts: "Vectors"

    def scores(self, vectors: "Vectors", language: str) -> "Vectors":
        """How clearly each text (row) says each topic (column), as distance from the cut: from 0 on it does."""
        import numpy as np

        row = LANGUAGES.index(language) if language in LANGUAGES else 0
        cosines = around(vectors, self.centre) @ self._directions.T
        near = np.exp(-self.sharpness * (2 - 2 * cosines))
        scores: Vectors = (near @ self.weights + self.bias - self.cuts[row]).astype(np.float32)
        return scores

    @cached_property
    def _directions(self) -> "Vectors":
        import numpy as np

        directions: Vectors = self.examples.astype(np.float32) * self.steps[:, None]
        return directions

    def save(self, path: Path) -> None:
        import numpy as np

        np.savez_compressed(
            path,
            embedder=np.array(self.embedder),
            topics=np.array(self.topics),
            sharpness=np.array(self.sharpness),
            centre=self.centre.astype(np.float16),
            examples=self.examples,
            steps=self.steps.astype(np.float16),
            weights=self.weights.astype(np.float16),
            bias=self.bias,
            cuts=self.cuts,
        )

    @classmethod
    def read(cls, path: Traversable) -> "Likeness":
        import numpy as np

        with path.open("rb") as file:
            stored = np.load(file, allow_pickle=False)
            numbers: dict[str, Any] = {
                name: stored[name].astype(np.float32) for name in ("centre", "steps", "weights", "bias", "cuts")
            }
            return cls(
                embedder=str(stored["embedder"]),
                topics=tuple(map(str, stored["topics"])),
                sharpness=float(stored["sharpness"]),
                examples=stored["examples"],
                **numbers,
            )


def around(vectors: "Vectors", centre: "Vectors") -> "Vectors":
    """Rows of length 1 around `centre`: what texts have in common tells nothing."""
    import numpy as np

    moved = vectors.astype(np.float32) - centre
    directed: Vectors = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return directed
