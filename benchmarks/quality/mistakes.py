"""The worst mistakes on the held-out part, for people to read; why.toml holds what was said about them."""

import tomllib
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np

from activesupport.domain.labels import Label
from activesupport.language.corpus import LABELS, Example
from activesupport.language.evaluate import Judged, judge_all
from activesupport.language.explain import neighbours
from activesupport.language.store import examples_of
from benchmarks.quality.data import FULL, Bench, answers_of
from benchmarks.quality.held_out import LANGUAGES, in_language
from benchmarks.quality.results import Cell, Section, Table

MOST = 10
WHY = Path(__file__).parent / "why.toml"
_SHOWN, _NEIGHBOUR_SHOWN = 220, 90
_NOBODY = "–"


def mistakes(bench: Bench) -> Section:
    """Ten posts for each language and label on which the judge lost most."""
    why = read_why()
    tables = []
    for language, spoken in LANGUAGES.items():
        examples = in_language(bench.held_out, language)
        judged = judge_all(bench.full, examples)
        for label in (Label.COMPLAINT, Label.CHURN):
            rows = _worst(bench, examples, judged, LABELS.index(label), why)
            columns = ("id", "text", "labels", f"probability of {label}", "nearest labelled posts", "why")
            tables.append(Table(f"{spoken}, {label}", columns, rows))
    return Section(
        title="The worst mistakes",
        meaning=(
            f"The {MOST} held-out posts of each language with the highest log loss, by the judge {FULL}: those it "
            "was most sure about and wrong. Beside each stand the two training posts that mean most like it, and "
            "what was found when reading it (benchmarks/quality/why.toml, by id)."
        ),
        tables=tables,
    )


def read_why(path: Path = WHY) -> dict[str, str]:
    """What people wrote about mistakes, by `identity`; nothing where nobody wrote."""
    return {key: str(said) for key, said in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def identity(text: str) -> str:
    """A short name of a text that stays when the corpus is sorted anew."""
    return blake2b(text.encode(), digest_size=4).hexdigest()


def _worst(
    bench: Bench, examples: Sequence[Example], judged: Judged, column: int, why: dict[str, str]
) -> list[Sequence[Cell]]:
    known, answers = answers_of(examples, column)
    said = np.clip(judged.probabilities[known, column], 1e-4, 1 - 1e-4)
    loss = -np.log(np.where(answers, said, 1 - said))
    compared = examples_of(bench.card)
    rows: list[Sequence[Cell]] = []
    for place in np.argsort(-loss, kind="stable")[:MOST].tolist():
        one = examples[known[place]]
        near = neighbours(bench.full, compared, one.utterance, 2)
        like = " / ".join(f"“{_short(other.text, _NEIGHBOUR_SHOWN)}” ({_names(other.labels)})" for other in near)
        text = _short(one.text, _SHOWN)
        labels = _names(label for label in LABELS if label in one.labels)
        key = identity(one.text)
        rows.append([key, text, labels, float(judged.probabilities[known[place], column]), like, why.get(key, _NOBODY)])
    return rows


def _names(labels: Iterable[Label]) -> str:
    return ", ".join(map(str, labels)) or "none"


def _short(text: str, longest: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"
