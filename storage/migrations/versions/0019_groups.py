"""Groups: whether the bot greeted them, and what a mention does; what was published in the bot's profile."""

from storage.migrations.sql import run_script

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    run_script("0019_groups.sql")
