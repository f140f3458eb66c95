"""People, their sessions and tokens on the terminal, and as JSON."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from activesupport.app.cli.columns import print_columns
from activesupport.app.cli.common import print_json, tell
from activesupport.storage.desk_tables import SessionRow, UserRow
from activesupport.storage.keys import OpenToken
from activesupport.words import say, user_language


def print_people(rows: Sequence[UserRow], now: datetime, as_json: bool) -> None:
    if as_json:
        print_json([_person_json(row) for row in rows])
    elif not rows:
        tell("people.nobody")
    else:
        names = ("name", "display", "email", "role", "state", "language", "teams", "brands", "seen")
        print_columns(_headings(names), [_person(row, now) for row in rows])


def _person(row: UserRow, now: datetime) -> tuple[str, ...]:
    language = user_language()
    return (
        row.name,
        row.display,
        row.email or "",
        say(f"role.{row.role}", language),
        _state(row, now, language),
        row.language,
        ", ".join(row.teams),
        ", ".join(row.brands) if row.brands is not None else say("people.all_brands", language),
        _local(row.seen_at) if row.seen_at else say("people.never", language),
    )


def _state(row: UserRow, now: datetime, language: str) -> str:
    """Whether the person can come in, and what keeps them out."""
    if not row.active:
        return say("people.state_inactive", language)
    if row.locked_until is not None and row.locked_until > now:
        return say("people.state_locked", language, until=_local(row.locked_until))
    if row.password is None and row.subject is None:
        return say("people.state_no_password", language)
    return say("people.state_active", language)


def _headings(names: Sequence[str]) -> list[str]:
    return [say(f"people.column_{name}", user_language()) for name in names]


def _person_json(row: UserRow) -> dict[str, Any]:
    return {
        "user": row.id,
        "name": row.name,
        "display": row.display,
        "email": row.email,
        "role": row.role,
        "active": row.active,
        "language": row.language,
        "timezone": row.timezone,
        "teams": row.teams,
        "brands": row.brands,
        "languages": row.languages,
        "skills": row.skills,
        "capacity": row.capacity,
        "shifts": row.shifts,
        "needs_approval": row.needs_approval,
        "password": row.password is not None,
        "locked_until": _iso(row.locked_until),
        "created_at": _iso(row.created_at),
        "seen_at": _iso(row.seen_at),
    }


def print_sessions(rows: Sequence[SessionRow], as_json: bool) -> None:
    if as_json:
        print_json([_session_json(row) for row in rows])
    elif not rows:
        tell("people.no_sessions")
    else:
        lines = [(str(row.id), _local(row.seen_at), row.address, row.agent) for row in rows]
        print_columns(_headings(("number", "used", "address", "agent")), lines)


def _session_json(row: SessionRow) -> dict[str, Any]:
    return {
        "session": row.id,
        "address": row.address,
        "agent": row.agent,
        "created_at": _iso(row.created_at),
        "seen_at": _iso(row.seen_at),
        "expires_at": _iso(row.expires_at),
    }


def print_tokens(rows: Sequence[OpenToken], as_json: bool) -> None:
    if as_json:
        print_json([_token_json(one) for one in rows])
    elif not rows:
        tell("people.no_tokens")
    else:
        print_columns(_headings(("number", "name", "purpose", "scopes", "until")), [_token(one) for one in rows])


def _token(one: OpenToken) -> tuple[str, ...]:
    token = one.token
    until = _local(token.expires_at) if token.expires_at else say("people.forever", user_language())
    return str(token.id), one.user.name, token.name, " ".join(token.scopes), until


def _token_json(one: OpenToken) -> dict[str, Any]:
    return {
        "token": one.token.id,
        "user": one.user.name,
        "name": one.token.name,
        "scopes": one.token.scopes,
        "created_at": _iso(one.token.created_at),
        "expires_at": _iso(one.token.expires_at),
        "used_at": _iso(one.token.used_at),
    }


def _local(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
