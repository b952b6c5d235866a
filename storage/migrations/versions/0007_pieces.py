"""Why a draft asks, and the pieces of texts that came in several messages."""

from storage.migrations.sql import run_script

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    run_script("0007_pieces.sql")
