"""An act that was refused, back at the place where somebody tried it, with what they typed."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from activesupport.desk.views.case import CaseAct, CaseActs, CaseView, Speaker
from activesupport.desk.views.parts import Choice, Refusal


def placed(view: CaseView, refused: Refusal) -> CaseView:
    """The view with the refusal at its form; above the case where the form has gone meanwhile."""
    offered = is_offered(view, refused.place)
    return replace(view, refused=replace(refused, offered=offered), acts=_as_chosen(view.acts, refused))


def is_offered(view: CaseView, place: str) -> bool:
    """Whether the page has the form of this place. Its name is the act's, for some forms with more to it."""
    name, _, more = place.partition("-")
    may, gate = view.acts.may, view.reply.gate
    stands = gate is not None and gate.closed and gate.may_overrule
    if name == "send":
        return view.writes
    if name == "reply":
        return _is_of_reply(view, more)
    if name == "split":
        return CaseAct.SPLIT in may and more in {str(one.id) for one in view.context if one.speaker is Speaker.CUSTOMER}
    if name in {"gate", "leave"}:
        return stands and (CaseAct.GATE if name == "gate" else CaseAct.DISMISS) in may
    if name == "assign":
        return CaseAct.ASSIGN in may and bool(view.acts.assignees)
    return name in may


def _is_of_reply(view: CaseView, more: str) -> bool:
    """Whether a reply on its way can be acted upon as `more` says: its number and the verb."""
    number, _, verb = more.partition("-")
    handed = view.reply.hand_over
    if handed is not None and str(handed.reply) == number:
        return verb in {"posted", "cancel"}
    one = next((status for status in view.reply.statuses if str(status.id) == number), None)
    return one is not None and (verb in one.acts or (verb == "example" and one.example is not None))


def _as_chosen(acts: CaseActs, refused: Refusal) -> CaseActs:
    """The lists and boxes as they were left."""
    typed = refused.typed
    if refused.place == CaseAct.RELABEL:
        return replace(acts, labels=_chosen(acts.labels, typed.get("labels", ())))
    if refused.place == CaseAct.HANDOVER:
        return replace(acts, people=_chosen(acts.people, typed.get("person", ())))
    if refused.place == CaseAct.MERGE:
        return replace(acts, others=_chosen(acts.others, typed.get("into", ())))
    if refused.place == CaseAct.DELIGHT:
        return replace(acts, currencies=_chosen(acts.currencies, typed.get("currency", ())))
    return acts


def _chosen(choices: Sequence[Choice], values: Collection[str]) -> tuple[Choice, ...]:
    return tuple(replace(one, chosen=one.value in values) for one in choices)
