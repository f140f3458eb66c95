"""What the daemon does with cases by itself, every minute: ends claims, wakes, warns, assigns, lets go."""

from collections.abc import Callable
from datetime import datetime
from itertools import groupby

import structlog
from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState, Outcome
from activesupport.domain.errors import LostRace
from activesupport.domain.people import operator
from activesupport.domain.rules import Rules
from activesupport.storage import duties
from activesupport.storage.database import Database
from activesupport.work.alerts import Alerts
from activesupport.work.casebook import ACTOR
from activesupport.work.casework.claims import release_idle
from activesupport.work.casework.closing import ENDED, wake
from activesupport.work.casework.hand import Hand
from activesupport.work.casework.notes import forget_presence
from activesupport.work.rulekit import RuleKit
from activesupport.work.team.assigning import assign_waiting

log = structlog.get_logger(__name__)


def keep(*, database: Database, rules: Callable[[], RuleKit], alerts: Alerts, now: Callable[[], datetime]) -> None:
    """One transaction a duty: where a responder was quicker, the next minute goes on."""
    current = rules().rules
    hand = Hand(database, operator(ACTOR), now, current.version, lease=current.cases.claim_lasts)
    duties: dict[str, Callable[..., int]] = {
        "released": lambda session: release_idle(hand, session, now()),
        "woken": lambda session: wake(hand, session, now()),
        "unanswered": lambda session: _let_go(hand, session, now() - current.cases.wait_for_customer),
        "assigned": lambda session: assign_waiting(hand, session, current, now()),
        "warned": lambda session: _warn(session, alerts, current, now()),
    }
    for name, duty in duties.items():
        try:
            with database.writing() as session:
                count = duty(session)
        except LostRace:
            log.info("keeping_lost_race", duty=name)
            continue
        if count:
            log.info("kept", duty=name, cases=count)
    with database.writing() as session:
        forget_presence(session, now())


def _let_go(hand: Hand, session: Session, before: datetime) -> int:
    """Cases that were answered long ago, and the customer has not come back."""
    found = duties.unanswered(session, before)
    for case in found:
        hand.change(
            session, case, Act.RESOLVE, {"outcome": Outcome.NO_ANSWER},
            state=CaseState.RESOLVED, outcome=Outcome.NO_ANSWER, outcome_by=ACTOR, outcome_confidence=1.0,
            closed_at=hand.now(), **ENDED,
        )  # fmt: skip
    return len(found)


def _warn(session: Session, alerts: Alerts, rules: Rules, now: datetime) -> int:
    """Tell each team once of the cases whose promise comes near."""
    found = duties.near_due(session, now)
    for team, rows in groupby(found, key=lambda case: case.team):
        alerts.tell_near_due(session, team, list(rows), rules, now)
    duties.warned(session, [case.id for case in found])
    return len(found)
