"""Alembic's environment: runs the migrations in one transaction, on the connection that `storage/migrate.py` opened."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
