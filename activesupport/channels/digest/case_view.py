"""One case in words: what the pages, mails and texts show of it, before it is laid out."""

import re
from dataclasses import dataclass
from datetime import datetime

from activesupport.channels.digest.clean import clean, excerpt, line, safe_link
from activesupport.channels.digest.dates import age, local, moment
from activesupport.domain.case import CaseState
from activesupport.domain.digest import DigestCase
from activesupport.domain.priority import band
from activesupport.domain.reply import Suggestion
from activesupport.domain.watch import Team
from activesupport.words import explain, say

_PLATFORMS = {
    "x": "X",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "misskey": "Misskey",
    "reddit": "Reddit",
    "appstore": "App Store",
    "googleplay": "Google Play",
}
_SAID = frozenset({"review", "feed", "archive"})


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """`pieces` are the text in order, True for a place that a person must still fill."""

    kind: str
    language: str
    pieces: tuple[tuple[str, bool], ...]
    counter: str
    excess: str
    fill_in: str

    @property
    def text(self) -> str:
        return "".join(piece for piece, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class CaseView:
    """`level` is "high", "medium" or "low"; `age` is empty where there is no time to compare with."""

    number: int
    priority: int
    level: str
    level_word: str
    brand: str
    platform: str
    name: str
    author: str
    when: str
    age: str
    language: str
    text: str
    reasons: tuple[str, ...]
    labels: str
    posts: int
    previous: int | None
    holder: str
    link: str | None
    page: str | None
    command: str
    suggestions: tuple[SuggestionView, ...]


def view_case(case: DigestCase, team: Team, at: datetime | None) -> CaseView:
    """The case for a team's eyes. `at` is the time that ages are counted from."""
    language = team.language
    grade = band(case.priority)
    return CaseView(
        number=case.number,
        priority=case.priority,
        level=grade,
        level_word=say(f"priority.{grade}", language),
        brand=line(case.brand),
        platform=platform(case.source, language),
        name=line(case.name),
        author=_author(case, language),
        when=moment(local(case.time, team), language),
        age=age(case.time, at, language) if at else "",
        language=case.language,
        text=excerpt(clean(case.text)),
        reasons=tuple(line(explain(reason, language)) for reason in case.reasons[:4]),
        labels=label_words(case, language),
        posts=case.posts,
        previous=case.previous,
        holder=_holder(case, language),
        link=safe_link(case.url),
        page=safe_link(case.page),
        command=claim_command(case),
        suggestions=tuple(_view_suggestion(suggestion, language) for suggestion in case.suggestions),
    )


def platform(source: str, language: str) -> str:
    """A platform's own name, or the word for what is not a brand."""
    if source in _SAID:
        return say(f"digest.platform_{source}", language)
    return _PLATFORMS.get(source) or line(source)


def label_words(case: DigestCase, language: str) -> str:
    separator = say("digest.list_separator", language)
    return separator.join(say(f"label.{label}", language) for label in case.labels)


def claim_command(case: DigestCase) -> str:
    """What to type to take the case; empty while somebody has it."""
    return "" if case.state is CaseState.CLAIMED else f"activesupport queue claim {case.number}"


def _author(case: DigestCase, language: str) -> str:
    """The handle; where there is neither handle nor name (reviews, files), that nobody knows who it was."""
    handle = line(case.handle).lstrip("@")
    if handle:
        return f"@{handle}"
    return "" if case.name else say("digest.no_author", language)


def _holder(case: DigestCase, language: str) -> str:
    if case.claimed_by:
        return say("digest.claimed", language, person=line(case.claimed_by))
    return say("digest.taken", language) if case.state is CaseState.CLAIMED else ""


def _view_suggestion(suggestion: Suggestion, language: str) -> SuggestionView:
    names = say("digest.list_separator", language).join(suggestion.open)
    return SuggestionView(
        kind=say(f"kind.{suggestion.kind}", language),
        language=suggestion.language,
        pieces=_pieces(clean(suggestion.text), suggestion.open),
        counter=_counter(suggestion, language),
        excess=_excess(suggestion, language),
        fill_in=say("digest.fill_in", language, names=names) if names else "",
    )


def _counter(suggestion: Suggestion, language: str) -> str:
    if suggestion.limit is None:
        return say("digest.counter_free", language, length=suggestion.length)
    return say("digest.counter", language, length=suggestion.length, limit=suggestion.limit)


def _excess(suggestion: Suggestion, language: str) -> str:
    if suggestion.limit is None or suggestion.fits:
        return ""
    return say("digest.too_long", language, n=suggestion.length - suggestion.limit)


def _pieces(text: str, names: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """Split at the bracketed places that name an open variable, in whatever words they are put."""
    if not names:
        return ((text, False),)
    name = "|".join(re.escape(name) for name in names)
    gap = re.compile(rf"(【[^【】]*(?:{name})[^【】]*】|\[[^\[\]]*(?:{name})[^\[\]]*\]|\{{(?:{name})\}})")
    parts = gap.split(text)
    return tuple((part, index % 2 == 1) for index, part in enumerate(parts) if part)
