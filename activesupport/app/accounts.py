"""The verbs about accounts with the settings of an installation."""

from collections.abc import Callable
from datetime import datetime, timedelta

from activesupport.app.settings import Settings
from activesupport.storage.database import Database
from activesupport.work.accounts.door import Accounts, SessionRules


def accounts_of(settings: Settings, database: Database, now: Callable[[], datetime]) -> Accounts:
    """One for the whole program: it counts failures by address."""
    desk = settings.desk
    rules = SessionRules(timedelta(hours=desk.idle_hours), timedelta(days=desk.session_days))
    return Accounts(database, now, rules)
