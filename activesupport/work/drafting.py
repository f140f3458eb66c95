"""A reply drafted by a language model, when a responder asks for one: masked, written, judged, and marked as such."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.drafting import DraftRequest, Origin, Turn
from activesupport.domain.errors import UserError
from activesupport.domain.gate import GateDecision
from activesupport.domain.guard import FlagKind, GuardContext
from activesupport.domain.people import Permission
from activesupport.domain.ports import Drafter
from activesupport.domain.reason import Reason
from activesupport.domain.reply import Faq, Kind, Part, Playbook, Suggestion
from activesupport.domain.rules import Rules
from activesupport.domain.watch import Brand
from activesupport.replies.fill import customer_name, fill
from activesupport.replies.guards import guard
from activesupport.replies.masking import Masked, mask, placeholders
from activesupport.replies.private import brand_values, sayable, script_for
from activesupport.replies.second_reader import SecondReader
from activesupport.storage import cases, offers, posts
from activesupport.storage.codec import post_from_row
from activesupport.storage.tables import CaseRow, PostRow, SuggestionRow
from activesupport.text.lengths import length, limit
from activesupport.words import explain
from activesupport.work.casework.hand import Hand
from activesupport.work.rulekit import RuleKit
from activesupport.work.sending.checking import guard_context
from activesupport.work.speaking import gate_of, is_overruled
from activesupport.work.suggesting import Offer, row_of

ATTEMPTS = 2
THROWN_AWAY = frozenset({FlagKind.PERSONAL_DATA, FlagKind.LINK, FlagKind.PROMISE})
"""What nobody is to see of a draft; of other flags the responder is told, as in a text of their own."""
MOST_TURNS = 6
LONGEST_TURN = 1000
"""Posts of a thread, and characters of a post, that a model is told."""
LONGEST_READ = 4 * LONGEST_TURN
"""Characters that are masked: far more, so that no number is cut in two before it is hidden."""
_FACTS = (Part.GOAL, Part.SOLUTION)


@dataclass(frozen=True, slots=True)
class Brief:
    """What one draft needs: the request, how to put the name back, and what the guards must know."""

    request: DraftRequest
    masked: Masked
    context: GuardContext
    source: str
    post_id: int
    faq: str | None = None


def draft(hand: Hand, case_id: int, drafter: Drafter | None, kit: RuleKit) -> int | None:
    """Have a reply drafted and offer it beside the case's suggestions; its number, None where every attempt broke a
    guard (the history says which).

    The model is asked outside any transaction. Raises UserError (no model, closed, held by the gate), LostRace when
    somebody else has the case, and what the drafter raises: RetryLater, Rejected, AuthBroken.
    """
    hand.must(Permission.ANSWER)
    if drafter is None:
        raise UserError("drafting.off")
    with hand.database.reading() as session:
        brief = _brief(hand, session, case_id, kit)
    text, faults = _written(drafter, brief, kit.reader)
    with hand.database.writing() as session:
        case = _case(hand, session, case_id, kit)
        if text is None:
            hand.record(session, case, Act.DRAFT, {"model": drafter.name, "thrown_away": _codes(faults)})
            return None
        return _offer(hand, session, case, brief, text, drafter.name)


def _case(hand: Hand, session: Session, case_id: int, kit: RuleKit) -> CaseRow:
    """The case, if a machine may speak in it. Where the gate holds it may not, not even for a lead."""
    case = hand.own_case(session, case_id)
    gate = gate_of(session, case, hand.now())
    if gate.decision is not GateDecision.OK and not is_overruled(case, gate):
        raise UserError("drafting.gated", case=case_id)
    return case


def _brief(hand: Hand, session: Session, case_id: int, kit: RuleKit) -> Brief:
    case = _case(hand, session, case_id, kit)
    row = posts.get(session, case.headline_id)
    if row.deleted_at is not None:
        raise UserError("sending.post_gone", case=case_id)
    brand = kit.rules.brands.get(case.brand)
    if brand is None:
        raise UserError("labelling.brand_gone", brand=case.brand)
    playbook, faq = _used(offers.of_cases(session, [case.id]).get(case.id, []), kit.rules)
    author = post_from_row(row).author
    customer = customer_name(author)
    names = [name for name in (customer, author.name, author.handle) if name]
    masked = mask(row.text[:LONGEST_READ], names)
    request = DraftRequest(
        brand=brand.called(case.language),
        language=case.language,
        post=masked.text[:LONGEST_TURN],
        customer="[NAME1]" if customer and masked.values.get("[NAME1]") == customer else "",
        thread=tuple(_turns(cases.conversation(session, case), case, brand, names)),
        facts=_facts(playbook, brand, case),
        answer=_answer(faq, brand, case),
        links=_links(brand, faq, case.language),
        room=_room(case.source, case.language),
    )
    context = guard_context(kit.rules, case.brand, case.language, post_from_row(row))
    return Brief(request, masked, context, case.source, row.id, faq.id if faq else None)


def _used(offered: Sequence[SuggestionRow], rules: Rules) -> tuple[Playbook | None, Faq | None]:
    """The playbook and the FAQ entry that the present suggestions come from."""
    ids, answers = [one.playbook for one in offered], [one.faq for one in offered if one.faq is not None]
    playbook = next((one for key in ids for one in rules.playbooks if one.id == key), None)
    return playbook, next((one for key in answers for one in rules.faq if one.id == key), None)


def _turns(
    conversation: Sequence[tuple[PostRow, object]], case: CaseRow, brand: Brand, names: Sequence[str]
) -> list[Turn]:
    """What the customer and the brand said before, the earliest first; others in the thread are left out."""
    turns = []
    for post, _mention in conversation:
        ours = brand.owns(post.source, post.author_handle)
        if post.id != case.headline_id and post.text and (ours or post.author_id == case.author_id):
            turns.append(Turn(mask(post.text[:LONGEST_READ], names).text[:LONGEST_TURN], ours))
    return turns[-MOST_TURNS:]


def _facts(playbook: Playbook | None, brand: Brand, case: CaseRow) -> tuple[str, ...]:
    """What the playbook says that holds for everybody; sentences that wait for something are left out."""
    written = playbook.scripts.get(case.language) if playbook else None
    if written is None:
        return ()
    script = script_for(written, brand.private_ways(case.source))
    said = [script.parts.get(part, "") for part in _FACTS] + [script.private]
    values = brand_values(brand, case.language, case.source)
    filled = [fill(text, values, case.language) for text in said if text]
    return tuple(one.text for one in filled if not one.open)


def _answer(faq: Faq | None, brand: Brand, case: CaseRow) -> str:
    said = faq.texts.get(case.language) if faq else None
    if said is None:
        return ""
    answer = sayable(said.answer, brand.private_ways(case.source))
    values = brand_values(brand, case.language, case.source)
    filled = fill(f"{answer} {said.link}".strip(), values, case.language)
    return "" if filled.open else filled.text


def _links(brand: Brand, faq: Faq | None, language: str) -> tuple[str, ...]:
    said = faq.texts.get(language) if faq else None
    link = fill(said.link, brand.variables, language).text if said else ""
    named = [*brand.variables.values(), *brand.private_addresses(), link]
    return tuple(dict.fromkeys(one for one in named if one.startswith(("https://", "http://"))))


def _room(source: str, language: str) -> int | None:
    """Characters that fit. X counts Japanese ones double."""
    most = limit(source)
    return most // 2 if most is not None and source == "x" and language == "ja" else most


def _written(drafter: Drafter, brief: Brief, reader: SecondReader | None) -> tuple[str | None, tuple[Reason, ...]]:
    """A draft that passes; after a fault the model is told once what was wrong."""
    request, faults = brief.request, tuple[Reason, ...]()
    for _attempt in range(ATTEMPTS):
        text = brief.masked.unmask(drafter.draft(request))
        faults = _faults(text, brief.context, reader)
        if not faults:
            return text, ()
        request = replace(request, mistakes=tuple(explain(one, request.language) for one in faults))
    return None, faults


def _faults(text: str, context: GuardContext, reader: SecondReader | None) -> tuple[Reason, ...]:
    left = tuple(Reason("drafting.placeholder", {"said": one}) for one in placeholders(text))
    return left + tuple(flag.reason for flag in guard(text, context, reader) if flag.kind in THROWN_AWAY)


def _codes(faults: Sequence[Reason]) -> list[str]:
    return sorted({one.code for one in faults})


def _offer(hand: Hand, session: Session, case: CaseRow, brief: Brief, text: str, model: str) -> int:
    """Store the draft as the last of the suggestions offered now: they share the time at which they were made."""
    made_at = case.suggested_at or hand.now()
    offered = offers.of_cases(session, [case.id]).get(case.id, [])
    suggestion = Suggestion(
        playbook="",
        kind=Kind.FULL,
        text=text,
        language=case.language,
        length=length(text, brief.source),
        limit=limit(brief.source),
        faq=brief.faq if brief.request.answer and brief.request.answer in text else None,
    )
    row = SuggestionRow(
        **row_of(
            Offer(suggestion, Origin.MODEL), case_id=case.id, post_id=brief.post_id, position=len(offered) + 1,
            rules=hand.rules or "", now=made_at,
        )
    )  # fmt: skip
    session.add(row)
    session.flush()
    hand.change(session, case, Act.DRAFT, {"model": model, "suggestion": row.id}, suggested_at=made_at)
    return row.id
