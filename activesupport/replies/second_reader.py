"""The second reader: says of posts and drafts what patterns have no words for, because others like them said so.

It needs an embedder; without one patterns decide alone. What it reads and how it was taught stands in the card beside
its files (`activesupport/replies/taught/card.json`).
"""

import json
import re
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources
from threading import Lock
from time import sleep
from typing import TYPE_CHECKING, Any

from activesupport.domain.gate import GateReason
from activesupport.domain.guard import FlagKind
from activesupport.replies.likeness import Embedder, Likeness
from activesupport.text import split_quote, strip_addresses

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TAUGHT = resources.files("activesupport.replies") / "taught"
_LONGEST = {"ja": 200}
_LONGEST_ELSEWHERE = 400
"""Characters of a text that are read, about as many words in each language: reading takes its time with each."""
MOST_SENTENCES = 30
"""Sentences of one text that are read, its first ones."""
_STAND_IN = {"ja": "A社"}
_STAND_IN_ELSEWHERE = "Acme"
_KEPT = 4096
"""Texts whose vectors are remembered: a page is looked at several times."""
_AT_ONCE = 8
"""Texts that are read before somebody else may go between."""
_BREATH = 0.002
"""Seconds: a lock that is taken again at once is never given to whoever waits for it."""
_BLANKS = re.compile(r"\s+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffd]")
_END = re.compile(r"(?<=[。!?！？\n])|(?<=[.!?])\s+")
_QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』|“[^“”]*”|\"[^\"\n]*\"")


def plain(text: str, language: str, names: Sequence[str]) -> str:
    """The writer's own words as the reader takes them: without addresses, and with a name that says nothing."""
    own, quoted = split_quote(text)
    words = strip_addresses(_UNPRINTABLE.sub(" ", own or quoted))
    for name in sorted(filter(None, names), key=len, reverse=True):
        words = _whole(name).sub(_STAND_IN.get(language, _STAND_IN_ELSEWHERE), words)
    return _BLANKS.sub(" ", words).strip()[: _LONGEST.get(language, _LONGEST_ELSEWHERE)]


@lru_cache(maxsize=1024)
def _whole(name: str) -> re.Pattern[str]:
    """A name in any case, and not inside a word of Latin letters: "au" is not in "because", but in "auの"."""
    return re.compile(
        rf"(?<![A-Za-z0-9](?=[A-Za-z0-9])){re.escape(name)}(?!(?<=[A-Za-z0-9])[A-Za-z0-9])", re.IGNORECASE
    )


def unquoted(sentence: str) -> str:
    """A sentence of a draft without what stands in quotation marks: somebody else's words, or a button's."""
    return _QUOTED.sub("…", sentence)


class SecondReader:
    """Reads posts and sentences of drafts by their meaning. Safe to share between threads."""

    def __init__(self, embedder: Embedder, posts: Likeness, drafts: Likeness) -> None:
        self._embedder = embedder
        self._posts = posts
        self._drafts = drafts
        self._lock = Lock()
        self._vectors: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    def prepare(self, posts: Iterable[tuple[str, str, Sequence[str]]]) -> None:
        """Read posts (text, language, names), so that asking for each of them takes no time.

        A page of hundreds takes its time; whoever wants one draft read meanwhile goes between.
        """
        texts = sorted((plain(*post) for post in posts), key=len)  # texts of like length are read faster together
        for start in range(0, len(texts), _AT_ONCE):
            self._embed(texts[start : start + _AT_ONCE])
            sleep(_BREATH)

    def of_post(self, text: str, language: str, names: Sequence[str]) -> list[tuple[GateReason, str]]:
        """The topics that a post speaks of, each with the sentence that says so most clearly."""
        found = self._topics(self._posts, [plain(text, language, names)], language)[0]
        if not found:
            return []
        sentences = [one for one in map(str.strip, _END.split(text)) if one][:MOST_SENTENCES]
        scores = self._posts.scores(self._embed([plain(one, language, names) for one in sentences]), language)
        return [(GateReason(self._posts.topics[topic]), sentences[int(scores[:, topic].argmax())]) for topic in found]

    def of_sentences(self, sentences: Sequence[str], language: str, names: Sequence[str]) -> list[set[FlagKind]]:
        """For each sentence of a draft what is wrong with it."""
        read = [plain(unquoted(one), language, names) for one in sentences]
        found = self._topics(self._drafts, read, language)
        return [{FlagKind(self._drafts.topics[topic]) for topic in topics} for topics in found]

    def _topics(self, likeness: Likeness, texts: Sequence[str], language: str) -> list[list[int]]:
        return [
            [int(topic) for topic in (row >= 0).nonzero()[0]] for row in likeness.scores(self._embed(texts), language)
        ]

    def _embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Vectors of the texts; those read lately are remembered."""
        import numpy as np

        if not texts:
            return np.zeros((0, len(self._posts.centre)), np.float32)
        with self._lock:
            new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
            if new:
                self._vectors.update(zip(new, self._embedder.embed(new), strict=True))
            vectors = np.array([self._vectors[text] for text in texts], np.float32)
            for text in texts:
                self._vectors.move_to_end(text)
            while len(self._vectors) > _KEPT:
                self._vectors.popitem(last=False)
        return vectors


def taught_with() -> str:
    """The name of the embedder that the shipped reader was taught with."""
    card: dict[str, Any] = json.loads((TAUGHT / "card.json").read_text("utf-8"))
    return str(card["embedder"])


def second_reader(embedder: Embedder | None) -> SecondReader | None:
    """The shipped reader, where the embedder is the very one that it was taught with; else None."""
    if embedder is None or embedder.name != taught_with():
        return None
    return SecondReader(embedder, Likeness.read(TAUGHT / "posts.npz"), Likeness.read(TAUGHT / "drafts.npz"))
