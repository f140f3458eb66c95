"""What people are called: pages show the names that colleagues know, never those that they sign in with."""

from dataclasses import replace

from sqlalchemy.orm import Session

from activesupport.domain.reason import Reason
from activesupport.storage import people
from activesupport.words import explain

_READ = "colleagues"


class Names:
    """All accounts, those that were deactivated too; read once in a session."""

    def __init__(self, session: Session) -> None:
        if _READ not in session.info:
            session.info[_READ] = people.colleagues(session)
        self._known: list[people.Colleague] = session.info[_READ]
        self._shown = {one.name: one.display for one in self._known}

    def of(self, name: str | None) -> str:
        """What somebody is called; the name itself where there is no such account, "" for nobody."""
        return self._shown.get(name, name) if name else ""

    def able(self, brand: str) -> list[tuple[str, str]]:
        """Who may answer for a brand, as (name, what they are called), in the order of names."""
        return people.able(self._known, brand)

    def explain(self, reason: Reason, language: str) -> str:
        """A reason in words; whom it names it calls as colleagues do."""
        who = reason.values.get("who")
        if not isinstance(who, str):
            return explain(reason, language)
        return explain(replace(reason, values={**reason.values, "who": self.of(who)}), language)
