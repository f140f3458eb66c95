"""A case as its visitor sees it, and what they may do with it now."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from activesupport.desk.fill.acts import acts_for
from activesupport.desk.fill.conversation import headline_and_context
from activesupport.desk.fill.dossier import Dossier, dossier_of
from activesupport.desk.fill.known import asked_of, earlier_contacts, facts, history_of, notes_of, outcome_of
from activesupport.desk.fill.refusal import placed
from activesupport.desk.fill.reply import panel
from activesupport.desk.fill.words import author, brand_name, case_clock, platform
from activesupport.desk.views.case import CaseView, Claim, Holding
from activesupport.desk.views.parts import Refusal
from activesupport.desk.views.reply import Draft
from activesupport.desk.visitor import Visitor
from activesupport.domain.case import CaseState
from activesupport.domain.priority import band
from activesupport.storage import cases
from activesupport.storage.codec import reasons_from_json
from activesupport.storage.tables import CaseRow
from activesupport.words import explain, say

NO_DRAFT = Draft()


def case_view(
    session: Session, here: Visitor, case: CaseRow, looking: Sequence[str], draft: Draft = NO_DRAFT,
    refused: Refusal | None = None, *, seen: bool = False,
) -> CaseView:  # fmt: skip
    """Everything about one case, which others are `looking` at. Raises nothing for a case that the visitor may see."""
    read = dossier_of(session, here, case)
    language, rules = here.language, read.rules
    earlier = cases.earlier_with_posts(session, case)
    headline, context = headline_and_context(here, case, read.said, rules)
    clock = case_clock(here, case, rules)
    view = CaseView(
        number=case.id,
        version=case.version,
        brand=brand_name(rules, case.brand, language),
        team=rules.teams[case.team].name if case.team in rules.teams else case.team,
        platform=platform(case.source, language),
        author=author(case.author_handle, language),
        name=read.post.author_name,
        profile=f"https://x.com/{case.author_handle}" if case.source == "x" and case.author_handle else None,
        language=case.language,
        state=say("desk.state_merged" if case.merged_into is not None else f"state.{case.state}", language),
        priority=case.priority,
        level=band(case.priority),
        labels=tuple(say(f"label.{label}", language) for label in case.labels),
        why=tuple(explain(reason, language) for reason in reasons_from_json(case.reasons)),
        opened_at=case.opened_at,
        headline=headline,
        claim=_claim(read, looking),
        acts=acts_for(read, earlier),
        reply=panel(session, read, draft, seen=seen),
        clocks=(clock,) if clock else (),
        context=context,
        earlier=earlier_contacts(read, earlier),
        notes=notes_of(read),
        asked=asked_of(read),
        history=history_of(read),
        facts=facts(read),
        wake_at=case.wake_at,
        outcome=outcome_of(read),
        merged_into=case.merged_into,
    )
    return view if refused is None else placed(view, refused)


def _claim(read: Dossier, looking: Sequence[str]) -> Claim:
    here, case, names = read.here, read.case, read.names
    if CaseState(case.state).is_closed:
        return Claim(Holding.CLOSED, viewing=tuple(map(names.of, looking)))
    if case.state != CaseState.CLAIMED or here.hand.has_run_out(case):
        return Claim(Holding.FREE, viewing=tuple(map(names.of, looking)), reported=case.abuse)
    holding = Holding.MINE if case.claimed_by == here.person.name else Holding.OTHER
    others = tuple(names.of(one) for one in looking if one != case.claimed_by)
    return Claim(holding, names.of(case.claimed_by), case.lease_until, others, case.abuse)
