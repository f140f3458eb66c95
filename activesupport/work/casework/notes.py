"""What colleagues tell one another about a case, and who is looking at it."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import get_close_matches

from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.errors import UserError
from activesupport.domain.people import Permission
from activesupport.storage import cases, people, presence, search
from activesupport.work.casework.hand import Hand

# Japanese runs on without blanks, before and after; what stands before the @ of an address is ASCII.
_COLLEAGUE = re.compile(r"(?<![A-Za-z0-9_.%+@＠-])[@＠]([a-z0-9][a-z0-9._-]{1,39})(?<![._-])", re.IGNORECASE)
# A name that nobody signs in with, as people write the one on the page: up to さん, a blank or a comma.
_BY_DISPLAY = re.compile(
    r"(?<![A-Za-z0-9_.%+@＠-])[@＠](?![a-z0-9])([^\s@＠、。,.!?！？]{1,20}?)(?=さん|様|[\s、。,.!?！？]|$)", re.I
)
LOOKING = timedelta(seconds=45)
"""Somebody whose page was heard of within this time has the case before them."""


def note(hand: Hand, case_id: int, text: str) -> tuple[str, ...]:
    """Write something down for colleagues; the names of those it calls with @name, who find it among theirs."""
    hand.must(Permission.NOTE)
    if not text.strip():
        raise UserError("case.empty_note", case=case_id)
    with hand.database.writing() as session:
        case = hand.case(session, case_id)
        called = _called(session, text, case.brand)
        detail = {"text": text.strip()} | ({"called": sorted(called)} if called else {})
        hand.record(session, case, Act.NOTE, detail)
        presence.call(session, case_id, called - {hand.actor}, hand.actor, hand.now())
        cases.renew(session, case_id, hand.actor, hand.now() + hand.lease)
        search.index_cases(session, [case.id])
        return tuple(sorted(called))


def _called(session: Session, text: str, brand: str) -> set[str]:
    """Active colleagues whom a note calls and who see the brand; nobody is called to what they cannot open."""
    known = people.known_names(session, {name.lower() for name in _COLLEAGUE.findall(text)})
    rows = [people.by_name(session, name) for name in known]
    return {row.name for row in rows if row is not None and people.person_of(row).sees(brand)}


@dataclass(frozen=True, slots=True)
class Unheard:
    """Names that a note calls and that nobody has who could read it; `known` are those that it could have called, each
    with what colleagues call them.
    """

    names: tuple[str, ...] = ()
    known: tuple[tuple[str, str], ...] = ()


MOST_KNOWN = 8
"""Names that are suggested at the most."""


def unheard(hand: Hand, case_id: int, text: str) -> Unheard:
    """Whom a note calls in vain, and whom it could call: those with a like name, else whoever answers for the brand."""
    with hand.database.reading() as session:
        case = hand.case(session, case_id)
        heard = _called(session, text, case.brand)
        called = dict.fromkeys([*(name.lower() for name in _COLLEAGUE.findall(text)), *_BY_DISPLAY.findall(text)])
        missed = tuple(name for name in called if name not in heard)
        if not missed:
            return Unheard()
        able = [one for one in people.able(people.colleagues(session), case.brand) if one[0] != hand.actor]
    like = [one for one in able if any(_is_like(name, *one) for name in missed)]
    return Unheard(missed, tuple(like or able)[:MOST_KNOWN])


def _is_like(called: str, name: str, display: str) -> bool:
    """Whether somebody may have been meant: a slip in the name, or a part of what they are called."""
    return bool(get_close_matches(called, [name])) or called in display


def colleague(session: Session, name: str, brand: str) -> str:
    """The name, as the account has it, of somebody who can answer and sees the brand. Raises UserError for others."""
    found = people.by_name(session, name)
    person = people.person_of(found) if found is not None and found.active else None
    if person is None or not person.may(Permission.ANSWER) or not person.sees(brand):
        raise UserError("case.no_such_colleague", name=name)
    return person.name


def look(hand: Hand, case_id: int) -> tuple[str, ...]:
    """Say that one has the case before oneself; who else has."""
    with hand.database.writing() as session:
        hand.case(session, case_id)
        presence.seen(session, case_id, hand.actor, hand.now())
        presence.answer_call(session, case_id, hand.actor)
        return presence.others(session, case_id, hand.actor, hand.now() - LOOKING)


def forget_presence(session: Session, now: datetime) -> None:
    """Rows of pages that were closed long ago."""
    presence.forget(session, now - timedelta(days=1))
