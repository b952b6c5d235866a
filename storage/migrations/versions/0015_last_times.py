"""When a thing that all processes together do only now and then was last done."""

from storage.migrations.sql import run_script

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    run_script("0015_last_times.sql")
