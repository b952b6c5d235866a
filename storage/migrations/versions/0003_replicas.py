"""Several processes on one PostgreSQL: what they send together."""

from alembic import op

from storage.migrations.sql import run_script

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        run_script("0003_replicas.sql")
