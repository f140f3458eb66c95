"""Working a case, from claim to outcome: one transaction each, each a decision on record."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from activesupport.domain.case import CaseState, Dismissal, Outcome
from activesupport.domain.errors import LostRace, UserError
from activesupport.domain.labels import Label, Verdict
from activesupport.domain.priority import prioritise
from activesupport.storage import cases
from activesupport.storage.codec import post_from_row, reasons_to_json
from activesupport.storage.database import Database
from activesupport.storage.tables import CaseRow, PostRow
from activesupport.work.rulekit import RuleKit
from activesupport.work.suggesting import suggestion_rows


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts, when, and under which rules and model; every change goes through `_change`."""

    database: Database
    actor: str
    now: Callable[[], datetime]
    rules: str | None = None
    model: str | None = None

    def claim(self, case_id: int) -> None:
        """Take a case. Raises LostRace when somebody else has it; taking one's own again changes nothing."""
        with self.database.writing() as session:
            case = cases.get(session, case_id)
            if case.state == CaseState.CLAIMED:
                self._must_hold(case)
                return
            _must_be_open(case)
            self._change(
                session,
                case,
                "claim",
                {},
                state=CaseState.CLAIMED,
                claimed_by=self.actor,
                claimed_at=self.now(),
            )

    def release(self, case_id: int, force: bool = False) -> None:
        """Give a case back to the queue; `force` takes it from somebody who is away, and the record says so."""
        with self.database.writing() as session:
            case = cases.get(session, case_id)
            if case.state != CaseState.CLAIMED:
                raise UserError("case.not_claimed", case=case_id)
            if not force:
                self._must_hold(case)
            detail = {"from": case.claimed_by, "forced": force and case.claimed_by != self.actor}
            self._change(session, case, "release", detail, state=CaseState.OPEN, claimed_by=None, claimed_at=None)

    def note(self, case_id: int, text: str) -> None:
        """Write something down for colleagues; anyone may, at any time."""
        if not text.strip():
            raise UserError("case.empty_note", case=case_id)
        with self.database.writing() as session:
            self._record(session, cases.get(session, case_id), "note", {"text": text})

    def relabel(self, case_id: int, labels: Collection[Label], kit: RuleKit) -> None:
        """Say what the post really is: priority and suggestions follow, the machine's labels are kept beside it."""
        verdict, now = as_said(labels), self.now()  # one time for the suggestions and the case that offers them
        with self.database.writing() as session:
            case = cases.get(session, case_id)
            row = session.get_one(PostRow, case.headline_id)
            detail = {"before": list(case.labels), "after": sorted(verdict.labels), "post": row.id}
            values: dict[str, Any] = {"labels": sorted(verdict.labels), "suggested_at": None}
            if case.brand in kit.rules.brands:
                priority = prioritise(
                    post_from_row(row),
                    verdict,
                    kit.rules.priority,
                    watch_weight=1.0,
                    addressed=False,
                    contacted_before=case.previous_id is not None,
                )
                values |= {"priority": priority.number, "reasons": reasons_to_json(priority.reasons)}
                offered = self._suggest(case, row, verdict, kit, now)
                cases.add_suggestions(session, offered)
                values["suggested_at"] = now if offered else None
            self._change(session, case, "relabel", detail, **values)

    def dismiss(self, case_id: int, reason: Dismissal) -> None:
        """Close without an answer."""
        self._close(case_id, "dismiss", {"reason": reason}, state=CaseState.DISMISSED, dismissal=reason)

    def resolve(self, case_id: int, outcome: Outcome) -> None:
        """Close with what came of it for the customer."""
        self._close(case_id, "resolve", {"outcome": outcome}, state=CaseState.RESOLVED, outcome=outcome)

    def reopen(self, case_id: int) -> None:
        """Open a closed case again. Raises UserError while the person has another open one."""
        with self.database.writing() as session:
            case = cases.get(session, case_id)
            if not CaseState(case.state).is_closed:
                raise UserError("case.not_closed", case=case_id)
            person = (case.brand, case.source, case.author_id)
            latest = cases.latest_of(session, {person})[person]
            if latest.id != case.id and not CaseState(latest.state).is_closed:
                raise UserError("case.other_open", case=case_id, other=latest.id)
            self._change(
                session, case, "reopen", {"outcome": case.outcome, "dismissal": case.dismissal},
                state=CaseState.OPEN, closed_at=None, outcome=None, dismissal=None, claimed_by=None, claimed_at=None,
            )  # fmt: skip

    def _close(self, case_id: int, action: str, detail: dict[str, Any], **values: Any) -> None:
        with self.database.writing() as session:
            case = cases.get(session, case_id)
            _must_be_open(case)
            if case.state == CaseState.CLAIMED:
                self._must_hold(case)
            self._change(session, case, action, detail, closed_at=self.now(), **values)

    def _suggest(
        self, case: CaseRow, row: PostRow, verdict: Verdict, kit: RuleKit, now: datetime
    ) -> list[dict[str, Any]]:
        if not verdict.labels or Label.NOISE in verdict.labels:
            return []
        return suggestion_rows(
            kit,
            post_from_row(row),
            verdict,
            brand=case.brand,
            language=case.language,
            case_id=case.id,
            post_id=row.id,
            now=now,
        )

    def _must_hold(self, case: CaseRow) -> None:
        if case.claimed_by != self.actor:
            raise LostRace("case.held_by", case=case.id, who=case.claimed_by or "?")

    def _change(self, session: Session, case: CaseRow, action: str, detail: dict[str, Any], **values: Any) -> None:
        cases.change(session, case.id, case.version, values)
        self._record(session, case, action, detail)

    def _record(self, session: Session, case: CaseRow, action: str, detail: dict[str, Any]) -> None:
        row = {
            "case_id": case.id,
            "post_id": case.headline_id,
            "at": self.now(),
            "actor": self.actor,
            "action": action,
            "detail": detail,
            "rules": self.rules,
            "model": self.model,
        }
        cases.add_decisions(session, [row])


def as_said(labels: Collection[Label]) -> Verdict:
    """What a person says is certain. Raises UserError when `noise` does not stand alone."""
    if Label.NOISE in labels and len(set(labels)) > 1:
        raise UserError("case.noise_alone")
    chosen = tuple(label for label in Label if label in labels)
    return Verdict({label: 1.0 if label in chosen else 0.0 for label in Label}, chosen, "person")


def _must_be_open(case: CaseRow) -> None:
    if CaseState(case.state).is_closed:
        raise UserError("case.closed", case=case.id)
