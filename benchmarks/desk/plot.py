"""Who wrote what about which brand, and how it stands: decided by chance, but the same in every run."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

from activesupport.domain.case import CaseState
from activesupport.language.corpus import Example
from benchmarks.desk.texts import Said

BRANDS = ("tsumugi", "hoshimi", "kazane", "minatoya")
TEAMS = {"ja": ("support-ja", "care-ja"), "en": ("support-en", "care-en")}
HISTORY = timedelta(days=90)
_CLOSED_TO_OPEN = 2
_FAR = 97
"""Cases between two posts of one case: a conversation takes hours, in which others write too."""
_MOST_POSTS = 5
_STATES = {CaseState.OPEN: 68, CaseState.WAITING: 26, CaseState.HELD: 5, CaseState.CLAIMED: 1}
"""Of a hundred open cases."""
_ENDS = {CaseState.RESOLVED: 70, CaseState.DISMISSED: 30}


@dataclass(frozen=True, slots=True)
class Size:
    """How many posts there are, and how many cases that are not closed."""

    posts: int
    cases: int

    @property
    def all_cases(self) -> int:
        return self.cases * (1 + _CLOSED_TO_OPEN)

    @property
    def slot(self) -> int:
        """Posts between the first posts of two cases."""
        return self.posts // self.all_cases


@dataclass(frozen=True, slots=True)
class Story:
    """One case: its number, its person, its first post's number and those of all its posts, and how it stands."""

    number: int
    author: str
    source: str
    brand: str
    team: str
    language: str
    posts: tuple[int, ...]
    said: tuple[Example, ...]
    priority: int
    state: CaseState


class Plot:
    """All cases of a size, one after the other, and which of them a post belongs to."""

    def __init__(self, size: Size, said: Mapping[str, Said], now: datetime) -> None:
        if size.slot < _MOST_POSTS:
            raise ValueError(f"at least {_MOST_POSTS * size.all_cases:,} posts are needed for {size.cases:,} cases")
        self.size = size
        self.now = now
        self._said = said
        self._random = Random(2026)
        self._open = self._which_are_open()
        self.stories = list(self._tell())
        self.owner = {post: story for story in self.stories for post in story.posts}

    def time_of(self, post: int) -> datetime:
        """Posts are numbered in the order of time, the last one was written a moment ago."""
        return self.now - HISTORY * ((self.size.posts - post) / self.size.posts)

    def _which_are_open(self) -> frozenset[int]:
        """Most of the latest, and some that nobody has closed for months."""
        latest = int(self.size.cases * 0.7)
        first = self.size.all_cases - latest
        older = self._random.sample(range(first), self.size.cases - latest)
        return frozenset([*range(first, self.size.all_cases), *older])

    def _tell(self) -> Iterator[Story]:
        for number in range(1, self.size.all_cases + 1):
            is_open = number - 1 in self._open
            person = number if is_open or self._random.random() < 0.7 else self._random.randint(1, number)
            yield self._story(number, person, _STATES if is_open else _ENDS)

    def _story(self, number: int, person: int, states: Mapping[CaseState, int]) -> Story:
        dice, of_person = self._random, Random(person)
        language = "ja" if of_person.random() < 0.6 else "en"
        count = min(dice.choice((1, 1, 1, 2, 2, 3, 4, 5)), 1 + (self.size.all_cases - number) // _FAR)
        said = [dice.choice(self._said[language].wanting) for _ in range(count)]
        return Story(
            number=number,
            author=f"a{person}",
            source=of_person.choices(("x", "mastodon", "review"), (70, 15, 15))[0],
            brand=of_person.choice(BRANDS),
            team=of_person.choice(TEAMS[language]),
            language=language,
            posts=tuple((number - 1 + _FAR * place) * self.size.slot + place + 1 for place in range(count)),
            said=tuple(said),
            priority=min(100, max(1, round(dice.gauss(45, 20)))),
            state=dice.choices(list(states), list(states.values()))[0],
        )

    def stray(self, post: int) -> tuple[str, Example]:
        """Language and text of a post that belongs to no case."""
        language = spread(("ja", "ja", "ja", "en", "en"), post)
        return language, spread(self._said[language].others, post)


ChoiceT = TypeVar("ChoiceT")


def spread(choices: Sequence[ChoiceT], number: int) -> ChoiceT:
    """One of some choices for a number: the same again whenever it is asked, and quicker than dice."""
    return choices[(number * 2654435761 % 2**32 >> 8) % len(choices)]
