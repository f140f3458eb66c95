"""The right column: whether to speak, what to say, and how far an answer got."""

from collections.abc import Sequence

from activesupport.desk.fill.words import platform
from activesupport.desk.views.reply import (
    Check,
    Draft,
    GateNotice,
    GuardFlag,
    HandOver,
    Helpline,
    Origin,
    ReplyPanel,
    ReplyStatus,
    SendWay,
    SuggestionCard,
)
from activesupport.desk.visitor import Visitor
from activesupport.domain.gate import Gate, GateDecision
from activesupport.domain.outgoing import Draft as Outgoing
from activesupport.domain.outgoing import ReplyState, intent_url, needs_approval
from activesupport.domain.people import Permission
from activesupport.domain.rules import Rules
from activesupport.replies.fill import fill
from activesupport.storage.codec import reason_from_json
from activesupport.storage.desk_tables import IncidentRow, ReplyRow
from activesupport.storage.tables import CaseRow, DecisionRow, PostRow, SuggestionRow
from activesupport.text.lengths import length, limit
from activesupport.words import explain, say
from activesupport.work.sending.checking import STOPS, Checked
from activesupport.work.sending.signing import RESPONDER, signed
from activesupport.work.speaking import ONLY_A_LEAD, is_overruled

_ORIGINS = {"past": Origin.PAST, "model": Origin.LLM}
_SETTLED = {ReplyState.SEEN, ReplyState.REJECTED, ReplyState.CANCELLED, ReplyState.MISSING, ReplyState.POSTED}
_SENT = {ReplyState.POSTED, ReplyState.SEEN}
_TROUBLED = {ReplyState.MISSING, ReplyState.REJECTED}


def panel(
    here: Visitor,
    case: CaseRow,
    post: PostRow,
    *,
    gate: Gate,
    offered: Sequence[SuggestionRow],
    replies: Sequence[ReplyRow],
    decisions: Sequence[DecisionRow],
    rules: Rules,
    draft: Draft,
    check: Check,
    problem: str = "",
    stopped: bool = False,
    incident: IncidentRow | None = None,
) -> ReplyPanel:
    """Everything of the right column for one visitor."""
    on_its_way = next((one for one in replies if one.on_its_way), None)
    return ReplyPanel(
        suggestions=_cards(here, case, gate, offered, incident),
        gate=notice(here, case, gate, decisions),
        draft=draft,
        check=check,
        way=_way(here, case, gate, rules),
        platform=platform(case.source, here.language),
        hand_over=_hand_over(here, on_its_way, post, stopped=stopped),
        statuses=tuple(_status(here, one) for one in replies),
        private=_invitation(case, offered, rules),
        problem=problem,
    )


def _cards(
    here: Visitor, case: CaseRow, gate: Gate, offered: Sequence[SuggestionRow], incident: IncidentRow | None
) -> tuple[SuggestionCard, ...]:
    """What may be said: nothing from a drawer to a death or an illness, the statement alone while one is in force."""
    if gate.decision is GateDecision.SENIOR:
        return ()
    if incident is not None:
        return (_statement(here, case, incident),)
    return tuple(card(here, case, one) for one in offered)


def _statement(here: Visitor, case: CaseRow, incident: IncidentRow) -> SuggestionCard:
    text = " ".join(part for part in (incident.statement, incident.link) if part)
    return SuggestionCard(
        id=0,
        kind=say("desk.statement", here.language),
        text=text,
        language=case.language,
        length=length(text, case.source),
        limit=limit(case.source),
        origin=Origin.PLAYBOOK,
        source=say(f"incident_kind.{incident.kind}", here.language),
    )


def card(here: Visitor, case: CaseRow, one: SuggestionRow) -> SuggestionCard:
    language = here.language
    origin = Origin.FAQ if one.faq and one.origin == "playbook" else _ORIGINS.get(one.origin, Origin.PLAYBOOK)
    text = signed(one.text, one.language, here.person)
    return SuggestionCard(
        id=one.id,
        kind=say(f"kind.{one.kind}", language),
        text=text,
        language=one.language,
        length=length(text, case.source),
        limit=one.limit,
        origin=origin,
        source=one.faq if origin is Origin.FAQ and one.faq else one.playbook,
        parts=tuple(
            (say(f"part.{name}", language), signed(part, one.language, here.person)) for name, part in one.parts.items()
        ),
        open=tuple(name for name in one.open if name != RESPONDER),
    )


