"""What every page and every route of the API works with, handed in once by `app/`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from activesupport.desk.media import Picture, PictureFetcher
from activesupport.desk.notes import SecretKeys
from activesupport.domain.labels import Label, Utterance
from activesupport.domain.people import Person
from activesupport.domain.ports import Drafter
from activesupport.storage.database import Database
from activesupport.work.accounts.door import Accounts
from activesupport.work.accounts.oidc import SingleSignOn
from activesupport.work.casework.hand import Hand
from activesupport.work.rulekit import RuleKit

Explain = Callable[[Utterance, Sequence[Label]], Sequence[tuple[Label, int, int]]]
"""Label, start and end (exclusive) in characters of the text as it was written."""


def nothing_to_show(_said: Utterance, _labels: Sequence[Label]) -> Sequence[tuple[Label, int, int]]:
    """Without a judge at hand nothing is underlined."""
    return ()


@dataclass(frozen=True, slots=True)
class SingleSignOnButton:
    """The company's own door, and what its button says ("" for our own words)."""

    single: SingleSignOn
    name: str


@dataclass(frozen=True, slots=True)
class Desk:
    """One installation's desk.

    `address` is its public address without a slash at the end; `secure` says whether cookies are for https only;
    `proxies` are addresses or networks whose word on where a request came from counts. `model` names the judge in
    force.
    """

    database: Database
    rules: Callable[[], RuleKit]
    now: Callable[[], datetime]
    accounts: Accounts
    model: str
    address: str
    secure: bool
    proxies: tuple[str, ...] = ()
    api_per_minute: int = 120
    no_mail: str | None = "account.mails_not"
    """The words that say why no link to a password can be mailed; None where one can."""
    single: SingleSignOnButton | None = None
    drafter: Drafter | None = None
    explain: Explain = nothing_to_show
    """Which parts of a text pushed a label: shown as evidence."""
    fetch_picture: Callable[[str], Picture] = PictureFetcher().fetch
    """The picture behind a link that a stranger chose."""
    keys: SecretKeys = field(default_factory=SecretKeys)

    def hand(self, person: Person, address: str) -> Hand:
        """The verbs in the name of a person, under the rules in force."""
        rules = self.rules().rules
        return Hand(self.database, person, self.now, rules.version, self.model, rules.cases.claim_lasts, address)
