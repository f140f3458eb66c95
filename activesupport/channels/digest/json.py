"""A digest as data, for other programs. Keys are stable within a `version`; new ones may be added.

    version, team {id, name, language, timezone}, start, end, dry,
    numbers {found, opened, carried, held, resolved, dismissed, to_label, lanes {}, labels {}, outcomes {}},
    hours [{hour, flagged, other}], warnings [{code, values, text}],
    cases [{case, carried_over, state, priority, reasons [{code, values, points, text}], labels [], brand,
            source, author {handle, name}, language, time, opened_at, text, url, posts, claimed_by, previous,
            page,
            suggestions [{playbook, faq, kind, text, language, length, limit, fits, open [], parts {}}]}]

Times are ISO 8601 with the offset of the team's zone; `text` of a reason is in its language.
`url` and `page` are null unless they are http or https.
"""

import json
from datetime import datetime

from activesupport.channels.digest.clean import safe_link
from activesupport.channels.digest.dates import local
from activesupport.domain.digest import Digest, DigestCase
from activesupport.domain.reason import Reason
from activesupport.domain.reply import Suggestion
from activesupport.domain.watch import Team
from activesupport.words import explain

VERSION = 1


def render(digest: Digest) -> str:
    """All of the digest as one JSON object, indented, not escaped to ASCII."""
    return json.dumps(_digest(digest), ensure_ascii=False, indent=2) + "\n"


def _digest(digest: Digest) -> dict[str, object]:
    team = digest.team
    return {
        "version": VERSION,
        "team": {"id": team.id, "name": team.name, "language": team.language, "timezone": team.timezone},
        "start": _time(digest.start, team),
        "end": _time(digest.end, team),
        "dry": digest.dry,
        "numbers": _numbers(digest),
        "hours": [
            {"hour": _time(hour.hour, team), "flagged": hour.flagged, "other": hour.other} for hour in digest.hours
        ],
        "warnings": [_reason(reason, team.language) for reason in digest.warnings],
        "cases": [_case(case, True, team) for case in digest.carried]
        + [_case(case, False, team) for case in digest.new],
    }


def _numbers(digest: Digest) -> dict[str, object]:
    numbers = digest.numbers
    return {
        "found": numbers.found,
        "opened": numbers.opened,
        "carried": numbers.carried,
        "held": numbers.held,
        "resolved": numbers.resolved,
        "dismissed": numbers.dismissed,
        "to_label": numbers.to_label,
        "lanes": dict(numbers.lanes),
        "labels": dict(numbers.labels),
        "outcomes": dict(numbers.outcomes),
    }


def _case(case: DigestCase, carried: bool, team: Team) -> dict[str, object]:
    return {
        "case": case.number,
        "carried_over": carried,
        "state": case.state,
        "priority": case.priority,
        "reasons": [{**_reason(reason, team.language), "points": round(reason.points, 1)} for reason in case.reasons],
        "labels": list(case.labels),
        "brand": case.brand,
        "source": case.source,
        "author": {"handle": case.handle, "name": case.name},
        "language": case.language,
        "time": _time(case.time, team),
        "opened_at": _time(case.opened_at, team),
        "text": case.text,
        "url": safe_link(case.url),
        "posts": case.posts,
        "claimed_by": case.claimed_by,
        "previous": case.previous,
        "page": safe_link(case.page),
        "suggestions": [_suggestion(suggestion) for suggestion in case.suggestions],
    }


def _suggestion(suggestion: Suggestion) -> dict[str, object]:
    return {
        "playbook": suggestion.playbook,
        "faq": suggestion.faq,
        "kind": suggestion.kind,
        "text": suggestion.text,
        "language": suggestion.language,
        "length": suggestion.length,
        "limit": suggestion.limit,
        "fits": suggestion.fits,
        "open": list(suggestion.open),
        "parts": dict(suggestion.parts),
    }


def _reason(reason: Reason, language: str) -> dict[str, object]:
    return {"code": reason.code, "values": dict(reason.values), "text": explain(reason, language)}


def _time(time: datetime, team: Team) -> str:
    return local(time, team).isoformat(timespec="seconds")
