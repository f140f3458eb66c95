"""What a page of mentions does to the cases: steps are decided in memory, one after the other, and written together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.aftermath import SURE_ENOUGH, Aftermath, aftermath
from activesupport.domain.case import CaseState, Lane, LatestCase, Outcome, Placement, Step, place
from activesupport.domain.gate import CLEAR, Gate, GateDecision, GateReason, gravest
from activesupport.domain.labels import Label, Verdict
from activesupport.domain.priority import Priority, is_life
from activesupport.domain.reason import Reason
from activesupport.domain.rules import Rules
from activesupport.rulebook import Hit
from activesupport.storage import cases, journal
from activesupport.storage.cases import Person
from activesupport.storage.codec import reasons_to_json
from activesupport.storage.tables import CaseRow
from activesupport.work.casework.closing import ENDED, NOT_CLOSED
from activesupport.work.casework.hand import FREE
from activesupport.work.promises import promise, promise_again
from activesupport.work.reading import Reading

ACTOR = "activesupport"
NO_PRIORITY = Priority(0, ())


@dataclass(slots=True)
class Judged:
    """One mention after judging: where it goes and, once the page is written, which case it belongs to."""

    reading: Reading
    hit: Hit
    lane: Lane
    copy_of: int | None = None
    verdict: Verdict | None = None
    priority: Priority = NO_PRIORITY
    urgent: bool = False
    said: Gate = CLEAR
    """What its text alone says to the gate."""
    gate: Gate = CLEAR
    blocked: bool = False
    """Its author was blocked after abuse: nobody opens a case for them."""
    step: Step = Step.NONE
    case: "OpenCase | None" = None

    @property
    def case_id(self) -> int | None:
        return self.case.id if self.case is not None else None


@dataclass(slots=True, eq=False)
class OpenCase:
    """A case while a page is worked on. `version` is 0 for one that is not stored yet."""

    values: dict[str, Any]
    id: int | None = None
    version: int = 0
    urgent: bool = False
    ended: Outcome | None = None
    """With what a post of the page has ended it."""
    changed: set[str] = field(default_factory=set)

    def set(self, **values: Any) -> None:
        self.values.update(values)
        self.changed.update(values)

    @property
    def is_new(self) -> bool:
        return self.version == 0


_BRINGS_A_CASE = frozenset({Step.OPEN, Step.REOPEN})


class Casebook:
    """The latest case of everybody on the page, and the steps that the page's mentions take."""

    def __init__(self, session: Session, people: set[Person], rules: Rules, now: datetime) -> None:
        self._rules = rules
        self._now = now
        found = cases.of_people(session, people)
        self._cases = {person: [_from_row(row) for row in rows] for person, rows in found.items()}
        self._touched: list[OpenCase] = []

    def knows(self, person: Person) -> bool:
        return person in self._cases

    def goes_on_in(self, mention: Judged) -> int | None:
        """The stored case whose conversation the mention goes on with; None where it begins one."""
        return self._place(mention).case or None

    def _place(self, mention: Judged) -> Placement:
        return place(mention.lane, _as_latest(self._known(mention)), self._now, self._rules.cases.reopen_within)

    def _known(self, mention: Judged) -> OpenCase | None:
        """The person's case that the mention may go on in: of several that are open the one of the same thread."""
        known = self._cases.get(person_of(mention), [])
        candidates = [case for case in known if not CaseState(case.values["state"]).is_closed] or known
        thread = thread_of(mention)
        return next((case for case in candidates if case.values["thread"] == thread), next(iter(candidates), None))

    def take(self, mention: Judged) -> None:
        """Decide the mention's step and carry it out in memory."""
        known = self._known(mention)
        placement = self._place(mention)
        mention.step = Step.NONE if mention.blocked and placement.step in _BRINGS_A_CASE else placement.step
        if mention.step is Step.NONE:
            return
        if placement.step is Step.OPEN:
            known = OpenCase(self._new_values(mention, placement, known))
            self._cases[person_of(mention)] = [known]
        elif known is not None:
            self._extend(known, mention)
        mention.case = known
        if known is not None:
            known.urgent = known.urgent or mention.urgent
            if mention.urgent and known.values["state"] == CaseState.HELD:
                promised = promise(self._rules, known.values["team"], known.values["priority"], self._now)
                known.set(state=CaseState.OPEN, opened_at=self._now, **promised)
            if known not in self._touched:
                self._touched.append(known)

    def hold_back(self, room: Mapping[str, int | None]) -> None:
        """Where a team's daily cap is reached, the least pressing new cases wait outside; urgent ones never do."""
        for team, free in room.items():
            if free is None:
                continue
            fresh = [case for case in self._touched if case.is_new and case.values["team"] == team]
            fresh.sort(key=lambda case: (not case.urgent, -case.values["priority"]))
            for case in fresh[max(0, free) :]:
                if not case.urgent:
                    case.values["state"] = CaseState.HELD

    def write(self, session: Session) -> None:
        """Insert new cases, change known ones by compare-and-set; afterwards every touched case has its number."""
        fresh = [case for case in self._touched if case.is_new]
        # An earlier case of the same page may be the predecessor of none: `previous_id` names stored cases only.
        for case, number in zip(fresh, cases.open_cases(session, [case.values for case in fresh]), strict=True):
            case.id = number
        for case in self._touched:
            if not case.is_new and case.id is not None:
                cases.change(session, case.id, case.version, {name: case.values[name] for name in case.changed})
        journal.add_all(session, [self._ending(case) for case in self._touched if case.ended is not None])

    def _ending(self, case: OpenCase) -> dict[str, Any]:
        return {
            "case_id": case.id,
            "post_id": case.values["headline_id"],
            "at": self._now,
            "actor": ACTOR,
            "action": Act.RESOLVE,
            "detail": {"outcome": case.ended},
            "rules": self._rules.version,
        }

    def _new_values(self, mention: Judged, placement: Placement, earlier: OpenCase | None) -> dict[str, Any]:
        post = mention.reading.post
        return {
            "version": 1,
            "brand": mention.hit.brand,
            "team": mention.hit.team,
            "source": post.source,
            "author_id": post.author.id,
            "author_handle": post.author.handle,
            "thread": thread_of(mention),
            "state": CaseState.OPEN,
            "priority": mention.priority.number,
            "reasons": reasons_to_json(_reasons(mention, mention.gate.decision)),
            "labels": list(_labels(mention)),
            "language": mention.reading.language,
            "headline_id": mention.reading.post_id,
            "posts": 1,
            "opened_at": self._now,
            "last_post_at": post.time,
            "suggested_at": self._now,
            "previous_id": earlier.id if earlier is not None else placement.previous,
            "gate": mention.gate.decision,
            "gate_reason": mention.gate.reason,
            "gate_overruled_by": None,
            "delight": _may_delight(mention),
            "first_answer_at": None,
            "outcome_by": None,
            **promise(self._rules, mention.hit.team, mention.priority.number, self._now),
        }

    def _extend(self, case: OpenCase, mention: Judged) -> None:
        case.set(
            posts=case.values["posts"] + 1,
            last_post_at=max(case.values["last_post_at"], mention.reading.post.time),
        )
        if case.values["team"] not in self._rules.teams:  # the rules have dropped it: nobody would see the case
            case.set(team=mention.hit.team)
        self._learn_outcome(case, mention)
        if mention.step is Step.ATTACH:
            return
        case.set(labels=sorted({*case.values["labels"], *_labels(mention)}))
        self._ask_gate(case, mention)
        case.set(delight=case.values["gate"] == GateDecision.OK and (case.values["delight"] or _may_delight(mention)))
        if mention.lane is Lane.QUEUE:
            case.set(suggested_at=self._now)
        if case.values["state"] == CaseState.WAITING or mention.step is Step.REOPEN:
            self._come_back(case)
        if mention.step is Step.REOPEN or mention.priority.number > case.values["priority"]:
            case.set(
                priority=mention.priority.number,
                reasons=reasons_to_json(_reasons(mention, case.values["gate"])),
                headline_id=mention.reading.post_id,
                language=mention.reading.language,
            )
            if is_life(mention.priority.number):
                self._promise_at_once(case)

    def _promise_at_once(self, case: OpenCase) -> None:
        """Danger to a life does not wait for the hours that the case was promised in before."""
        promised = promise if case.values["first_answer_at"] is None else promise_again
        case.set(**promised(self._rules, case.values["team"], case.values["priority"], self._now))

    def _come_back(self, case: OpenCase) -> None:
        """The customer has spoken again: whoever answered has the case among theirs, and the clock runs anew."""
        case.set(
            state=CaseState.OPEN,
            wake_at=None,
            **NOT_CLOSED,
            **FREE,
            **promise_again(self._rules, case.values["team"], case.values["priority"], self._now),
            **({"escalated_at": self._now} if case.values.get("abuse") else {}),  # a lead's, as it was
        )

    def _ask_gate(self, case: OpenCase, mention: Judged) -> None:
        """The gravest reason counts; whoever gives one again asks anew whether to speak."""
        found = gravest([mention.gate, Gate.of(GateReason(case.values["gate_reason"]))])
        if mention.gate.reason is not GateReason.NONE or found.reason != case.values["gate_reason"]:
            case.set(gate=found.decision, gate_reason=found.reason, gate_overruled_by=None)

    def _learn_outcome(self, case: OpenCase, mention: Judged) -> None:
        """What the post says of how it ended. A person's word stands above what the machine has read."""
        values = case.values
        if values["first_answer_at"] is None or mention.step is Step.REOPEN:
            return
        if values["outcome_by"] not in {None, ACTOR}:
            return
        found = aftermath(mention.reading.post.text, mention.verdict)
        if found is None:
            return
        closed = CaseState(values["state"]).is_closed
        ends = self._ends_well(values, mention, found)
        if closed or ends:
            case.set(outcome=found.outcome, outcome_by=ACTOR, outcome_confidence=found.confidence)
        if ends:
            case.set(state=CaseState.RESOLVED, closed_at=self._now, **ENDED)
            case.ended = found.outcome

    @staticmethod
    def _ends_well(values: dict[str, Any], mention: Judged, found: Aftermath) -> bool:
        """Whether a case that waits for the customer is over with this post."""
        waits = values["state"] == CaseState.WAITING and mention.lane is Lane.NEUTRAL
        return waits and found.is_good and found.confidence >= SURE_ENOUGH


