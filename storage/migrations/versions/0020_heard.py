"""When a provider was last heard of, when its progress last changed, and the estimate that a status message shows."""

from storage.migrations.sql import run_script

revision = "0020"
down_revision = "0018"


def upgrade() -> None:
    run_script("0020_heard.sql")
