"""Replies for a case: composed from the playbooks in force, and kept beside the case."""

from datetime import datetime
from typing import Any

from activesupport.domain.labels import Verdict
from activesupport.domain.post import Post
from activesupport.work.rulekit import RuleKit


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
) -> list[dict[str, Any]]:
    """Two or three suggestions as rows to store, in the order in which they are offered."""
    offered = kit.composer.suggest(post, verdict, language, kit.rules.brands[brand], plain)
    return [
        {
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
            "rules": kit.rules.version,
            "made_at": now,
        }
        for position, one in enumerate(offered, start=1)
    ]
