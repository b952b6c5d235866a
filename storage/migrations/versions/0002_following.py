"""Following tasks until they finish: progress, results, delivery."""

from storage.migrations.sql import run_script

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    run_script("0002_following.sql")
