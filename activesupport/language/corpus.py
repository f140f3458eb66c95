"""Labelled posts: the project's own corpus, and files of the same format."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from activesupport.domain.errors import UserError
from activesupport.domain.labels import Label, Utterance
from activesupport.text import detect

LABELS = tuple(Label)
"""The order of labels wherever they are the columns of a matrix."""
EVERY_LABEL = frozenset(Label)


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled post.

    `known` are the labels that its annotators looked for: one that is known and not given is a "no", one that is
    not known says nothing. `sector` groups posts of one line of business, `source` those of one file or platform,
    `kind` is the writer's note on what sort of post it is.
    """

    text: str
    language: str
    labels: frozenset[Label]
    brand: str = ""
    sector: str = ""
    source: str = ""
    kind: str = ""
    known: frozenset[Label] = EVERY_LABEL

    @property
    def utterance(self) -> Utterance:
        return Utterance(self.text, self.language, (self.brand,) if self.brand else ())


def training_part() -> list[Example]:
    """The shipped posts that the shipped model is trained on, in a fixed order."""
    return _own("ja") + _own("en")


def held_out_part() -> list[Example]:
    """The shipped posts that no model is ever trained on: other sectors and brands, written separately."""
    return _own("heldout", "ja") + _own("heldout", "en")


def read(path: Path | Traversable) -> Iterator[Example]:
    """Examples of a JSON Lines file. Raises UserError that names the file and the line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # splitlines() would also cut at U+2028
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("corpus.unreadable", file=path.name, problem=str(error)) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _example(json.loads(line), Path(path.name).stem)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise UserError("corpus.bad_line", file=path.name, line=number, problem=_problem(error)) from error


def truth_of(examples: Sequence[Example]) -> NDArray[np.float64]:
    """Labels as a matrix (examples × labels): 1 given, 0 known not to be, NaN not known."""
    return np.array(
        [[float(label in one.labels) if label in one.known else np.nan for label in LABELS] for one in examples]
    ).reshape(len(examples), len(LABELS))


def has_both_sides(truth: NDArray[np.float64]) -> NDArray[np.bool_]:
    """For each label whether some posts are known to have it, and some not to: else there is nothing to learn."""
    both: NDArray[np.bool_] = (truth == 1).any(axis=0) & (truth == 0).any(axis=0)
    return both


def _example(fields: dict[str, Any], source: str) -> Example:
    text = fields["text"]
    if not isinstance(text, str):
        raise TypeError("text must be a string")
    for name in ("lang", "brand", "sector", "source", "kind"):
        if not isinstance(fields.get(name) or "", str):
            raise TypeError(f"{name} must be a string")
    labels = _labels(fields["labels"])
    if Label.NOISE in labels and len(labels) > 1:
        raise ValueError("noise stands alone")
    known = _labels(fields["known"]) if fields.get("known") is not None else EVERY_LABEL
    return Example(
        text=text,
        language=_language(fields.get("lang"), text),
        labels=labels,
        brand=fields.get("brand") or "",
        sector=fields.get("sector") or "",
        source=fields.get("source") or source,
        kind=fields.get("kind") or "",
        known=known | labels,
    )


def _labels(given: Any) -> frozenset[Label]:
    if not isinstance(given, list):
        raise TypeError("labels must be a list")
    wrong = [str(name) for name in given if name not in set(Label)]
    if wrong:
        raise ValueError(f"{', '.join(wrong)}? labels: {', '.join(Label)}")
    return frozenset(map(Label, given))


def _language(given: Any, text: str) -> str:
    """The language as a lower-case code without a region."""
    if not given:
        return detect(text)
    code = str(given).strip().lower().replace("_", "-").split("-")[0]
    if not re.fullmatch("[a-z]{2,3}", code):
        raise ValueError(f"lang is no language code: {given!r}")
    return code


def _problem(error: Exception) -> str:
    return f"no {error}" if isinstance(error, KeyError) else str(error)


def _own(*folders: str) -> list[Example]:
    folder = resources.files(__package__).joinpath("corpus", *folders)
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".jsonl")), key=lambda file: file.name)
    return list(_all(files))


def _all(files: Iterable[Traversable]) -> Iterator[Example]:
    for file in files:
        yield from read(file)
