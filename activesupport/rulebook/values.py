"""Values as they may stand in a rule file: names, languages, durations, addresses, labels, scripts."""

import re
from datetime import time, timedelta
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from activesupport.domain.labels import Label
from activesupport.domain.private import DM
from activesupport.rulebook.faults import nearest
from activesupport.words import LANGUAGES

_SECOND_LETTERS = {
    "a": "abefkmnrsvyz",
    "b": "aeghimnors",
    "c": "aehorsuvy",
    "d": "aevz",
    "e": "elnostu",
    "f": "afijory",
    "g": "adlnuv",
    "h": "aeiortuyz",
    "i": "adegikostu",
    "j": "av",
    "k": "agijklmnorsuvwy",
    "l": "abginotuv",
    "m": "ghiklnrsty",
    "n": "abdeglnorvy",
    "o": "cjmrs",
    "p": "ailst",
    "q": "u",
    "r": "mnouw",
    "s": "acdegiklmnoqrstuvw",
    "t": "aeghiklnorstwy",
    "u": "gkrz",
    "v": "eio",
    "w": "ao",
    "x": "h",
    "y": "io",
    "z": "ahu",
}
ISO_639_1 = frozenset(first + second for first, seconds in _SECOND_LETTERS.items() for second in seconds)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_PLACEHOLDER = re.compile(r"\{[A-Za-z_][A-Za-z0-9_]*\}")
_HANDLE = re.compile(r"@?[\w.-]+(@[\w-]+(\.[\w-]+)+)?")
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(xn--[a-z0-9-]+|[a-z]{2,63})")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_ADDRESS = re.compile(rf"https?://[^\s{{}}]+|{_MAIL.pattern}")
_DM_SLIPS = frozenset({DM, "dms", "direct message", "direct messages", "ダイレクトメッセージ"})
_NUMBER = re.compile(r"[+0-9][0-9 ().-]*")
_FEWEST_DIGITS = 6
"""Fewer could be the end of anybody's number; the guards compare from the end on."""
_LANGUAGE_SLIPS = {
    "jp": "ja",
    "japanese": "ja",
    "english": "en",
    "us": "en",
    "gb": "en",
    "kr": "ko",
    "cn": "zh",
}


def placeholders(text: str) -> list[str]:
    """The names in {braces}, in order."""
    return [found[1:-1] for found in _PLACEHOLDER.findall(text)]


def is_address(text: str) -> bool:
    """Whether a text is a web or an e-mail address and nothing else."""
    return _ADDRESS.fullmatch(text) is not None


def _duration(value: object) -> timedelta:
    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", value) if isinstance(value, str) else None
    length = timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else timedelta(0)
    if not timedelta(0) < length <= timedelta(days=366):
        raise PydanticCustomError("rules.duration", "a duration")
    return length


def _clock(value: object) -> time:
    if isinstance(value, time):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        raise PydanticCustomError("rules.time", "a time of day")
    return time.fromisoformat(value)


def _identifier(value: str) -> str:
    if not re.fullmatch(r"[\w.-]{1,64}", value):
        raise PydanticCustomError("rules.id", "an identifier")
    return value


def _timezone(value: str) -> str:
    known = available_timezones()
    if value not in known:
        last = {name.rsplit("/", 1)[-1]: name for name in sorted(known)}
        near = nearest(value, known) or last.get(nearest(value.rsplit("/", 1)[-1], last), "")
        raise PydanticCustomError("rules.timezone", "a time zone", {"given": value, "nearest": near})
    return value


def _language(value: str) -> str:
    if value not in ISO_639_1:
        near = _LANGUAGE_SLIPS.get(value.lower(), value.lower() if value.lower() in ISO_639_1 else "")
        raise PydanticCustomError("rules.language", "a language", {"given": value, "nearest": near})
    return value


def _own_language(value: str) -> str:
    if value not in LANGUAGES:
        near = _LANGUAGE_SLIPS.get(value.lower(), nearest(value, LANGUAGES))
        known = ", ".join(LANGUAGES)
        raise PydanticCustomError(
            "rules.team_language", "a language", {"given": value, "known": known, "nearest": near}
        )
    return value


