"""Handing a reply to the platform, and what the responder says of it afterwards."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState
from activesupport.domain.errors import Forbidden, UserError
from activesupport.domain.gate import GateDecision
from activesupport.domain.guard import FlagKind
from activesupport.domain.outgoing import ReplyState, intent_url
from activesupport.domain.people import Permission
from activesupport.storage import audit, contacts, posts, replies, search
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import CaseRow
from activesupport.work.casework.hand import FREE, Hand
from activesupport.work.rulekit import RuleKit
from activesupport.work.sending.checking import changed, check, must_fit, must_pass
from activesupport.work.sending.private import invites
from activesupport.work.speaking import gate_of, is_overruled, must_pass_gate


def must_not_be_stopped(session: Session) -> None:
    """Raises UserError while somebody holds all sending."""
    stop = contacts.switch(session, contacts.SENDING, hold=True)
    if stop is not None and stop.on:
        raise UserError("sending.stopped", who=stop.by, why=stop.why)


def hand_over(hand: Hand, session: Session, case: CaseRow, reply: ReplyRow) -> str:
    """Mark a reply as handed over and give the address where it is posted; part of a larger act.

    The stop is asked in the same transaction, so that nothing slips out after it was pulled. Without any address
    the answer is empty: the text is then copied by hand.
    """
    must_not_be_stopped(session)
    post = posts.get(session, reply.post_id)
    if post.deleted_at is not None:
        raise UserError("sending.post_gone", case=case.id)
    replies.change(session, reply, hand.now(), state=ReplyState.HANDED, handed_at=hand.now())
    hand.record(session, case, Act.HAND_TO_PLATFORM, {"reply": reply.id})
    return intent_url(reply.source, reply.target, reply.text, post.url) or ""


def hand_approved(hand: Hand, reply_id: int, kit: RuleKit) -> str:
    """Open a reply that a lead has approved on the platform, or one again that was opened before; its address.

    Only whoever wrote it opens it, so that no two people post the same. What has come to speak against answering
    since it was written (an incident, another post of the customer) holds it.
    """
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        reply, case = _seen_by(hand, session, reply_id)
        if reply.author != hand.actor:
            raise UserError("handing.only_its_author", reply=reply_id, who=reply.author)
        if reply.state not in {ReplyState.READY, ReplyState.HANDED}:
            raise UserError("reply.not_ready", reply=reply_id)
        must_pass_gate(hand, case, gate_of(session, case, hand.now()))
        return hand_over(hand, session, case, reply)


def posted(hand: Hand, reply_id: int) -> None:
    """Say that one has posted it: the case waits for the customer, and the timeline is looked at for it."""
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        reply, case = _own(hand, session, reply_id)
        if reply.state != ReplyState.HANDED:
            raise UserError("reply.not_handed", reply=reply_id)
        now = hand.now()
        replies.change(session, reply, now, state=ReplyState.POSTED, posted_at=now)
        answered(hand, session, case, reply, Act.POSTED, now)


def answered(hand: Hand, session: Session, case: CaseRow, reply: ReplyRow, act: Act, at: datetime) -> None:
    """The customer has our answer since `at`: the case waits for them, and whoever wrote it stays with it.

    What they have written since the reply was opened is not answered by it: the case then stays as it is.
    """
    values: dict[str, Any] = {"first_answer_at": case.first_answer_at or at}
    if reply.invites:
        values["invited_at"] = at
    if not replies.spoken_since(session, reply):
        values |= {"due_at": None, "warn_at": None, "escalated_at": None}
        if not CaseState(case.state).is_closed:
            values |= {"state": CaseState.WAITING, "wake_at": None, "assignee": reply.author, **FREE}
    hand.change(session, case, act, {"reply": reply.id}, **values)


def not_answered(case: CaseRow, reply: ReplyRow) -> dict[str, Any]:
    """The columns that `answered` has written for a reply that never came, as they were before."""
    undone = {"first_answer_at": case.first_answer_at, "invited_at": case.invited_at}
    return {name: None for name, at in undone.items() if at is not None and at == reply.posted_at}


def cancel(hand: Hand, reply_id: int, why: str = "") -> None:
    """Say that a reply will not be posted after all; the case is in hand again."""
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        reply, case = _own(hand, session, reply_id)
        if not ReplyState(reply.state).can_be_cancelled:
            raise UserError("reply.not_on_its_way", reply=reply_id)
        replies.change(session, reply, hand.now(), state=ReplyState.CANCELLED)
        values = not_answered(case, reply)
        if case.state == CaseState.WAITING:
            first = case.first_due_at if "first_answer_at" in values else None
            values |= {"state": CaseState.OPEN, "wake_at": None, "due_at": case.due_at or first or hand.now()}
        detail = {"reply": reply.id, "text": why.strip()}
        if values:
            hand.change(session, case, Act.CANCEL, detail, **values)
        else:
            hand.record(session, case, Act.CANCEL, detail)


def approve(hand: Hand, reply_id: int, kit: RuleKit, text: str | None = None) -> None:
    """A lead lets a reply go, as it is or with their own words: its author opens it on the platform.

    Nobody approves their own. Raises Guarded and UserError for words of the lead's that cannot go out.
    """
    hand.must(Permission.LEAD)
    with hand.database.writing() as session:
        reply, case = _waiting(hand, session, reply_id)
        if reply.author == hand.actor:
            raise Forbidden("reply.own_approval")
        must_not_be_stopped(session)
        better = reply.text if text is None else text.strip()
        if not better:
            raise UserError("sending.empty", case=case.id)
        checked = check(better, case, posts.get(session, reply.post_id), kit)
        must_fit(checked)
        must_pass(checked, frozenset(FlagKind))
        replies.change(
            session, reply, hand.now(), state=ReplyState.READY, approved_by=hand.actor, text=better,
            changed=changed(reply.suggested, better), invites=invites(better, case, kit.rules),
        )  # fmt: skip
        detail = {"reply": reply.id} | ({"text": better} if better != reply.text else {})
        hand.change(session, case, Act.APPROVE, detail, **_back_to(reply, case), **_decided(hand, session, case, kit))
        search.index_cases(session, [case.id])


def _back_to(reply: ReplyRow, case: CaseRow) -> dict[str, Any]:
    """The case is its writer's again, unless somebody else has it in hand by now."""
    held = case.state == CaseState.CLAIMED and case.claimed_by != reply.author
    return {"assignee": case.assignee if held else reply.author}


