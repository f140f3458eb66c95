"""What people write after a command, read by us: a value that cannot be used is told in their language."""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from activesupport.domain.errors import UserError
from activesupport.words import say, user_language

LARGEST = 2**31 - 1
"""What a number in the database can be."""
ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest of the `known` words, with a blank before it; empty if none is near."""
    near = get_close_matches(given.lower(), list(known), 1)
    return say("usage.nearest", user_language(), nearest=near[0]) if near else ""


def choice(kind: type[ChoiceT], name: str) -> Callable[[str], ChoiceT]:
    """A reader of one of the words of `kind`; `name` is the option or argument, as its help names it."""

    def read(given: str) -> ChoiceT:
        try:
            return kind(given)
        except ValueError:
            known = [one.value for one in kind]
            values = {"name": name, "known": ", ".join(known), "nearest": did_you_mean(given, known)}
            raise UserError("usage.bad_choice", given=given, **values) from None

    return read


def whole(name: str, most: int) -> Callable[[str], int]:
    """A reader of a whole number from 1 to `most`."""

    def read(given: str | int) -> int:
        number = _number(str(given))
        if number is None or number > most:
            raise UserError("usage.bad_number", given=str(given), name=name, most=most)
        return number

    return read


def number_of(given: str | int) -> int:
    """The number of a case or message, as it stands in lists: 160 or #160 (also ＃１６０)."""
    number = _number(re.sub("^[#＃]", "", str(given).strip()))
    if number is None or number > LARGEST:
        raise UserError("usage.bad_case", given=str(given))
    return number


def _number(text: str) -> int | None:
    return int(text) or None if re.fullmatch(r"\d{1,12}", text) else None
