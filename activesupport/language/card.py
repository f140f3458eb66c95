"""The card of a stored model: what it is and which files belong to it. Reading it needs no numbers."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from activesupport.domain.errors import UserError

FORMAT = 2
MEANING = "meaning"
"""The name of the files that hold labelled posts as vectors; the others are named after languages."""


@dataclass(frozen=True, slots=True)
class Card:
    """`files` maps names in `folder` to their SHA-256; `embedder` names what its vectors came from ("": it has none);
    `about` is the whole card.
    """

    folder: Path | Traversable
    version: str
    files: Mapping[str, str]
    embedder: str
    about: Mapping[str, Any]

    @property
    def languages(self) -> list[str]:
        """The languages that the model was trained for."""
        arrays = {name.removesuffix(".npz") for name in self.files if name.endswith(".npz")}
        return sorted(arrays - {MEANING})

    def read(self, name: str) -> bytes:
        """A file of the model. Raises UserError when it is missing or not the one that the card describes."""
        try:
            content = self.folder.joinpath(name).read_bytes()
        except OSError as error:
            raise UserError("model.unreadable", folder=str(self.folder), problem=str(error)) from error
        if hashlib.sha256(content).hexdigest() != self.files.get(name):
            raise UserError("model.damaged", folder=str(self.folder), file=name)
        return content


def read_card(folder: Path | None = None) -> Card:
    """The card of the model in `folder`, or of the shipped one."""
    place: Path | Traversable = folder or resources.files(__package__).joinpath("artefact")
    try:
        card = json.loads(place.joinpath("card.json").read_text(encoding="utf-8"))
        found, version, files = card["format"], str(card["version"]), dict(card["files"])
        embedder = str(card.get("embedder", ""))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError("model.unreadable", folder=str(place), problem=str(error)) from error
    if found != FORMAT:
        raise UserError("model.other_format", folder=str(place), found=str(found), expected=FORMAT)
    return Card(place, version, files, embedder, card)