def _label(value: object) -> Label:
    names = [str(label) for label in Label]
    if not isinstance(value, str) or value not in names:
        given = str(value)[:60]
        context = {"given": given, "known": ", ".join(names), "nearest": nearest(given, names)}
        raise PydanticCustomError("fault.one_of", "a label", context)
    return Label(value)


def _script(value: str) -> str:
    rest = _PLACEHOLDER.sub("", value)
    if not value.strip():
        raise PydanticCustomError("fault.empty", "a text")
    if re.search(r"[{}｛｝]", rest):
        raise PydanticCustomError("rules.braces", "braces that balance")
    return value


def _host(value: str) -> str:
    """A host in small letters. Of an address with a path only the host would be looked at: the fault says so."""
    host = value.lower()
    if _HOST.fullmatch(host):
        return host
    meant = _host_in(host)
    code = "allow.address" if meant else "allow.host"
    raise PydanticCustomError(code, "a host", {"given": value[:80], "nearest": meant})


def _host_in(address: str) -> str:
    """The host of a web address or a pattern such as *.example.com, "" if there is none."""
    written = address.removeprefix("*.")
    try:
        host = urlsplit(written if "//" in written else f"//{written}").hostname or ""
    except ValueError:
        return ""
    return host if _HOST.fullmatch(host) else ""


def _public_number(value: str) -> str:
    is_number = _NUMBER.fullmatch(value) and sum(char.isdigit() for char in value) >= _FEWEST_DIGITS
    if not is_number and not _MAIL.fullmatch(value):
        raise PydanticCustomError("allow.number", "a number", {"given": value[:80]})
    return value


def _private_way(value: str) -> str:
    """A way to go on in private: direct messages, a web or e-mail address, or one variable."""
    if value != DM and not is_address(value) and not _PLACEHOLDER.fullmatch(value):
        near = DM if value.lower() in _DM_SLIPS else ""
        raise PydanticCustomError("private.way", "a private way", {"given": value[:80], "nearest": near})
    return value


def _said(value: str) -> str:
    """A phrase that can be looked for: of signs alone nothing would be left to compare."""
    if not any(char.isalnum() for char in value):
        raise PydanticCustomError("allow.phrase", "a phrase", {"given": value[:80]})
    return value


def _matches(pattern: str, code: str) -> AfterValidator:
    def validate(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise PydanticCustomError(code, "another form", {"given": value[:80]})
        return value

    return AfterValidator(validate)


Text = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, AfterValidator(_identifier)]
Language = Annotated[str, AfterValidator(_language)]
Duration = Annotated[timedelta, BeforeValidator(_duration)]
LabelName = Annotated[Label, BeforeValidator(_label)]
ScriptText = Annotated[str, AfterValidator(_script)]
OptionalScript = Annotated[str, AfterValidator(lambda value: _script(value) if value else value)]
Address = Annotated[str, _matches(_MAIL.pattern, "rules.email")]
Host = Annotated[str, AfterValidator(_host)]
PublicNumber = Annotated[str, AfterValidator(_public_number)]
PrivateWay = Annotated[str, AfterValidator(_private_way)]
Phrase = Annotated[str, AfterValidator(_said)]
Url = Annotated[str, _matches(r"https?://\S+", "rules.url")]
Link = Annotated[str, _matches(r"(https?://\S+|\{[A-Za-z_]\w*\})?", "rules.url")]
Handle = Annotated[str, _matches(_HANDLE.pattern, "rules.account")]
Points = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
TimeZone = Annotated[str, AfterValidator(_timezone)]
TeamLanguage = Annotated[str, AfterValidator(_own_language)]
TimeOfDay = Annotated[time, BeforeValidator(_clock)]
VariableName = Annotated[str, _matches(r"[A-Za-z_][A-Za-z0-9_]*", "rules.variable")]
