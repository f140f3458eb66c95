"""Working times as they may stand in a rule file: hours, days, countries with their holidays, and targets."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from activesupport.domain.errors import UserError
from activesupport.domain.worktime import day_range, weekly_hours
from activesupport.rulebook.faults import nearest

_UNITS = {"m": "minutes", "h": "hours"}


def _read_by(read: Callable[[str], object]) -> AfterValidator:
    """The text as it was written, once the domain could read it; its complaint becomes a fault."""

    def validate(value: str) -> str:
        try:
            read(value)
        except UserError as error:
            raise PydanticCustomError(error.reason.code, "a time", dict(error.reason.values)) from None
        return value

    return AfterValidator(validate)


def _working_time(value: object) -> timedelta:
    found = re.fullmatch(r"(\d{1,6})\s*([mh])", value) if isinstance(value, str) else None
    length = timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else timedelta(0)
    if not timedelta(0) < length <= timedelta(days=366):
        raise PydanticCustomError("worktime.duration", "a working time")
    return length


def _country(value: str) -> str:
    """ "" or an ISO 3166 code, with a subdivision where the country has any: "JP", "US-CA"."""
    if not value:
        return value
    from holidays import list_supported_countries

    known = list_supported_countries(include_aliases=False)
    country, dash, part = value.partition("-")
    if country not in known:
        raise PydanticCustomError("worktime.country", "a country", {"given": value[:40], "nearest": _meant(value)})
    if dash and part not in known[country]:
        parts = [f"{country}-{one}" for one in known[country]]
        context = {"given": value[:40], "country": country, "nearest": nearest(value, parts)}
        raise PydanticCustomError("worktime.part" if parts else "worktime.no_parts", "a part of a country", context)
    return value


def _meant(value: str) -> str:
    """The code of the country whose name, or whose other code, was probably written."""
    from holidays.registry import COUNTRIES

    names = {name.replace("_", " "): codes[1] for name, codes in COUNTRIES.items()}
    others = {other.casefold(): codes[1] for codes in COUNTRIES.values() for other in codes[1:] if len(other) < 4}
    return others.get(value.casefold()) or names.get(nearest(value.replace("_", " "), names), "")


def _sites(value: object) -> object:
    if isinstance(value, dict):
        raise PydanticCustomError("worktime.site", "a list of tables")
    return value


Hours = Annotated[str, _read_by(lambda text: weekly_hours([text]))]
Days = Annotated[str, _read_by(day_range)]
Country = Annotated[str, AfterValidator(_country)]
WorkingTime = Annotated[timedelta, BeforeValidator(_working_time)]
Sites = BeforeValidator(_sites)
