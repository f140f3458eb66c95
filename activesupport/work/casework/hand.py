"""Whose hand a case is in: who acts, when, under which rules and model, and the way every change is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState
from activesupport.domain.errors import Forbidden, LostRace, UserError
from activesupport.domain.gate import GateReason
from activesupport.domain.people import Permission, Person, refusal
from activesupport.domain.priority import is_life
from activesupport.storage import cases, journal
from activesupport.storage.codec import columns_to_json
from activesupport.storage.database import Database
from activesupport.storage.tables import CaseRow

FREE: Mapping[str, None] = {"claimed_by": None, "claimed_at": None, "lease_until": None}
"""The columns of a claim, when there is none."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts (`person`), with what clock, and under which rules and model.

    `lease` is how long a claim lasts without work on the case.
    """

    database: Database
    person: Person
    now: Callable[[], datetime]
    rules: str | None = None
    model: str | None = None
    lease: timedelta = timedelta(minutes=20)
    address: str = ""
    """Where the person's request came from, for the record."""
    seen: tuple[int, int] | None = None
    """The number of a case and the version of it that the person had before them."""

    @property
    def actor(self) -> str:
        return self.person.name

    def must(self, permission: Permission) -> None:
        """Raises Forbidden when the person's role does not allow it."""
        if not self.person.may(permission):
            raise refusal(self.person.role, permission)

    def at(self, case_id: int, version: int | None) -> "Hand":
        """The same hand for a case as it was seen: whatever has happened to it since is a lost race."""
        return self if version is None else replace(self, seen=(case_id, version))

    def case(self, session: Session, case_id: int) -> CaseRow:
        """A case that the person may see. A case behind a wall is as unknown as one that does not exist.

        Raises LostRace when it is not as they saw it.
        """
        case = cases.get(session, case_id)
        if not self.person.sees(case.brand):
            raise UserError("case.unknown", case=case_id)
        if self.seen is not None and self.seen[0] == case_id and self.seen[1] != case.version:
            raise LostRace("case.lost_race", case=case_id)
        return case

    def open_case(self, session: Session, case_id: int) -> CaseRow:
        """A case that is not closed. Raises UserError for one that is."""
        case = self.case(session, case_id)
        if CaseState(case.state).is_closed:
            raise UserError("case.closed", case=case_id)
        return case

    def own_case(self, session: Session, case_id: int) -> CaseRow:
        """An open case that nobody else holds. Raises LostRace with the name of whoever does, and Forbidden where a
        colleague has reported abuse: only a lead works on such a case.
        """
        case = self.open_case(session, case_id)
        self.must_not_be_held(case)
        if case.abuse and not self.person.may(Permission.LEAD):
            raise Forbidden("case.reported", case=case.id)
        return case

    def must_not_pass_over(self, case: CaseRow) -> None:
        """Raises Forbidden where a life may be in danger: only a lead ends such a case or puts it off."""
        in_danger = case.gate_reason == GateReason.SELF_HARM or is_life(case.priority)
        if in_danger and not self.person.may(Permission.LEAD):
            raise Forbidden("case.never_ignored", case=case.id)

    def must_not_be_held(self, case: CaseRow) -> None:
        """Raises LostRace when somebody else holds the case; a claim that has run out holds nobody up."""
        if case.state == CaseState.CLAIMED and case.claimed_by != self.actor and not self.has_run_out(case):
            raise LostRace("case.held_by", case=case.id, who=case.claimed_by or "?")

    def has_run_out(self, case: CaseRow) -> bool:
        return case.lease_until is not None and case.lease_until <= self.now()

    def change(
        self, session: Session, case: CaseRow, act: Act, detail: Mapping[str, Any] | None = None, **values: Any
    ) -> int:
        """Write a change by compare-and-set, with the decision that tells of it; the decision's number.

        Raises LostRace when somebody else has changed the case since it was read.
        """
        before = {name: getattr(case, name) for name in values}
        cases.change(session, case.id, case.version, values)
        return self.record(session, case, act, detail, before=columns_to_json(before), version=case.version + 1)

    def record(
        self,
        session: Session,
        case: CaseRow,
        act: Act,
        detail: Mapping[str, Any] | None = None,
        *,
        before: Mapping[str, Any] | None = None,
        version: int | None = None,
    ) -> int:
        """Write down what was decided, without changing the case; the decision's number."""
        row = {
            "case_id": case.id,
            "post_id": case.headline_id,
            "at": self.now(),
            "actor": self.actor,
            "action": act,
            "detail": dict(detail or {}),
            "rules": self.rules,
            "model": self.model,
            "before": before,
            "case_version": version,
        }
        return journal.add(session, row)
