"""A judge on disk: arrays, JSON and a card with checksums. Never a pickle: loading a model must not run code."""

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from activesupport.domain.labels import Label
from activesupport.language.card import FORMAT, MEANING, Card, read_card
from activesupport.language.corpus import Example
from activesupport.language.decide import Decision
from activesupport.language.embedders import Embedder
from activesupport.language.judge import LabelJudge, LanguageModel
from activesupport.language.lexical import LexicalModel
from activesupport.language.meaning import MeaningModel, Vectors
from activesupport.language.represent import Vocabulary
from activesupport.language.train import Trained
from activesupport.text import fingerprint

SEEN = "seen.json"


def save(trained: Trained, folder: Path, about: Mapping[str, object]) -> str:
    """Write the judge with a card that says `about` it; its version, a digest of all files."""
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[str, bytes] = {}
    for language, model in sorted(trained.languages.items()):
        lexical = model.lexical
        arrays = {"weights": lexical.weights.astype(np.float32), "bias": lexical.bias, "idf": lexical.vocabulary.idf}
        if trained.meaning is not None:
            arrays["words"] = trained.meaning.words[language].astype(np.float16)
        files[f"{language}.npz"] = _packed(**arrays)
        files[f"{language}.json"] = _json(
            {
                "sequences": lexical.vocabulary.sequences,
                "cheap": model.cheap.to_json(),
                "dear": model.dear.to_json() if model.dear else None,
                "clear_below": model.clear_below,
            }
        )
    files[SEEN] = _json(sorted({fingerprint(one.text) for one in trained.examples}))
    if trained.meaning is not None:
        meaning = trained.meaning
        files[f"{MEANING}.npz"] = _packed(
            vectors=meaning.vectors.astype(np.float16),
            centre=meaning.centre,
            weights=meaning.weights.astype(np.float16),
            bias=meaning.bias,
        )
        files[f"{MEANING}.json"] = _json([_example_to_json(one) for one in trained.examples])
    return _write(folder, files, about, trained.meaning.embedder if trained.meaning else "")


def load(
    folder: Path | None = None,
    embedder: Embedder | None = None,
    *,
    cascade: bool = False,
) -> LabelJudge:
    """The judge stored in `folder`, or the shipped one. Raises UserError when it is missing or damaged."""
    card = read_card(folder)
    languages = {language: _language(card, language) for language in card.languages}
    meaning = _meaning(card) if card.embedder and embedder is not None else None
    version = card.version if meaning is not None or not card.embedder else f"{card.version}-lexical"
    return LabelJudge(languages, version, meaning, embedder, cascade=cascade)


def examples_of(card: Card) -> list[Example]:
    """The labelled posts that a stored judge compares with, in the order of its vectors; none if it is lexical."""
    if not card.embedder:
        return []
    return [
        Example(text, language, frozenset(map(Label, labels)), brand)
        for text, language, brand, labels in json.loads(card.read(f"{MEANING}.json"))
    ]


def seen_by(card: Card) -> frozenset[str]:
    """Fingerprints of the posts that a stored judge was trained on."""
    return frozenset(json.loads(card.read(SEEN)))


def vectors_of(card: Card) -> Vectors:
    """The vectors of `examples_of`, as the embedder gave them, rounded to 16 bits."""
    vectors: Vectors = _unpacked(card.read(f"{MEANING}.npz"))["vectors"].astype(np.float32)
    return vectors


def _write(folder: Path, files: Mapping[str, bytes], about: Mapping[str, object], embedder: str) -> str:
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    version = hashlib.sha256(json.dumps(sums, sort_keys=True).encode()).hexdigest()[:10]
    for name, content in files.items():
        (folder / name).write_bytes(content)
    card = {"format": FORMAT, "version": version, "embedder": embedder, "files": sums} | dict(about)
    (folder / "card.json").write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return version


def _language(card: Card, language: str) -> LanguageModel:
    arrays = _unpacked(card.read(f"{language}.npz"))
    stored = json.loads(card.read(f"{language}.json"))
    return LanguageModel(
        lexical=LexicalModel(
            Vocabulary(stored["sequences"], arrays["idf"]), arrays["weights"].astype(np.float64), arrays["bias"]
        ),
        cheap=Decision.from_json(stored["cheap"]),
        dear=Decision.from_json(stored["dear"]) if stored["dear"] else None,
        clear_below=float(stored["clear_below"]),
    )


def _meaning(card: Card) -> MeaningModel:
    arrays = {name: array.astype(np.float32) for name, array in _unpacked(card.read(f"{MEANING}.npz")).items()}
    words = {
        language: _unpacked(card.read(f"{language}.npz"))["words"].astype(np.float64) for language in card.languages
    }
    return MeaningModel(card.embedder, **arrays, words=words)


def _example_to_json(one: Example) -> Sequence[Any]:
    return [one.text, one.language, one.brand, sorted(one.labels)]


def _packed(**arrays: Any) -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()


def _unpacked(content: bytes) -> dict[str, Any]:
    with np.load(io.BytesIO(content), allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
