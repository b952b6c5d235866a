"""A ledger of all charges, and budgets. Triggers write the ends of charges."""

from alembic import op

from storage.migrations.sql import run_script

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    run_script("0011_ledger.sql")
    run_script(f"0011_ledger_{op.get_context().dialect.name}.sql")
