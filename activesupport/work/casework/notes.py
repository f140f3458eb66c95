"""What colleagues tell one another about a case, and who is looking at it."""

import re
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.errors import UserError
from activesupport.domain.people import Permission
from activesupport.storage import cases, people, presence, search
from activesupport.work.casework.hand import Hand

# Japanese runs on without blanks, before and after; what stands before the @ of an address is ASCII.
_COLLEAGUE = re.compile(r"(?<![A-Za-z0-9_.%+@＠-])[@＠]([a-z0-9][a-z0-9._-]{1,39})(?<![._-])", re.IGNORECASE)
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
