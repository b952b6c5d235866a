"""Whether an approved chat was notified of its approval."""

from storage.migrations.sql import run_script

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    run_script("0016_untold.sql")
