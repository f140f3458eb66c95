"""What mentions do to the cases once it is said what they are, by the judge or by a person, and what is kept of it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from activesupport.domain.case import CONVERSATION, Lane, Step
from activesupport.domain.gate import Gate, gravest
from activesupport.domain.gate import circumstances as what_holds
from activesupport.domain.labels import Label
from activesupport.domain.priority import is_urgent, prioritise
from activesupport.domain.rules import Rules
from activesupport.replies.gate import judge_text
from activesupport.storage import anger, cases, journal, offers, search
from activesupport.storage.cases import Person
from activesupport.storage.codec import reasons_to_json
from activesupport.work.casebook import ACTOR, Casebook, Judged, person_of
from activesupport.work.circumstances import Circumstances, names_of
from activesupport.work.reading import READABLE
from activesupport.work.rulekit import RuleKit
from activesupport.work.suggesting import PastOf, past_of, suggestion_rows, without_faq


def hear(mentions: Sequence[Judged], kit: RuleKit, known: Collection[Person] = ()) -> None:
    """Judge what the mentions say to the gate: once, when they come, and before any transaction, for it takes long.

    Of posts that open no case only those of people who have one matter (`known`, and those of the page).
    """
    with_case = {*known, *(person_of(one) for one in mentions if one.lane is Lane.QUEUE)}
    heard = [one for one in mentions if one.lane in CONVERSATION and person_of(one) in with_case]
    texts = [_said(one, kit.rules) for one in heard]
    if kit.reader is not None:
        kit.reader.prepare(texts)
    for mention, text in zip(heard, texts, strict=True):
        mention.said = judge_text(*text, kit.reader)
        if mention.said.life and mention.verdict is not None:
            mention.lane = Lane.QUEUE  # a cry for help wants an answer, whatever the judge makes of its words


def settle(session: Session, mentions: Sequence[Judged], kit: RuleKit, now: datetime) -> None:
    """Give the mentions that were heard their priorities and write the cases; afterwards each knows its step and case.

    Raises LostRace when somebody else has changed one of the cases meanwhile.
    """
    rules = kit.rules
    book = Casebook(session, {person_of(one) for one in mentions}, rules, now)
    circumstances = Circumstances(session, now)
    for mention in mentions:
        _prioritise(mention, rules, contacted_before=book.knows(person_of(mention)))
        if mention.lane is Lane.QUEUE:
            context = circumstances.of(person_of(mention), book.goes_on_in(mention))
            mention.gate = gravest([mention.said, *map(Gate.of, what_holds(context))])
            mention.blocked = circumstances.is_blocked(person_of(mention))
        book.take(mention)
    book.hold_back({team: room(session, rules, team, now) for team in {one.hit.team for one in mentions}})
    book.write(session)


def record(session: Session, mentions: Sequence[Judged], kit: RuleKit, model: str | None, now: datetime) -> None:
    """Write down every step that settled mentions took, offer replies to those that want an answer, and make their
    cases findable. The mentions are stored by now.
    """
    stepped = [one for one in mentions if one.step is not Step.NONE]
    journal.add_all(session, [_decision_row(one, kit.rules.version, model, now) for one in stepped])
    past = past_of(session, kit.rules)
    offered = [(one, _suggestion_rows(one, kit, past, now)) for one in stepped]
    offers.add(session, [row for _one, rows in offered for row in rows])
    asked = {one.case_id: without_faq(one.verdict, rows) for one, rows in offered if one.lane is Lane.QUEUE}
    cases.mark_without_faq(session, [number for number, missing in asked.items() if missing])
    anger.count(session, [(one.hit.brand, one.reading.post.time) for one in mentions if _is_angry(one)])
    search.index_cases(session, {one.case_id for one in stepped if one.case_id is not None})


def _is_angry(mention: Judged) -> bool:
    return mention.verdict is not None and not {Label.COMPLAINT, Label.CHURN}.isdisjoint(mention.verdict.labels)


def room(session: Session, rules: Rules, team_id: str, now: datetime) -> int | None:
    """How many more cases a team takes today (its own day); None without a cap."""
    team = rules.teams[team_id]
    if team.new_cases_a_day is None:
        return None
    midnight = now.astimezone(ZoneInfo(team.timezone)).replace(hour=0, minute=0, second=0, microsecond=0)
    return team.new_cases_a_day - cases.count_opened(session, team_id, midnight)


def outcome_values(mention: Judged) -> dict[str, Any]:
    """The columns of a mention that say what it was found to be and where it went."""
    return {
        "lane": mention.lane,
        "labels": [str(label) for label in mention.verdict.labels] if mention.verdict else [],
        "priority": mention.priority.number,
        "reasons": reasons_to_json(mention.priority.reasons),
        "gate": mention.said.reason,
        "case_id": mention.case_id,
    }


def _prioritise(mention: Judged, rules: Rules, contacted_before: bool) -> None:
    if mention.verdict is None or mention.lane is not Lane.QUEUE:
        return
    mention.priority = prioritise(
        mention.reading.post,
        mention.verdict,
        rules.priority,
        watch_weight=mention.hit.weight,
        addressed=mention.hit.addressed,
        contacted_before=contacted_before,
        life=mention.said.life,
    )
    mention.urgent = is_urgent(mention.priority, mention.verdict, rules.priority)


def _said(mention: Judged, rules: Rules) -> tuple[str, str, Sequence[str]]:
    """What the gate looks at: as much of the text as the judge reads, its language, and what the brand is called."""
    names = names_of(rules.brands.get(mention.hit.brand))
    return mention.reading.post.text[:READABLE], mention.reading.language, names


def _decision_row(mention: Judged, rules_version: str, model: str | None, now: datetime) -> dict[str, Any]:
    detail = {"priority": mention.priority.number, "lane": mention.lane}
    if mention.case is not None and mention.case.is_new:
        detail["state"] = mention.case.values["state"]
    return {
        "case_id": mention.case_id,
        "post_id": mention.reading.post_id,
        "at": now,
        "actor": ACTOR,
        "action": mention.step,
        "detail": detail,
        "rules": rules_version,
        "model": model,
    }


def _suggestion_rows(mention: Judged, kit: RuleKit, past: PastOf, now: datetime) -> list[dict[str, Any]]:
    if mention.verdict is None or mention.lane is not Lane.QUEUE or mention.case is None:
        return []
    return suggestion_rows(
        kit,
        mention.reading.post,
        mention.verdict,
        brand=mention.hit.brand,
        language=mention.reading.language,
        case_id=mention.case_id,
        post_id=mention.reading.post_id,
        now=now,
        plain=mention.reading.plain,
        past=past,
    )
