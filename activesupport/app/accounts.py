"""The verbs about accounts with the settings of an installation."""

from collections.abc import Callable
from datetime import datetime, timedelta

from activesupport.app.settings import Settings
from activesupport.storage.database import Database
from activesupport.work.accounts.door import Accounts, SessionRules
from activesupport.work.accounts.oidc import OidcOptions, SingleSignOn


def accounts_of(settings: Settings, database: Database, now: Callable[[], datetime]) -> Accounts:
    """One for the whole program: it counts failures by address."""
    desk = settings.desk
    rules = SessionRules(timedelta(hours=desk.idle_hours), timedelta(days=desk.session_days))
    return Accounts(database, now, rules)


def single_sign_on(settings: Settings) -> SingleSignOn | None:
    """The provider that is configured, if any; asks nobody yet."""
    oidc = settings.desk.oidc
    if not oidc.issuer:
        return None
    return SingleSignOn(
        OidcOptions(
            issuer=oidc.issuer,
            client_id=oidc.client_id,
            client_secret=oidc.client_secret.get_secret_value(),
            scopes=oidc.scopes,
            create=oidc.create,
            groups_claim=oidc.groups_claim,
            roles=oidc.role_of_group(),
        )
    )
