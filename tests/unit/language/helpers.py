"""A small embedder and small corpora: enough meaning to learn from, nothing to download."""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from activesupport.domain.labels import Label
from activesupport.language.corpus import Example

COMPLAINT, QUESTION = frozenset({Label.COMPLAINT}), frozenset({Label.QUESTION})


class Hashed:
    """Character trigrams, hashed into 64 numbers. `asked` keeps the texts that it was given."""

    name = "hashed/trigrams@1"
    size = 64

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        rows = np.zeros((len(texts), self.size), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for start in range(max(1, len(text) - 2)):
                row[zlib.crc32(text[start : start + 3].encode()) % self.size] += 1
        unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


_WHAT = {
    "en": ("parcel", "router", "app", "card", "invoice", "seat", "kettle", "ticket"),
    "ja": ("荷物", "ルーター", "アプリ", "カード", "請求書", "座席", "ポット", "切符"),
}
_SAID = {
    "en": (
        ("my {} is broken again, this is useless", COMPLAINT), ("still waiting for the {}, nobody replies", COMPLAINT),
        ("how do I change the {}?", QUESTION), ("where can I find a {} please?", QUESTION),
        ("a {} stood on the table", frozenset[Label]()), ("we talked about the {} all day", frozenset[Label]()),
    ),
    "ja": (
        ("{}がまた壊れた、最悪", COMPLAINT), ("{}がまだ届かない、返事もない", COMPLAINT),
        ("{}はどうやって変えますか？", QUESTION), ("{}はどこで買えますか", QUESTION),
        ("{}を机に置いた", frozenset[Label]()), ("{}の話をした", frozenset[Label]()),
    ),
}  # fmt: skip


def posts(*languages: str) -> list[Example]:
    """48 labelled posts of each language, without sectors."""
    return [
        Example(pattern.format(thing), language, labels, "Acme")
        for language in languages
        for thing in _WHAT[language]
        for pattern, labels in _SAID[language]
    ]
