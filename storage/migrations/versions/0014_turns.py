"""Turns: the order in which chats' queued tasks are sent, and the position that a status message shows."""

from storage.migrations.sql import run_script

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    run_script("0014_turns.sql")
