"""A whole digest in words: heading, numbers, hours, lanes and cases, before it is laid out."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from activesupport.channels.digest.case_view import CaseView, view_case
from activesupport.channels.digest.clean import line
from activesupport.channels.digest.dates import date, local, moment, span
from activesupport.domain.case import Lane, Outcome
from activesupport.domain.digest import Digest, HourCount
from activesupport.domain.schedule import next_local_time
from activesupport.words import explain, say

_COLUMNS = 24
"""A chart for a phone's width has no room for more; longer times are drawn in steps of several hours."""


@dataclass(frozen=True, slots=True)
class Column:
    """Posts of one step of the chart, and its label where one stands under it (else empty)."""

    flagged: int
    other: int
    label: str

    @property
    def total(self) -> int:
        return self.flagged + self.other


@dataclass(frozen=True, slots=True)
class Chart:
    """`step` columns share one label; `peak` is the highest total; `summary` says the same in a sentence."""

    columns: tuple[Column, ...]
    step: int
    peak: int
    summary: str


@dataclass(frozen=True, slots=True)
class DigestView:
    """`figures` are (number, word, whether it calls for attention); `lanes` and `day` are (word, number)."""

    language: str
    team: str
    date: str
    span: str
    dry: bool
    warnings: tuple[str, ...]
    figures: tuple[tuple[int, str, bool], ...]
    carried: tuple[CaseView, ...]
    new: tuple[CaseView, ...]
    carried_total: int
    new_total: int
    remaining: int
    empty_note: str
    chart: Chart
    found: int
    queued: int
    lanes: tuple[tuple[str, int], ...]
    to_label: int
    day: tuple[tuple[str, int], ...]
    next: str


def view(digest: Digest, most: int) -> DigestView:
    """The digest for its team's eyes, with the first `most` cases."""
    team, numbers = digest.team, digest.numbers
    carried = digest.carried[: max(most // 2, most - len(digest.new))]  # old cases never push out all the new ones
    new = digest.new[: most - len(carried)]
    total = numbers.carried + numbers.new
    return DigestView(
        language=team.language,
        team=line(team.name),
        date=date(local(digest.end, team), team.language),
        span=span(digest.start, digest.end, team),
        dry=digest.dry,
        warnings=tuple(line(explain(reason, team.language)) for reason in digest.warnings),
        figures=_figures(digest, total),
        carried=tuple(view_case(case, team, digest.end) for case in carried),
        new=tuple(view_case(case, team, digest.end) for case in new),
        carried_total=numbers.carried,
        new_total=numbers.new,
        remaining=total - len(carried) - len(new),
        empty_note=_empty_note(digest),
        chart=_chart(digest.hours, team.language),
        found=numbers.found,
        queued=numbers.lanes.get(Lane.QUEUE, 0),
        lanes=_counts("lane", [lane for lane in Lane if lane is not Lane.QUEUE], numbers.lanes, team.language),
        to_label=numbers.to_label,
        day=_day(digest),
        next=_next(digest),
    )


def _figures(digest: Digest, total: int) -> tuple[tuple[int, str, bool], ...]:
    churn = digest.numbers.labels.get("churn", 0)
    numbers = {"need": total, "new": digest.numbers.new, "carried": digest.numbers.carried, "churn": churn}
    return tuple(
        (number, say(f"digest.{key}", digest.team.language), key == "need" and number > 0)
        for key, number in numbers.items()
    )


def _empty_note(digest: Digest) -> str:
    if digest.numbers.held:
        return say("digest.empty_held", digest.team.language, n=digest.numbers.held)
    return say("digest.empty_note", digest.team.language)


def _next(digest: Digest) -> str:
    team = digest.team
    if not team.digest_times:
        return ""
    due = next_local_time(team.digest_times, team.timezone, digest.end)
    return say("digest.next", team.language, moment=moment(local(due, team), team.language))


def _counts(section: str, keys: Sequence[str], counts: Mapping[str, int], language: str) -> tuple[tuple[str, int], ...]:
    """What was counted, in the order of `keys`; keys that nobody knows come last, so that nothing is lost."""
    unknown = [] if section != "lane" else [key for key in counts if key not in set(Lane)]
    return tuple((say(f"{section}.{key}", language), counts[key]) for key in [*keys, *unknown] if counts.get(key))


def _day(digest: Digest) -> tuple[tuple[str, int], ...]:
    numbers, language = digest.numbers, digest.team.language
    cases = {
        "opened": numbers.opened,
        "resolved": numbers.resolved,
        "dismissed": numbers.dismissed,
        "held": numbers.held,
    }
    return _counts("digest", list(cases), cases, language) + _counts(
        "outcome", list(Outcome), numbers.outcomes, language
    )


def _chart(hours: Sequence[HourCount], language: str) -> Chart:
    size = max(1, math.ceil(len(hours) / _COLUMNS))
    groups = [hours[at : at + size] for at in range(0, len(hours), size)]
    step = max(1, math.ceil(len(groups) / 8))
    columns = tuple(
        Column(
            flagged=sum(hour.flagged for hour in group),
            other=sum(hour.other for hour in group),
            label=say("digest.hour_label", language, hour=group[0].hour.hour) if index % step == 0 else "",
        )
        for index, group in enumerate(groups)
    )
    peak = max((column.total for column in columns), default=0)
    if peak == 0:
        return Chart(columns, step, 0, say("digest.hours_none", language))
    busiest = max(range(len(columns)), key=lambda index: columns[index].total)
    first, last = groups[busiest][0].hour, groups[busiest][-1].hour
    summary = say(
        "digest.hours_alt",
        language,
        start=moment(first, language),
        end=f"{last + timedelta(hours=1):%H:%M}",
        total=columns[busiest].total,
        flagged=columns[busiest].flagged,
    )
    return Chart(columns, step, peak, summary)