def person_of(mention: Judged) -> Person:
    post = mention.reading.post
    return (mention.hit.brand, post.source, post.author.id)


def thread_of(mention: Judged) -> str:
    """The conversation that a post is in; one that answers nobody begins its own."""
    return mention.reading.post.thread or mention.reading.post.platform_id


def _labels(mention: Judged) -> Sequence[str]:
    return [str(label) for label in mention.verdict.labels] if mention.verdict else []


def _may_delight(mention: Judged) -> bool:
    """A chance to delight is none where something speaks against speaking: a mourner is no occasion."""
    return Label.DELIGHT in _labels(mention) and mention.gate.decision is GateDecision.OK


def _reasons(mention: Judged, gate: str) -> Sequence[Reason]:
    """Why it is pressing, as people read it: without the chance to delight where the case's gate speaks against it."""
    reasons = mention.priority.reasons
    if gate == GateDecision.OK:
        return reasons
    return [reason for reason in reasons if reason.code != f"priority.{Label.DELIGHT}"]


def _as_latest(case: OpenCase | None) -> LatestCase | None:
    if case is None:
        return None
    return LatestCase(case.id or 0, CaseState(case.values["state"]), case.values.get("closed_at"))


def _from_row(row: CaseRow) -> OpenCase:
    values = {column.name: getattr(row, column.name) for column in CaseRow.__table__.columns}
    return OpenCase(values, id=values.pop("id"), version=values.pop("version"))
