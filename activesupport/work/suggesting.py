"""Replies for a case: from the playbooks and FAQ in force, and from what was said well before; kept beside the case."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from activesupport.domain.drafting import Origin
from activesupport.domain.labels import Label, Verdict
from activesupport.domain.post import Post
from activesupport.domain.reply import Suggestion
from activesupport.domain.rules import Rules
from activesupport.replies.compose import names_of
from activesupport.replies.fill import customer_name
from activesupport.replies.past import Approved, PastReplies, past_replies
from activesupport.storage import replies
from activesupport.storage.codec import post_from_row
from activesupport.storage.offers import add as add_offers
from activesupport.storage.tables import CaseRow, MentionRow, PostRow
from activesupport.text.normalise import normalise
from activesupport.work.rulekit import RuleKit
from activesupport.work.sending.checking import guard_context

MOST = 3
"""Suggestions at the most: who has to choose among more reads none."""
PastOf = Callable[[str, str], PastReplies]
"""The approved replies of a brand (its id) in a language."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion and where it comes from."""

    suggestion: Suggestion
    origin: Origin = Origin.PLAYBOOK


def past_of(session: Session, rules: Rules) -> PastOf:
    """Approved replies by brand and language, each read once however many cases ask for it."""

    @cache
    def load(brand_id: str, language: str) -> PastReplies:
        approved = tuple(_approved(one) for one in replies.examples(session, brand_id, language))
        return past_replies(approved, names_of(rules.brands[brand_id]), language)

    return load


def offers(
    kit: RuleKit,
    post: Post,
    verdict: Verdict,
    *,
    brand: str,
    language: str,
    plain: str | None = None,
    past: PastOf | None = None,
) -> tuple[Offer, ...]:
    """Two or three suggestions in the order in which they are offered; () for noise.

    What was said well before takes the last place, but never that of a FAQ answer. `plain` is the normalised text
    of the post, where it is at hand.
    """
    text = normalise(post.text) if plain is None else plain
    composed = [Offer(one) for one in kit.composer.suggest(post, verdict, language, kit.rules.brands[brand], text)]
    if past is None or Label.NOISE in verdict.labels:
        return tuple(composed)
    context = guard_context(kit.rules, brand, language, post)
    found = past(brand, language).suggest(post, verdict.labels, kit.rules.brands[brand], context, text)
    if found is None or any(found.text == one.suggestion.text for one in composed):
        return tuple(composed)
    if len(composed) >= MOST:
        spared = next((place for place in (-1, -2) if composed[place].suggestion.faq is None), -1)
        composed.pop(spared)
    return (*composed, Offer(found, Origin.PAST))


def without_faq(verdict: Verdict | None, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the post is a question that none of its suggestions answers from the FAQ: its owner should hear of it."""
    asks = verdict is not None and Label.QUESTION in verdict.labels
    return asks and all(row["faq"] is None for row in rows)


def suggestion_rows(
    kit: RuleKit,
    post: Post,
    verdict: Verdict,
    *,
    brand: str,
    language: str,
    case_id: int | None,
    post_id: int,
    now: datetime,
    plain: str | None = None,
    past: PastOf | None = None,
) -> list[dict[str, Any]]:
    """Two or three suggestions as rows to store, in the order in which they are offered."""
    found = offers(kit, post, verdict, brand=brand, language=language, plain=plain, past=past)
    return [
        row_of(one, case_id=case_id, post_id=post_id, position=position, rules=kit.rules.version, now=now)
        for position, one in enumerate(found, start=1)
    ]


def suggest_for(
    session: Session, kit: RuleKit, case: CaseRow, mention: MentionRow, post: PostRow, now: datetime
) -> dict[str, Any]:
    """Offer replies to a post of a stored case in place of those before, as when a case opens; the case's columns that
    say so.
    """
    if case.brand not in kit.rules.brands:  # the rules have dropped it
        return {"suggested_at": None, "without_faq": False}
    scores = {label: float((mention.scores or {}).get(label, 0)) for label in Label}
    verdict = Verdict(scores, tuple(label for label in Label if label in mention.labels), mention.model or "")
    rows = suggestion_rows(
        kit,
        post_from_row(post),
        verdict,
        brand=case.brand,
        language=post.language or case.language,
        case_id=case.id,
        post_id=post.id,
        now=now,
        past=past_of(session, kit.rules),
    )
    add_offers(session, rows)
    return {"suggested_at": now if rows else None, "without_faq": without_faq(verdict, rows)}


def row_of(
    offer: Offer, *, case_id: int | None, post_id: int, position: int, rules: str, now: datetime
) -> dict[str, Any]:
    """An offer as the row that is stored."""
    one = offer.suggestion
    return {
        "case_id": case_id,
        "post_id": post_id,
        "position": position,
        "playbook": one.playbook,
        "kind": one.kind,
        "text": one.text,
        "language": one.language,
        "length": one.length,
        "limit": one.limit,
        "parts": {str(part): text for part, text in one.parts.items()},
        "open": list(one.open),
        "faq": one.faq,
        "origin": offer.origin,
        "rules": rules,
        "made_at": now,
    }


def _approved(one: replies.Example) -> Approved:
    return Approved(
        post=one.post.text,
        text=one.reply.text,
        labels=one.labels,
        customer=customer_name(post_from_row(one.post).author),
        responder=one.responder or "",
        playbook=one.reply.playbook or "",
    )
