"""People, their sessions and tokens on the terminal, and as JSON."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import typer

from activesupport.app.cli.common import print_json, tell
from activesupport.channels.digest.clean import harmless
from activesupport.storage.desk_tables import SessionRow, UserRow
from activesupport.storage.keys import OpenToken
from activesupport.words import say, user_language


def print_people(rows: Sequence[UserRow], as_json: bool) -> None:
    if as_json:
        print_json([_person_json(row) for row in rows])
        return
    if not rows:
        tell("people.nobody")
    for row in rows:
        language = user_language()
        state = "" if row.active else say("people.state_inactive", language)
        places = [", ".join(row.teams), ", ".join(row.brands) if row.brands is not None else ""]
        _line(row.name, say(f"role.{row.role}", language), row.display, row.email or "", *places, state)


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
        return
    if not rows:
        tell("people.no_sessions")
    for row in rows:
        _line(str(row.id), _local(row.seen_at), row.address, row.agent)


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
        return
    if not rows:
        tell("people.no_tokens")
    for one in rows:
        token, language = one.token, user_language()
        until = _local(token.expires_at) if token.expires_at else say("people.forever", language)
        _line(str(token.id), one.user.name, token.name, " ".join(token.scopes), until)


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


def _line(*parts: str) -> None:
    typer.echo(harmless("  ".join(part for part in parts if part)))


def _local(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
