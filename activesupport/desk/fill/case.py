"""A case as its visitor sees it, and what they may do with it now."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from activesupport.desk.fill import reply as replying
from activesupport.desk.fill.conversation import headline_and_context
from activesupport.desk.fill.queue import label_choices
from activesupport.desk.fill.shell import stop_in_force
from activesupport.desk.fill.words import author, brand_name, case_clock, platform, post_line
from activesupport.desk.views.case import (
    CaseAct,
    CaseActs,
    CaseView,
    Claim,
    EarlierContact,
    HistoryEntry,
    Holding,
    Note,
)
from activesupport.desk.views.parts import Choice
from activesupport.desk.views.reply import Check, Draft
from activesupport.desk.visitor import Visitor
from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState, Dismissal, Outcome
from activesupport.domain.people import Permission
from activesupport.domain.priority import band
from activesupport.domain.rules import Rules
from activesupport.storage import cases, contacts, people, posts, presence, replies
from activesupport.storage.codec import reasons_from_json
from activesupport.storage.tables import CaseRow, DecisionRow, PostRow
from activesupport.text.lengths import length, limit
from activesupport.words import explain, say
from activesupport.work.casework.closing import UNDOABLE
from activesupport.work.casework.notes import LOOKING
from activesupport.work.history import detail_words
from activesupport.work.sending.checking import check
from activesupport.work.speaking import gate_of
from activesupport.work.team.kindness import CURRENCIES

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


def case_view(
    session: Session, here: Visitor, case: CaseRow, draft: Draft, problem: str = "", *, seen: bool = False
) -> CaseView:
    """Everything about one case. Raises nothing for a case that the visitor may see."""
    kit, language, now = here.desk.rules(), here.language, here.desk.now()
    said = cases.conversation(session, case)
    decisions = cases.decisions_of(session, case.id)
    earlier = cases.earlier_with_posts(session, case)
    post = posts.get(session, case.headline_id)
    headline, context = headline_and_context(here, case, said, kit.rules)
    clock = case_clock(case, kit.rules, now, language)
    return CaseView(
        number=case.id,
        version=case.version,
        brand=brand_name(kit.rules, case.brand, language),
        team=kit.rules.teams[case.team].name if case.team in kit.rules.teams else case.team,
        platform=platform(case.source, language),
        author=author(case.author_handle, language),
        name=post.author_name,
        profile=f"https://x.com/{case.author_handle}" if case.source == "x" and case.author_handle else None,
        language=case.language,
        state=say(f"state.{case.state}", language),
        priority=case.priority,
        level=band(case.priority),
        labels=tuple(say(f"label.{label}", language) for label in case.labels),
        why=tuple(explain(reason, language) for reason in reasons_from_json(case.reasons)),
        opened_at=case.opened_at,
        headline=headline,
        claim=_claim(session, here, case, now),
        acts=acts_for(session, here, case, earlier),
        reply=replying.panel(
            here,
            case,
            post,
            gate=gate_of(session, case, kit, now),
            offered=cases.suggestions_of(session, [case.id]).get(case.id, []),
            replies=replies.of_case(session, case.id),
            decisions=decisions,
            rules=kit.rules,
            draft=draft,
            check=_checked(here, case, post, draft, kit.rules, seen=seen),
            problem=problem,
            stopped=stop_in_force(session) is not None,
            incident=contacts.incident(session, case.brand),
        ),
        clocks=(clock,) if clock else (),
        context=context,
        earlier=tuple(_contact(here, one, found) for one, found in earlier),
        notes=tuple(Note(one.actor, one.at, one.detail["text"]) for one in decisions if one.action == Act.NOTE),
        history=tuple(_entry(here, case, one, last=one is decisions[-1]) for one in reversed(decisions)),
        facts=_facts(session, here, case, post),
        wake_at=case.wake_at,
        outcome=_outcome(here, case),
    )


def _checked(here: Visitor, case: CaseRow, post: PostRow, draft: Draft, rules: Rules, *, seen: bool) -> Check:
    if not draft.text:
        return Check(length("", case.source), limit(case.source))
    return replying.checked(here, check(draft.text, case, post, rules), draft.text, seen=seen)


def _claim(session: Session, here: Visitor, case: CaseRow, now: datetime) -> Claim:
    others = presence.others(session, case.id, here.person.name, now - LOOKING)
    if CaseState(case.state).is_closed:
        return Claim(Holding.CLOSED, viewing=others)
    if case.state != CaseState.CLAIMED or here.hand.has_run_out(case):
        return Claim(Holding.FREE, viewing=others)
    holding = Holding.MINE if case.claimed_by == here.person.name else Holding.OTHER
    return Claim(holding, case.claimed_by or "", case.lease_until, others)


def acts_for(session: Session, here: Visitor, case: CaseRow, earlier: Sequence[tuple[CaseRow, PostRow]]) -> CaseActs:
    """What may be done now, and the choices that it takes; `earlier` are the person's other cases."""
    barred = contacts.bar_of(session, (case.brand, case.source, case.author_id)) is not None
    may, language = allowed(here, case, barred=barred), here.language
    able = people.candidates(session, case.brand)
    colleagues = [Choice(one.name, one.display, one.name == case.assignee) for one in able]
    leads = here.person.may(Permission.LEAD)
    return CaseActs(
        may=may,
        people=tuple(colleagues),
        assignees=tuple(one for one in colleagues if leads or one.value == here.person.name),
        snoozes=snooze_choices(here),
        reasons=tuple(Choice(str(one), say(f"dismissal.{one}", language)) for one in Dismissal),
        outcomes=tuple(Choice(str(one), say(f"outcome.{one}", language), one == case.outcome) for one in Outcome),
        labels=label_choices(language, case.labels),
        others=tuple(
            Choice(str(one.id), f"#{one.id} {post_line(one, post, language, _A_GLANCE)[0]}")
            for one, post in earlier
            if one.closed_at is None
        ),
        currencies=tuple(Choice(one, one, one == ("JPY" if language == "ja" else "USD")) for one in CURRENCIES),
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
        return frozenset(always | {CaseAct.REOPEN, CaseAct.OUTCOME})
    held = case.state == CaseState.CLAIMED and not here.hand.has_run_out(case)
    if held and case.claimed_by != person.name:
        return frozenset(always | ({CaseAct.RELEASE} if lead else set()))
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


def _contact(here: Visitor, case: CaseRow, post: PostRow) -> EarlierContact:
    language = here.language
    code = f"outcome.{case.outcome}" if case.outcome else f"dismissal.{case.dismissal}" if case.dismissal else ""
    ended = say(code, language) if code else say(f"state.{case.state}", language)
    return EarlierContact(case.id, case.opened_at, *post_line(case, post, language, 60), ended)


def _entry(here: Visitor, case: CaseRow, one: DecisionRow, *, last: bool) -> HistoryEntry:
    own = one.actor == here.person.name and one.action in UNDOABLE and one.before is not None
    return HistoryEntry(
        at=one.at,
        actor=one.actor,
        action=say(f"action.{one.action}", here.language),
        detail=detail_words(one.detail, here.language),
        basis=" · ".join(text for text in (one.rules, one.model) if text),
        undo=one.id if own and last and case.version == one.case_version else None,
    )


def _facts(session: Session, here: Visitor, case: CaseRow, post: PostRow) -> tuple[tuple[str, str], ...]:
    language = here.language
    found: list[tuple[str, str]] = []
    if post.followers is not None:
        found.append((say("fact.followers", language), f"{post.followers:,}"))
    mention = posts.mention_in_case(session, case.id, case.headline_id)
    if mention is not None and mention.watches:
        found.append((say("fact.watches", language), ", ".join(mention.watches)))
    bar = contacts.bar_of(session, (case.brand, case.source, case.author_id))
    if bar is not None:
        found.append((say(f"bar.{bar.kind}", language), bar.why or bar.by))
    if case.assignee:
        found.append((say("fact.assignee", language), case.assignee))
    if case.invited_at is not None:
        came = {None: "fact.private_open", True: "fact.private_came", False: "fact.private_not"}[case.taken_up]
        found.append((say("fact.private", language), say(came, language)))
    return tuple(found)


def _outcome(here: Visitor, case: CaseRow) -> str:
    if not case.outcome:
        return ""
    words = say(f"outcome.{case.outcome}", here.language)
    if case.outcome_confidence is None:
        return words
    return say("desk.outcome_read", here.language, outcome=words, percent=round(100 * case.outcome_confidence))
