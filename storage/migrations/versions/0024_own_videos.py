"""Finds a user's delivered videos in all chats."""

from storage.migrations.sql import run_script

revision = "0024"
down_revision = "0018"


def upgrade() -> None:
    run_script("0024_own_videos.sql")
