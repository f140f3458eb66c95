"""From rows to what the API answers with."""

from sqlalchemy.orm import Session

from activesupport.desk.api.caller import Caller
from activesupport.desk.api.case_shapes import (
    BarShown,
    CaseItem,
    CaseWhole,
    ClockShown,
    EarlierCase,
    Entry,
    GateShown,
    Message,
    NoteItem,
    ReplyItem,
    SuggestionItem,
)
from activesupport.desk.api.shapes import Customer, Incident, Said
from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState
from activesupport.domain.gate import Gate
from activesupport.domain.labels import Label
from activesupport.domain.priority import band
from activesupport.domain.reason import Reason
from activesupport.domain.rules import Rules
from activesupport.domain.targets import clock
from activesupport.storage import cases, contacts, journal, offers, replies
from activesupport.storage.codec import reason_from_json, reasons_from_json
from activesupport.storage.desk_tables import IncidentRow, ReplyRow
from activesupport.storage.tables import CaseRow, DecisionRow, MentionRow, PostRow, SuggestionRow
from activesupport.text.lengths import length
from activesupport.words import explain, say
from activesupport.work.promises import calendar_of
from activesupport.work.sending.private import invitation
from activesupport.work.sending.signing import RESPONDER, signed
from activesupport.work.speaking import gate_of, is_overruled, may_offer


def said(reason: Reason, language: str) -> Said:
    return Said(code=reason.code, message=explain(reason, language))


def author_of(post: PostRow) -> Customer:
    return Customer(id=post.author_id, handle=post.author_handle, name=post.author_name)


def labels_of(found: list[str]) -> list[Label]:
    """Labels as they are known today: a row may be older than they are."""
    return [Label(one) for one in found if one in set(Label)]


def case_item(case: CaseRow, post: PostRow, language: str) -> CaseItem:
    return CaseItem.model_validate(_case_values(case, post, language))


def _case_values(case: CaseRow, post: PostRow, language: str) -> dict[str, object]:
    same = (
        "version", "brand", "team", "language", "state", "priority", "posts", "opened_at", "last_post_at",
        "claimed_by", "lease_until", "assignee", "escalated_at", "wake_at", "due_at", "closed_at", "outcome",
        "dismissal", "abuse", "delight",
    )  # fmt: skip
    return {name: getattr(case, name) for name in same} | {
        "number": case.id,
        "platform": case.source,
        "customer": author_of(post),
        "why": [said(reason, language) for reason in reasons_from_json(case.reasons)],
        "labels": labels_of(case.labels),
        "text": post.text,
        "url": post.url,
    }


def case_whole(session: Session, here: Caller, case: CaseRow) -> CaseWhole:
    """Everything about a case that the caller may see."""
    kit, language = here.desk.rules(), here.language
    conversation = cases.conversation(session, case)
    decisions = journal.of_case(session, case.id)
    headline = next(post for post, _mention in conversation if post.id == case.headline_id)
    gate = gate_of(session, case, here.desk.now())
    incident = contacts.incident(session, case.brand)
    # What nobody may send is offered to nobody, and during an incident its statement speaks.
    found = offers.of_cases(session, [case.id]).get(case.id, []) if may_offer(case, gate) else []
    offered = [] if incident is not None else found
    whole = {
        "conversation": [_message(case, post, mention, kit.rules) for post, mention in conversation],
        "suggestions": [_suggestion(here, case, one) for one in offered],
        "invitation": invitation(case, found, kit.rules) or None,
        "incident": incident_item(incident) if incident is not None else None,
        "gate": _gate(here, case, gate),
        "clock": _clock(here, case, kit.rules),
        "replies": [reply_item(one, language) for one in replies.of_case(session, case.id)],
        "notes": [
            NoteItem(by=one.actor, at=one.at, text=one.detail["text"]) for one in decisions if one.action == Act.NOTE
        ],
        "history": [_entry(one) for one in decisions],
        "earlier": [_earlier(one, post) for one, post in cases.earlier_with_posts(session, case)],
        "bar": _bar(session, case),
        "previous": case.previous_id,
        "merged_into": case.merged_into,
        "invited_at": case.invited_at,
        "taken_up": case.taken_up,
    }
    return CaseWhole.model_validate(_case_values(case, headline, language) | whole)


