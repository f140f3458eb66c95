"""A team's tables become its working calendar and its targets; holidays come from the library `holidays`."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from activesupport.domain.targets import ByBand, Targets
from activesupport.domain.worktime import Site, WorkCalendar, day_range, no_holidays, weekly_hours
from activesupport.rulebook import shapes


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """Whether a day is a public holiday, substitute days included; `country` as in rule files: "JP", "US-CA"."""

    country: str

    def __call__(self, day: date) -> bool:
        return day in _of_year(self.country, day.year)


def calendar(shape: shapes.TeamShape) -> WorkCalendar:
    """When the team works: at its sites, or where it has none, at its own hours."""
    if shape.site:
        return WorkCalendar(tuple(_site(one) for one in shape.site))
    return WorkCalendar((_site(shape),))


def targets(shape: shapes.TargetsShape) -> Targets:
    """What the team promises, by band of priority."""
    first, whole = shape.first_response, shape.resolution
    return Targets(
        ByBand(first.high, first.medium, first.low), ByBand(whole.high, whole.medium, whole.low), shape.warn_at
    )


def _site(shape: shapes.SiteShape | shapes.TeamShape) -> Site:
    return Site(
        timezone=shape.timezone,
        hours=weekly_hours(shape.hours),
        holidays=PublicHolidays(shape.holidays) if shape.holidays else no_holidays,
        closed=tuple(map(day_range, shape.closed)),
        worked=tuple(map(day_range, shape.worked)),
        name=shape.name,
    )


@lru_cache(maxsize=256)
def _of_year(country: str, year: int) -> frozenset[date]:
    """One whole year: an object of the library grows while it is asked, which threads must not share."""
    from holidays import country_holidays

    code, _dash, part = country.partition("-")
    return frozenset(country_holidays(code, subdiv=part or None, years=year, expand=False))
