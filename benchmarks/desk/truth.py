"""Whether the desk kept its word: what people were told against what the database says afterwards."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState
from activesupport.storage import queue
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import CaseRow, DecisionRow
from benchmarks.desk.samples import Told

_FREES = frozenset(
    {Act.RELEASE, Act.EXPIRE, Act.HAND_OVER, Act.ESCALATE, Act.SNOOZE, Act.POSTED, Act.SEEN, Act.MISSING, Act.REOPEN}
)
"""Acts after which nobody holds the case."""


@dataclass(frozen=True, slots=True)
class Before:
    """How it stood before the crowd came: the last decision, and who held which case."""

    decision: int
    holders: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Truth:
    """What was found in the decisions of a run. All but the first three should be 0.

    `two_replies`: cases with two replies on their way. `answered_twice`: claims under which two replies were sent, or
    one by somebody else. `forgotten`: acts that people were told of and no decision tells of. `vanished`: claims that
    ended without an act that ends one. `overwritten`: changes of a case that do not follow one another.
    """

    decisions: int
    claims: int
    sent: int
    two_replies: int
    answered_twice: int
    forgotten: int
    vanished: int
    overwritten: int


def before(session: Session) -> Before:
    held = select(CaseRow.id, CaseRow.claimed_by).where(CaseRow.state == CaseState.CLAIMED)
    holders = {case: holder for case, holder in session.execute(held) if holder is not None}
    return Before(session.scalars(select(queue.latest_decision())).one(), holders)


def find(session: Session, since: Before, told: Sequence[Told]) -> Truth:
    """Read every decision that was made since, and the cases that they are about."""
    wanted = select(DecisionRow).where(DecisionRow.id > since.decision, DecisionRow.case_id.is_not(None))
    made = list(session.scalars(wanted.order_by(DecisionRow.case_id, DecisionRow.id)))
    by_case = {case: list(rows) for case, rows in groupby(made, key=lambda row: row.case_id or 0)}
    now = {case: holder for case, holder in session.execute(select(CaseRow.id, CaseRow.claimed_by)) if case in by_case}
    recorded = Counter((row.actor, row.action, row.case_id or 0) for row in made)
    acts = Counter(row.action for row in made)
    return Truth(
        decisions=len(made),
        claims=acts[Act.CLAIM],
        sent=acts[Act.SEND],
        two_replies=_two_replies(session),
        answered_twice=sum(map(_answered_twice, by_case.values())),
        forgotten=sum((Counter((one.actor, one.act, one.case) for one in told) - recorded).values()),
        vanished=sum(_vanished(rows, since.holders.get(case), now[case]) for case, rows in by_case.items()),
        overwritten=sum(map(_overwritten, by_case.values())),
    )


def _two_replies(session: Session) -> int:
    twice = select(ReplyRow.case_id).where(ReplyRow.on_its_way).group_by(ReplyRow.case_id).having(func.count() > 1)
    return session.scalar(select(func.count()).select_from(twice.subquery())) or 0


def _answered_twice(rows: Sequence[DecisionRow]) -> int:
    """A reply that is sent begins no new claim: between two of them somebody must have claimed the case anew."""
    holder: str | None = None
    sent = wrong = 0
    for row in rows:
        if row.action == Act.CLAIM:
            holder, sent = row.actor, 0
        elif row.action == Act.SEND:
            sent += 1
            wrong += sent > 1 or (holder is not None and holder != row.actor)
    return wrong


def _vanished(rows: Sequence[DecisionRow], holder: str | None, found: str | None) -> int:
    wrong = 0
    for last, row in pairwise([None, *rows]):
        assert row is not None  # only the first of the pairs begins with nothing
        if row.action == Act.CLAIM:
            wrong += holder is not None and row.detail.get("from") != holder
            holder = row.actor
        elif row.action in _FREES:
            holder = None
        elif row.action == Act.UNDO and last is not None:
            holder = (last.before or {}).get("claimed_by", holder)
    return wrong + (holder != found)


def _overwritten(rows: Sequence[DecisionRow]) -> int:
    versions = [row.case_version for row in rows if row.case_version is not None]
    return sum(later != earlier + 1 for earlier, later in pairwise(versions))
