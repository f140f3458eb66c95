"""The lexical judge: what it knows, how it decides, and how it is stored without pickles."""

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from activesupport.domain.labels import Label, Utterance, Verdict
from activesupport.language.card import FORMAT, read_card
from activesupport.language.represent import Vocabulary, readable

LABELS = tuple(Label)
_ARRAYS = ("idf", "weights", "bias", "slope", "offset", "cut")


@dataclass(frozen=True)
class LexicalModel:
    """One language: a vocabulary, and for each label a weighted sum, its calibration and the cut.

    `weights` is (sequences × labels); `bias`, `slope`, `offset` and `cut` have one number a label.
    """

    vocabulary: Vocabulary
    weights: NDArray[np.float64]
    bias: NDArray[np.float64]
    slope: NDArray[np.float64]
    offset: NDArray[np.float64]
    cut: NDArray[np.float64]

    def probabilities(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Calibrated probabilities (posts × labels) of `readable` texts."""
        scores = self.vocabulary.represent(texts).times(self.weights) + self.bias
        calibrated: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(self.slope * scores + self.offset, -30, 30)))
        return calibrated


class LexicalJudge:
    """Judges posts in the languages it was trained for; any other is read by the English model."""

    def __init__(self, models: Mapping[str, LexicalModel], version: str) -> None:
        self.models = dict(models)
        self.version = version

    def judge(self, utterances: Sequence[Utterance]) -> list[Verdict]:
        """A verdict for each utterance, in order. Labels are those whose probability reaches the cut."""
        verdicts: list[Verdict | None] = [None] * len(utterances)
        for language, model in self.models.items():
            mine = [index for index, said in enumerate(utterances) if self._model_for(said.language) == language]
            texts = [readable(utterances[index]) for index in mine]
            for index, row in zip(mine, model.probabilities(texts), strict=True):
                verdicts[index] = self._verdict(row, model.cut)
        return [verdict for verdict in verdicts if verdict is not None]

    def _model_for(self, language: str) -> str:
        return language if language in self.models else "en"

    def _verdict(self, row: NDArray[np.float64], cut: NDArray[np.float64]) -> Verdict:
        scores = dict(zip(LABELS, (round(float(score), 4) for score in row), strict=True))
        cuts = dict(zip(LABELS, cut.tolist(), strict=True))
        given = tuple(label for label in LABELS if scores[label] >= cuts[label])
        return Verdict(scores, _settle_noise(given, scores, cuts), self.version)


def _settle_noise(
    given: tuple[Label, ...], scores: Mapping[Label, float], cuts: Mapping[Label, float]
) -> tuple[Label, ...]:
    """Noise excludes the other labels; whichever lies further above its cut is believed."""
    if Label.NOISE not in given or len(given) == 1:
        return given
    others = tuple(label for label in given if label is not Label.NOISE)
    best = max(scores[label] - cuts[label] for label in others)
    return (Label.NOISE,) if scores[Label.NOISE] - cuts[Label.NOISE] >= best else others


def save(models: Mapping[str, LexicalModel], folder: Path, card: Mapping[str, object]) -> str:
    """Write arrays, vocabularies and a card with their checksums; the model's version (a digest of it all)."""
    folder.mkdir(parents=True, exist_ok=True)
    sums: dict[str, str] = {}
    for language, model in sorted(models.items()):
        arrays = {name: getattr(model, name) for name in _ARRAYS if name != "idf"} | {"idf": model.vocabulary.idf}
        arrays["weights"] = arrays["weights"].astype(np.float32)
        buffer = io.BytesIO()
        np.savez_compressed(buffer, **arrays)
        words = json.dumps(model.vocabulary.sequences, ensure_ascii=False, separators=(",", ":")).encode()
        for name, content in ((f"{language}.npz", buffer.getvalue()), (f"{language}.json", words)):
            (folder / name).write_bytes(content)
            sums[name] = hashlib.sha256(content).hexdigest()
    version = "lexical-" + hashlib.sha256(json.dumps(sums, sort_keys=True).encode()).hexdigest()[:10]
    text = json.dumps({"format": FORMAT, "version": version, "files": sums} | dict(card), indent=2, ensure_ascii=False)
    (folder / "card.json").write_text(text + "\n", encoding="utf-8")
    return version


def load(folder: Path | None = None) -> LexicalJudge:
    """The judge stored in `folder`, or the shipped one. Raises UserError when it is missing or damaged."""
    card = read_card(folder)
    languages = sorted(name.removesuffix(".npz") for name in card.files if name.endswith(".npz"))
    models = {language: _unpack(card.read(f"{language}.npz"), card.read(f"{language}.json")) for language in languages}
    return LexicalJudge(models, card.version)


def _unpack(arrays: bytes, words: bytes) -> LexicalModel:
    with np.load(io.BytesIO(arrays), allow_pickle=False) as stored:
        held = {name: stored[name].astype(np.float64) for name in _ARRAYS}
    idf = held.pop("idf")
    return LexicalModel(vocabulary=Vocabulary(json.loads(words), idf), **held)
