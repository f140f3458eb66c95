"""What only shows when all rule files are looked at together: unknown names, words that match all."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Generic, TypeVar

from activesupport.domain.errors import UserError
from activesupport.domain.private import DM, OTHERS, WAY, WAYS, WITH_DM, WITHOUT_DM, names_dm
from activesupport.domain.reason import Value
from activesupport.domain.targets import BANDS, due
from activesupport.domain.worktime import WorkCalendar, next_opening
from activesupport.rulebook import calendars, shapes, terms
from activesupport.rulebook.faults import Fault, key_of, nearest
from activesupport.rulebook.located import line_of
from activesupport.rulebook.terms import Term, Weakness
from activesupport.rulebook.values import is_address, placeholders
from activesupport.text.lengths import length, limit
from activesupport.text.normalise import normalise
from activesupport.text.public import asks_in_public

SOURCES = (
    "x",
    "mastodon",
    "bluesky",
    "misskey",
    "reddit",
    "appstore",
    "googleplay",
    "review",
    "feed",
    "archive",
)
USUAL_VARIABLES = ("customer", "brand", "responder", "faq_answer", "faq_link", WAY, WAYS)
_OTHER_NAMES = {"twitter": "x", "rss": "feed", "atom": "feed"}

_ANY_DAY = datetime(2024, 1, 1, tzinfo=UTC)
"""Whether a team is ever open does not depend on today; from here on a leap year is looked at too."""

_Name = tuple[tuple[str | int, ...], str]
"""A name that is used, after the steps to it inside its table."""

ShapeT = TypeVar("ShapeT", bound=shapes.Shape)


@dataclass(frozen=True, slots=True)
class Placed(Generic[ShapeT]):
    """A table of a rule file, and where it stands."""

    shape: ShapeT
    file: str
    text: str
    path: tuple[str | int, ...]

    def fault(self, code: str, *steps: str | int, **values: Value) -> Fault:
        path = (*self.path, *steps)
        return Fault(self.file, line_of(self.text, path), key_of(path), code, values)


@dataclass(frozen=True, slots=True)
class Named:
    """An id and where it is given, known even where the rest of its table has a fault."""

    kind: str
    id: str
    file: str
    line: int


@dataclass(slots=True)
class Tables:
    """Every readable table of every file, and all ids.

    `complete` is False when a file could not be parsed at all: then nobody knows which names exist.
    """

    brands: list[Placed[shapes.BrandShape]] = field(default_factory=list)
    teams: list[Placed[shapes.TeamShape]] = field(default_factory=list)
    watches: list[Placed[shapes.WatchShape]] = field(default_factory=list)
    playbooks: list[Placed[shapes.PlaybookShape]] = field(default_factory=list)
    faq: list[Placed[shapes.FaqShape]] = field(default_factory=list)
    priority: list[Placed[shapes.PriorityShape]] = field(default_factory=list)
    cases: list[Placed[shapes.CasesShape]] = field(default_factory=list)
    sending: list[Placed[shapes.SendingShape]] = field(default_factory=list)
    ids: list[Named] = field(default_factory=list)
    complete: bool = True

    def known(self, kind: str) -> list[str]:
        return [named.id for named in self.ids if named.kind == kind]


def faults(tables: Tables) -> Iterator[Fault]:
    """Everything that makes the rules unusable."""
    yield from _twice(tables)
    for brand in tables.brands:
        yield from _private_ways(brand)
    for team in tables.teams:
        yield from _times(team)
    for watch in tables.watches:
        if tables.complete:
            yield from _unknown(watch.fault, "brand", [(("brand",), watch.shape.brand)], tables)
            yield from _unknown(watch.fault, "team", [(("team",), watch.shape.team)], tables)
        yield from _words(watch)
    entries: list[Placed[shapes.PlaybookShape] | Placed[shapes.FaqShape]] = [*tables.playbooks, *tables.faq]
    for entry in entries:
        if tables.complete:
            named = [(("brands", number), brand) for number, brand in enumerate(entry.shape.brands)]
            yield from _unknown(entry.fault, "brand", named, tables)
        if entry.shape.ja is None and entry.shape.en is None:
            yield entry.fault("rules.no_language", kind=str(entry.path[0]))


def warnings(tables: Tables) -> Iterator[Fault]:
    """What can be used, but is probably not what the operator wanted."""
    for watch in tables.watches:
        yield from _weak_words(watch)
        yield from _sources(watch, "sources", watch.shape.sources)
    for brand in tables.brands:
        yield from _sources(brand, "accounts", brand.shape.accounts)
        yield from _sources(brand, "private", (name for name in brand.shape.private if name != OTHERS))
    languages = sorted({team.shape.language for team in tables.teams})
    variables = {*USUAL_VARIABLES, *itertools.chain(*(brand.shape.variables for brand in tables.brands))}
    for playbook in tables.playbooks:
        for language in languages:
            if getattr(playbook.shape, language) is None:
                yield playbook.fault("rules.missing_language", id=playbook.shape.id, lang=language)
        yield from _variables(playbook, variables)
        yield from _public_texts(playbook)
    if any(_listens_without_dm(watch.shape) for watch in tables.watches):
        entries: list[Placed[shapes.PlaybookShape] | Placed[shapes.FaqShape]] = [*tables.playbooks, *tables.faq]
        for entry in entries:
            yield from _direct_messages(entry)


def _twice(tables: Tables) -> Iterator[Fault]:
    seen: dict[tuple[str, str], Named] = {}
    for named in tables.ids:
        first = seen.setdefault((named.kind, named.id), named)
        if first is not named:
            values: dict[str, Value] = {"id": named.id, "file": first.file, "other_line": first.line}
            yield Fault(named.file, named.line, f"{named.kind}.id", "rules.duplicate", values)
    for single in (tables.priority, tables.cases, tables.sending):
        for again in single[1:]:
            place = single[0].fault("rules.second_table")
            yield again.fault("rules.second_table", file=place.file, other_line=place.line)


def _unknown(fault: Callable[..., Fault], kind: str, names: Sequence[_Name], tables: Tables) -> Iterator[Fault]:
    known = tables.known(kind)
    for steps, name in names:
        if name not in known:
            yield fault(f"rules.unknown_{kind}", *steps, name=name, nearest=nearest(name, known))


def _private_ways(brand: Placed[shapes.BrandShape]) -> Iterator[Fault]:
    """Ways that lead nowhere: direct messages where there are none, variables without an address, ways as variables."""
    variables = brand.shape.variables
    for name in sorted({WAY, WAYS}.intersection(variables)):
        yield brand.fault("private.reserved", "variables", name, name="{" + name + "}")
    for platform, ways in brand.shape.private.items():
        for number, way in enumerate(ways):
            named = next(iter(placeholders(way)), None)
            if way == DM and platform in WITHOUT_DM:
                yield brand.fault("private.no_dm", "private", platform, number, platform=platform)
            elif named is not None and named not in variables:
                near = nearest(named, variables)
                yield brand.fault("private.no_variable", "private", platform, number, name=named, nearest=near)
            elif named is not None and not is_address(variables[named]):
                yield brand.fault("private.no_address", "private", platform, number, name=named)


def _times(team: Placed[shapes.TeamShape]) -> Iterator[Fault]:
    """A team without any working time, or with too little of it for its targets, would never have a case due."""
    for key in ("hours", "holidays", "closed", "worked"):
        if team.shape.site and getattr(team.shape, key):
            yield team.fault("worktime.beside_sites", key)
    calendar = calendars.calendar(team.shape)
    if next_opening(calendar, _ANY_DAY) is None:
        yield team.fault("worktime.never_open", id=team.shape.id)
    elif not _reaches(calendar, team.shape.targets):
        yield team.fault("worktime.out_of_reach", "targets")


def _reaches(calendar: WorkCalendar, shape: shapes.TargetsShape) -> bool:
    try:
        for band in BANDS:
            due(calendars.targets(shape), calendar, band, _ANY_DAY)
    except UserError:
        return False
    return True


def _written(watch: Placed[shapes.WatchShape]) -> Iterator[tuple[str, int, str]]:
    for key in ("keywords", "phrases", "exclude"):
        for number, word in enumerate(getattr(watch.shape, key)):
            yield key, number, word


def _words(watch: Placed[shapes.WatchShape]) -> Iterator[Fault]:
    shape = watch.shape
    listens = shape.keywords or shape.phrases or shape.feeds or shape.every_post or listens_for_names(shape)
    if not listens:
        yield watch.fault("rules.empty_watch", id=shape.id)
    if shape.every_post and not shape.sources:
        yield watch.fault("rules.every_post", "every_post", id=shape.id)
    for key, number, word in _written(watch):
        weak = terms.weakness(word)
        if weak is Weakness.EMPTY or (key == "phrases" and terms.phrase(word) is None):
            yield watch.fault("rules.empty_term", key, number, term=word)
        elif weak is Weakness.TOO_SHORT:
            yield watch.fault("rules.short_term", key, number, term=word)


def listens_for_names(shape: shapes.WatchShape) -> bool:
    """Whether the brand's names count as keywords: beside other keywords, or where nothing else is asked for.

    A watch of phrases alone is meant to be narrow, one of feeds or whole sources to be wide.
    """
    asks_otherwise = shape.phrases or shape.feeds or shape.every_post
    return shape.names and bool(shape.keywords or not asks_otherwise)


def _weak_words(watch: Placed[shapes.WatchShape]) -> Iterator[Fault]:
    for key, number, word in _written(watch):
        if terms.weakness(word) is Weakness.ONE_CHARACTER:
            yield watch.fault("rules.one_character", key, number, term=word)
    wanted = [term for word in watch.shape.keywords if (term := terms.keyword(word))]
    wanted += [term for word in watch.shape.phrases if (term := terms.phrase(word))]
    for number, word in enumerate(watch.shape.exclude):
        swallowed = _swallowed(word, wanted)
        if swallowed is not None:
            yield watch.fault("rules.swallowed", "exclude", number, term=word, keyword=swallowed.shown)


def _swallowed(excluded: str, wanted: Iterable[Term]) -> Term | None:
    """The term that can never hit, because whatever holds it holds the exclusion too."""
    term = terms.exclusion(excluded)
    if term is None or terms.weakness(excluded) in {Weakness.EMPTY, Weakness.TOO_SHORT}:
        return None
    return next((other for other in wanted if term.found_in(normalise(other.shown))), None)


def _sources(placed: Placed[ShapeT], key: str, names: Iterable[str]) -> Iterator[Fault]:
    """Adapters of third parties bring names of their own, so only what looks like a slip is warned of."""
    for number, name in enumerate(names):
        meant = _OTHER_NAMES.get(name.lower()) or nearest(name, SOURCES)
        if name not in SOURCES and meant:
            step = number if key == "sources" else name
            yield placed.fault("rules.source", key, step, name=name, nearest=meant)


def _variables(playbook: Placed[shapes.PlaybookShape], known: set[str]) -> Iterator[Fault]:
    for language in ("ja", "en"):
        script = getattr(playbook.shape, language)
        for key, text in script or ():
            for name in placeholders(text):
                if name not in known and nearest(name, known):
                    near = "{" + nearest(name, known) + "}"
                    yield playbook.fault("rules.variable_slip", language, key, name="{" + name + "}", nearest=near)


def _listens_without_dm(shape: shapes.WatchShape) -> bool:
    """Whether posts may come from where nobody can be sent a direct message."""
    return bool(shape.feeds) or not shape.sources or not WITH_DM.issuperset(shape.sources)


def _direct_messages(entry: Placed[shapes.PlaybookShape] | Placed[shapes.FaqShape]) -> Iterator[Fault]:
    for language in ("ja", "en"):
        for key, text in getattr(entry.shape, language) or ():
            if key not in {"title", "question"} and names_dm(text):
                yield entry.fault("private.names_dm", language, key, way="{" + WAY + "}", ways="{" + WAYS + "}")


def _public_texts(playbook: Placed[shapes.PlaybookShape]) -> Iterator[Fault]:
    """Texts that could not be sent as they are: too long for X alone, or asking too much where all can read."""
    most = limit("x") or 0
    for language in ("ja", "en"):
        script: shapes.ScriptShape | None = getattr(playbook.shape, language)
        if script is None:
            continue
        if (long := length(script.quick, "x")) > most:
            yield playbook.fault("rules.long_quick", language, "quick", length=long, limit=most)
        for key, text in (("check", script.check), ("quick", script.quick)):
            if asks_in_public(text, language):
                yield playbook.fault("rules.asks_in_public", language, key)