def _message(case: CaseRow, post: PostRow, mention: MentionRow | None, rules: Rules) -> Message:
    of_case = mention is not None and mention.case_id == case.id
    brand = rules.brands.get(case.brand)
    return Message(
        number=post.id,
        author=author_of(post),
        of_case=of_case,
        of_brand=brand is not None and brand.owns(post.source, post.author_handle),
        time=post.time,
        text=post.text,
        language=post.language,
        url=post.url,
        media=post.media,
        labels=labels_of(mention.labels) if mention is not None and of_case else [],
        deleted_at=post.deleted_at,
    )


def _suggestion(here: Caller, case: CaseRow, one: SuggestionRow) -> SuggestionItem:
    """A suggestion as the token's owner would send it, with their name in its place."""
    text = signed(one.text, one.language, here.person)
    same = ("kind", "language", "limit", "origin", "playbook", "faq")
    return SuggestionItem.model_validate(
        {name: getattr(one, name) for name in same}
        | {
            "number": one.id,
            "text": text,
            "length": length(text, case.source),
            "open": [name for name in one.open if name != RESPONDER],
        }
    )


def incident_item(row: IncidentRow) -> Incident:
    same = ("brand", "kind", "statements", "link", "by", "started_at", "ended_at", "ended_by")
    return Incident.model_validate({name: getattr(row, name) for name in same} | {"number": row.id})


def _gate(here: Caller, case: CaseRow, gate: Gate) -> GateShown:
    overruled_by = case.gate_overruled_by if is_overruled(case, gate) else None
    words = say(gate.words_code, here.language)
    return GateShown(decision=gate.decision, reason=gate.reason, message=words, overruled_by=overruled_by)


def _clock(here: Caller, case: CaseRow, rules: Rules) -> ClockShown | None:
    team, now = rules.teams.get(case.team), here.desk.now()
    if team is None or case.due_at is None:
        return None
    paused_at = now if case.state == CaseState.WAITING else None
    target = team.targets.first_response.of(band(case.priority))
    calendar = calendar_of(team, case.priority)
    found = clock(calendar, target, case.due_at, now, warn_at=team.targets.warn_at, paused_at=paused_at)
    left = found.remaining.total_seconds()
    return ClockShown(state=found.state, due_at=case.due_at, remaining_seconds=left, used=found.share)


def reply_item(reply: ReplyRow, language: str) -> ReplyItem:
    same = (
        "version", "brand", "author", "text", "language", "state", "approved_by", "created_at", "changed_at",
        "handed_at", "posted_at", "seen_at", "url", "example",
    )  # fmt: skip
    return ReplyItem.model_validate(
        {name: getattr(reply, name) for name in same}
        | {
            "number": reply.id,
            "case": reply.case_id,
            "platform": reply.source,
            "suggestion": reply.suggestion_id,
            "why": said(reason_from_json(reply.why), language) if reply.why else None,
        }
    )


def _entry(one: DecisionRow) -> Entry:
    same = ("at", "actor", "action", "detail", "rules", "model")
    values = {name: getattr(one, name) for name in same}
    return Entry.model_validate(values | {"number": one.id, "version": one.case_version})


def _earlier(case: CaseRow, post: PostRow) -> EarlierCase:
    same = ("opened_at", "state", "outcome", "dismissal")
    values = {name: getattr(case, name) for name in same}
    return EarlierCase.model_validate(values | {"number": case.id, "text": post.text})


def _bar(session: Session, case: CaseRow) -> BarShown | None:
    found = contacts.bar_of(session, (case.brand, case.source, case.author_id))
    return BarShown.model_validate(found, from_attributes=True) if found is not None else None
