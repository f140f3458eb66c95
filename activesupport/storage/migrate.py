"""Bringing a database to the schema this version needs, and telling whether it is there."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from activesupport.storage.database import Database


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
    """Apply all missing migrations, each in a transaction."""
    config = _config(migrations)
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
