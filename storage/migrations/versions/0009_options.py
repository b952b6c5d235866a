"""What was chosen for a video is one JSON object, so that each model may have options of its own."""

from alembic import op

from storage.migrations.sql import run_script

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    run_script("0009_options.sql")
    run_script(f"0009_options_{op.get_context().dialect.name}.sql")
    run_script("0009_options_end.sql")
