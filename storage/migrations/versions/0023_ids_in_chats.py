"""Finds a task of a chat by the beginning of the provider's id, with or without what is before its colon."""

from alembic import op

from storage.migrations.sql import run_script

revision = "0023"
down_revision = "0018"


def upgrade() -> None:
    run_script(f"0023_ids_in_chats_{op.get_context().dialect.name}.sql")
