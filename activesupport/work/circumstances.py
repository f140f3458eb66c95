"""What speaks for or against writing to a person, besides what they wrote."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from activesupport.domain.gate import GateContext
from activesupport.domain.watch import Brand
from activesupport.storage import anger, contacts, replies
from activesupport.storage.cases import Person
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
    """What is known besides the text, for one transaction: what concerns a brand is looked up once."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        self._brands: dict[str, tuple[Crowd, bool]] = {}

    def of(self, person: Person, but_for: int | None = None) -> GateContext:
        """The context of writing to a person; `but_for` is the case whose conversation goes on."""
        brand = person[0]
        if brand not in self._brands:
            going_on = contacts.incident(self._session, brand) is not None
            self._brands[brand] = (crowd(self._session, brand, self._now), going_on)
        angry, incident = self._brands[brand]
        last = replies.contacted(self._session, person, self._now - A_WEEK, but_for)
        return GateContext(
            opted_out=contacts.bar_of(self._session, person) is not None,
            contacted_days_ago=(self._now - last) / timedelta(days=1) if last is not None else None,
            incident=incident,
            angry_posts_last_hour=angry.last_hour,
            usual_angry_per_hour=angry.usual,
        )

    def is_blocked(self, person: Person) -> bool:
        """Whether we want nothing more from a person: they were blocked after abuse."""
        bar = contacts.bar_of(self._session, person)
        return bar is not None and bar.kind == Bar.BLOCKED
