"""What alembic runs: the migrations on the connection that `storage/migrate.py` opened, all in one transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
