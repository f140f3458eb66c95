"""Personal data out of a text before it leaves the house: placeholders such as [PHONE1] in place of what was said."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from activesupport.replies.guards import _numbers
from activesupport.replies.guards._phones import all_phones
from activesupport.replies.guards._places import places
from activesupport.replies.guards._reading import Draft, Span
from activesupport.replies.guards.link import urls
from activesupport.text import EMAIL, MENTION
from activesupport.text.normalise import normalise

SHORTEST_NAME = 2
"""Characters. A display name of one letter stands in every word."""


class Hidden(StrEnum):
    """What a placeholder stands for. Where two claim the same characters, the earlier one here names it: a name inside
    an e-mail address must not come back with the address around it.
    """

    LINK = "LINK"
    EMAIL = "EMAIL"
    CARD = "CARD"
    PHONE = "PHONE"
    ADDRESS = "ADDRESS"
    NUMBER = "NUMBER"
    HANDLE = "HANDLE"
    NAME = "NAME"


_PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(Hidden)})\d{{1,4}}\]")
_NAME = re.compile(rf"\[{Hidden.NAME}\d{{1,4}}\]")
# What a session, an order or a person hangs on an address: a query, a fragment, a user, a long code in the path.
_TELLING = re.compile(r"[?#@]|/(?=[^/]*\d)[A-Za-z0-9_-]{10,}(?:/|$)")
# Whatever it is, so long a number says who somebody is; one too many hidden costs nothing here.
_LONG_NUMBER = re.compile(r"(?<![A-Za-z0-9])\d(?:[ -]?\d){6,}(?![A-Za-z0-9])")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without personal data; `values` is what each placeholder stands for, as it was written first."""

    text: str
    values: Mapping[str, str]

    def unmask(self, text: str) -> str:
        """Put the names back into a text that was written from this one. Nothing else ever comes back."""
        return _NAME.sub(lambda found: self.values.get(found.group(), found.group()), text)


def mask(text: str, names: Sequence[str] = ()) -> Masked:
    """Hide telephone numbers, e-mail and postal addresses, numbers of orders, customers, cards and identities,
    passwords, dates of birth, @handles, links that tell who follows them, and `names`.

    The first name is [NAME1] whether or not it stands in the text; others are counted from 1 by kind, and the same
    thing said twice (in another width or case, too) has one placeholder.
    """
    called = [name for name in names if len(name) >= SHORTEST_NAME]
    values = {f"[{Hidden.NAME}{place}]": name for place, name in enumerate(called, 1)}
    known = {(Hidden.NAME, _key(Hidden.NAME, name)): placeholder for placeholder, name in values.items()}
    counts = {Hidden.NAME: len(values)}
    parts, done = [], 0
    for start, end, kind in _merged(sorted(_found(text, called))):
        said = text[start:end]
        placeholder = known.get((kind, _key(kind, said)))
        if placeholder is None:
            counts[kind] = counts.get(kind, 0) + 1
            placeholder = f"[{kind}{counts[kind]}]"
            known[kind, _key(kind, said)] = placeholder
            values[placeholder] = said
        parts += [text[done:start], placeholder]
        done = end
    return Masked("".join([*parts, text[done:]]), values)


def placeholders(text: str) -> tuple[str, ...]:
    """The placeholders that stand in a text, in order."""
    return tuple(_PLACEHOLDER.findall(text))


def _key(kind: Hidden, said: str) -> str:
    """What is the same thing in another writing: numbers by their digits, the rest by its normal form."""
    digits = re.sub(r"\D", "", normalise(said))
    return digits if kind in {Hidden.PHONE, Hidden.CARD} and digits else normalise(said)


def _found(text: str, names: Sequence[str]) -> Iterator[tuple[int, int, Hidden]]:
    """Where something is to be hidden. Drafts are folded sign by sign, so that places are those of the text."""
    draft = Draft(text)
    finders: Mapping[Hidden, Iterator[Span]] = {
        Hidden.LINK: _telling_links(draft),
        Hidden.EMAIL: (match.span() for match in EMAIL.finditer(draft.plain)),
        Hidden.CARD: _numbers.cards(draft),
        Hidden.PHONE: all_phones(draft),
        Hidden.ADDRESS: places(draft),
        Hidden.NUMBER: _other_numbers(draft),
        Hidden.HANDLE: (match.span() for match in MENTION.finditer(draft.plain)),
        Hidden.NAME: _names(draft, names),
    }
    for kind, spans in finders.items():
        yield from ((start, end, kind) for start, end in spans if start < end)


def _merged(found: Sequence[tuple[int, int, Hidden]]) -> list[tuple[int, int, Hidden]]:
    """Stretches that touch the same characters become one, so that no rest of a number is left standing."""
    rank = {kind: place for place, kind in enumerate(Hidden)}
    merged: list[tuple[int, int, Hidden]] = []
    for start, end, kind in found:
        if merged and start < merged[-1][1]:
            first, last, other = merged[-1]
            merged[-1] = (first, max(last, end), min(kind, other, key=rank.__getitem__))
        else:
            merged.append((start, end, kind))
    return merged


def _names(draft: Draft, names: Sequence[str]) -> Iterator[Span]:
    for name in names:
        folded = re.escape(Draft(name).plain)
        edges = rf"(?<![A-Za-z]){folded}(?![A-Za-z])" if name.isascii() else folded
        yield from (match.span() for match in re.finditer(edges, draft.plain, re.IGNORECASE))


def _telling_links(draft: Draft) -> Iterator[Span]:
    for start, end in urls(draft):
        address = draft.plain[start:end].partition("://")[2] or draft.plain[start:end]
        if _TELLING.search(address):
            yield start, end


def _other_numbers(draft: Draft) -> Iterator[Span]:
    """Numbers of orders and the like, identities, dates of birth, passwords, and any long number."""
    for find in (_numbers.references, _numbers.identities, _numbers.births, _numbers.secrets):
        yield from find(draft)
    yield from (match.span() for match in _LONG_NUMBER.finditer(draft.plain))
