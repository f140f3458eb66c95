"""What leads decide about, and what is on record: approvals, incidents with the stop, who did what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from sqlalchemy import ScalarSelect
from sqlalchemy.orm import Session

from activesupport.desk.cursors import mark, place_at
from activesupport.desk.fill.names import Names
from activesupport.desk.fill.reply import checked
from activesupport.desk.fill.shell import stop_in_force
from activesupport.desk.fill.words import brand_name, moment_for, platform, post_line
from activesupport.desk.views.oversight import (
    ApprovalRow,
    ApprovalsView,
    AuditRow,
    AuditView,
    IncidentRow,
    IncidentsView,
)
from activesupport.desk.views.parts import Choice, Errors
from activesupport.desk.visitor import Visitor
from activesupport.domain.gate import GateDecision
from activesupport.domain.outgoing import ReplyState
from activesupport.domain.people import Permission
from activesupport.domain.rules import Rules
from activesupport.storage import audit, contacts, counting, figures, people, queue, replies
from activesupport.storage import desk_tables as tables
from activesupport.storage.codec import reason_from_json
from activesupport.storage.tables import CaseRow, PostRow
from activesupport.words import LANGUAGES, catalogue, explain, say
from activesupport.work.accounts.door import Deed
from activesupport.work.history import detail_words
from activesupport.work.rulekit import RuleKit
from activesupport.work.sending.checking import check
from activesupport.work.team.incidents import IncidentKind

MOST_APPROVALS = 50
"""Replies on the page; those that wait the longest come first."""
NOTHING_TYPED: Mapping[str, str] = {}
_OTHER_DEEDS = ("look", "incident_start", "incident_end", "stop_sending", "allow_sending")


def approvals_view(session: Session, here: Visitor) -> ApprovalsView:
    """The replies that wait for a lead, within the visitor's walls."""
    kit, names = here.desk.rules(), Names(session)
    waiting = replies.in_state(session, ReplyState.APPROVAL, here.person.brands, MOST_APPROVALS)
    return ApprovalsView(tuple(_approval(here, *one, kit, names) for one in waiting))


def _approval(
    here: Visitor, reply: tables.ReplyRow, case: CaseRow, post: PostRow, kit: RuleKit, names: Names
) -> ApprovalRow:
    language = here.language
    shown, shown_language = post_line(case, post, language)
    speaks_against = case.gate != GateDecision.OK and case.gate_overruled_by is None
    return ApprovalRow(
        reply=reply.id,
        case=case.id,
        brand=brand_name(kit.rules, reply.brand, language),
        platform=platform(reply.source, language),
        by=names.of(reply.author),
        at=reply.created_at,
        because=explain(reason_from_json(reply.why), language) if reply.why else "",
        post=shown,
        post_language=shown_language,
        text=reply.text,
        language=reply.language,
        suggested=reply.suggested or "",
        flags=checked(here, case, check(reply.text, case, post, kit), reply.text, seen=False).flags,
        gate=say(f"gate_reason.{case.gate_reason}", language) if speaks_against else "",
        may_decide=reply.author != here.person.name and here.person.may(Permission.LEAD),
    )


def incidents_view(
    session: Session, here: Visitor, errors: Errors | None = None, typed: Mapping[str, str] = NOTHING_TYPED
) -> IncidentsView:
    """Incidents and the stop; `errors` and `typed` are those of a form that came back."""
    rules, language = here.desk.rules().rules, here.language
    names = Names(session)
    found = contacts.incidents(session, here.person.brands)
    numbers = {str(row.id): _cases_of(session, here, row) for row in found}
    numbers["held"] = replies.counted(ReplyState.READY, here.person.brands)
    counted = counting.counts(session, numbers)
    rows = [_incident(here, row, counted[str(row.id)], rules, names) for row in found]
    brands = [one for one in rules.brands.values() if here.person.sees(one.id)]
    return IncidentsView(
        running=tuple(row for row in rows if row.ended_at is None),
        past=tuple(row for row in rows if row.ended_at is not None),
        brands=tuple(Choice(one.id, one.called(language), one.id == typed.get("brand")) for one in brands),
        kinds=tuple(
            Choice(str(kind), say(f"incident_kind.{kind}", language), kind == typed.get("kind"))
            for kind in IncidentKind
        ),
        stop=stop_in_force(session),
        held=counted["held"],
        may_decide=here.person.may(Permission.DECIDE),
        typed=typed,
        errors=errors or {},
    )


