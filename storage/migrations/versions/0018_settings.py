"""Options of topics; a chat's language, and who may change its settings."""

from storage.migrations.sql import run_script

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    run_script("0018_settings.sql")
