"""What may stand in a rule file, table by table: strict shapes, so that a slip of the pen never passes."""

import re
from datetime import time, timedelta
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from activesupport.domain.labels import Label
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
Address = Annotated[str, _matches(r"[^@\s]+@[^@\s]+\.[^@\s]+", "rules.email")]
Url = Annotated[str, _matches(r"https?://\S+", "rules.url")]
Link = Annotated[str, _matches(r"(https?://\S+|\{[A-Za-z_]\w*\})?", "rules.url")]
Handle = Annotated[str, _matches(_HANDLE.pattern, "rules.account")]
Points = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
VariableName = Annotated[str, _matches(r"[A-Za-z_][A-Za-z0-9_]*", "rules.variable")]


class Shape(BaseModel):
    """Nothing is guessed: types are as written, unknown keys are faults."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class BrandShape(Shape):
    """[[brand]]"""

    id: Identifier
    name: Text
    names: dict[Language, Text] = {}
    nicknames: list[Text] = []
    accounts: dict[str, list[Handle]] = {}
    variables: dict[VariableName, Text] = {}


class TeamShape(Shape):
    """[[team]]"""

    id: Identifier
    name: Text
    language: Annotated[str, AfterValidator(_own_language)] = "en"
    timezone: Annotated[str, AfterValidator(_timezone)] = "UTC"
    digest_times: list[Annotated[time, BeforeValidator(_clock)]] = Field([time(9, 0)], min_length=1)
    email: list[Address] = []
    new_cases_a_day: Annotated[int, Field(ge=1)] | None = None


class WatchShape(Shape):
    """[[watch]]"""

    id: Identifier
    brand: str
    team: str
    keywords: list[str] = []
    names: bool = True
    phrases: list[str] = []
    exclude: list[str] = []
    languages: list[Language] = []
    sources: list[Text] = []
    feeds: list[Url] = []
    every_post: bool = False
    weight: Annotated[float, Field(gt=0, le=10, allow_inf_nan=False)] = 1.0
    every: Duration = timedelta(minutes=5)


class PriorityShape(Shape):
    """[priority]: what is left out keeps its usual value."""

    labels: dict[LabelName, Points] = {}
    addressed: Points | None = None
    reach: Points | None = None
    spread: Points | None = None
    again: Points | None = None
    urgent_from: Points | None = None


class CasesShape(Shape):
    """[cases]"""

    reopen_within: Duration = timedelta(days=7)


class ScriptShape(Shape):
    """[playbook.ja], [playbook.en]"""

    greeting: ScriptText
    empathy: ScriptText
    goal: ScriptText
    check: ScriptText
    solution: ScriptText
    closing: ScriptText
    quick: ScriptText
    private: OptionalScript = ""


class PlaybookShape(Shape):
    """[[playbook]]"""

    id: Identifier
    labels: list[LabelName]
    all_labels: bool = False
    words: list[Text] = []
    only_with_words: bool = False
    brands: list[str] = []
    ja: ScriptShape | None = None
    en: ScriptShape | None = None


class FaqTextShape(Shape):
    """[faq.ja], [faq.en]"""

    question: Text
    answer: ScriptText
    link: Link = ""


class FaqShape(Shape):
    """[[faq]]"""

    id: Identifier
    owner: Text
    brands: list[str] = []
    ja: FaqTextShape | None = None
    en: FaqTextShape | None = None


class FileShape(Shape):
    """A whole rule file."""

    brand: list[BrandShape] = []
    team: list[TeamShape] = []
    watch: list[WatchShape] = []
    priority: PriorityShape | None = None
    cases: CasesShape | None = None
    playbook: list[PlaybookShape] = []
    faq: list[FaqShape] = []
