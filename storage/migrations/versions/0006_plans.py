"""Indexes for the statements that read every row of a table that grows."""

from storage.migrations.sql import run_script

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    run_script("0006_plans.sql")
