"""What is read once for the page of a case, and who looks at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from activesupport.desk.fill.conversation import Said
from activesupport.desk.fill.names import Names
from activesupport.desk.visitor import Visitor
from activesupport.domain.gate import Gate
from activesupport.domain.rules import Rules
from activesupport.storage import cases, journal
from activesupport.storage.desk_tables import BarRow, IncidentRow
from activesupport.storage.tables import CaseRow, DecisionRow, MentionRow, PostRow
from activesupport.work.circumstances import Circumstances
from activesupport.work.speaking import gate_under


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case with what nearly every part of its page asks for; `said` is the conversation, `post` what the case is
    about, with its `mention`; `bar` keeps us from writing to its person, and `incident` is going on with its brand.
    """

    here: Visitor
    case: CaseRow
    said: Sequence[Said]
    post: PostRow
    mention: MentionRow | None
    rules: Rules
    now: datetime
    names: Names
    gate: Gate
    bar: BarRow | None
    incident: IncidentRow | None
    decisions: Sequence[DecisionRow]

    @property
    def language(self) -> str:
        """The visitor's."""
        return self.here.language


def dossier_of(session: Session, here: Visitor, case: CaseRow) -> Dossier:
    kit, now = here.desk.rules(), here.desk.now()
    said, known = cases.conversation(session, case), Circumstances(session, now)
    post, mention = next((post, mention) for post, mention in said if post.id == case.headline_id)
    return Dossier(
        here=here,
        case=case,
        said=said,
        post=post,
        mention=mention,
        rules=kit.rules,
        now=now,
        names=Names(session),
        gate=gate_under(known, case, {mention.gate for _post, mention in said if mention is not None}),
        bar=known.bar((case.brand, case.source, case.author_id)),
        incident=known.incident(case.brand),
        decisions=journal.of_case(session, case.id),
    )
