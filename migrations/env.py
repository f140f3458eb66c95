"""Alembic's entry: it migrates over the connection that `activesupport db upgrade` hands in."""

from alembic import context

from activesupport.storage.dialect import is_in_metadata
from activesupport.storage.tables import Table

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Table.metadata,
    include_name=is_in_metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
