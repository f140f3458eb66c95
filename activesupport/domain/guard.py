"""What can be wrong with a text that is about to go out, and what must be known to see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from activesupport.domain.reason import Reason, Value


class FlagKind(StrEnum):
    """The kinds of trouble. A person may overrule all but `personal_data` and `link`."""

    PERSONAL_DATA = "personal_data"
    PROMISE = "promise"
    LINK = "link"
    WRONG_NAME = "wrong_name"
    WRONG_LANGUAGE = "wrong_language"
    WRONG_PLACE = "wrong_place"
    TONE = "tone"


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing that is wrong, and where: characters `start` to `end` (exclusive) of the text as it was given.

    `code` is a key of the word catalogues that says what is wrong and how to put it right; `values` fill it.
    """

    kind: FlagKind
    start: int
    end: int
    code: str
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def reason(self) -> Reason:
        return Reason(self.code, self.values)


@dataclass(frozen=True, slots=True)
class GuardContext:
    """What is known about the conversation. What is not known ("" or None) is not judged.

    `language` is the customer's (ISO 639-1). `brands` are the names of the brand that speaks, `other_brands` those
    of brands that it must not be mistaken for. `allow_links` are hosts, each with all below it; with None no list is
    in force, and only links that hide where they lead are flagged. `allow_numbers` are telephone numbers and e-mail
    addresses that the brand has made public, however they are written; with None free-phone numbers pass, which no
    person has. `private` are the ways on which this customer reaches the brand without an audience, as
    `Brand.private_ways` gives them. `public`: everybody reads along. `forbidden` are phrases that the brand does not
    want to say.
    """

    language: str = ""
    brands: tuple[str, ...] = ()
    customer_name: str = ""
    allow_links: tuple[str, ...] | None = None
    allow_numbers: tuple[str, ...] | None = None
    private: tuple[str, ...] | None = None
    public: bool = True
    forbidden: tuple[str, ...] = ()
    other_brands: tuple[str, ...] = ()
