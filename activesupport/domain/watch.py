"""Whom we listen for: brands, the operators' watchlists, and the teams that answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta

from activesupport.domain.private import DM, OTHERS, USUAL_WAYS, WITH_DM
from activesupport.domain.targets import Targets
from activesupport.domain.worktime import ALWAYS_OPEN, WorkCalendar


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand and what it is called; `names` is the name by language where it differs.

    `accounts` are its own handles by platform: they never become cases.
    `variables` fill the placeholders of playbooks ("form_url", "status_page", …). `private` are the ways to go on
    without an audience by platform (or `OTHERS`), the one to offer first in front: `DM`, a web or e-mail address, or
    one variable in braces. `allow_links` are hosts and `allow_numbers` telephone numbers that replies may name,
    `forbidden` phrases that they may not.
    """

    id: str
    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    nicknames: tuple[str, ...] = ()
    accounts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    private: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    allow_links: tuple[str, ...] = ()
    allow_numbers: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    def called(self, language: str) -> str:
        """The brand's name in a language."""
        return self.names.get(language, self.name)

    def owns(self, source: str, handle: str) -> bool:
        """Whether a handle on a platform is one of the brand's own."""
        own = {account.lstrip("@").lower() for account in self.accounts.get(source, ())}
        return handle.lstrip("@").lower() in own

    def private_ways(self, source: str) -> tuple[str, ...]:
        """How a customer on this platform reaches the brand without an audience: `DM` and addresses; () for no way."""
        ways = self.private.get(source)
        if ways is None:
            usual = self.private.get(OTHERS, USUAL_WAYS)
            ways = tuple(way for way in usual if way != DM or source in WITH_DM)
        return self._filled(ways)

    def private_addresses(self) -> tuple[str, ...]:
        """The web and e-mail addresses among the private ways of all platforms."""
        ways = self._filled(way for said in (self.private or {OTHERS: USUAL_WAYS}).values() for way in said)
        return tuple(way for way in ways if way != DM)

    def _filled(self, ways: Iterable[str]) -> tuple[str, ...]:
        """Ways with their variables filled; one that nobody has filled is no way."""
        filled = (self.variables.get(way[1:-1], "") if way.startswith("{") else way for way in ways)
        return tuple(dict.fromkeys(way for way in filled if way))


@dataclass(frozen=True, slots=True)
class Watch:
    """A watchlist: posts that hold one of the keywords or phrases and none of the exclusions.

    With `every_post` it takes whatever its `sources` bring (reviews of the brand's own app name no brand).
    Empty `languages` or `sources` mean all. `weight` multiplies the priority; `every` is the time between polls.
    """

    id: str
    brand: str
    team: str
    keywords: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    every_post: bool = False
    weight: float = 1.0
    every: timedelta = timedelta(minutes=5)
    skills: tuple[str, ...] = ()
    """What whoever answers must know about."""


@dataclass(frozen=True, slots=True)
class Team:
    """People who answer together. Digest times are local to `timezone` (IANA name).

    `calendar` says when somebody is there, at any of the team's sites; `targets` count that time only.
    """

    id: str
    name: str
    language: str = "en"
    timezone: str = "UTC"
    digest_times: tuple[time, ...] = (time(9, 0),)
    email: tuple[str, ...] = ()
    new_cases_a_day: int | None = None
    calendar: WorkCalendar = ALWAYS_OPEN
    targets: Targets = field(default_factory=Targets)
    assign: str = "manual"
    """`automatic` gives open cases to people by itself, `manual` leaves them to be claimed."""
