"""Bringing a database to the schema this version needs, and telling whether it is there."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from activesupport.storage.database import Database

_LOCK = 7_212_026
"""PostgreSQL's lock on migrating; any number that no other program uses in this database."""


def _config(migrations: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    return config


def head(migrations: Path) -> str | None:
    """The newest schema version that the migrations lead to."""
    return ScriptDirectory.from_config(_config(migrations)).get_current_head()


def current(database: Database) -> str | None:
    """The schema version of a database, None for an empty one."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(database: Database, migrations: Path) -> None:
    """Apply all missing migrations in one transaction; several daemons may start at once."""
    config = _config(migrations)
    with database.engine.begin() as connection:
        if not database.is_sqlite:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
