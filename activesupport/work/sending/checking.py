"""Looking at a draft before it goes out: what the guards say, and whether it fits."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from activesupport.domain.errors import ActiveSupportError, UserError
from activesupport.domain.guard import Flag, FlagKind, GuardContext
from activesupport.domain.post import Post
from activesupport.domain.rules import Rules
from activesupport.domain.watch import Brand
from activesupport.replies.compose import names_of
from activesupport.replies.fill import customer_name
from activesupport.replies.guards import guard
from activesupport.storage import posts
from activesupport.storage.codec import post_from_row
from activesupport.storage.tables import CaseRow, PostRow
from activesupport.text.lengths import length, limit
from activesupport.work.casework.hand import Hand
from activesupport.work.rulekit import RuleKit

STOPS = frozenset({FlagKind.PERSONAL_DATA, FlagKind.LINK})
"""What no responder can wave through; of the others they say that they have seen them."""

LONGEST = 5_000
"""Characters of a reply, whatever its platform allows or counts as one."""


class Guarded(ActiveSupportError):
    """The text must be changed, or its flags be accepted; `flags` are all that were found."""

    def __init__(self, flags: tuple[Flag, ...], open_kinds: Iterable[FlagKind]) -> None:
        self.flags = flags
        super().__init__("sending.guarded", kinds=", ".join(sorted(open_kinds)))


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft as the responder sees it judged: units used and allowed as the platform counts, and the flags.

    Where the platform has no limit, and for texts beyond any, they are characters and `LONGEST`.
    """

    length: int
    limit: int
    flags: tuple[Flag, ...]

    @property
    def fits(self) -> bool:
        return self.length <= self.limit


def check(text: str, case: CaseRow, post: PostRow, kit: RuleKit) -> Checked:
    """Count and guard a public reply to a post. What is longer than `LONGEST` is only counted: it cannot go out."""
    if len(text) > LONGEST:
        return Checked(len(text), LONGEST, ())
    context = guard_context(kit.rules, case.brand, case.language, post_from_row(post))
    flags = guard(text, context, kit.reader)
    return Checked(length(text, case.source), limit(case.source) or LONGEST, flags)


def read_ahead(hand: Hand, case_id: int, text: str, kit: RuleKit) -> None:
    """Check a draft before the transaction that does so in earnest: the second reader takes its time with a text, and
    remembers it. Nobody who writes to the database waits for it then.
    """
    if kit.reader is None:
        return
    with hand.database.reading() as session:
        case = hand.case(session, case_id)
        check(text, case, posts.get(session, case.headline_id), kit)


def guard_context(rules: Rules, brand_id: str, language: str, post: Post) -> GuardContext:
    """What the guards must know of a reply in `language`: the brand's own words and places, and the post it answers."""
    brand = rules.brands.get(brand_id)
    others = [one for one in rules.brands.values() if one.id != brand_id]
    return GuardContext(
        language=language,
        brands=names_of(brand) if brand else (),
        customer_name=customer_name(post.author),
        allow_links=allowed_hosts(rules, brand_id),
        allow_numbers=_public_numbers(brand) if brand else (),
        private=brand.private_ways(post.source) if brand else None,
        forbidden=brand.forbidden if brand else (),
        other_brands=tuple(name for one in others for name in (one.name, *one.names.values())),
    )


def _public_numbers(brand: Brand) -> tuple[str, ...]:
    """The numbers and e-mail addresses that the brand has made public, those of its private ways among them."""
    return (*brand.allow_numbers, *(way for way in brand.private_addresses() if "://" not in way))


def allowed_hosts(rules: Rules, brand_id: str) -> tuple[str, ...]:
    """Hosts that a reply of the brand may link to: those it lists, and those of its variables, private ways and FAQ."""
    brand = rules.brands.get(brand_id)
    listed = brand.allow_links if brand else ()
    values = [*brand.variables.values(), *brand.private_addresses()] if brand else []
    values += [
        text.link for faq in rules.faq if not faq.brands or brand_id in faq.brands for text in faq.texts.values()
    ]
    found = (urlsplit(value).hostname for value in values if value.startswith(("https://", "http://")))
    return tuple(dict.fromkeys([*listed, *(host for host in found if host)]))


def changed(offered: str | None, text: str) -> float | None:
    """How much of a suggestion was changed, 0 (sent as it was) to 1 (nothing is left of it); None without one."""
    if offered is None:
        return None
    return round(1 - SequenceMatcher(None, offered, text.strip(), autojunk=False).ratio(), 3)


def must_pass(checked: Checked, accepted: frozenset[FlagKind]) -> None:
    """Raises Guarded while a flag stops the text or has not been accepted."""
    open_kinds = {flag.kind for flag in checked.flags} - (accepted - STOPS)
    if open_kinds:
        raise Guarded(checked.flags, open_kinds)


def must_fit(checked: Checked) -> None:
    """Raises UserError for a text that the platform would not take."""
    if not checked.fits:
        raise UserError("sending.too_long", length=checked.length, limit=checked.limit)
