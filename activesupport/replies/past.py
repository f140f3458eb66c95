"""Approved earlier replies, offered again for like posts: with the new customer's name, and without the old one's."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from activesupport.domain.guard import GuardContext
from activesupport.domain.labels import Label
from activesupport.domain.post import Post
from activesupport.domain.reply import Faq, FaqText, Kind, Suggestion
from activesupport.domain.watch import Brand
from activesupport.replies.compose import without_names
from activesupport.replies.faq import FaqIndex
from activesupport.replies.fill import customer_name, fill
from activesupport.replies.guards import guard
from activesupport.replies.private import brand_values, sayable
from activesupport.text import MENTION
from activesupport.text.lengths import length, limit
from activesupport.text.normalise import normalise

FLOOR = 0.35
"""Below this likeness (0..1) of the posts nothing is offered; test_past.py shows what lies on either side of it."""
_CHEERFUL = frozenset({Label.PRAISE, Label.DELIGHT})


@dataclass(frozen=True, slots=True)
class Approved:
    """A reply that a lead called a good example: what it answered, whom it addressed, who had signed it.

    `labels` are those of its case; `customer`, `responder` and `playbook` are "" where they are not known.
    """

    post: str
    text: str
    labels: frozenset[str]
    customer: str = ""
    responder: str = ""
    playbook: str = ""


class PastReplies:
    """Approved replies of one brand in one language, indexed at construction; only read after that."""

    def __init__(self, approved: Sequence[Approved], names: tuple[str, ...], language: str) -> None:
        """`names` are what the brand is called: they stand in every post and make none like another."""
        self._approved, self._names, self._language = approved, names, language
        posts = [without_names(normalise(one.post), names) for one in approved]
        self._index = FaqIndex([Faq(str(i), "", {language: FaqText(post, "")}) for i, post in enumerate(posts)])

    def likest(self, text_normalised: str) -> tuple[Approved, float] | None:
        """The reply whose post is likest, and how like it is (0..1); None below the floor."""
        found = self._index.best(without_names(text_normalised, self._names), self._language, "")
        if found is None or found[1] < FLOOR:
            return None
        return self._approved[int(found[0].id)], found[1]

    def suggest(
        self, post: Post, labels: Collection[Label], brand: Brand, context: GuardContext, text_normalised: str
    ) -> Suggestion | None:
        """What was once answered to the likest post, made ready for this one; None where nothing is like enough.

        Neither where the moods differ (a complaint and a compliment share most of their words), nor where it speaks
        of a direct message and this platform has none, nor where a guard flags it: what was right to say to one
        customer may be personal data of another.
        """
        found = self.likest(text_normalised)
        if found is None or not _same_mood(found[0].labels, labels):
            return None
        like = found[0]
        template = _template(like)
        if sayable(template, brand.private_ways(post.source)) != template:
            return None
        values = {**brand_values(brand, self._language, post.source), "customer": customer_name(post.author)}
        # A responder's name that is still to be filled in is no mistake: the guards see the brand's in its place.
        said = fill(template, {**values, "responder": values["brand"]}, self._language)
        if said.open or MENTION.search(said.text) or guard(said.text, context):
            return None
        filled = fill(template, values, self._language)
        return Suggestion(
            playbook=like.playbook,
            kind=Kind.FULL,
            text=filled.text,
            language=self._language,
            length=length(filled.text, post.source),
            limit=limit(post.source),
            open=filled.open,
        )


@lru_cache(maxsize=64)
def past_replies(approved: tuple[Approved, ...], names: tuple[str, ...], language: str) -> PastReplies:
    """The index of these replies; made once, for page after page, as long as they stay the same."""
    return PastReplies(approved, names, language)


def _same_mood(before: Collection[str], now: Collection[Label]) -> bool:
    """Whether both posts want the same note: a label in common, and either both or neither nothing but cheerful."""
    shared = {str(label) for label in now} & set(before)
    return bool(shared) and _CHEERFUL.issuperset(before) == _CHEERFUL.issuperset(now)


def _template(like: Approved) -> str:
    """The reply with variables where the two people's names stood, and without the @handles in front of it."""
    text = like.text
    while (at := MENTION.match(text.lstrip())) is not None:
        text = text.lstrip()[at.end() :].lstrip()
    signed = [like.responder, *(part for part in like.responder.split() if len(part) > 1)]
    for name, variable in ((like.customer, "{customer}"), *((name, "{responder}") for name in signed)):
        if name:
            edges = rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])" if name.isascii() else re.escape(name)
            text = re.sub(edges, variable, text)
    return text
