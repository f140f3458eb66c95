"""What speaks for or against writing to a person, besides what they wrote."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from activesupport.domain.gate import GateContext
from activesupport.domain.watch import Brand
from activesupport.storage import anger, contacts, replies
from activesupport.storage.cases import Person
from activesupport.storage.desk_tables import BarRow, IncidentRow
from activesupport.work.casework.bars import Bar

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Crowd:
    """Angry posts about a brand: an hour's number at present, and how many an hour has usually."""

    last_hour: int
    usual: float


def crowd(session: Session, brand: str, now: datetime) -> Crowd:
    """This hour and the one before, as an hour's rate, against the week before them.

    Posts count by when they were written: an archive that is read in one go makes no crowd.
    """
    this_hour = now.replace(minute=0, second=0, microsecond=0)
    before = this_hour - timedelta(hours=1)
    usual, lately = anger.written(session, brand, before - A_WEEK, before, now + timedelta(hours=1))
    return Crowd(round(lately / ((now - before) / timedelta(hours=1))), usual / (A_WEEK / timedelta(hours=1)))


def names_of(brand: Brand | None) -> tuple[str, ...]:
    return () if brand is None else (brand.name, *brand.names.values(), *brand.nicknames)


class Circumstances:
    """What is known besides the text, for one transaction: each brand and each person is looked up once."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        self._crowds: dict[str, Crowd] = {}
        self._incidents: dict[str, IncidentRow | None] = {}
        self._bars: dict[Person, BarRow | None] = {}

    def of(self, person: Person, but_for: int | None = None) -> GateContext:
        """The context of writing to a person; `but_for` is the case whose conversation goes on."""
        brand = person[0]
        if brand not in self._crowds:
            self._crowds[brand] = crowd(self._session, brand, self._now)
        angry = self._crowds[brand]
        last = replies.contacted(self._session, person, self._now - A_WEEK, but_for)
        return GateContext(
            opted_out=self.bar(person) is not None,
            contacted_days_ago=(self._now - last) / timedelta(days=1) if last is not None else None,
            incident=self.incident(brand) is not None,
            angry_posts_last_hour=angry.last_hour,
            usual_angry_per_hour=angry.usual,
        )

    def incident(self, brand: str) -> IncidentRow | None:
        """What is going on with a brand now."""
        if brand not in self._incidents:
            self._incidents[brand] = contacts.incident(self._session, brand)
        return self._incidents[brand]

    def bar(self, person: Person) -> BarRow | None:
        """What keeps us from writing to a person."""
        if person not in self._bars:
            self._bars[person] = contacts.bar_of(self._session, person)
        return self._bars[person]

    def is_blocked(self, person: Person) -> bool:
        """Whether we want nothing more from a person: they were blocked after abuse."""
        bar = self.bar(person)
        return bar is not None and bar.kind == Bar.BLOCKED
