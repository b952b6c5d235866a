"""Approvals for single topics, and the last request of each chat that is not approved yet."""

from storage.migrations.sql import run_script

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    run_script("0012_access.sql")
