"""A digest or one case as plain text, readable at 78 columns."""

from collections.abc import Iterable, Sequence

from activesupport.channels.digest.case_view import CaseView, SuggestionView
from activesupport.channels.digest.columns import COLUMNS, width, wrap
from activesupport.channels.digest.view import Chart, DigestView, view
from activesupport.domain.digest import Digest
from activesupport.words import say

_BARS = " ▁▂▃▄▅▆▇█"
_INDENT = "    "


def render(digest: Digest, most: int) -> str:
    """The whole digest; lines end in a bare newline."""
    shown = view(digest, most)
    parts = [_head(shown), _cases(shown), _hours(shown.chart, shown.language), _lanes(shown), _day(shown)]
    parts.append([shown.next] if shown.next else [])
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def render_case(case: CaseView, language: str) -> str:
    """One case, as the digest and the alerts show it; without a line end."""
    return "\n".join(_case(case, language))


def _head(shown: DigestView) -> list[str]:
    title = f"{shown.team}  {say('digest.title', shown.language)}"
    lines = [title, f"{shown.date}  {shown.span}", "=" * COLUMNS]
    if shown.dry:
        lines += ["", *wrap(say("digest.dry", shown.language), first="*** ", rest=_INDENT)]
    lines += ["", "   ".join(f"{word} {number}" for number, word, _ in shown.figures)]
    if shown.warnings:
        lines += ["", f"! {say('digest.warnings', shown.language)}"]
        for warning in shown.warnings:
            lines += wrap(warning, first="  - ", rest=_INDENT)
    return lines


def _cases(shown: DigestView) -> list[str]:
    language = shown.language
    if not shown.carried_total + shown.new_total:
        return [say("digest.empty", language), *wrap(shown.empty_note)]
    lines: list[str] = []
    groups = (("carried", shown.carried, shown.carried_total), ("new", shown.new, shown.new_total))
    for key, cases, total in groups:
        if cases:
            lines += ["", _rule(say(f"digest.section_{key}", language, n=total))]
        for case in cases:
            lines += ["", *_case(case, language)]
    if shown.remaining:
        lines += ["", f"{say('digest.more', language, n=shown.remaining)} activesupport queue list"]
    return lines[1:]


def _case(case: CaseView, language: str) -> list[str]:
    head = f"[{case.level_word} {case.priority}] #{case.number}  {case.brand} / {case.platform}"
    who = f"{case.name} {case.author}".strip()
    lines = wrap(head) + wrap(_joined([who, case.when, case.age]), first=_INDENT)
    lines += ["", *wrap(case.text, first="  | "), ""]
    lines += _named(say("digest.reasons", language), " / ".join(case.reasons))
    lines += _named(say("digest.labels", language), _joined([case.labels, *_facts(case, language)]))
    lines += (
        _link(say("digest.open_post", language), case.link)
        if case.link
        else [_INDENT + say("digest.no_link", language)]
    )
    lines += _link(say("digest.open_page", language), case.page)
    lines += _link(say("digest.take", language), case.command)
    if not case.suggestions:
        return [*lines, _INDENT + say("digest.no_suggestion", language)]
    for suggestion in case.suggestions:
        lines += ["", *_suggestion(suggestion, language)]
    return lines


def _suggestion(suggestion: SuggestionView, language: str) -> list[str]:
    excess = f" (! {suggestion.excess})" if suggestion.excess else ""
    title = f"{say('digest.suggestion', language)}: {suggestion.kind}  {suggestion.counter}{excess}"
    lines = [_INDENT + title, *wrap(suggestion.text, first="    > ")]
    return lines + (wrap(suggestion.fill_in, first="    ! ", rest="      ") if suggestion.fill_in else [])


def _facts(case: CaseView, language: str) -> Iterable[str]:
    if case.posts > 1:
        yield say("digest.posts", language, n=case.posts)
    if case.previous is not None:
        yield say("digest.previous", language, n=case.previous)
    if case.holder:
        yield case.holder


def _named(name: str, value: str) -> list[str]:
    return wrap(f"{name}: {value}", first=_INDENT, rest=_INDENT * 2) if value else []


def _link(name: str, target: str | None) -> list[str]:
    """Name and address on one line where they fit; an address is never broken."""
    if not target:
        return []
    whole = f"{_INDENT}{name}: {target}"
    return [whole] if width(whole) <= COLUMNS else [f"{_INDENT}{name}:", _INDENT + target]


def _hours(chart: Chart, language: str) -> list[str]:
    lines = [_rule(say("digest.hours", language)), ""]
    if chart.peak:
        # every label has six columns of room, whatever number of bars it stands under
        size = max(2, 6 // chart.step)
        bars = "".join(_bar(column.total, chart.peak) * (size - 1) + " " for column in chart.columns)
        labels = [column.label for column in chart.columns if column.label]
        room = size * chart.step
        scale = "".join(label + " " * (room - width(label)) for label in labels)
        lines += [(_INDENT + bars).rstrip(), (_INDENT + scale).rstrip()]
    return lines + wrap(chart.summary, first=_INDENT)


def _bar(count: int, peak: int) -> str:
    return _BARS[max(1, round(8 * count / peak))] if count else _BARS[0]


def _lanes(shown: DigestView) -> list[str]:
    language = shown.language
    lines = [_rule(say("digest.lanes", language)), ""]
    if not shown.lanes:
        return [*lines, *wrap(say("digest.lanes_none", language), first=_INDENT)]
    note = say("digest.lanes_note", language, found=shown.found, queued=shown.queued)
    lines += [*_table(shown.lanes), "", *wrap(f"{note} activesupport queue lanes", first=_INDENT)]
    if shown.to_label:
        wait = say("digest.to_label", language, n=shown.to_label)
        lines += wrap(f"{wait} activesupport queue lanes unsure", first=_INDENT)
    return lines


def _day(shown: DigestView) -> list[str]:
    return [_rule(say("digest.day", shown.language)), "", *_table(shown.day)] if shown.day else []


def _table(counts: Sequence[tuple[str, int]]) -> list[str]:
    """Words and numbers in two columns."""
    widest = max(width(word) for word, _ in counts)
    return [f"{_INDENT}{word}{' ' * (widest - width(word))} {number:>6}" for word, number in counts]


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def _rule(title: str) -> str:
    return f"-- {title} " + "-" * max(0, COLUMNS - width(title) - 4)
