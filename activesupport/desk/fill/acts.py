"""What may be done with a case now, and the choices that it takes."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from activesupport.desk.fill.dossier import Dossier
from activesupport.desk.fill.queue import label_choices
from activesupport.desk.fill.words import post_line
from activesupport.desk.views.case import CaseAct, CaseActs
from activesupport.desk.views.parts import Choice
from activesupport.desk.visitor import Visitor
from activesupport.domain.case import CaseState, Dismissal, Outcome
from activesupport.domain.people import Permission
from activesupport.storage.tables import CaseRow, PostRow
from activesupport.words import say
from activesupport.work.team.kindness import CURRENCIES, usual_currency

_MORNING = time(9, 0)
_A_GLANCE = 30
"""Characters of a post that tell one case from another in a list of choices."""
_HELD = {CaseAct.RENEW, CaseAct.RELEASE, CaseAct.HANDOVER, CaseAct.ESCALATE, CaseAct.SNOOZE}
_OPEN = {
    CaseAct.DISMISS,
    CaseAct.RESOLVE,
    CaseAct.MERGE,
    CaseAct.SPLIT,
    CaseAct.SNOOZE,
    CaseAct.ESCALATE,
}
Earlier = Sequence[tuple[CaseRow, PostRow]]
"""The person's other cases with the posts that they are about."""


def acts_for(read: Dossier, earlier: Earlier) -> CaseActs:
    """What may be done now, and the choices that it takes."""
    here, case, language = read.here, read.case, read.language
    colleagues = [Choice(name, display, name == case.assignee) for name, display in read.names.able(case.brand)]
    leads = here.person.may(Permission.LEAD)
    return CaseActs(
        may=allowed(here, case, barred=read.bar is not None),
        people=tuple(Choice(one.value, one.label) for one in colleagues if one.value != here.person.name),
        assignees=tuple(one for one in colleagues if leads or one.value == here.person.name),
        snoozes=snooze_choices(here),
        reasons=tuple(Choice(str(one), say(f"dismissal.{one}", language)) for one in Dismissal),
        outcomes=tuple(Choice(str(one), say(f"outcome.{one}", language), one == case.outcome) for one in Outcome),
        labels=label_choices(language, case.labels),
        others=_others(earlier, language),
        currencies=tuple(Choice(one, one, one == usual_currency(here.person.timezone)) for one in CURRENCIES),
    )


def _others(earlier: Earlier, language: str) -> tuple[Choice, ...]:
    """Open cases that this one could be merged with."""
    return tuple(
        Choice(str(one.id), f"#{one.id} {post_line(one, post, language, _A_GLANCE)[0]}")
        for one, post in earlier
        if one.closed_at is None
    )


def allowed(here: Visitor, case: CaseRow, *, barred: bool) -> frozenset[CaseAct]:
    """The acts that make sense for this visitor and this case; `barred`: its person is not to be written to."""
    person = here.person
    if not person.may(Permission.ANSWER):
        return frozenset({CaseAct.NOTE})
    lead = person.may(Permission.LEAD)
    always = {CaseAct.NOTE, CaseAct.RELABEL, CaseAct.DELIGHT, CaseAct.OPTOUT} | ({CaseAct.BLOCK} if lead else set())
    if barred and lead:
        always.add(CaseAct.UNBAR)
    if case.invited_at is not None:
        always.add(CaseAct.PRIVATE)
    if CaseState(case.state).is_closed:
        ended = {CaseAct.REOPEN} if case.merged_into is not None else {CaseAct.REOPEN, CaseAct.OUTCOME}
        return frozenset(always | ended)
    held = case.state == CaseState.CLAIMED and not here.hand.has_run_out(case)
    if held and case.claimed_by != person.name:
        return frozenset(always | ({CaseAct.RELEASE} if lead else set()))
    if case.abuse and not lead:
        return frozenset(always)
    mine = _HELD if held else {CaseAct.CLAIM}
    flag = ({CaseAct.UNFLAG} if lead else set()) if case.abuse else {CaseAct.ABUSE}
    return frozenset(always | _OPEN | mine | flag | {CaseAct.GATE, CaseAct.ASSIGN})


def snooze_choices(here: Visitor) -> tuple[Choice, ...]:
    """Times to come back, as people think of them; the values are minutes from now, or a local morning."""
    language = here.language
    tomorrow = datetime.combine((here.desk.now().astimezone(here.zone) + timedelta(days=1)).date(), _MORNING)
    monday = tomorrow + timedelta(days=(7 - tomorrow.weekday()) % 7)
    return (
        Choice("+60", say("snooze.hour", language)),
        Choice("+180", say("snooze.three_hours", language)),
        Choice(tomorrow.isoformat(timespec="minutes"), say("snooze.tomorrow", language)),
        Choice(monday.isoformat(timespec="minutes"), say("snooze.monday", language)),
    )
