"""Saying what a post of a lane is: a person's word goes before the judge's, and what wants an answer gets a case."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy.orm import Session

from activesupport.domain.case import Lane
from activesupport.domain.errors import UserError
from activesupport.domain.labels import Label, Verdict
from activesupport.domain.people import Permission
from activesupport.storage import journal, posts, subscriptions
from activesupport.storage.codec import post_from_row
from activesupport.storage.tables import MentionRow, PostRow
from activesupport.work.casebook import Judged
from activesupport.work.casework.hand import Hand
from activesupport.work.casework.labels import as_said
from activesupport.work.process import lane_of
from activesupport.work.reading import read
from activesupport.work.rulekit import RuleKit
from activesupport.work.settling import hear, outcome_values, record, settle


def label(hand: Hand, post_id: int, labels: Collection[Label], kit: RuleKit, brand: str | None = None) -> int | None:
    """Store what a person says of a post that belongs to no case; the number of the case that it joins now, if any.

    The judge's scores and the model's name stay with the post. `brand` is needed where it names several. Raises
    UserError for a post that cannot be labelled, LostRace when somebody else has just changed its author's case.
    """
    hand.must(Permission.LABEL)
    verdict, now = as_said(labels), hand.now()
    with hand.database.writing() as session:
        post = session.get(PostRow, post_id)
        if post is None:
            raise UserError("labelling.unknown", post=post_id)
        found = posts.mentions_to_change(session, post_id)
        seen = [mention for mention in found if hand.person.sees(mention.brand)]
        if found and not seen:
            raise UserError("labelling.unknown", post=post_id)
        mention = _mention(seen, post_id, brand)
        # Addressed or not: who says that the post wants nothing has read it.
        values: dict[str, Any] = {"lane": lane_of(verdict, addressed=False), "labels": list(map(str, verdict.labels))}
        settled = []
        if values["lane"] is Lane.QUEUE:
            settled = [_judged(session, post, mention.brand, verdict, kit)]
            hear(settled, kit)
            settle(session, settled, kit, now)
            values = outcome_values(settled[0])
        said = {
            "case_id": values.get("case_id"),
            "post_id": post_id,
            "at": now,
            "actor": hand.actor,
            "action": "label",
            "detail": {"before": sorted(mention.labels), "after": sorted(verdict.labels), "brand": mention.brand},
            "rules": hand.rules,
            "model": hand.model,
        }
        posts.change_mention(session, mention.id, values)
        journal.add_all(session, [said])
        record(session, settled, kit, hand.model, now)
        return values.get("case_id")


def _mention(found: Sequence[MentionRow], post_id: int, brand: str | None) -> MentionRow:
    """The one that is meant. Raises UserError when it is not clear which, or when a case holds it."""
    known = ", ".join(one.brand for one in found)
    if not found:
        raise UserError("labelling.no_brand", post=post_id)
    if brand is None and len(found) > 1:
        raise UserError("labelling.which_brand", post=post_id, known=known)
    meant = next((one for one in found if brand in {None, one.brand}), None)
    if meant is None:
        raise UserError("labelling.other_brand", post=post_id, given=brand or "", known=known)
    if meant.case_id is not None:
        raise UserError("labelling.in_case", post=post_id, case=meant.case_id)
    return meant


def _judged(session: Session, row: PostRow, brand: str, verdict: Verdict, kit: RuleKit) -> Judged:
    """The mention as the daemon would have it under the rules in force, which may be other ones by now."""
    feed = subscriptions.feed_addresses(session).get(row.subscription_id or 0, "")
    reading = read(row.id, post_from_row(row), kit.matcher, kit.rules, feed)
    named = next((hit for hit in reading.hits if hit.brand == brand), None)
    hit = named or kit.matcher.concerning(brand, source=row.source, language=reading.language)
    if hit is None:
        raise UserError("labelling.brand_gone", brand=brand)
    return Judged(reading, hit, Lane.QUEUE, verdict=verdict)
