"""Count of consecutive dead result links of a task."""

from storage.migrations.sql import run_script

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    run_script("0004_dead_links.sql")
