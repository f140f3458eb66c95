"""The right column: whether to speak, what to say, and how far an answer got."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from activesupport.desk.fill.counting import counter
from activesupport.desk.fill.dossier import Dossier
from activesupport.desk.fill.suggestions import cards, nothing, statement
from activesupport.desk.fill.words import platform
from activesupport.desk.views.reply import (
    Check,
    Draft,
    GateNotice,
    GuardFlag,
    HandOver,
    Helpline,
    ReplyPanel,
    ReplyStatus,
    SendWay,
)
from activesupport.desk.visitor import Visitor
from activesupport.domain.acts import Act
from activesupport.domain.gate import GateDecision
from activesupport.domain.outgoing import Draft as Outgoing
from activesupport.domain.outgoing import ReplyState, intent_url, needs_approval
from activesupport.domain.people import Permission
from activesupport.storage import offers, replies
from activesupport.storage.codec import reason_from_json
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import CaseRow
from activesupport.text.lengths import length, limit
from activesupport.words import explain, say
from activesupport.work.sending.checking import STOPS, Checked, check
from activesupport.work.sending.private import invitation
from activesupport.work.sending.reconcile import appears_by_itself
from activesupport.work.speaking import ONLY_A_LEAD, is_overruled, may_offer

_SETTLED = {ReplyState.SEEN, ReplyState.REJECTED, ReplyState.CANCELLED, ReplyState.MISSING, ReplyState.POSTED}
_SENT = {ReplyState.POSTED, ReplyState.SEEN}


def panel(session: Session, read: Dossier, draft: Draft, *, seen: bool = False) -> ReplyPanel:
    """Everything of the right column for one visitor; `seen`: they have confirmed what the guards say."""
    case = read.case
    offered = offers.of_cases(session, [case.id]).get(case.id, [])
    written = replies.of_case(session, case.id)
    on_its_way = next((one for one in written if one.on_its_way), None)
    draft = draft if draft.text else _returned(read, written)
    return ReplyPanel(
        suggestions=cards(read, offered),
        nothing=nothing(read),
        gate=notice(read),
        draft=draft,
        check=_check(read, draft, seen=seen),
        way=_way(read),
        platform=platform(case.source, read.language),
        hand_over=_hand_over(session, read, on_its_way),
        statuses=tuple(_status(read, one) for one in written),
        private=invitation(case, offered, read.rules) if may_offer(case, read.gate) else "",
    )


def _returned(read: Dossier, written: Sequence[ReplyRow]) -> Draft:
    """Where a lead gave the visitor's last reply back, the editor begins with it."""
    last = max(written, key=lambda one: one.id, default=None)
    if last is None or last.state != ReplyState.REJECTED or last.author != read.here.person.name:
        return Draft()
    return Draft(last.text, last.suggestion_id)


def _check(read: Dossier, draft: Draft, *, seen: bool) -> Check:
    case = read.case
    if not draft.text:
        return Check(counter(length("", case.source), limit(case.source), case.source, case.language, read.language))
    found = check(draft.text, case, read.post, read.here.desk.rules())
    return checked(read.here, case, found, draft.text, seen=seen)


def notice(read: Dossier) -> GateNotice | None:
    """What the gate has to say; None where nothing speaks against speaking."""
    here, case, gate, incident = read.here, read.case, read.gate, read.incident
    if gate.decision is GateDecision.OK:
        return None
    overruled = is_overruled(case, gate)
    because = next((one.detail["text"] for one in reversed(read.decisions) if one.action == Act.OVERRULE), "")
    senior = gate.decision is GateDecision.SENIOR
    needs_lead = senior or gate.reason in ONLY_A_LEAD
    return GateNotice(
        senior=senior,
        reason=say(f"gate_reason.{gate.reason}", here.language),
        words=say(gate.words_code, here.language),
        helplines=_helplines(here.language) if gate.reason == "self_harm" else (),
        overruled_by=read.names.of(case.gate_overruled_by) if overruled else "",
        overruled_because=because if overruled else "",
        may_overrule=here.person.may(Permission.LEAD if needs_lead else Permission.ANSWER),
        yours=senior and here.person.may(Permission.LEAD),
        statement=statement(read, incident) if incident is not None and gate.reason == "incident" else None,
    )


