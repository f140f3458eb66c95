"""What a responder is offered: playbooks, FAQ entries, and the suggestions made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from activesupport.domain.labels import Label


class Part(StrEnum):
    """The six parts of a reply, in the order in which they are said."""

    GREETING = "greeting"
    EMPATHY = "empathy"
    GOAL = "goal"
    CHECK = "check"
    SOLUTION = "solution"
    CLOSING = "closing"


class Kind(StrEnum):
    """Asking and instructing are separate messages; the quick answer offers options."""

    QUICK = "quick"
    ASK = "ask"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Script:
    """A playbook in one language. Texts may hold {variables}; `private` invites to a direct message or a form.

    `title` is what colleagues call it; customers never see it.
    """

    parts: Mapping[Part, str]
    quick: str
    private: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Playbook:
    """How a team answers one sort of post.

    With one of its `words` in the post it fits better; with `only_with_words` it fits in no other case. It is for
    posts with one of its `labels`, with `all_labels` for posts that have them all; without labels for neutral posts.
    """

    id: str
    labels: tuple[Label, ...]
    scripts: Mapping[str, Script]
    words: tuple[str, ...] = ()
    only_with_words: bool = False
    all_labels: bool = False
    brands: tuple[str, ...] = ()

    def called(self, language: str) -> str:
        """Its title in a language, else its id."""
        script = self.scripts.get(language)
        return (script.title if script is not None else "") or self.id


@dataclass(frozen=True, slots=True)
class FaqText:
    """Question and answer in one language."""

    question: str
    answer: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Faq:
    """An answer that the team has written down, with the person or group who keeps it right."""

    id: str
    owner: str
    texts: Mapping[str, FaqText]
    brands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A reply in hand. `length` counts as the platform counts; `limit` is None where there is none.

    `parts` are the pieces in order; `open` names the variables that a person must still fill.
    """

    playbook: str
    kind: Kind
    text: str
    language: str
    length: int
    limit: int | None
    parts: Mapping[Part, str] = field(default_factory=dict)
    open: tuple[str, ...] = ()
    faq: str | None = None

    @property
    def fits(self) -> bool:
        return self.limit is None or self.length <= self.limit
