"""Finds a task by the beginning of the provider's id, with or without what is before its colon."""

from alembic import op

from storage.migrations.sql import run_script

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    run_script("0017_id_beginnings.sql")
    run_script(f"0017_id_beginnings_{op.get_context().dialect.name}.sql")
