"""What belongs to an entry of a case's history, in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from activesupport.storage.codec import reason_from_json
from activesupport.words import catalogue, explain, say
from activesupport.work.team.kindness import money


def _plainly(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M %Z}"


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a history is told: their language, what they call a colleague, and how they read a time."""

    language: str
    name: Callable[[str], str] = str
    when: Callable[[datetime], str] = _plainly

    def say(self, code: str, **values: str | int) -> str:
        return say(code, self.language, **values)

    def listed(self, entries: Sequence[str]) -> str:
        return self.say("digest.list_separator").join(entries)


def detail_words(
    detail: Mapping[str, Any],
    language: str,
    name: Callable[[str], str] = str,
    when: Callable[[datetime], str] = _plainly,
) -> str:
    """The detail of a decision: `{"priority": 40, "lane": "queue"}` becomes "priority 40 · in the queue".

    `name` gives what the reader calls an account, `when` a time as they read it.
    """
    reader = Reader(language, name, when)
    words = [_words(key, value, reader) for key, value in detail.items() if key not in _HIDDEN]
    if detail.get("cost"):
        words.append(money(detail["cost"], detail["currency"]))
    return " · ".join(one for one in words if one)


_HIDDEN = frozenset({"post", "brand", "reply", "suggestion", "session", "token", "cost", "currency"})
"""Numbers of rows, which say nothing to people, what stands in the head of the case, and what is told as one."""


def _words(key: str, value: Any, reader: Reader) -> str:
    said = _SAID.get(key)
    if said is not None:
        return said(value, reader) if value is not None else ""
    return reader.say("history.line", action=key, detail=str(value)) if value else ""


Said = Callable[[Any, Reader], str]


def _known(*sections: str) -> Said:
    """Says a value by the first section of the catalogue that has it."""

    def said(value: Any, reader: Reader) -> str:
        codes = (f"{section}.{value}" for section in sections)
        return next((reader.say(code) for code in codes if code in catalogue(reader.language)), str(value or ""))

    return said


def _was(code: str) -> Said:
    """Says what something was before or is now: the labels of a post, or the outcome of a case."""

    def said(value: Any, reader: Reader) -> str:
        known = _known("label", "outcome")
        names = [known(one, reader) for one in ([value] if isinstance(value, str) else value)]
        return reader.say(code, labels=reader.listed(names) or reader.say("queue.no_label"))

    return said


def _whose(person: str, case: str) -> Said:
    """Says a colleague's name, or the number of another case."""

    def said(value: Any, reader: Reader) -> str:
        return reader.say(case, case=value) if isinstance(value, int) else reader.say(person, who=reader.name(value))

    return said


def _if(code: str, unless: str = "") -> Said:
    """Says whether something is so; an empty code says nothing."""
    return lambda value, reader: reader.say(chosen) if (chosen := code if value else unless) else ""


def _why(value: Any, reader: Reader) -> str:
    """A whole reason, or the code of why a lead looks first."""
    return explain(reason_from_json(value), reader.language) if isinstance(value, dict) else reader.say("history.lead")


def _names(value: Any, reader: Reader) -> str:
    return reader.say("history.called", names=reader.listed([reader.name(one) for one in value]))


def _accepted(value: Any, reader: Reader) -> str:
    known = _known("guard_kind")
    return reader.say("history.accepted", kinds=reader.listed([known(one, reader) for one in value])) if value else ""


def _count(code: str) -> Said:
    """Says how many there were; nothing of none."""
    return lambda value, reader: reader.say(code, n=value) if value else ""


def _changed(value: Mapping[str, Sequence[Any]], reader: Reader) -> str:
    """Fields of an account, each as it was before and as it is now."""
    field = _known("account_field")
    return reader.listed(
        [
            reader.say(
                "history.changed",
                field=field(name, reader),
                before=_in_account(name, before, reader),
                after=_in_account(name, after, reader),
            )
            for name, (before, after) in value.items()
        ]
    )


def _in_account(field: str, value: Any, reader: Reader) -> str:
    """What stands in a field of an account."""
    if isinstance(value, bool):
        return reader.say("history.yes" if value else "history.no")
    if field == "brands" and value is None:
        return reader.say("desk.all_brands")
    if isinstance(value, list):
        value = reader.listed(value)
    if field == "theme":
        return reader.say(f"desk.theme_{value}")
    return (_known("role")(value, reader) if field == "role" else str(value or "")) or reader.say("history.nothing")


def _by(value: str, reader: Reader) -> str:
    return reader.say("history.by_api") if value == "api" else reader.name(value)


def _as_it_is(value: Any, _reader: Reader) -> str:
    return str(value)


_SAID: Mapping[str, Said] = {
    "priority": lambda value, reader: reader.say("queue.detail_priority", number=value),
    "lane": lambda value, reader: "" if value == "queue" else _known("lane")(value, reader),
    "state": _known("state"),
    "outcome": _known("outcome"),
    "reason": _known("dismissal"),
    "dismissal": _known("dismissal"),
    "gate": _known("gate_reason"),
    "bar": _known("bar"),
    "role": _known("role"),
    "undone": _known("action"),
    "before": _was("queue.detail_before"),
    "after": _was("queue.detail_after"),
    "from": _whose("queue.detail_from", "history.split_from"),
    "to": _whose("history.to", "history.split_to"),
    "parted": lambda value, reader: reader.say("history.parted", case=value),
    "merged": lambda value, reader: reader.say("history.merged", case=value),
    "into": lambda value, reader: reader.say("history.into", case=value),
    "until": lambda value, reader: reader.say("history.until", time=reader.when(datetime.fromisoformat(value))),
    "called": _names,
    "accepted": _accepted,
    "why": _why,
    "thrown_away": _if("history.thrown_away"),
    "flag": _if("", "history.withdrawn"),
    "marked": _if("", "history.withdrawn"),
    "came": _if("fact.private_came", "fact.private_not"),
    "forced": _if("queue.detail_forced"),
    "text": _as_it_is,
    "name": _as_it_is,
    "incident": lambda value, reader: reader.say("history.incident", number=value),
    "sessions": _count("history.sessions"),
    "tokens": _count("history.tokens"),
    "locked_minutes": _count("history.locked_minutes"),
    "subject": lambda value, reader: reader.say("history.subject", id=value),
    "changed": _changed,
    "how": _known("signed_in_by"),
    "by": _by,
}
