"""docs/quality.md: sections as Markdown. Whether a target is met is said here, from the numbers."""

from collections.abc import Iterable, Sequence

from activesupport.language.evaluate import Figure
from benchmarks.quality.results import Beaten, Cell, Check, Outcome, Section, Table

_SAID = {
    Outcome.MET: "**met**",
    Outcome.BARELY_MET: "**met**, but the target lies inside the interval",
    Outcome.BARELY_MISSED: "**missed**, but the target lies inside the interval",
    Outcome.MISSED: "**missed**",
}
_INTRODUCTION = """# How good the judge is

Written by `make quality` (`python -m benchmarks.quality`); do not edit by hand. Every figure on this page was measured
in one run: {about}.

Brackets hold the interval in which 95 % of 300 bootstrap resamples lie. Copies of a text were removed before anything
was measured, seeds are fixed, and nothing was trained on what it is measured on. “Words alone” is the cheap tier
without embeddings, “as shipped” embeds every post, “with the cascade” (`[model] cascade = true`) embeds only what the
cheap tier cannot settle. Peers are sentiment tools that were run over the same texts in the same run; published figures
are quoted, not measured.
"""


def page(sections: Sequence[Section], about: str) -> str:
    """The whole page; `about` says what was measured."""
    parts = [_INTRODUCTION.format(about=about), _targets(sections), _peers(sections)]
    return "\n".join([*parts, *map(_section, sections)]).rstrip() + "\n"


def _targets(sections: Sequence[Section]) -> str:
    checks = [(section.title, check) for section in sections for check in section.checks]
    met = sum(check.outcome in {Outcome.MET, Outcome.BARELY_MET} for _title, check in checks)
    rows = [[f"[{title}](#{_anchor(title)})", check.what, *_checked(check)] for title, check in checks]
    lead = f"\n{met} of {len(checks)} targets are met.\n\n" if checks else "\nNo target was measured.\n"
    table = _table(("section", "what", "target", "found", "outcome"), rows) if rows else ""
    return f"## Targets\n{lead}{table}"


def _checked(check: Check) -> list[str]:
    sign = "at most " if check.at_most else "at least "
    return [sign + _cell(float(check.target)), _cell(check.found), _SAID[check.outcome]]


def _peers(sections: Sequence[Section]) -> str:
    """Each peer against the judge on every line that both were measured on."""
    lines = [one for section in sections for one in section.beaten]
    names = list(dict.fromkeys(one.peer for one in lines))
    verdicts = "\n".join(f"- {_verdict(name, [one for one in lines if one.peer == name])}" for name in names)
    table = _table(
        ("posts of", "peer", "ROC-AUC of the judge", "of the peer", "beaten"),
        [[one.line, one.peer, _cell(one.judge), _cell(one.other), _beaten(one)] for one in lines],
    )
    lead = (
        "What a team without this product would take. A sentiment tool reads mood; the question here is whether the "
        "customer has a complaint."
    )
    if not lines:
        return f"\n## Peers\n\n{lead}\n\nNot measured: no peer ran.\n"
    return f"\n## Peers\n\n{lead}\n\n{verdicts}\n\n{table}"


def _verdict(name: str, lines: Sequence[Beaten]) -> str:
    beaten, clear = sum(one.is_beaten for one in lines), sum(one.is_clear for one in lines)
    if beaten == len(lines):
        rest = "on all of them" if clear == beaten else f"on {clear} of them"
        return f"{name} is beaten on every line ({beaten}), {rest} with intervals that do not touch."
    lost = "; ".join(one.line for one in lines if not one.is_beaten)
    return f"{name} is **not** beaten on every line: {beaten} of {len(lines)}. Not beaten on: {lost}."


def _beaten(one: Beaten) -> str:
    if one.is_beaten:
        return "yes, clearly" if one.is_clear else "yes, within chance"
    return "**no**"


def _section(section: Section) -> str:
    parts = [f"\n## {section.title}\n", section.meaning, ""]
    for check in section.checks:
        target, found, outcome = _checked(check)
        parts.append(f"- Target for {check.what}: {target}; found {found}: {outcome}.")
    parts += [f"- Not measured: {reason}." for reason in section.missing]
    parts += [f"- {note}" for note in section.notes]
    parts += [_captioned(table) for table in section.tables]
    return "\n".join(parts)


def _captioned(table: Table) -> str:
    return f"\n**{table.caption}**\n\n" + _table(table.columns, [[_cell(one) for one in row] for row in table.rows])


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(_quoted(cell) for cell in line)} |\n" for line in lines)


def _cell(cell: Cell) -> str:
    match cell:
        case None:
            return "not measured"
        case Figure():
            return "not defined" if cell.value != cell.value else f"{cell.value:.3f} [{cell.low:.3f}, {cell.high:.3f}]"
        case float():
            return f"{cell:.3f}" if abs(cell) < 10 else f"{cell:,.0f}"
        case int():
            return f"{cell:,}"
    return cell


def _quoted(cell: str) -> str:
    """Texts of posts must not become columns, markup or mentions."""
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _anchor(title: str) -> str:
    kept = "".join(sign for sign in title.lower() if sign.isalnum() or sign in " -")
    return kept.replace(" ", "-")