def _incident(here: Visitor, row: tables.IncidentRow, concerned: int, rules: Rules, names: Names) -> IncidentRow:
    return IncidentRow(
        id=row.id,
        brand=brand_name(rules, row.brand, here.language),
        kind=say(f"incident_kind.{row.kind}", here.language),
        statements=tuple((one, row.statements[one]) for one in LANGUAGES if row.statements.get(one)),
        link=row.link or None,
        by=names.of(row.by),
        started_at=row.started_at,
        ended_at=row.ended_at,
        cases=concerned,
    )


def _cases_of(session: Session, here: Visitor, row: tables.IncidentRow) -> ScalarSelect[int]:
    """Cases that came while it went on; of one that still does, those that are open."""
    if row.ended_at is not None:
        return figures.counted_opened(row.brand, row.started_at, row.ended_at)
    here_and_now = queue.Wish(queue.View.ALL, here.person.name, here.desk.now(), brands=(row.brand,))
    return queue.counted(session, here_and_now)


@dataclass(frozen=True, slots=True)
class AuditWish:
    """What the address of the record asks for; "" is any. `start` and `end` are days as 2026-11-01, both included."""

    person: str = ""
    action: str = ""
    start: str = ""
    end: str = ""
    after: str = ""


def audit_view(session: Session, here: Visitor, wish: AuditWish) -> AuditView:
    """The record, the latest first. Days are those of the visitor's zone."""
    start, end = _day(wish.start, here.zone), _day(wish.end, here.zone)
    wanted = audit.Wanted(
        actor=wish.person or None,
        action=wish.action or None,
        since=start,
        until=end + timedelta(days=1) if end else None,
    )
    found = audit.page(session, wanted, place_at(wish.after, datetime, int))
    first, last = (one.date().isoformat() if one else "" for one in (start, end))
    names, everybody = Names(session), people.everybody(session)
    accounts = {str(row.id): row.display or row.name for row in everybody}
    query = {"person": wish.person, "action": wish.action, "start": first, "end": last}
    return AuditView(
        rows=tuple(_deed(here, row, names, accounts) for row in found.rows),
        people=tuple(Choice(row.name, row.display, row.name == wish.person) for row in everybody),
        actions=tuple(Choice(one, deed_words(one, here.language), one == wish.action) for one in _deeds()),
        start=first,
        end=last,
        after=urlencode(query | {"after": mark(found.after)}) if found.after else None,
    )


def _deed(here: Visitor, row: tables.AuditRow, names: Names, accounts: Mapping[str, str]) -> AuditRow:
    kind, _, about = row.target.partition(":")
    case = int(about) if kind == "case" and about.isascii() and about.isdigit() else None
    target = {
        "case": f"#{about}",
        "user": accounts.get(about, row.target),
        "brand": brand_name(here.desk.rules().rules, about, here.language),
        "list": say("audit.list", here.language, list=_list_name(about, here.language)),
        "search": say("audit.search", here.language, words=about),
    }.get(kind, row.target)
    detail = detail_words(row.detail, here.language, names.of, partial(moment_for, here))
    return AuditRow(row.at, names.of(row.actor), deed_words(row.action, here.language), target, detail, case)


def _list_name(view: str, language: str) -> str:
    code = f"desk.view_{view}"
    return say(code, language) if code in catalogue(language) else view


def _deeds() -> Sequence[str]:
    return (*_OTHER_DEEDS, *map(str, Deed))


def deed_words(action: str, language: str) -> str:
    """What was done, in words; as it stands in the record where the catalogue has none."""
    code = f"deed.{action}"
    return say(code, language) if code in catalogue(language) else action


def _day(text: str, zone: ZoneInfo) -> datetime | None:
    """The beginning of a day; None for what is none, so that an old bookmark still shows something."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return datetime.combine(day, time(), zone) if 2000 <= day.year < 2200 else None