def notice(here: Visitor, case: CaseRow, gate: Gate, decisions: Sequence[DecisionRow]) -> GateNotice | None:
    """What the gate has to say; None where nothing speaks against speaking."""
    if gate.decision is GateDecision.OK:
        return None
    overruled = is_overruled(case, gate)
    because = next((one.detail["text"] for one in reversed(decisions) if one.action == "overrule"), "")
    senior = gate.decision is GateDecision.SENIOR
    needs_lead = senior or gate.reason in ONLY_A_LEAD
    return GateNotice(
        senior=senior,
        reason=say(f"gate_reason.{gate.reason}", here.language),
        words=say(gate.words_code, here.language),
        helplines=_helplines(here.language) if gate.reason == "self_harm" else (),
        overruled_by=(case.gate_overruled_by or "") if overruled else "",
        overruled_because=because if overruled else "",
        may_overrule=here.person.may(Permission.LEAD if needs_lead else Permission.ANSWER),
        yours=senior and here.person.may(Permission.LEAD),
    )


def _helplines(language: str) -> tuple[Helpline, ...]:
    """Where somebody in need finds help, by country; one line of the catalogue each: place, name, number, address."""
    lines = say("helpline.list", language).strip().splitlines()
    return tuple(Helpline(*(part.strip() for part in line.split("|"))) for line in lines)


def checked(here: Visitor, found: Checked, text: str, *, seen: bool) -> Check:
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
    return Check(found.length, found.limit, flags, seen)


def _way(here: Visitor, case: CaseRow, gate: Gate, rules: Rules) -> SendWay:
    """What the button says. Whether a lead looks first may still turn on the text: then the answer says so."""
    lead = here.person.may(Permission.LEAD)
    known = Outgoing(
        by_new_staff=here.person.needs_approval,
        priority=case.priority,
        labels=frozenset(case.labels),
        promises=False,
        gate="ok" if lead else gate.decision,
    )
    if needs_approval(known, rules.sending) is not None:
        return SendWay.APPROVAL
    return SendWay.OPEN if case.source == "x" else SendWay.COPY


def _hand_over(here: Visitor, reply: ReplyRow | None, post: PostRow, *, stopped: bool) -> HandOver | None:
    """A reply in the hand of its writer; none while all sending is held."""
    if reply is None or reply.author != here.person.name or reply.state != ReplyState.HANDED or stopped:
        return None
    return HandOver(
        reply=reply.id,
        text=reply.text,
        platform=platform(reply.source, here.language),
        intent=intent_url(reply.source, reply.target, reply.text, None),
        target=post.url,
    )


def _status(here: Visitor, reply: ReplyRow) -> ReplyStatus:
    state, language = ReplyState(reply.state), here.language
    why = explain(reason_from_json(reply.why), language) if reply.why else ""
    trouble = (
        say(f"reply_trouble.{state}", language) if state in _TROUBLED else why if state is ReplyState.APPROVAL else ""
    )
    return ReplyStatus(
        id=reply.id,
        text=reply.text,
        language=reply.language,
        by=reply.author,
        at=reply.created_at,
        state=say(f"reply_state.{state}", language),
        settled=state in _SETTLED,
        url=reply.url,
        trouble=trouble,
        acts=_acts(here, reply, state),
        example=reply.example if state in _SENT and here.person.may(Permission.LEAD) else None,
    )


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


def _invitation(case: CaseRow, offered: Sequence[SuggestionRow], rules: Rules) -> str:
    """The playbook's own words that lead to a private place, where it has some."""
    playbook = next((one for one in rules.playbooks for row in offered if row.playbook == one.id), None)
    script = playbook.scripts.get(case.language) if playbook else None
    brand = rules.brands.get(case.brand)
    if script is None or brand is None or not script.private:
        return ""
    return fill(script.private, {**brand.variables, "brand": brand.called(case.language)}, case.language).text
