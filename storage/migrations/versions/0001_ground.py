"""Tasks with their images and intents, chats with their defaults, admins and admin tokens, failed updates."""

from storage.migrations.sql import run_script

revision = "0001"
down_revision = None


def upgrade() -> None:
    run_script("0001_ground.sql")
