"""What cannot wait for a digest: urgent cases to their team, silence and failures to the operators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy.orm import Session

from activesupport.channels.digest import urgent, warning
from activesupport.domain.case import CaseState
from activesupport.domain.notice import Message
from activesupport.domain.priority import is_life
from activesupport.domain.reason import Reason
from activesupport.domain.rules import Rules
from activesupport.storage import outbox
from activesupport.storage.tables import CaseRow, PostRow
from activesupport.words import say
from activesupport.work.showing import show_cases

MOST_NAMED = 20
"""Cases that one warning names by their numbers."""


class UrgentMention(Protocol):
    """What an alert needs of a mention that was just written."""

    urgent: bool

    @property
    def case_id(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Alerts:
    """Who is told by which channels. In a rehearsal nobody is: the channels are off."""

    mail: bool
    webhook: bool
    operators: tuple[str, ...]
    language: str
    case_page: str | None
    most_an_hour: int

    def tell_urgent(self, session: Session, mentions: Sequence[UrgentMention], rules: Rules, now: datetime) -> None:
        """One message for each urgent case, once a day at most, and never more than `most_an_hour` for a team.

        Where a life may be in danger it is told in any case: also of a case that was told of before, that somebody
        has in hand, or that comes in a flood.
        """
        if not (self.mail or self.webhook):
            return
        for case_id in sorted({one.case_id for one in mentions if one.urgent and one.case_id is not None}):
            row = session.get(CaseRow, case_id)
            post = session.get(PostRow, row.headline_id) if row is not None else None
            if row is None or post is None:
                continue
            life = is_life(row.priority)
            if row.state == CaseState.CLAIMED and not life:
                continue
            team, key = rules.teams[row.team], f"{'life' if life else 'urgent'}:{case_id}:{now:%Y-%m-%d}"
            if outbox.is_promised(session, key):
                continue
            lately = outbox.count_between(session, team.id, "urgent:", now - timedelta(hours=1), now)
            if lately >= self.most_an_hour and not life:
                self._tell_flood(session, team.id, team.email, team.language, now)
                continue
            (shown,) = show_cases(session, [(row, post)], rules, self.case_page)
            subject, text, html = urgent(shown, team)
            data: dict[str, object] = {
                "case": shown.number,
                "priority": shown.priority,
                "url": shown.url,
                "brand": shown.brand,
            }
            self._promise(session, Message(key, team.email, subject, text, html, data), now, team.id)

    def tell_near_due(
        self, session: Session, team_id: str, near: Sequence[CaseRow], rules: Rules, now: datetime
    ) -> None:
        """One message for all cases of a team whose promise comes near in this minute."""
        team = rules.teams.get(team_id)
        if team is None:
            return
        numbers = say("digest.list_separator", team.language).join(f"#{case.id}" for case in near[:MOST_NAMED])
        reason = Reason("alert.near_due", {"count": len(near), "cases": numbers})
        subject, text = warning(reason, team.language)
        data: dict[str, object] = {"code": reason.code, "cases": [case.id for case in near]}
        self._promise(
            session, Message(f"near:{team_id}:{now:%Y-%m-%dT%H:%M}", team.email, subject, text, data=data), now, team_id
        )

    def tell_operators(self, session: Session, reason: Reason, key: str, now: datetime) -> None:
        """A warning to the people who run the server; the same key is told once."""
        subject, text = warning(reason, self.language)
        data: dict[str, object] = {"code": reason.code, **reason.values}
        self._promise(session, Message(key, self.operators, subject, text, data=data), now, None)

    def _tell_flood(self, session: Session, team: str, email: tuple[str, ...], language: str, now: datetime) -> None:
        reason = Reason("alert.flood", {"team": team, "most": self.most_an_hour})
        subject, text = warning(reason, language)
        self._promise(session, Message(f"flood:{team}:{now:%Y-%m-%dT%H}", email, subject, text), now, team)

    def _promise(self, session: Session, message: Message, now: datetime, team: str | None) -> None:
        if self.mail and message.recipients:
            outbox.promise(session, "email", message, now, team)
        if self.webhook:
            outbox.promise(session, "webhook", message, now, team)