def _decided(hand: Hand, session: Session, case: CaseRow, kit: RuleKit) -> dict[str, Any]:
    """Who approves has read what speaks against answering, and decides to speak."""
    gate = gate_of(session, case, hand.now())
    if gate.decision is GateDecision.OK or is_overruled(case, gate):
        return {}
    return {"gate": gate.decision, "gate_reason": gate.reason, "gate_overruled_by": hand.actor}


def reject(hand: Hand, reply_id: int, why: str) -> None:
    """A lead gives a reply back, with what should be different."""
    hand.must(Permission.LEAD)
    if not why.strip():
        raise UserError("reply.why_reject", reply=reply_id)
    with hand.database.writing() as session:
        reply, case = _waiting(hand, session, reply_id)
        replies.change(session, reply, hand.now(), state=ReplyState.REJECTED, approved_by=hand.actor)
        detail = {"reply": reply.id, "text": why.strip()}
        hand.change(session, case, Act.REJECT, detail, **_back_to(reply, case))


def call_example(hand: Hand, reply_id: int, example: bool = True) -> None:
    """Call a reply that was sent a good example: it is offered for like posts."""
    hand.must(Permission.LEAD)
    with hand.database.writing() as session:
        reply, _case = _seen_by(hand, session, reply_id)
        if example and reply.state not in {ReplyState.POSTED, ReplyState.SEEN}:
            raise UserError("reply.not_sent", reply=reply_id)
        replies.change(session, reply, hand.now(), example=example)


def taken_up(hand: Hand, case_id: int, came: bool) -> int:
    """Say whether the customer came to the private place that they were invited to."""
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        case = hand.case(session, case_id)
        if case.invited_at is None:
            raise UserError("case.not_invited", case=case_id)
        return hand.change(session, case, Act.TAKEN_UP, {"came": came}, taken_up=came)


def stop_sending(hand: Hand, on: bool, why: str) -> None:
    """Hold all sending at once, or let it go on."""
    hand.must(Permission.DECIDE)
    if on and not why.strip():
        raise UserError("sending.why_stop")
    with hand.database.writing() as session:
        contacts.turn(session, contacts.SENDING, on, hand.actor, hand.now(), why.strip())
        deed = "stop_sending" if on else "allow_sending"
        audit.record(session, hand.now(), hand.actor, deed, "sending", {"text": why.strip()}, hand.address)


def _seen_by(hand: Hand, session: Session, reply_id: int) -> tuple[ReplyRow, CaseRow]:
    """A reply and its case; one behind a wall is as unknown as one that does not exist."""
    reply = replies.get(session, reply_id)
    if not hand.person.sees(reply.brand):
        raise UserError("reply.unknown", reply=reply_id)
    return reply, hand.case(session, reply.case_id)


def _own(hand: Hand, session: Session, reply_id: int) -> tuple[ReplyRow, CaseRow]:
    """A reply of the person's own, or any where they lead. Others are told whose it is."""
    reply, case = _seen_by(hand, session, reply_id)
    if reply.author != hand.actor and not hand.person.may(Permission.LEAD):
        raise UserError("reply.of_another", reply=reply_id, who=reply.author)
    return reply, case


def _waiting(hand: Hand, session: Session, reply_id: int) -> tuple[ReplyRow, CaseRow]:
    reply, case = _seen_by(hand, session, reply_id)
    if reply.state != ReplyState.APPROVAL:
        raise UserError("reply.not_waiting", reply=reply_id)
    return reply, case
