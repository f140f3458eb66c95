"""A digest's cases as a table for spreadsheets: UTF-8 with byte order mark, CRLF, one row a case.

Columns: `case` number · `state` · `carried_over` (yes/no) · `priority` 0 to 100 · `why` (reasons in words) ·
`labels` (in words) · `brand` · `source` · `author` (handle without @) · `name` · `language` · `time` (of the
post, ISO 8601 in the team's zone) · `text` (as much as a cell can hold: 32,000 characters) · `url` · `posts` ·
`claimed_by` · `previous` (earlier case) · `suggestion` (the first one) · `page` (the case in the desk).
The column names never change with the language; words in the cells do.
"""

import csv
import io
from collections.abc import Sequence

from activesupport.channels.digest.case_view import label_words
from activesupport.channels.digest.clean import clean, excerpt, line, safe_link
from activesupport.channels.digest.dates import local
from activesupport.domain.digest import Digest, DigestCase
from activesupport.domain.watch import Team
from activesupport.words import explain, say

COLUMNS = (
    "case",
    "state",
    "carried_over",
    "priority",
    "why",
    "labels",
    "brand",
    "source",
    "author",
    "name",
    "language",
    "time",
    "text",
    "url",
    "posts",
    "claimed_by",
    "previous",
    "suggestion",
    "page",
)
_CELL = 32_000
"""Characters; spreadsheets cut a cell off at 32,767, and the table goes out by mail."""
# Full-width forms as well: spreadsheets in Japanese read them as the same signs.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(digest: Digest) -> str:
    """The table, begun by U+FEFF; cells that a spreadsheet would compute begin with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for cases, carried in ((digest.carried, True), (digest.new, False)):
        writer.writerows(_row(case, carried, digest.team) for case in cases)
    return "\ufeff" + out.getvalue()


def _row(case: DigestCase, carried: bool, team: Team) -> Sequence[str | int]:
    language = team.language
    separator = say("digest.list_separator", language)
    cells: tuple[str | int | None, ...] = (
        case.number,
        say(f"state.{case.state}", language),
        "yes" if carried else "no",
        case.priority,
        separator.join(explain(reason, language) for reason in case.reasons),
        label_words(case, language),
        case.brand,
        case.source,
        line(case.handle).lstrip("@"),
        line(case.name),
        case.language,
        local(case.time, team).isoformat(timespec="seconds"),
        excerpt(clean(case.text), _CELL),
        safe_link(case.url),
        case.posts,
        case.claimed_by,
        case.previous,
        clean(case.suggestions[0].text) if case.suggestions else None,
        safe_link(case.page),
    )
    return [_neutral(cell) for cell in cells]


def _neutral(cell: str | int | None) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, str) and (cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)):
        return "'" + cell
    return cell
