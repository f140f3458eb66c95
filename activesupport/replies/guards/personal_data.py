"""Personal details that a reply gives away, or asks for where everybody reads along."""

import re
from collections.abc import Callable, Iterator, Sequence

from activesupport.domain.guard import Flag, FlagKind, GuardContext
from activesupport.domain.private import DM
from activesupport.replies.guards import _numbers
from activesupport.replies.guards._asks import casual_asks
from activesupport.replies.guards._phones import all_phones, phones
from activesupport.replies.guards._places import places
from activesupport.replies.guards._reading import Draft, Span, flag
from activesupport.replies.guards.link import leads_to, urls
from activesupport.text import EMAIL
from activesupport.text.public import asked_in_public

# Letter boxes of an office, not of a person.
_OFFICE = re.compile(
    r"(?i)(?:customer[._-]?)?(?:support|help(?:desk)?|info|contact(?:us)?|care|hello|privacy|press|service"
    r"|services|office"
    r"|sales|billing|feedback|cs|no-?reply|enquir(?:y|ies)|inquir(?:y|ies)|complaints|admin|team|accessibility|hr"
    r"|refunds?|returns|orders|bookings|reservations|customercare|customerservices?|dpo|media|abuse"
    r"|report[a-z]*|security|phishing|fraud|lostproperty)(?:[._-][a-z]{2,8})?"
)
_Finder = Callable[[Draft], Iterator[Span]]
_BY_SHAPE: tuple[tuple[str, _Finder], ...] = (
    ("guard.card", _numbers.cards),
    ("guard.birth", _numbers.births),
    ("guard.identity", _numbers.identities),
    ("guard.secret", _numbers.secrets),
    ("guard.address", places),
    ("guard.reference", _numbers.references),
)


def personal_data(draft: Draft, context: GuardContext) -> Iterator[Flag]:
    """What belongs to a person and must not be read by others.

    In private (`context.public` False) a customer may be asked and told about their own details; only what
    never belongs in a message is left: cards, national numbers, passwords.
    """
    taken = [*urls(draft)]
    for code, span in _given(draft, context):
        if any(first < span[1] and span[0] < last for first, last in taken):
            continue
        taken.append(span)
        if context.public or code in {"guard.card", "guard.identity", "guard.secret"}:
            yield flag(FlagKind.PERSONAL_DATA, draft, *span, code)
    if context.public:
        usual = asked_in_public(draft.text, "ja") + asked_in_public(draft.text, "en")
        for start, end in (*usual, *casual_asks(draft)):
            yield _asks(draft, start, end, context.private)


def _asks(draft: Draft, start: int, end: int, ways: Sequence[str] | None) -> Flag:
    """The flag for asking in public, with where to ask instead as far as that is known."""
    if ways is None:
        return flag(FlagKind.PERSONAL_DATA, draft, start, end, "guard.asks")
    if not ways:
        return flag(FlagKind.PERSONAL_DATA, draft, start, end, "guard.asks_nowhere")
    places = ", ".join("DM" if way == DM else way for way in ways)
    return flag(FlagKind.PERSONAL_DATA, draft, start, end, "guard.asks_at", places=places)


def _given(draft: Draft, context: GuardContext) -> Iterator[tuple[str, Span]]:
    """Details that stand in the draft, each under its code; the surest first, as one part is told once."""
    allowed = context.allow_numbers
    yield from (("guard.email", span) for span in _mails(draft, context))
    yield from (("guard.card", span) for span in _numbers.cards(draft))
    yield from (("guard.phone", span) for span in phones(draft, allowed))
    public = set(all_phones(draft))
    for code, find in _BY_SHAPE:
        for span in find(draft):
            if not any(first < span[1] and span[0] < last for first, last in public):
                yield code, span


def _mails(draft: Draft, context: GuardContext) -> Iterator[Span]:
    """Addresses of persons; an office's is judged as a link is."""
    known = {number.strip().lower() for number in context.allow_numbers or ()}
    for match in EMAIL.finditer(draft.plain):
        local, _, host = match.group().lower().partition("@")
        own = context.allow_links is None or leads_to(host, context.allow_links)
        if match.group().lower() not in known and not (own and _OFFICE.fullmatch(local)):
            yield match.span()
