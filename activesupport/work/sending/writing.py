"""Sending a draft: the gate, the guards, the lead who looks first, and the row that is the reply."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState
from activesupport.domain.errors import UserError
from activesupport.domain.gate import Gate
from activesupport.domain.guard import FlagKind
from activesupport.domain.outgoing import Draft, ReplyState, needs_approval
from activesupport.domain.people import Permission
from activesupport.domain.reason import Reason
from activesupport.domain.rules import Rules
from activesupport.storage import cases, offers, posts, replies, search
from activesupport.storage.codec import reason_to_json
from activesupport.storage.tables import CaseRow, PostRow
from activesupport.work.casework.claims import take
from activesupport.work.casework.hand import Hand
from activesupport.work.rulekit import RuleKit
from activesupport.work.sending.checking import Checked, changed, check, must_fit, must_pass, read_ahead
from activesupport.work.sending.handing import hand_over, must_not_be_stopped
from activesupport.work.sending.private import invites
from activesupport.work.sending.signing import signed
from activesupport.work.speaking import gate_of, must_pass_gate


@dataclass(frozen=True, slots=True)
class Written:
    """What a responder wrote: the text, the suggestion that it grew from, and the flags that they have seen."""

    text: str
    suggestion: int | None = None
    accepted: frozenset[FlagKind] = frozenset()


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of it. `url` is where the responder posts it; None while a lead has to look, for the reason `why`."""

    reply: int
    state: ReplyState
    url: str | None = None
    why: Reason | None = None


def send(hand: Hand, case_id: int, written: Written, kit: RuleKit) -> Sent:
    """Write a reply and, unless a lead looks first, hand it to the platform; all in one transaction.

    A case that is free is claimed by the way. Raises UserError (empty, too long, stopped, gone, held by the gate),
    Guarded, LostRace when somebody else has the case or a reply is on its way already.
    """
    hand.must(Permission.ANSWER)
    text = written.text.strip()
    read_ahead(hand, case_id, text, kit)
    with hand.database.writing() as session:
        case = _only_mine(hand, session, case_id)
        post = posts.get(session, case.headline_id)
        gate = gate_of(session, case, hand.now())
        checked = check(text, case, post, kit)
        _must_be_sendable(session, case, post, text, checked)
        must_pass(checked, written.accepted)
        must_pass_gate(hand, case, gate)
        if case.state != CaseState.CLAIMED or case.claimed_by != hand.actor:
            take(hand, session, case)
            session.refresh(case)
        why = needs_approval(_draft(hand, case, gate, checked), kit.rules.sending)
        reply_id = replies.add(session, _row(hand, session, case, post, written, why, kit.rules))
        detail = {"reply": reply_id, "text": text, "accepted": sorted({flag.kind for flag in checked.flags})}
        detail |= {"why": why.code} if why else {}
        hand.change(session, case, Act.SEND, detail, lease_until=hand.now() + hand.lease)
        search.index_cases(session, [case.id])
        if why is not None:
            return Sent(reply_id, ReplyState.APPROVAL, why=why)
        session.refresh(case)
        return Sent(reply_id, ReplyState.HANDED, url=hand_over(hand, session, case, replies.get(session, reply_id)))


def _only_mine(hand: Hand, session: Session, case_id: int) -> CaseRow:
    """The case, while nobody else writes to its person: whoever answers another case of theirs sees this one."""
    case = hand.own_case(session, case_id)
    cases.lock_person(session, (case.brand, case.source, case.author_id))
    return hand.own_case(session, case_id)


def _must_be_sendable(session: Session, case: CaseRow, post: PostRow, text: str, checked: Checked) -> None:
    must_not_be_stopped(session)
    if not text:
        raise UserError("sending.empty", case=case.id)
    must_fit(checked)
    if post.deleted_at is not None:
        raise UserError("sending.post_gone", case=case.id)


def _draft(hand: Hand, case: CaseRow, gate: Gate, checked: Checked) -> Draft:
    return Draft(
        by_new_staff=hand.person.needs_approval,
        priority=case.priority,
        labels=frozenset(case.labels),
        promises=any(flag.kind is FlagKind.PROMISE for flag in checked.flags),
        gate="ok" if hand.person.may(Permission.LEAD) else gate.decision,
    )


def _row(
    hand: Hand, session: Session, case: CaseRow, post: PostRow, written: Written, why: Reason | None, rules: Rules
) -> dict[str, object]:
    suggestion = offers.get(session, case.id, written.suggestion)
    offered = signed(suggestion.text, suggestion.language, hand.person) if suggestion else None
    now = hand.now()
    return {
        "case_id": case.id,
        "post_id": post.id,
        "brand": case.brand,
        "source": case.source,
        "target": post.platform_id,
        "author": hand.actor,
        "text": written.text.strip(),
        "language": case.language,
        "suggestion_id": suggestion.id if suggestion else None,
        "playbook": suggestion.playbook if suggestion else None,
        "suggested": offered,
        "changed": changed(offered, written.text),
        "invites": invites(written.text, case, rules),
        "state": ReplyState.APPROVAL if why else ReplyState.READY,
        "why": reason_to_json(why) if why else None,
        "created_at": now,
        "changed_at": now,
    }
