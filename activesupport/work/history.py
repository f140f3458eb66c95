"""What belongs to an entry of a case's history, in words."""

from collections.abc import Callable, Mapping
from typing import Any

from activesupport.words import catalogue, say


def detail_words(detail: Mapping[str, Any], language: str) -> str:
    """The detail of a decision: `{"priority": 40, "lane": "queue"}` becomes "priority 40 · in the queue"."""
    words = [_words(key, value, language) for key, value in detail.items() if key not in _HIDDEN]
    return " · ".join(one for one in words if one)


_HIDDEN = frozenset({"post", "brand"})
"""Numbers of rows, which say nothing to people, and what stands in the head of the case."""


def _words(key: str, value: Any, language: str) -> str:
    said = _SAID.get(key)
    if said is not None:
        return said(value, language)
    return f"{key}: {value}" if value else ""


def _known(*sections: str) -> Callable[[Any, str], str]:
    """Says a value by the first section of the catalogue that has it."""

    def said(value: Any, language: str) -> str:
        codes = (f"{section}.{value}" for section in sections)
        return next((say(code, language) for code in codes if code in catalogue(language)), str(value or ""))

    return said


def _labels(code: str) -> Callable[[Any, str], str]:
    def said(value: Any, language: str) -> str:
        names = say("digest.list_separator", language).join(_known("label")(label, language) for label in value or ())
        return say(code, language, labels=names or say("queue.no_label", language))

    return said


_SAID: Mapping[str, Callable[[Any, str], str]] = {
    "priority": lambda value, language: say("queue.detail_priority", language, number=value),
    "lane": lambda value, language: "" if value == "queue" else _known("lane")(value, language),
    "state": _known("state"),
    "outcome": _known("outcome"),
    "reason": _known("dismissal"),
    "dismissal": _known("dismissal"),
    "before": _labels("queue.detail_before"),
    "after": _labels("queue.detail_after"),
    "from": lambda value, language: say("queue.detail_from", language, who=str(value)) if value else "",
    "forced": lambda value, language: say("queue.detail_forced", language) if value else "",
    "text": lambda value, _language: str(value),
}
