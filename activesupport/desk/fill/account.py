"""The viewer's own account: how the pages are shown to them, where they are signed in, their tokens."""

import re
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from sqlalchemy.orm import Session

from activesupport.desk.fill.people import NAMES_OF_LANGUAGES
from activesupport.desk.views.parts import Choice, Errors
from activesupport.desk.views.people import AccountView, SessionLine, TokenLine
from activesupport.desk.views.shell import Theme
from activesupport.desk.visitor import Fields, Visitor
from activesupport.domain.people import Permission, Scope
from activesupport.storage import keys, people
from activesupport.storage.desk_tables import SessionRow, TokenRow
from activesupport.words import LANGUAGES, say

LIVES = (30, 90, 365)
"""Days that a token can last; it can also have no end."""
_USUAL_LIFE = "90"
_BROWSERS = (
    (r"\bEdgA?/|\bEdgiOS/", "Edge"),
    (r"\bOPR/", "Opera"),
    (r"\bFirefox/|\bFxiOS/", "Firefox"),
    (r"Chrom(?:e|ium)/|\bCriOS/", "Chrome"),
    (r"\bVersion/.*\bSafari/", "Safari"),
)
"""The first that fits: every newer browser also calls itself by the older ones' names, and nearly all say Safari."""
_SYSTEMS = (
    (r"\biPhone\b", "iPhone"),
    (r"\biPad\b", "iPad"),
    (r"\bAndroid\b", "Android"),
    (r"\bWindows\b", "Windows"),
    (r"\bMac OS X\b", "macOS"),
    (r"\bCrOS\b", "ChromeOS"),
    (r"\bLinux\b", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent with one of the page's forms and must not be lost; None is for what that form has not."""

    language: str | None = None
    timezone: str | None = None
    theme: str | None = None
    keys: bool | None = None
    token_name: str = ""
    scopes: tuple[str, ...] = (Scope.READ,)
    days: str = _USUAL_LIFE


def typed_settings(form: Fields) -> Typed:
    return Typed(
        language=form.text("language", 20),
        timezone=form.text("timezone", 80).strip(),
        theme=form.text("theme", 20),
        keys=form.has("keys"),
    )


def typed_token(form: Fields) -> Typed:
    return Typed(token_name=form.text("token_name", 200), scopes=tuple(form.all("scopes")), days=form.text("days", 5))


def account_view(
    session: Session, here: Visitor, typed: Typed | None = None, errors: Errors | None = None, made: str = ""
) -> AccountView:
    """The page of whoever looks; `made` is a token that was made just now."""
    row = people.get(session, here.person.id or 0)
    now, typed = here.desk.now(), typed or Typed()
    idle_since = now - here.desk.accounts.sessions.idle
    language = row.language if typed.language is None else typed.language
    theme = typed.theme if typed.theme in set(Theme) else row.theme
    return AccountView(
        name=row.name,
        display=row.display,
        languages=tuple(Choice(one, NAMES_OF_LANGUAGES[one], one == language) for one in LANGUAGES),
        timezone=row.timezone if typed.timezone is None else typed.timezone,
        timezones=zones(),
        theme=Theme(theme),
        keys=row.keys if typed.keys is None else typed.keys,
        sessions=tuple(_session(here, one) for one in keys.sessions_of(session, row.id, now, idle_since)),
        tokens=tuple(_token(here, one.token) for one in keys.tokens(session, row.id)),
        scopes=_scopes(here, typed),
        lives=_lives(here.language, typed.days),
        token_name=typed.token_name,
        password=row.password is not None,
        made=made,
        errors=errors or {},
    )


@cache
def zones() -> tuple[str, ...]:
    """The zones that are offered: those that are named by a place. Others can be typed."""
    places = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    return (*sorted(zone for zone in available_timezones() if zone.startswith(places)), "UTC")


def device(agent: str, language: str) -> str:
    """What a browser says of itself, as people call it: "Firefox, Linux"."""
    found = [_first(_BROWSERS, agent), _first(_SYSTEMS, agent)]
    return ", ".join(word for word in found if word) or say("account.some_browser", language)


def _first(patterns: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for pattern, name in patterns if re.search(pattern, agent)), "")


def _session(here: Visitor, row: SessionRow) -> SessionLine:
    is_this = row.id == here.signed_in.session_id
    return SessionLine(row.id, device(row.agent, here.language), row.address, row.seen_at, is_this)


def _token(here: Visitor, row: TokenRow) -> TokenLine:
    scopes = " · ".join(say(f"scope.{scope}", here.language) for scope in row.scopes)
    return TokenLine(row.id, row.name, scopes, row.created_at, row.used_at, row.expires_at)


def _scopes(here: Visitor, typed: Typed) -> tuple[Choice, ...]:
    """What a token of the viewer's can be for."""
    fitting = [one for one in Scope if one is not Scope.ADMIN or here.person.may(Permission.PEOPLE)]
    return tuple(Choice(one, say(f"scope.{one}", here.language), one in typed.scopes) for one in fitting)


def _lives(language: str, chosen: str) -> tuple[Choice, ...]:
    days = [Choice(str(one), say("account.days", language, n=one), str(one) == chosen) for one in LIVES]
    return (*days, Choice("", say("people.forever", language), chosen == ""))
