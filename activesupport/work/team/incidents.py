"""What concerns a crowd: an incident with its statement, and what lies within a lead's hand while it lasts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from activesupport.domain.errors import UserError
from activesupport.domain.people import Permission
from activesupport.storage import audit, contacts
from activesupport.work.casework.hand import Hand


class IncidentKind(StrEnum):
    """`incident` is the brand's own trouble; `disaster` is everybody's, where a brand keeps silent or helps."""

    INCIDENT = "incident"
    DISASTER = "disaster"


@dataclass(frozen=True, slots=True)
class Announced:
    """An incident as a lead declares it. `statements` are what may be said to everybody, by language, one at least;
    `link` leads to more.
    """

    brand: str
    kind: IncidentKind
    statements: Mapping[str, str]
    link: str = ""


def start(hand: Hand, announced: Announced) -> int:
    """From now on every draft for the brand is held with the statement; the incident's number."""
    hand.must(Permission.DECIDE)
    statements = {language: text.strip() for language, text in announced.statements.items() if text.strip()}
    if not statements:
        raise UserError("incident.no_statement")
    if announced.link and not announced.link.startswith(("https://", "http://")):
        raise UserError("incident.bad_link")
    if not hand.person.sees(announced.brand):
        raise UserError("incident.unknown_brand", brand=announced.brand)
    with hand.database.writing() as session:
        number = contacts.start_incident(
            session,
            {
                "brand": announced.brand,
                "kind": announced.kind,
                "statements": statements,
                "link": announced.link,
                "by": hand.actor,
                "started_at": hand.now(),
            },
        )
        _audit(hand, session, "incident_start", announced.brand, number)
        return number


def end(hand: Hand, incident_id: int) -> None:
    """It is over: drafts are free again."""
    hand.must(Permission.DECIDE)
    with hand.database.writing() as session:
        row = contacts.end_incident(session, incident_id, hand.actor, hand.now())
        if not hand.person.sees(row.brand):
            raise UserError("incident.not_going_on", incident=incident_id)
        _audit(hand, session, "incident_end", row.brand, incident_id)


def _audit(hand: Hand, session: Session, action: str, brand: str, number: int) -> None:
    audit.record(session, hand.now(), hand.actor, action, f"brand:{brand}", {"incident": number}, hand.address)
