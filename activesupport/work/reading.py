"""Reading one post before anybody judges it: its language, whom it names, and whether it speaks for itself at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from activesupport.domain.case import Lane
from activesupport.domain.labels import Utterance
from activesupport.domain.post import Post
from activesupport.domain.rules import Rules
from activesupport.rulebook import Hit, Matcher
from activesupport.storage.posts import Twin
from activesupport.text import detect, fingerprint, has_words, is_old_style_repost, normalise, split_quote

READABLE = 20_000
"""Characters of a post that are read; the whole of it is stored."""

JUDGED_LANGUAGES = frozenset({"ja", "en"})
SAME_FOR_OTHERS = 40
"""From this many normalised characters on, two people do not say the same thing by chance."""
COPY_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Reading:
    """A post with what could be told from its text alone. `hits` are the brands that it names."""

    post_id: int
    post: Post
    plain: str
    language: str
    fingerprint: str | None
    hits: tuple[Hit, ...]
    repost: bool
    wordless: bool

    def utterance(self, hit: Hit) -> Utterance:
        return Utterance(self.post.text, self.language, hit.terms)


def read(post_id: int, post: Post, matcher: Matcher, rules: Rules, fetched_from: str = "") -> Reading:
    """Look at one post; `fetched_from` is the address of the feed that brought it."""
    text = post.text[:READABLE]
    own_words, _quoted = split_quote(text)
    wordless = not has_words(own_words)
    language = "und" if wordless else detect(own_words)
    plain = normalise(text)
    hits = matcher.match(
        plain, source=post.source, language=language, mentions=post.mentions, fetched_from=fetched_from
    )
    own = [brand for brand in rules.brands.values() if brand.owns(post.source, post.author.handle)]
    if own and not hits:  # a notice of the brand itself need not name it
        hits = _hits_of([brand.id for brand in own], post, language, matcher)
    return Reading(
        post_id=post_id,
        post=post,
        plain=plain,
        language=language,
        fingerprint=None if wordless else fingerprint(text),
        hits=hits,
        repost=post.repost_of is not None or is_old_style_repost(text),
        wordless=wordless,
    )


Parent = tuple[str, str]
"""Source and platform id of a post that another one answers."""


def parents(post: Post) -> list[Parent]:
    """The post that is answered, then the one that began the conversation."""
    return [(post.source, number) for number in (post.reply_to, post.thread) if number and number != post.platform_id]


def inherit_brands(
    readings: Sequence[Reading], known: Mapping[Parent, Sequence[str]], matcher: Matcher
) -> list[Reading]:
    """Answers in a thread about a brand are about it too, though they do not name it.

    `known` are the brands of stored posts; `readings` stand in the order of time, so that an answer finds
    the post above it.
    """
    brands = {parent: list(ids) for parent, ids in known.items()}
    found = []
    for reading in readings:
        above = next((brands[parent] for parent in parents(reading.post) if parent in brands), [])
        if above and not reading.hits:
            reading = replace(reading, hits=_hits_of(above, reading.post, reading.language, matcher))  # noqa: PLW2901
        if reading.hits:
            brands[reading.post.source, reading.post.platform_id] = [hit.brand for hit in reading.hits]
        found.append(reading)
    return found


def _hits_of(brands: Sequence[str], post: Post, language: str, matcher: Matcher) -> tuple[Hit, ...]:
    found = (matcher.concerning(brand, source=post.source, language=language) for brand in brands)
    return tuple(hit for hit in found if hit is not None)


def lane_before_judging(reading: Reading, hit: Hit, rules: Rules, twin: Twin | None) -> Lane | None:
    """Where a mention goes that needs no judge; None for those that do.

    What one of our brands says of another is no more a customer's word than what it says of itself.
    """
    if any(brand.owns(reading.post.source, reading.post.author.handle) for brand in rules.brands.values()):
        return Lane.OWN
    if reading.repost:
        return Lane.REPOST
    if twin is not None:
        return Lane.COPY
    if reading.wordless:
        return Lane.WORDLESS
    if hit.other_language or reading.language not in JUDGED_LANGUAGES:
        return Lane.LANGUAGE
    return None


def earlier_twin(reading: Reading, twins: Mapping[str, Sequence[Twin]]) -> Twin | None:
    """The post that this one copies: the same author's of any length, a stranger's only when it is long."""
    if reading.fingerprint is None:
        return None
    for twin in twins.get(reading.fingerprint, ()):
        earlier = (twin.time, twin.post_id) < (reading.post.time, reading.post_id)
        near = reading.post.time - twin.time <= COPY_WITHIN
        same_person = (twin.source, twin.author_id) == (reading.post.source, reading.post.author.id)
        if earlier and near and (same_person or len(reading.plain) >= SAME_FOR_OTHERS):
            return twin
    return None
