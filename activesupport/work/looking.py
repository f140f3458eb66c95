"""That somebody looked at a customer's words, on record."""

from datetime import timedelta

from activesupport.storage import audit
from activesupport.work.casework.hand import Hand

LOOKED_EVERY = timedelta(hours=1)
"""A second look within this time is not put on record again."""


def put_on_record(hand: Hand, case_id: int, **how: str) -> None:
    """Who looked at which case, from where and `how`. Nothing is written for a look that is on record already."""
    now, target = hand.now(), f"case:{case_id}"
    with hand.database.reading() as session:
        if audit.looked_at(session, hand.actor, target, now - LOOKED_EVERY):
            return
    with hand.database.writing() as session:
        audit.record(session, now, hand.actor, audit.LOOK, target, how, hand.address)
