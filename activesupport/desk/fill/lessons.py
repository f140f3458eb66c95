"""What is learnt from cases: chances to delight with their ledger, questions without an entry, playbooks as used."""

from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from activesupport.channels.digest.dates import age
from activesupport.desk.fill.names import Names
from activesupport.desk.fill.queue import row_of
from activesupport.desk.fill.words import brand_name
from activesupport.desk.views import insight as views
from activesupport.desk.views.oversight import CaseLine
from activesupport.desk.visitor import Visitor
from activesupport.domain.reply import Playbook
from activesupport.insight.edits import Edits, edits_of_each
from activesupport.insight.faq_gaps import FaqGap, faq_gaps
from activesupport.storage import contacts, queue
from activesupport.storage.desk_tables import DelightRow
from activesupport.text import shorten
from activesupport.text.tokens import strip_addresses
from activesupport.words import say
from activesupport.work.team.kindness import money

MOST_CHANCES = 100
MOST_GAPS = 30
LONGEST_QUESTION = 160
LONGEST_HEADING = 60
_ENTRIES = 10_000
"""Entries of a month's ledger that are summed up."""


def delight_view(session: Session, here: Visitor) -> views.DelightView:
    """The lane of delight: who might be glad of a kind word, what was done, and what it cost this month."""
    rules, walls = here.desk.rules().rules, here.person.brands
    wish = queue.Wish(queue.View.DELIGHT, here.person.name, here.desk.now(), walls)
    entries = contacts.delights(session, walls, month_start(here), _ENTRIES)
    done = {case.id: _what(entry) for entry, case in reversed(entries)}
    names = Names(session)
    rows = [(row_of(here, item, rules, names), item.post) for item in queue.page(session, wish, MOST_CHANCES)]
    spent: Counter[str] = Counter()
    for entry, _case in entries:
        spent[entry.currency] += entry.cost
    return views.DelightView(
        rows=tuple(
            views.DelightRow(
                case=row.id,
                brand=row.brand,
                platform=row.platform,
                author=row.author,
                text=row.line,
                language=row.language,
                time=post.time,
                why=row.why,
                holder=row.holder,
                done=done.get(row.id, ""),
            )
            for row, post in rows
        ),
        spent=tuple(money(cost, currency) for currency, cost in sorted(spent.items()) if cost),
    )


def _what(entry: DelightRow) -> str:
    """What was done for somebody, with what it cost."""
    return f"{entry.what} · {money(entry.cost, entry.currency)}" if entry.cost else entry.what


def month_start(here: Visitor) -> datetime:
    """The beginning of this month in the visitor's zone."""
    now = here.desk.now().astimezone(here.zone)
    return now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def gaps_view(session: Session, here: Visitor) -> views.FaqGapsView:
    """Questions that no FAQ entry answers, the most frequent first."""
    rules, now = here.desk.rules().rules, here.desk.now()
    found = faq_gaps(session, rules, here.person.brands)
    first = min((gap.first_at for gap in found), default=now)
    days = max(1, -(-(now - first) // timedelta(days=1)))
    return views.FaqGapsView(tuple(_gap(here, gap) for gap in found[:MOST_GAPS]), days)


def _gap(here: Visitor, gap: FaqGap) -> views.FaqGap:
    now, brand = here.desk.now(), brand_name(here.desk.rules().rules, gap.brand, here.language)
    return views.FaqGap(
        brand=brand,
        language=gap.language,
        count=gap.count,
        terms=gap.terms or tuple(filter(None, [shorten(strip_addresses(gap.examples[0].text), LONGEST_HEADING)])),
        first_at=gap.first_at,
        last_at=gap.last_at,
        examples=tuple(
            CaseLine(one.case, shorten(one.text, LONGEST_QUESTION), one.language, age(one.at, now, here.language))
            for one in gap.examples
        ),
    )


def playbooks_view(session: Session, here: Visitor) -> views.PlaybooksView:
    """What became of each playbook's suggestions in replies of the brands that the visitor sees."""
    found = edits_of_each(session, here.desk.rules().rules.playbooks, here.person.brands)
    used = tuple(_playbook(here, one, fared) for one, fared in found if fared.used)
    unused = tuple(one.called(here.language) for one, fared in found if not fared.used)
    return views.PlaybooksView(used, unused)


def _playbook(here: Visitor, playbook: Playbook, fared: Edits) -> views.PlaybookRow:
    return views.PlaybookRow(
        playbook=playbook.called(here.language),
        labels=tuple(say(f"label.{label}", here.language) for label in playbook.labels),
        used=fared.used,
        as_is=fared.as_is,
        edited=fared.edited,
        changed=_percent(fared.changed),
        removed=fared.removed,
        added=fared.added,
        examples=tuple(
            views.EditExample(one.case, one.before, one.after, one.language, _percent(one.changed))
            for one in fared.examples
        ),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
