"""Models that an admin pauses, messages that an admin sends to all chats, and chats that the bot cannot write in."""

from storage.migrations.sql import run_script

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    run_script("0013_by_hand.sql")
