"""What is read once for the page of a case, and who looks at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from activesupport.desk.fill.names import Names
from activesupport.desk.visitor import Visitor
from activesupport.domain.gate import Gate
from activesupport.domain.rules import Rules
from activesupport.storage import contacts, journal, posts
from activesupport.storage.desk_tables import BarRow
from activesupport.storage.tables import CaseRow, DecisionRow, PostRow
from activesupport.work.speaking import gate_of


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case with what nearly every part of its page asks for; `post` is the one that it is about,
    `bar` what keeps us from writing to its person."""

    here: Visitor
    case: CaseRow
    post: PostRow
    rules: Rules
    now: datetime
    names: Names
    gate: Gate
    bar: BarRow | None
    decisions: Sequence[DecisionRow]

    @property
    def language(self) -> str:
        """The visitor's."""
        return self.here.language


def dossier_of(session: Session, here: Visitor, case: CaseRow) -> Dossier:
    kit, now = here.desk.rules(), here.desk.now()
    return Dossier(
        here=here,
        case=case,
        post=posts.get(session, case.headline_id),
        rules=kit.rules,
        now=now,
        names=Names(session),
        gate=gate_of(session, case, now),
        bar=contacts.bar_of(session, (case.brand, case.source, case.author_id)),
        decisions=journal.of_case(session, case.id),
    )
