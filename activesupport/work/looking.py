"""That somebody looked at a customer's words, on record."""

from datetime import timedelta

from activesupport.storage import audit
from activesupport.work.casework.hand import Hand

LOOKED_EVERY = timedelta(hours=1)
"""A second look within this time is not put on record again."""
_MOST_WORDS = 100
"""Characters of a search that are kept."""


def put_on_record(hand: Hand, case_id: int, **how: str) -> None:
    """Who looked at which case, from where and `how`. Nothing is written for a look that is on record already."""
    _put(hand, f"case:{case_id}", how)


def put_list_on_record(hand: Hand, view: str, words: str = "", **how: str) -> None:
    """Who went through which list, or searched all of it for which words; as `put_on_record`."""
    _put(hand, f"search:{words.strip()[:_MOST_WORDS]}" if words.strip() else f"list:{view}", how)


def _put(hand: Hand, target: str, how: dict[str, str]) -> None:
    now = hand.now()
    with hand.database.reading() as session:
        if audit.looked_at(session, hand.actor, target, now - LOOKED_EVERY):
            return
    with hand.database.writing() as session:
        audit.record(session, now, hand.actor, audit.LOOK, target, how, hand.address)
