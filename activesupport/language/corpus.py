"""Labelled posts: the project's own corpus, and files of the same format."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from activesupport.domain.errors import UserError
from activesupport.domain.labels import Label, Utterance


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled post; `sector` groups posts of one line of business."""

    text: str
    language: str
    labels: frozenset[Label]
    brand: str = ""
    sector: str = ""

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
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
            yield Example(
                text=fields["text"],
                language=fields.get("lang", ""),
                labels=frozenset(Label(name) for name in fields["labels"]),
                brand=fields.get("brand", ""),
                sector=fields.get("sector", ""),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise UserError("corpus.bad_line", file=path.name, line=number, problem=str(error)) from error


def _own(*folders: str) -> list[Example]:
    folder = resources.files(__package__).joinpath("corpus", *folders)
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".jsonl")), key=lambda file: file.name)
    return list(_all(files))


def _all(files: Iterable[Traversable]) -> Iterator[Example]:
    for file in files:
        yield from read(file)
