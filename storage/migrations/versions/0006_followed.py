"""How long each task has been followed, so that expiry does not depend on a clock."""

from storage.migrations.sql import run_script

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    run_script("0006_followed.sql")
