"""What the program says to people: a folder of catalogues for English and one for Japanese, the same keys in each."""

import os
import tomllib
from functools import cache
from importlib import resources

from activesupport.domain.reason import Reason, Value

LANGUAGES = ("en", "ja")


@cache
def catalogue(language: str) -> dict[str, str]:
    """All texts of one language: dotted key to text with {placeholders}."""
    files = [file for file in resources.files(__package__).joinpath(language).iterdir() if file.name.endswith(".toml")]
    return {
        f"{section}.{key}": text
        for file in sorted(files, key=lambda one: one.name)
        for section, entries in tomllib.loads(file.read_text(encoding="utf-8")).items()
        for key, text in entries.items()
    }


def say(code: str, language: str, /, **values: Value) -> str:
    """The text for `code`, in English where the language has no catalogue.

    An unknown code (an adapter of a third party) is said as it is, with its values.
    """
    texts = catalogue(language if language in LANGUAGES else "en")
    template = texts.get(code)
    if template is None:
        return " ".join([code, *(f"{key}={value}" for key, value in values.items())])
    return template.format(**values)


_CODES = {
    "approval.label": {"label": "label"},
    "people.may_not": {"role": "role", "ask": "asked"},
    "sending.gate_holds": {"reason": "gate_reason"},
    "sending.lead_decides": {"reason": "gate_reason"},
    "sending.guarded": {"kinds": "guard_kind"},
}
"""Values of reasons that are codes, and the sections that have words for them. Several stand with commas between."""


def explain(reason: Reason, language: str) -> str:
    """A reason in words; codes among its values too."""
    sections = _CODES.get(reason.code, {})
    values = {
        name: _told(str(value), sections[name], language) if name in sections else value
        for name, value in reason.values.items()
    }
    return say(reason.code, language, **values)


def _told(codes: str, section: str, language: str) -> str:
    texts = catalogue(language if language in LANGUAGES else "en")
    words = [texts.get(f"{section}.{code}", code) for code in codes.split(", ")]
    return texts["desk.between"].join(words)


def user_language() -> str:
    """The language of the person at the terminal, by the locale variables in their usual order."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "ja" if value.lower().startswith("ja") else "en"
    return "en"
