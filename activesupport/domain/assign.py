"""Who gets a case: of those who may, can and are there, the least busy; or why nobody fits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from activesupport.domain.reason import Reason
from activesupport.domain.worktime import Site, WorkCalendar, weekly_hours

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_SPOKEN = frozenset({"ja", "en"})
"""Languages that the catalogues name in words; any other is shown by its code."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a case asks of the person who takes it. `senior`: no newcomer."""

    team: str
    language: str
    brand: str
    skills: frozenset[str] = frozenset()
    senior: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person as far as assigning needs them.

    `may_answer` is what their role allows. `brands` None means all of them. `capacity` is how many cases they
    hold at most, `load` how many they hold; `idle_since` is when they were last given one (None: never).
    """

    name: str
    teams: frozenset[str]
    languages: frozenset[str]
    capacity: int
    load: int
    on_shift: bool
    skills: frozenset[str] = frozenset()
    brands: frozenset[str] | None = None
    senior: bool = False
    may_answer: bool = True
    idle_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """The chosen person, and why it is them."""

    name: str
    reason: Reason


_Test = Callable[[Need, Candidate], bool]

_TESTS: tuple[tuple[str, _Test], ...] = (
    ("assign.nobody_in_team", lambda need, one: one.may_answer and need.team in one.teams),
    ("assign.nobody_for_brand", lambda need, one: one.brands is None or need.brand in one.brands),
    ("assign.nobody_speaks", lambda need, one: need.language in one.languages),
    ("assign.nobody_skilled", lambda need, one: need.skills <= one.skills),
    ("assign.nobody_senior", lambda need, one: one.senior or not need.senior),
    ("assign.nobody_on_shift", lambda _need, one: one.on_shift),
    ("assign.nobody_free", lambda _need, one: one.load < one.capacity),
)
"""What lasts comes before what changes by the hour, so that the reason names what a lead would have to put right."""


def choose_person(need: Need, candidates: Sequence[Candidate]) -> Assignment | Reason:
    """The least busy of those who fit, by share of capacity, then the longest idle, then by name.

    Where nobody fits, the reason names the first condition that nobody was left for, and `count`, how many had
    met all conditions before it.
    """
    left = list(candidates)
    for code, fits in _TESTS:
        fitting = [one for one in left if fits(need, one)]
        if not fitting:
            return Reason(_spoken(code, need) if code == "assign.nobody_speaks" else code, _values(need, len(left)))
        left = fitting
    chosen = min(left, key=lambda one: (one.load / one.capacity, one.idle_since or _LONG_AGO, one.name))
    code = "assign.only" if len(left) == 1 else "assign.least_busy"
    return Assignment(chosen.name, Reason(_spoken(code, need), _values(need, len(left))))


@lru_cache(maxsize=1024)
def shifts(timezone: str, texts: tuple[str, ...]) -> WorkCalendar:
    """When a person works, by texts such as "mon-fri 09:00-13:00, 16:00-20:00" in their own time zone.

    No text means always. Raises UserError. The same texts give the same calendar, so its days are worked out once.
    """
    return WorkCalendar((Site(timezone, weekly_hours(texts)),))


def _spoken(code: str, need: Need) -> str:
    return f"{code}_{need.language if need.language in _SPOKEN else 'other'}"


def _values(need: Need, count: int) -> dict[str, str | int]:
    return {
        "count": count,
        "team": need.team,
        "brand": need.brand,
        "lang": need.language,
        "skills": ", ".join(sorted(need.skills)),
    }
