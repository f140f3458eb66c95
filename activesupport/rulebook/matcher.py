"""Which brands a post is about: one Aho-Corasick automaton over the terms of all watches."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick

from activesupport.domain.rules import Rules
from activesupport.domain.watch import Brand, Watch
from activesupport.rulebook import terms
from activesupport.rulebook.terms import WORDY, Term
from activesupport.text.normalise import normalise


@dataclass(frozen=True, slots=True)
class Hit:
    """A post concerns a brand.

    `watches` and `terms` say why (terms as the operator wrote them, or the brand's own "@handle"); `team`
    and `weight` are those of the heaviest of the watches. With `other_language` every one of them listens to
    other languages only: the post wants a visible lane, not the queue. `addressed` is a post to the brand.
    """

    brand: str
    watches: tuple[str, ...]
    terms: tuple[str, ...]
    team: str
    weight: float
    other_language: bool = False
    addressed: bool = False


@dataclass(slots=True)
class _Entry:
    """One needle of the automaton and who uses it: (number of the watch, term)."""

    needle: str
    keywords: list[tuple[int, Term]] = field(default_factory=list)
    excludes: list[tuple[int, Term]] = field(default_factory=list)
    accounts: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Found:
    """What one text holds: terms by watch, watches switched off, accounts as (brand, platform, handle)."""

    terms: dict[int, list[str]] = field(default_factory=dict)
    off: set[int] = field(default_factory=set)
    accounts: list[tuple[str, str, str]] = field(default_factory=list)


class Matcher:
    """Compiled once for one version of the rules; safe to use from several threads."""

    def __init__(self, rules: Rules) -> None:
        self._watches = rules.watches
        self._by_brand: dict[str, list[int]] = {brand: [] for brand in rules.brands}
        for number, watch in enumerate(rules.watches):
            self._by_brand.setdefault(watch.brand, []).append(number)
        self._own = {
            brand.id: {source: {_handle(account) for account in own} for source, own in brand.accounts.items()}
            for brand in rules.brands.values()
        }
        self._whole_sources = {name for watch in rules.watches if watch.every_post for name in watch.sources}
        entries = _entries(rules)
        self._entries = list(entries.values())
        self._automaton = AhoCorasick(list(entries)) if entries else None

    def match(
        self, text: str, *, source: str, language: str, mentions: tuple[str, ...] = (), fetched_from: str = ""
    ) -> tuple[Hit, ...]:
        """One Hit for each brand that the post concerns, in the order of the rules.

        `text` is normalised (`activesupport.text`); `source` is the platform, `language` an ISO 639-1 code or
        "und", which passes every filter; `mentions` are handles. `fetched_from` is the address of the feed that
        brought the post: a watch that has feeds and no words takes all that its feeds bring.
        """
        raw = self._automaton.find_matches_as_indexes(text, overlapping=True) if self._automaton else ()
        if not raw and not mentions and not fetched_from and source not in self._whole_sources:
            return ()
        found = self._look(text, raw)
        self._take_whole(source, fetched_from, found)
        addressed = self._addressed(found, source, mentions)
        brands = {self._watches[number].brand for number in found.terms} | addressed.keys()
        if not brands:
            return ()
        ordered = brands if len(brands) == 1 else sorted(brands, key=list(self._by_brand).index)
        hits = (self._hit(brand, found, source, language, addressed.get(brand)) for brand in ordered)
        return tuple(hit for hit in hits if hit is not None)

    def _look(self, text: str, raw: Iterable[tuple[int, int, int]]) -> _Found:
        found = _Found()
        for index, start, end in raw:
            entry = self._entries[index]
            before = start > 0 and text[start - 1] in WORDY
            after = end < len(text) and text[end] in WORDY
            for number, term in entry.keywords:
                if _holds(term, text, before, after):
                    shown = found.terms.setdefault(number, [])
                    if term.shown not in shown:
                        shown.append(term.shown)
            for number, term in entry.excludes:
                if number not in found.off and _holds(term, text, before, after):
                    found.off.add(number)
            if entry.accounts and not before and not _handle_goes_on(text, end):
                found.accounts += [(*account, entry.needle) for account in entry.accounts]
        return found

    def concerning(self, brand: str, *, source: str, language: str) -> Hit | None:
        """The hit of a post that is about a brand though it does not say so (a reply in a thread about it)."""
        fitting, others = self._for_addressed(brand, source, language, [])
        if not (fitting or others):
            return None
        usual = (fitting or others)[0]
        return Hit(brand, (usual.id,), (), usual.team, usual.weight, not fitting)

    def _take_whole(self, source: str, fetched_from: str, found: _Found) -> None:
        for number, watch in enumerate(self._watches):
            wordless = not (watch.keywords or watch.phrases)
            from_feed = wordless and fetched_from in watch.feeds
            if from_feed or (watch.every_post and source in watch.sources):
                found.terms.setdefault(number, [])

    def _addressed(self, found: _Found, source: str, mentions: tuple[str, ...]) -> dict[str, str]:
        """Brand to the handle used. Where a brand has no account on the platform, any of its own counts."""
        spoken = {brand: handle for brand, platform, handle in found.accounts if self._counts(brand, platform, source)}
        for mention in mentions:
            handle = _handle(mention)
            for brand, own in self._own.items():
                if any(handle in names and self._counts(brand, at, source) for at, names in own.items()):
                    spoken.setdefault(brand, "@" + mention.lstrip("@"))
        return spoken

    def _counts(self, brand: str, platform: str, source: str) -> bool:
        return platform == source or not self._own[brand].get(source)

    def _hit(self, brand: str, found: _Found, source: str, language: str, handle: str | None) -> Hit | None:
        held = [
            (number, self._watches[number])
            for number in self._by_brand[brand]
            if number in found.terms and _listens(self._watches[number].sources, source)
        ]
        matched = [(watch, found.terms[number]) for number, watch in held if number not in found.off]
        fitting = [watch for watch, _ in matched if _speaks(watch, language)]
        others = [watch for watch, _ in matched]
        if handle is not None and not fitting:
            # The brand itself was spoken to: no exclusion and no missing keyword takes that away.
            fitting, others = self._for_addressed(brand, source, language, others)
        elif not fitting and any(_speaks(watch, language) for number, watch in held if number in found.off):
            return None  # excluded by the watch for this language: not a matter of other languages
        chosen = fitting or others
        if not chosen:
            return None
        best = max(chosen, key=lambda watch: watch.weight)
        ids = tuple(watch.id for watch in chosen)
        said = [term for watch, shown in matched if watch in chosen for term in shown]
        shown_terms = tuple(dict.fromkeys([*said, *([handle] if handle else [])]))
        return Hit(brand, ids, shown_terms, best.team, best.weight, not fitting, handle is not None)

    def _for_addressed(
        self, brand: str, source: str, language: str, matched: list[Watch]
    ) -> tuple[list[Watch], list[Watch]]:
        """The most usual watch (of a weight near 1) for the language; those to name if none speaks it."""
        watches = [self._watches[number] for number in self._by_brand.get(brand, ())]
        here = [watch for watch in watches if _listens(watch.sources, source)] or watches
        speaking = [watch for watch in here if _speaks(watch, language)]
        return sorted(speaking, key=lambda watch: abs(watch.weight - 1.0))[:1], matched or here


def _entries(rules: Rules) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}

    def entry(needle: str) -> _Entry:
        return entries.setdefault(needle, _Entry(needle))

    for number, watch in enumerate(rules.watches):
        wanted = [*map(terms.keyword, watch.keywords), *map(terms.phrase, watch.phrases)]
        for term in filter(None, wanted):
            entry(term.needle).keywords.append((number, term))
        for term in filter(None, map(terms.exclusion, watch.exclude)):
            entry(term.needle).excludes.append((number, term))
    for brand in rules.brands.values():
        for platform, handle in _accounts(brand):
            entry("@" + handle).accounts.append((brand.id, platform))
    return entries


def _accounts(brand: Brand) -> list[tuple[str, str]]:
    return [(platform, _handle(account)) for platform, own in brand.accounts.items() for account in own]


def _handle(account: str) -> str:
    return normalise(account).lstrip("@")


def _holds(term: Term, text: str, before: bool, after: bool) -> bool:
    if term.pattern is not None:
        return term.pattern.search(text) is not None
    return not ((term.left and before) or (term.right and after))


def _handle_goes_on(text: str, end: int) -> bool:
    """Whether the handle in the text is longer than ours: "@brand2", "@brand@elsewhere", "@brand.example"."""
    following = text[end : end + 2]
    if not following:
        return False
    if following[0] in WORDY or following[0] in "_@":
        return True
    return following[0] in ".-" and following[1:] in WORDY


def _listens(sources: tuple[str, ...], source: str) -> bool:
    return not sources or source in sources


def _speaks(watch: Watch, language: str) -> bool:
    return not watch.languages or language == "und" or language in watch.languages
