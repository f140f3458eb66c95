"""What was said in a case, with the words that made the judge and the rules act."""

from collections.abc import Sequence

from activesupport.desk.fill.words import author
from activesupport.desk.views.case import Message, Speaker
from activesupport.desk.views.parts import EvidenceSpan
from activesupport.desk.visitor import Visitor
from activesupport.domain.labels import Label, Utterance
from activesupport.domain.rules import Rules
from activesupport.storage.tables import CaseRow, MentionRow, PostRow
from activesupport.text.normalise import with_offsets
from activesupport.words import say

Said = tuple[PostRow, MentionRow | None]


def headline_and_context(
    here: Visitor, case: CaseRow, said: Sequence[Said], rules: Rules
) -> tuple[Message, tuple[Message, ...]]:
    """The post that the case is about, and everything else in the order of time."""
    messages = {post.id: _message(here, case, post, mention, rules) for post, mention in said}
    headline = messages.pop(case.headline_id)
    return headline, tuple(messages.values())


def _message(here: Visitor, case: CaseRow, post: PostRow, mention: MentionRow | None, rules: Rules) -> Message:
    own = mention is not None and mention.case_id is not None
    customer = own or (post.source, post.author_id) == (case.source, case.author_id)
    spans = evidence_of(here, post, mention) if own and mention is not None else ()
    normal = with_offsets(post.text)
    brand = rules.brands.get(case.brand)
    from_brand = brand is not None and brand.owns(post.source, post.author_handle)
    return Message(
        id=post.id,
        speaker=Speaker.CUSTOMER if customer else Speaker.BRAND if from_brand else Speaker.OTHER,
        author=author(post.author_handle, here.language),
        time=post.time,
        text=post.text,
        language=post.language or "und",
        url=post.url,
        evidence=spans,
        normalised="" if normal.text == post.text else normal.text,
        deleted_at=post.deleted_at,
        hidden=say("desk.hidden_abuse", here.language) if case.abuse and customer else "",
        folded=not own,
        media=len(post.media_links),
    )


def evidence_of(here: Visitor, post: PostRow, mention: MentionRow) -> tuple[EvidenceSpan, ...]:
    """Watched words, and what pushed the labels."""
    language = here.language
    watched = [
        EvidenceSpan(start, start + len(term), say("desk.evidence_watch", language))
        for term in mention.terms
        for start in _places(post.text, term)
    ]
    labels = [Label(label) for label in mention.labels]
    utterance = Utterance(post.text, post.language or "und", tuple(mention.terms))
    pushed = [
        EvidenceSpan(start, end, say("desk.evidence_label", language, label=say(f"label.{label}", language)))
        for label, start, end in here.desk.explain(utterance, labels)
    ]
    return (*watched, *pushed)


def _places(text: str, term: str) -> list[int]:
    """Where a watched word stands; one that the text spells in another way is not looked for."""
    lowered, wanted = text.lower(), term.lower()
    if not wanted or len(lowered) != len(text):
        return []
    found: list[int] = []
    start = lowered.find(wanted)
    while start >= 0 and len(found) < 5:
        found.append(start)
        start = lowered.find(wanted, start + len(wanted))
    return found
