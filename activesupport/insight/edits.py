"""What responders make of a playbook's suggestions: for its owner, who may want to write what they all write."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from activesupport.domain.reply import Playbook
from activesupport.replies.fill import customer_name, marker_pattern
from activesupport.storage import lessons
from activesupport.storage.codec import post_from_row
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import PostRow

MOST = 200
"""The latest replies of a playbook that are looked at."""
MOST_SENTENCES = 5
MOST_EXAMPLES = 5
_SENTENCE = re.compile(r"(?<=[。！？!?])(?![。！？!?」』）)])|(?<=\.)\s+|\n+")


@dataclass(frozen=True, slots=True)
class Edit:
    """A suggestion and what was made of it; `changed` is the share that is different (0..1)."""

    reply: int
    case: int
    before: str
    after: str
    language: str
    changed: float


@dataclass(frozen=True, slots=True)
class Edits:
    """How a playbook's suggestions fared. `removed` and `added` are sentences with how often, the commonest first.

    Customers' names are {customer} there. `changed` is the mean share over all that were used, as they were or not.
    """

    playbook: str
    used: int
    as_is: int
    changed: float
    removed: tuple[tuple[str, int], ...]
    added: tuple[tuple[str, int], ...]
    examples: tuple[Edit, ...]

    @property
    def edited(self) -> int:
        return self.used - self.as_is


@dataclass(frozen=True, slots=True)
class Used:
    """A reply with the suggestion that it grew from, and what its customer is called ("" if unknown)."""

    reply: int
    case: int
    suggested: str
    text: str
    language: str
    changed: float
    customer: str = ""


def edits_of_each(
    session: Session, playbooks: Iterable[Playbook], brands: Collection[str] | None
) -> list[tuple[Playbook, Edits]]:
    """The playbooks that concern these brands with what became of their suggestions, over the latest replies that were
    written with each; those first that are edited most.

    `brands` None: all. A playbook that names no brand concerns every one.
    """
    known = [one for one in playbooks if brands is None or not one.brands or not set(brands).isdisjoint(one.brands)]
    used: dict[str | None, list[Used]] = {}
    for reply, post in lessons.written_with(session, [one.id for one in known], MOST, brands):
        used.setdefault(reply.playbook, []).append(_used(reply, post))
    found = [(one, edits_of(one.id, used.get(one.id, ()))) for one in known]
    return sorted(found, key=lambda pair: -pair[1].edited)


def _used(reply: ReplyRow, post: PostRow) -> Used:
    return Used(
        reply.id, reply.case_id, reply.suggested or "", reply.text, reply.language, reply.changed or 0.0,
        customer_name(post_from_row(post).author),
    )  # fmt: skip


def edits_of(playbook: str, used: Sequence[Used]) -> Edits:
    """Compare sentence by sentence. A variable that was filled in, as it has to be, is no edit."""
    removed: Counter[str] = Counter()
    added: Counter[str] = Counter()
    edited: list[Edit] = []
    for one in used:
        gone, new = _difference(one)
        if gone or new:
            removed.update(gone)
            added.update(new)
            edited.append(Edit(one.reply, one.case, one.suggested, one.text, one.language, one.changed))
    return Edits(
        playbook=playbook,
        used=len(used),
        as_is=len(used) - len(edited),
        changed=round(sum(one.changed for one in edited) / len(used), 3) if used else 0.0,
        removed=tuple(removed.most_common(MOST_SENTENCES)),
        added=tuple(added.most_common(MOST_SENTENCES)),
        examples=tuple(sorted(edited, key=lambda one: -one.changed)[:MOST_EXAMPLES]),
    )


def _difference(one: Used) -> tuple[set[str], set[str]]:
    """Sentences of the suggestion that are gone, and those of the reply that are new."""
    before, after = (_sentences(text, one.customer) for text in (one.suggested, one.text))
    marker = marker_pattern(one.language)
    kept = set(before) & set(after)
    gone, new = [text for text in before if text not in kept], [text for text in after if text not in kept]
    for sentence in [text for text in gone if marker.search(text)]:
        filled = ".{1,60}".join(map(re.escape, marker.split(sentence)))
        match = next((text for text in new if re.fullmatch(filled, text)), None)
        if match is not None:
            gone.remove(sentence)
            new.remove(match)
    return set(gone), set(new)


def _sentences(text: str, customer: str) -> list[str]:
    said = text.replace(customer, "{customer}") if customer else text
    return [sentence.strip() for sentence in _SENTENCE.split(said) if sentence.strip()]
