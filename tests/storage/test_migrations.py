"""The migrations make exactly the schema that the tables describe, on both engines, and can be taken back."""

from collections.abc import Callable
from functools import partial

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from activesupport.app import shipped
from activesupport.storage import migrate
from activesupport.storage.database import Database
from activesupport.storage.dialect import is_in_metadata
from activesupport.storage.tables import Table
from tests.conftest import Postgres
from tests.together import together

COMPARED = {"compare_type": True, "include_name": is_in_metadata}


def _alembic(database: Database, act: Callable[[Config], None]) -> None:
    config = Config()
    config.set_main_option("script_location", str(shipped.migrations()))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        act(config)


def _upgraded(database: Database) -> Database:
    migrate.upgrade(database, shipped.migrations())
    return database


def _tables(database: Database) -> set[str]:
    found = inspect(database.engine).get_table_names()
    return {name for name in found if is_in_metadata(name, "table", {})} - {"alembic_version"}


def test_model_and_migrations_agree(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=COMPARED)
        assert compare_metadata(context, Table.metadata) == []


def test_the_comparison_sees_a_difference(empty_database: Database) -> None:
    database = _upgraded(empty_database)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP INDEX uq_cases_open")
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=COMPARED)
        assert compare_metadata(context, Table.metadata) != []


def test_an_empty_database_is_brought_to_the_head(empty_database: Database) -> None:
    assert migrate.current(empty_database) is None
    migrate.upgrade(empty_database, shipped.migrations())
    assert migrate.current(empty_database) == migrate.head(shipped.migrations())
    assert _tables(empty_database) == set(Table.metadata.tables)


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    before = migrate.current(database)
    migrate.upgrade(database, shipped.migrations())
    assert migrate.current(database) == before == migrate.head(shipped.migrations())


def test_downgrading_leaves_no_table_and_the_way_up_is_open_again(empty_database: Database) -> None:
    database = _upgraded(empty_database)
    _alembic(database, lambda config: command.downgrade(config, "base"))
    assert _tables(database) == set()
    assert migrate.current(database) is None
    migrate.upgrade(database, shipped.migrations())
    assert _tables(database) == set(Table.metadata.tables)


def test_the_partial_indexes_are_partial(database: Database) -> None:
    """An index on every post would be no help in finding the few that wait."""
    option = f"{database.engine.dialect.name}_where"
    for table, name in (("posts", "ix_posts_unprocessed"), ("cases", "uq_cases_open")):
        (found,) = [one for one in inspect(database.engine).get_indexes(table) if one["name"] == name]
        assert "null" in str(found["dialect_options"][option]).lower()


def test_daemons_that_start_at_once_migrate_one_after_the_other(postgres: Postgres) -> None:
    """On SQLite a lock beside the database keeps a second daemon out; on PostgreSQL there may be many."""
    name = postgres.create()
    databases = [Database(postgres.url(name)) for _ in range(3)]
    together(*(partial(migrate.upgrade, database, shipped.migrations()) for database in databases))
    for database in databases:
        database.close()
    postgres.drop(name)
