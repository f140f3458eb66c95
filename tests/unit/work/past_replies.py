"""Replies that were written before, for tests of what is learnt from them."""

from typing import Any

from activesupport.domain.outgoing import ReplyState
from activesupport.storage import replies
from activesupport.storage.tables import CaseRow
from tests.unit.work.workshop import Workshop


def write_reply(shop: Workshop, case: CaseRow, text: str, **values: Any) -> int:
    """A reply to a case's headline that was seen on the platform; its number."""
    facts: dict[str, Any] = {
        "case_id": case.id,
        "post_id": case.headline_id,
        "brand": case.brand,
        "source": case.source,
        "target": "p1",
        "author": "mika",
        "text": text,
        "language": case.language,
        "state": ReplyState.SEEN,
        "on_its_way": False,
        "created_at": shop.clock(),
        "changed_at": shop.clock(),
    }
    with shop.database.writing() as session:
        return replies.add(session, facts | values)
