"""Texts about time that people write: the opening hours of a week, and days of the year.

Full-width digits and signs, the wave dash and Japanese names of days are taken as they are meant: shifts are
typed into a page as well as into rule files.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from activesupport.domain.errors import UserError

DAY = 24 * 60
"""Minutes of a day."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_GROUPS = {"daily": range(7), "毎日": range(7), "weekdays": range(5), "平日": range(5)}
_JAPANESE = re.compile(r"([月火水木金土日])(?:曜日?)?")
_DASHES = str.maketrans(dict.fromkeys("〜~–—−‐ー", "-") | {"、": ","})
_TIMES = re.compile(r"(\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)")
_ANY_YEAR = 2000
"""Days that come every year are kept in a leap year, so that 02-29 is one of them."""

Span = tuple[int, int]
"""Minutes from the midnight with which its day begins; the end lies past 1440 where it is after midnight."""


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Open times by weekday, Monday first. A span after midnight belongs to the day on which it begins."""

    days: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days from `first` to `last`, both included. With `yearly` only month and day count, and it may pass New Year."""

    first: date
    last: date
    yearly: bool

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        if not self.yearly:
            return self.first <= day <= self.last
        same = day.replace(year=_ANY_YEAR)
        if self.first <= self.last:
            return self.first <= same <= self.last
        return same >= self.first or same <= self.last


def weekly_hours(texts: Sequence[str]) -> WeeklyHours:
    """The hours of texts such as "mon-fri 09:00-12:00 13:00-18:00", "sat,sun 10:00-15:00" or "mon 22:00-06:00".

    Several texts add up; none at all means always open. Raises UserError with what is wrong in which text.
    """
    days: list[list[Span]] = [[] for _ in _DAYS]
    for text in texts or ("daily 00:00-24:00",):
        numbers, spans = _line(text)
        for number in numbers:
            days[number] += spans
    return WeeklyHours(tuple(tuple(sorted(set(spans))) for spans in days))


def day_range(text: str) -> DayRange:
    """The days of "2026-08-13", "2026-08-13..2026-08-16", or every year "12-31", "12-29..01-03". Raises UserError."""
    written = [part.strip() for part in re.split(r"\.\.|[~〜]", unicodedata.normalize("NFKC", text))]
    yearly = all(re.fullmatch(r"\d{2}-\d{2}", part) for part in written)
    dated = all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", part) for part in written)
    if len(written) > 2 or not (yearly or dated):
        raise UserError("worktime.days", given=text[:60])
    try:
        first, last = (date.fromisoformat(f"{_ANY_YEAR}-{part}" if yearly else part) for part in (written * 2)[:2])
    except ValueError:
        raise UserError("worktime.days", given=text[:60]) from None
    if dated and last < first:
        raise UserError("worktime.backwards", given=text[:60])
    return DayRange(first, last, yearly)


def _line(text: str) -> tuple[set[int], list[Span]]:
    plain = unicodedata.normalize("NFKC", text).lower().translate(_DASHES)
    words = re.sub(r"\s*-\s*", "-", plain).replace(",", " ").split()
    names = [word for word in words if not word[0].isdigit()]
    times = words[len(names) :]
    if not names or not times or any(not word[0].isdigit() for word in times):
        raise UserError("worktime.form", given=text[:60])
    return {number for name in names for number in _numbers(name)}, [_span(word) for word in times]


def _numbers(name: str) -> Iterator[int]:
    if name in _GROUPS:
        yield from _GROUPS[name]
        return
    first, dash, last = name.partition("-")
    start, end = _weekday(first, name), _weekday(last if dash else first, name)
    yield from (number % 7 for number in range(start, end + (7 if end < start else 0) + 1))


def _weekday(name: str, written: str) -> int:
    if found := _JAPANESE.fullmatch(name):
        return "月火水木金土日".index(found[1])
    if len(name) >= 3:
        for number, day in enumerate(_DAYS):
            if day.startswith(name):
                return number
    raise UserError("worktime.weekday", given=written[:20])


def _span(word: str) -> Span:
    found = _TIMES.fullmatch(word)
    if found is None:
        raise UserError("worktime.times", given=word[:20])
    opens, closes = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    if opens >= DAY or closes > DAY or opens == closes:
        raise UserError("worktime.times", given=word[:20])
    return opens, closes if closes > opens else closes + DAY
