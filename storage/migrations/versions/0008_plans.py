"""Indexes for the statements that read every row of a table that grows."""

from storage.migrations.sql import run_script

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    run_script("0008_plans.sql")