def _helplines(language: str) -> tuple[Helpline, ...]:
    """Where somebody in need finds help, by country; one line of the catalogue each: place, name, number, address."""
    lines = say("helpline.list", language).strip().splitlines()
    return tuple(Helpline(*(part.strip() for part in line.split("|"))) for line in lines)


def checked(here: Visitor, case: CaseRow, found: Checked, text: str, *, seen: bool) -> Check:
    """The live judgement of a draft."""
    flags = tuple(
        GuardFlag(
            kind=say(f"guard_kind.{flag.kind}", here.language),
            quote=text[flag.start : flag.end],
            words=explain(flag.reason, here.language),
            blocks=flag.kind in STOPS,
        )
        for flag in found.flags
    )
    count = counter(found.length, found.limit, case.source, case.language, here.language)
    return Check(count, flags, seen)


def _way(read: Dossier) -> SendWay:
    """What the button says. Whether a lead looks first may still turn on the text: then the answer says so."""
    here, case = read.here, read.case
    lead = here.person.may(Permission.LEAD)
    known = Outgoing(
        by_new_staff=here.person.needs_approval,
        priority=case.priority,
        labels=frozenset(case.labels),
        promises=False,
        gate="ok" if lead else read.gate.decision,
    )
    if needs_approval(known, read.rules.sending) is not None:
        return SendWay.APPROVAL
    return SendWay.OPEN if case.source == "x" else SendWay.COPY


def _hand_over(session: Session, read: Dossier, reply: ReplyRow | None) -> HandOver | None:
    """A reply in the hand of its writer."""
    if reply is None or reply.author != read.here.person.name or reply.state != ReplyState.HANDED:
        return None
    return HandOver(
        reply=reply.id,
        text=reply.text,
        platform=platform(reply.source, read.language),
        intent=intent_url(reply.source, reply.target, reply.text, None),
        target=read.post.url,
        looked_up=appears_by_itself(session, read.rules, reply.brand, reply.source, read.now),
    )


def _status(read: Dossier, reply: ReplyRow) -> ReplyStatus:
    here, state = read.here, ReplyState(reply.state)
    return ReplyStatus(
        id=reply.id,
        text=reply.text,
        language=reply.language,
        by=read.names.of(reply.author),
        at=reply.created_at,
        state=say(f"reply_state.{state}", read.language),
        settled=state in _SETTLED,
        url=reply.url,
        trouble=_trouble(read, reply, state),
        acts=_acts(here, reply, state),
        example=reply.example if state in _SENT and here.person.may(Permission.LEAD) else None,
    )


def _trouble(read: Dossier, reply: ReplyRow, state: ReplyState) -> str:
    """What keeps a reply from the customer: why a lead looks first, what should be different, that it never came."""
    if state is ReplyState.APPROVAL:
        return explain(reason_from_json(reply.why), read.language) if reply.why else ""
    if state is ReplyState.MISSING:
        return say("reply_trouble.missing", read.language)
    if state is not ReplyState.REJECTED:
        return ""
    given = (one for one in reversed(read.decisions) if one.action == Act.REJECT and one.detail["reply"] == reply.id)
    one = next(given, None)
    if one is None:
        return say("reply_trouble.rejected", read.language)
    return say("reply_trouble.rejected_why", read.language, who=read.names.of(one.actor), why=one.detail["text"])


def _acts(here: Visitor, reply: ReplyRow, state: ReplyState) -> tuple[str, ...]:
    own = reply.author == here.person.name
    lead = here.person.may(Permission.LEAD)
    if state is ReplyState.APPROVAL:
        return ("cancel",) if own or lead else ()
    if state is ReplyState.READY:
        return ("hand", "cancel") if own else ("cancel",) if lead else ()
    if state is ReplyState.HANDED:
        return ("posted", "cancel") if own or lead else ()
    if state is ReplyState.POSTED and (own or lead):
        return ("failed",)
    return ()
