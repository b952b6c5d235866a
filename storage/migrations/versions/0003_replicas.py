"""Send pacing shared by several processes on one PostgreSQL."""

from alembic import op

from storage.migrations.sql import run_script

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        run_script("0003_replicas.sql")
