"""Indexes for statements that would scan a growing table."""

from storage.migrations.sql import run_script

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    run_script("0008_plans.sql")
