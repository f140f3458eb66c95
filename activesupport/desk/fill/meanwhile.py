"""What became of a case while somebody had it open."""

from sqlalchemy.orm import Session

from activesupport.desk.fill.names import Names
from activesupport.domain.case import Step
from activesupport.storage.tables import DecisionRow
from activesupport.words import say
from activesupport.work.casebook import ACTOR

_POST_CAME = frozenset({Step.EXTEND, Step.REOPEN, Step.ATTACH})


def changed_words(session: Session, last: DecisionRow, language: str) -> str:
    """Who has changed the case, and how: a colleague, the customer with another post, or the program by itself."""
    act = say(f"action.{last.action}", language)
    if last.actor != ACTOR:
        return say("desk.case_changed", language, who=Names(session).of(last.actor), act=act)
    return say("desk.case_posted", language) if last.action in _POST_CAME else say("desk.case_moved", language, act=act)


def lost_race_words(session: Session, case: int, last: DecisionRow, language: str) -> str:
    """The same to somebody whose act came too late for it."""
    act = say(f"action.{last.action}", language)
    if last.actor != ACTOR:
        return say("case.lost_race_to", language, case=case, who=Names(session).of(last.actor), act=act)
    if last.action in _POST_CAME:
        return say("case.lost_race_post", language, case=case)
    return say("case.lost_race_itself", language, case=case, act=act)
